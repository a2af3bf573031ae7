"""Sentences that are too long."""

from __future__ import annotations

from cases import ask, case, quotes
from cyberlint.condition import Answer, Truth
from cyberlint.disclosure import Scope

LONG = f"We assess {'and assess ' * 20}risks."


def answer(text: str, limit: int, **options: str) -> Answer:
    return ask("sentence", "any", case(text=text, scope=Scope.FULL_ITEM), longer_than=limit, **options)


def test_words_are_counted() -> None:
    assert answer(LONG, 42).truth is Truth.TRUE
    assert answer(LONG, 43).truth is Truth.FALSE


def test_the_longest_comes_first() -> None:
    shorter = "We train every one of our people in the first month and once a year."
    assert quotes(answer(f"{shorter} {LONG}", 10)) == [LONG, shorter]


def test_entries_of_a_list_count_one_by_one() -> None:
    listed = "We test our networks twice a year; we train our people; and we review our providers."
    assert answer(listed, 8).truth is Truth.FALSE
    assert answer(listed.replace(";", ","), 8).truth is Truth.TRUE


def test_what_a_colon_announces_is_a_list_whose_marks_may_be_lost() -> None:
    assert answer(f"We do this: {LONG}", 10).truth is Truth.FALSE
    assert answer(f"{LONG[:-1]}: all of this.", 10).truth is Truth.TRUE


def test_some_may_be_long() -> None:
    assert answer(f"See {LONG}", 10, unless="^See ").truth is Truth.FALSE


def test_without_text_nothing_is_known() -> None:
    assert answer("", 10).reason == "there is no narrative text"
