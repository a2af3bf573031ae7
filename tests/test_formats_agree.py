"""One filing in every format has the same facts and the same findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from cyberlint.disclosure import Disclosure
from cyberlint.engine import lint
from cyberlint.pack import builtin
from cyberlint.pack.selection import select
from cyberlint.readers import read, recognise
from cyberlint.source import Source

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
FORMATS = {
    "larkspur-10-K.htm": "ixbrl",
    "larkspur-10-K.R.txt": "rpage-text",
    "larkspur-10-K.R.htm": "rpage-html",
    "larkspur-10-K.xml": "instance",
    "larkspur-10-K.json": "disclosure-json",
    "larkspur-10-K.jsonl": "disclosure-json",
    "larkspur-10-K.txt": "submission",
    "larkspur-10-K.zip": "zip",
}
DRAFTS = {
    "drafts/saltmarsh-10-K.txt": "text",
    "drafts/saltmarsh-10-K.md": "markdown",
    "drafts/saltmarsh-10-K.docx": "word",
    "drafts/saltmarsh-10-K.pdf": "pdf",
}


def disclosure(name: str) -> Disclosure:
    [part] = read(Source(name, (EXAMPLES / name).read_bytes()))
    assert isinstance(part, Disclosure)
    return part


def facts(name: str) -> set[tuple[str, object]]:
    return {
        (fact.name, " ".join(fact.value.split()) if isinstance(fact.value, str) else fact.value)
        for fact in disclosure(name).facts
    }


MARKS = {"CYD721", "CYD728"}
"""Rules about what only Word files carry."""


def findings(name: str) -> list[tuple[str, str, str]]:
    report = lint(disclosure(name), select(builtin(), (), ()))
    return sorted((f.rule.id, f.severity.value, f.message) for f in report.findings if f.rule.id not in MARKS)


@pytest.mark.parametrize(("name", "wanted"), list((FORMATS | DRAFTS).items()))
def test_a_format_is_recognised_by_its_content(name: str, wanted: str) -> None:
    assert recognise(Source("-", (EXAMPLES / name).read_bytes())) == wanted


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_has_the_same_facts(name: str) -> None:
    assert facts(name) == facts("larkspur-10-K.htm")


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_has_the_same_findings(name: str) -> None:
    assert findings(name) == findings("larkspur-10-K.htm")
    assert findings(name)


@pytest.mark.parametrize("name", list(DRAFTS))
def test_a_draft_says_the_same_in_every_format(name: str) -> None:
    first = next(iter(DRAFTS))
    assert disclosure(name).text == disclosure(first).text
    assert findings(name) == findings(first)
    assert findings(name)
