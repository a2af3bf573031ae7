"""Drafts on the command line: what they cannot say, and libraries that are not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.runner import Shell
from drafts import docx, p

ITEM = "Item 1C. Cybersecurity\n\nWe maintain a cybersecurity program that our audit committee oversees.\n"
WORD = docx(p("Item 1C. Cybersecurity") + p("We maintain a cybersecurity program, which our board oversees."))


@pytest.fixture
def drafts(folder: Path) -> Path:
    """Add to the folder a draft in plain text and one in Word."""
    (folder / "draft.txt").write_text(ITEM, encoding="utf-8")
    (folder / "draft.docx").write_bytes(WORD)
    return folder


class TestWhatADraftCannotSay:
    def test_the_command_line_says_it(self, cyberlint: Shell, drafts: Path) -> None:
        given = ("--period", "2025-12-31", "--registrant", "Harbor Lane Corp.", "--format", "json")
        run = cyberlint("check", "draft.txt", *given)
        assert '"period": "2025-12-31"' in run.out
        assert '"registrant": "Harbor Lane Corp."' in run.out

    def test_what_the_draft_says_counts_and_the_contradiction_is_named_once(
        self, cyberlint: Shell, drafts: Path
    ) -> None:
        run = cyberlint("draft.txt", "draft.docx", "--form", "20-F", "--format", "json")
        assert '"form": "10-K"' in run.out
        assert run.err.splitlines()[0] == (
            "draft.txt: it says that its form is 10-K, form is given as 20-F;"
            " what it says itself counts, here and in every other input"
        )
        assert run.err.count("is given as") == 1

    @pytest.mark.parametrize("given", [("--form", "10-K/A"), ("--registrant", "HARBOR LANE CORP")])
    def test_what_agrees_is_no_contradiction(
        self, cyberlint: Shell, drafts: Path, given: tuple[str, str]
    ) -> None:
        cover = "FORM 10-K\n\nHarbor Lane Corp.\n\n(Exact name of registrant as specified in its charter)\n\n"
        (drafts / "draft.txt").write_text(cover + ITEM, encoding="utf-8")
        assert "is given as" not in cyberlint("draft.txt", *given).err

    def test_a_period_that_is_no_date_is_a_usage_error(self, cyberlint: Shell, drafts: Path) -> None:
        assert cyberlint("draft.txt", "--period", "2025").code == 2


class TestMissingExtra:
    @pytest.fixture(autouse=True)
    def python_docx_is_not_installed(self, without: Callable[[str], None]) -> None:
        without("docx")

    def test_the_run_is_a_usage_error_and_the_others_are_linted(self, cyberlint: Shell, drafts: Path) -> None:
        run = cyberlint("draft.docx", "draft.txt", "--format", "concise")
        assert run.code == 2
        assert run.reason == 'exit 2: an extra is not installed: pip install "cyberlint[word]"'
        needs = 'needs an extra of cyberlint: pip install "cyberlint[word]"'
        assert f"draft.docx: not read: reading a Word file {needs}" in run.out
        assert "draft.txt:1:1: " in run.out

    @pytest.mark.parametrize("command", ["flags", "parse"])
    def test_in_the_other_commands_too(self, cyberlint: Shell, drafts: Path, command: str) -> None:
        run = cyberlint(command, "draft.docx", "draft.txt")
        assert run.code == 2
        assert run.reason == 'exit 2: an extra is not installed: pip install "cyberlint[word]"'
        assert "draft.txt" in run.out


def test_a_finding_in_a_word_draft_is_placed_for_people(cyberlint: Shell, drafts: Path) -> None:
    shown = cyberlint("draft.docx", "--format", "concise").out
    assert "draft.docx: warning" in shown
    assert "[Item 1C" in shown
