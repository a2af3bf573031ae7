"""What cyberlint wrote is told from what it is to read."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document

import samples
from cyberlint import engine
from cyberlint.annotation import annotate
from cyberlint.ours import is_ours
from cyberlint.pack import builtin
from cyberlint.reporters import Options, formats, reporter
from cyberlint.suppression.baseline import Known, written
from drafts import read
from word.commented import saltmarsh

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
ANNOTATIONS = ("csv", "github", "sarif", "xlsx")
"""Formats whose files no reader claims."""


@pytest.mark.parametrize("name", [name for name in formats() if name not in ANNOTATIONS])
@pytest.mark.parametrize("suffix", [".md", ".html"])
@pytest.mark.parametrize("run", [samples.REPORT, samples.CLEAN_RUN], ids=["findings", "clean"])
def test_every_report_is(name: str, suffix: str, run: samples.Report) -> None:
    text = reporter(name).report(run, Options(suffix=suffix))
    if name == "concise" and run is samples.CLEAN_RUN:
        assert text == ""
        return
    assert is_ours(text.encode() if isinstance(text, str) else text)


def test_an_ascii_report_is() -> None:
    text = reporter("full").report(samples.REPORT, Options(unicode=False))
    assert isinstance(text, str)
    assert is_ours(text.encode())


@pytest.mark.parametrize("entries", [(), (Known("a.htm", "CYD101", "0" * 20, 1, "2026-01-01", "…"),)])
def test_a_baseline_is(entries: tuple[Known, ...]) -> None:
    assert is_ours(written(entries).encode())


def test_a_draft_with_comments_is_until_somebody_saves_it() -> None:
    draft = saltmarsh()
    assert not is_ours(draft)
    commented = annotate(draft, engine.lint(read(draft), builtin())).data
    assert is_ours(commented)
    saved = io.BytesIO()
    Document(io.BytesIO(commented)).save(saved)
    assert not is_ours(saved.getvalue())


def test_no_example_is() -> None:
    files = [file for file in EXAMPLES.rglob("*") if file.is_file()]
    assert len(files) > 10
    assert not [file.name for file in files if is_ours(file.read_bytes())]


@pytest.mark.parametrize(
    "text",
    [
        "Item 1C. Cybersecurity\n\nWarning: we may be attacked.\n",
        "Note: error CYD101 was mended.\nItem 1C. Cybersecurity\n",
        "## Cybersecurity: governance\n",
        "-- a draft --\nItem 1C. Cybersecurity\n",
        '[{"description": "a draft"}]',
        '{"schema": "cyberlint-disclosure/1", "facts": []}',
        "",
        "We have not yet said by whom this was written by cyberlint",
    ],
)
def test_no_draft_is(text: str) -> None:
    assert not is_ours(text.encode())
