"""The form that the rows of a cover page name."""

from __future__ import annotations

import pytest

from cyberlint.rpage.cover import concepts, cover_form, dumped_form


def test_the_rows_are_those_of_the_dei_taxonomy() -> None:
    assert concepts() == {"form": "DocumentType", "amendment": "AmendmentFlag"}


@pytest.mark.parametrize(
    ("types", "amendments", "form"),
    [
        (["8-K"], [], "8-K"),
        (["8-K"], ["false"], "8-K"),
        (["8-K"], ["true"], "8-K/A"),
        (["8-K/A"], ["true"], "8-K/A"),
        ([r"8\-K"], [], "8-K"),
        ([" 10-K "], [" True "], "10-K/A"),
        (["8-K", "8-K"], ["true", "false"], "8-K"),
        (["8-K", "6-K"], [], None),
        (["Widget"], ["true"], None),
        ([], ["true"], None),
    ],
)
def test_the_cells_name_one_form_or_none(types: list[str], amendments: list[str], form: str | None) -> None:
    assert cover_form(types, amendments) == form


@pytest.mark.parametrize(
    "rows",
    [
        "| Document Type | 8-K |\n| Amendment Flag | true |",
        "|Document Type\n|8-K\n|Amendment Flag\n|true",
        "Document Type\n8-K\nAmendment Flag\ntrue",
        "Document Type: 8-K\r\nAmendment Flag: true\r\n",
    ],
)
def test_every_layout_of_a_dump_is_read(rows: str) -> None:
    assert dumped_form(f"Cover\n{rows}\nEntity File Number | 001-99901") == "8-K/A"


def test_a_sentence_with_the_words_is_no_row() -> None:
    assert dumped_form("The row Document Type says 8-K here.") is None
    assert dumped_form("We have no cover page.") is None
