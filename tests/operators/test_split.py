"""Words that a space splits."""

from __future__ import annotations

import pytest

from cases import ask, case, places
from cyberlint.condition import Truth
from cyberlint.disclosure import Scope


def split(text: str) -> list[str | None]:
    about = case(text=text, scope=Scope.FULL_ITEM)
    found = ask("split", "word", about)
    return places(found, about) if found.truth is Truth.TRUE else []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Our infor mation is kept.", ["infor mation"]),
        ("Our head of s ecurity tests the net works.", ["s ecurity", "net works"]),
        ("The plan is for the manage ment.", ["manage ment"]),
        ("We as sess, and the over sight is ours.", ["as sess", "over sight"]),
    ],
)
def test_its_parts_are_shown(text: str, words: list[str]) -> None:
    assert split(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Our cyber security program covers our resources.",
        "We review providers , systems ; and re view nothing.",
        "The company s program and the director s report.",
        "Per form and in form, the on going plan is as sets are.",
    ],
)
def test_words_that_are_two_stay_two(text: str) -> None:
    assert split(text) == []


def test_without_text_nothing_is_told() -> None:
    assert ask("split", "word", case()).truth is Truth.UNKNOWN
