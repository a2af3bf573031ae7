"""Marks of a draft."""

from __future__ import annotations

from cases import ask, case, places, quotes
from cyberlint.condition import Truth
from cyberlint.disclosure import Mark, MarkKind, Span

TEXT = "Our committee meets four times a year."
FOUR = Mark(MarkKind.HIGHLIGHT, Span(20, 30))
COMMENT = Mark(MarkKind.COMMENT, Span(4, 13), "which one?")
GONE = Mark(MarkKind.DELETION, Span(13, 13), " of the board")


def test_a_mark_shows_the_words_that_it_is_on() -> None:
    about = case(text=TEXT, marks=(COMMENT, FOUR))
    found = ask("marked", "highlight", about)
    assert (found.truth, quotes(found), places(found, about)) == (Truth.TRUE, ["four times"], ["four times"])


def test_a_mark_without_words_shows_what_it_hides() -> None:
    assert quotes(ask("marked", "deletion", case(text=TEXT, marks=(GONE,)))) == [" of the board"]


def test_one_of_several_kinds_is_enough() -> None:
    about = case(text=TEXT, marks=(COMMENT, GONE))
    assert ask("marked", ["highlight", "comment"], about).truth is Truth.TRUE  # type: ignore[arg-type]
    assert ask("marked", ["highlight", "strike"], about).truth is Truth.FALSE  # type: ignore[arg-type]


def test_a_text_without_marks_has_none() -> None:
    assert ask("marked", "comment", case(text=TEXT)).truth is Truth.FALSE
