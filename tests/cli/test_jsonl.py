"""``--format jsonl``: a line for each document, written as soon as it is linted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cli.runner import ACME, Shell
from cyberlint import engine
from cyberlint.cli import linting
from cyberlint.disclosure import Disclosure
from cyberlint.outcome import DocumentReport


class TestJsonLines:
    """Whoever pipes thousands of filings into another program need not wait for the last of them."""

    @pytest.fixture(autouse=True)
    def pages(self, folder: Path) -> None:
        for name in ("a.txt", "b.txt"):
            (folder / name).write_bytes((folder / "page.txt").read_bytes())

    def written(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """Return a list to which every write to standard output is added."""
        parts: list[str] = []
        monkeypatch.setattr(linting, "write", lambda text, target=None: parts.append(text))
        return parts

    def test_a_document_is_written_as_it_is_linted(
        self, cyberlint: Shell, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        parts = self.written(monkeypatch)
        cyberlint("a.txt", "missing.txt", "b.txt", *ACME, "--format", "jsonl")
        assert [json.loads(part).get("path") for part in parts] == ["a.txt", "b.txt", None]
        assert json.loads(parts[-1])["summary"]["documents"] == 2

    def test_what_was_written_stands_where_the_run_is_interrupted(
        self, cyberlint: Shell, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        lint = engine.lint

        def interrupted(disclosure: Disclosure, *rest: Any) -> DocumentReport:
            if disclosure.path == "b.txt":
                raise KeyboardInterrupt
            return lint(disclosure, *rest)

        monkeypatch.setattr(engine, "lint", interrupted)
        run = cyberlint("a.txt", "b.txt", *ACME, "--format", "jsonl")
        assert run.code == 130
        assert [json.loads(part)["path"] for part in run.out.splitlines()] == ["a.txt"]

    def test_in_parts_or_at_once_it_is_the_same(self, cyberlint: Shell, folder: Path) -> None:
        asked = ("a.txt", "b.txt", *ACME, "--format", "jsonl")
        shown = cyberlint(*asked)
        cyberlint(*asked, "--output", "report.jsonl")
        assert (folder / "report.jsonl").read_text("utf-8") == shown.out

    def test_what_may_be_accepted_waits_for_the_end(
        self, cyberlint: Shell, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        cyberlint("baseline", "write", "baseline.json", "a.txt", *ACME)
        parts = self.written(monkeypatch)
        cyberlint("a.txt", "b.txt", *ACME, "--format", "jsonl", "--baseline", "baseline.json")
        assert len(parts) == 1
        assert [len(json.loads(row)["suppressed"]) for row in parts[0].splitlines()[:-1]] == [1, 0]
