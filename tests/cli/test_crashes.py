"""A crash in one rule or one document leaves the others reported and exits 3, in every format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import PAGE
from cli.runner import Run, Shell
from cyberlint.condition import Answer, Case
from cyberlint.disclosure import Disclosure
from cyberlint.operators import fact
from cyberlint.readers import rpage_text
from cyberlint.reporters import formats
from cyberlint.source import Source
from pack.rules import another

RULES = ("--rules", "acme", "--select", "ACME", "--fail-on", "warning")
ask, read = fact.ask, rpage_text.read
CRASH = "RuntimeError: the operator has a \x1b[31mdefect|<b>"
SHOWN = "the operator has a"


@pytest.fixture
def pages(folder: Path) -> Path:
    """Put a second page and a second rule beside the first."""
    (folder / "other.txt").write_text(PAGE, encoding="utf-8")
    rule = another("ACME102", "integrated-is-tagged", "-when", "expect: {flag: integrated, is: true}")
    (folder / "acme/ACME102.yaml").write_text(rule, encoding="utf-8")
    return folder


@pytest.fixture
def broken_operator(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the operator that ACME101 asks crash on one of the pages."""

    def crash(subject: str, options: Mapping[str, Any], case: Case) -> Answer:
        if case.disclosure.path == "page.txt":
            raise RuntimeError(CRASH.partition(": ")[2])
        return ask(subject, options, case)

    monkeypatch.setattr(fact, "ask", crash)


@pytest.fixture
def broken_reader(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the reader crash on one of the pages, after it has read a part of it."""

    def crash(source: Source) -> Iterator[Disclosure]:
        yield from read(source)
        if source.path == "page.txt":
            raise RuntimeError(CRASH.partition(": ")[2])

    monkeypatch.setattr(rpage_text, "read", crash)


class Reported:
    """Runs cyberlint on both pages with a report in a file."""

    def __init__(self, cyberlint: Shell, folder: Path) -> None:
        self._cyberlint = cyberlint
        self._folder = folder

    def __call__(self, name: str) -> tuple[Run, str]:
        run = self._cyberlint("page.txt", "other.txt", *RULES, "--format", name, "--output", "report")
        assert run.out == ""
        return run, (self._folder / "report").read_bytes().decode("utf-8", "replace")


@pytest.fixture
def reported(cyberlint: Shell, pages: Path) -> Reported:
    return Reported(cyberlint, pages)


TEXTS = [name for name in formats() if name != "xlsx"]


@pytest.mark.usefixtures("broken_operator")
class TestARuleThatCrashes:
    @pytest.mark.parametrize("name", formats())
    def test_the_last_line_says_so(self, reported: Reported, name: str) -> None:
        run, _ = reported(name)
        assert (run.code, run.err) == (3, "exit 3: ACME101 crashed on page.txt\n")

    @pytest.mark.parametrize("name", TEXTS)
    def test_the_other_rule_and_the_other_document_are_reported(self, reported: Reported, name: str) -> None:
        text = reported(name)[1]
        assert "is not tagged" in text  # what ACME101 finds on the other page
        assert text.count("ACME102") >= 2  # what the other rule finds on both

    @pytest.mark.parametrize("name", TEXTS)
    def test_the_report_says_what_crashed_and_how(self, reported: Reported, name: str) -> None:
        text = reported(name)[1]
        assert SHOWN in text
        assert "\x1b" not in text

    def test_another_process_would_say_the_same(self, reported: Reported) -> None:
        assert reported("json") == reported("json")


@pytest.mark.usefixtures("broken_reader")
class TestADocumentThatCrashes:
    @pytest.mark.parametrize("name", formats())
    def test_the_last_line_says_so(self, reported: Reported, name: str) -> None:
        run, _ = reported(name)
        assert (run.code, run.err) == (3, "exit 3: 1 input could not be read\n")

    @pytest.mark.parametrize("name", TEXTS)
    def test_the_other_document_is_reported(self, reported: Reported, name: str) -> None:
        text = reported(name)[1]
        assert "ACME101" in text
        assert "other.txt" in text

    @pytest.mark.parametrize("name", TEXTS)
    def test_the_report_says_what_crashed_and_how(self, reported: Reported, name: str) -> None:
        text = reported(name)[1]
        assert "the reader crashed: RuntimeError: the operator has a" in text
        assert "\x1b" not in text


def test_a_rule_that_exhausts_the_stack_crashes_alone(
    cyberlint: Shell, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deep(subject: str, options: Mapping[str, Any], case: Case) -> Answer:
        return deep(subject, options, case)

    monkeypatch.setattr(fact, "ask", deep)
    run = cyberlint("page.txt", *RULES)
    assert (run.code, run.reason) == (3, "exit 3: ACME101 crashed on page.txt")
    assert "RecursionError" in run.out
    assert "ACME102" in run.out
