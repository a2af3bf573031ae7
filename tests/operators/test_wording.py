"""Wording that lists of the lexicon name: found, shown as a whole, and only where it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import re2

from cases import ask, case, fact, places, quotes, tagged
from cyberlint.condition import Answer, Case, Truth
from cyberlint.disclosure import Scope, Span
from cyberlint.operators.wording import LISTS, wordings
from cyberlint.resources import data


def text(words: str) -> Case:
    return case(text=words, scope=Scope.FULL_ITEM)


def answer(name: str, about: Case, where: str = "narrative") -> Answer:
    return ask("wording", name, about, **{"in": where})


def test_every_place_is_shown_and_the_same_words_once() -> None:
    about = text("Our [Audit Committee] met [●] times. The [Audit Committee] reports to our board.")
    found = answer("placeholders", about)
    assert found.truth is Truth.TRUE
    assert quotes(found) == places(found, about) == ["[Audit Committee]", "[●]"]


def test_no_more_than_eight_places_are_shown() -> None:
    found = answer("placeholders", text(" ".join(f"We met [{n:04}] times." for n in range(50))))
    assert len(found.evidence) == 8


def test_a_hit_is_shown_with_the_word_that_it_cuts() -> None:
    about = text("Our head of security leads this mechanism.He has worked here for nine years.")
    assert quotes(answer("glued_sentences", about, "text")) == ["mechanism.He"]


@pytest.mark.parametrize(
    ("name", "words", "found"),
    [
        ("placeholders", "A note [1] and a quotation […].", False),
        ("placeholders", "It was never closed [and goes on", True),
        ("alternatives", "Our board/committee meets.", True),
        ("alternatives", "Our scoreboard/committee room is locked.", False),
        ("alternatives", "Our IT/OT team and/or our CIO/CISO act.", False),
        ("glued_sentences", "See Item 3.D and the U.S.A.", False),
        ("broken_references", "See Item 20 of Regulation S-K.", False),
        ("broken_references", "See Item 20.", True),
        ("encoding_damage", "We test networks. 22 Table of Contents We train people.", True),
        ("encoding_damage", "We test and\n25.\nTable of Contents Larkspur\ntrain our people.", False),
    ],
)
def test_what_stands_around_it_decides(name: str, words: str, found: bool) -> None:
    assert answer(name, text(words)).truth is (Truth.TRUE if found else Truth.FALSE)


REPEATED = "Our head of security leads this mechanism.He has nine years of experience in ports."


def test_the_text_has_what_a_block_repeats_and_the_narrative_does_not() -> None:
    clean = REPEATED.replace("mechanism.He", "mechanism. He")
    about = tagged(management_role=clean, expertise=REPEATED)
    assert answer("glued_sentences", about).truth is Truth.FALSE
    assert answer("glued_sentences", about, "text").truth is Truth.TRUE


def test_without_text_nothing_is_known() -> None:
    assert answer("placeholders", case(fact("integrated", True))).reason == "there is no narrative text"


def patterns() -> Iterator[Any]:
    for name in LISTS:
        for number, entry in enumerate(data()[f"lexicon/wording/{name}"]["wordings"]):
            for key in ("pattern", "after", "allow", "unless"):
                if key in entry:
                    yield pytest.param(entry[key], id=f"{name}-{number}-{key}")


HARD = [
    "Our board/committee met [●] times in 2025.Our head of security (the “CISO”) — see Item 1D — reports..",
    "This prospectus, this Current Report; Error! Reference source not found. &nbsp;â€™ no t th e Form 20-F",
    "describe the board’s oversight of the registrant, and if so, how. NTD: TBD XX __ ?? «field» <tag>",
]


@pytest.mark.parametrize("pattern", list(patterns()))
def test_a_pattern_means_the_same_to_both_engines(pattern: str) -> None:
    linear, backtracking = re2.compile(pattern), re.compile(pattern, re.ASCII)
    for words in HARD:
        assert [m.span() for m in backtracking.finditer(words)] == [m.span() for m in linear.finditer(words)]


@pytest.mark.parametrize("name", LISTS)
def test_what_is_sought_first_is_in_everything_that_the_pattern_finds(name: str) -> None:
    for wording in wordings(name):
        for words in HARD:
            hits = [Span(*found) for found in wording.pattern.ranges(words)]
            assert not hits or any(literal in words for literal in wording.seek), hits
