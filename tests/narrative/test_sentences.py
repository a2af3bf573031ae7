"""Sentences: the hard cases, and what holds of every text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.disclosure import Span
from cyberlint.narrative.paragraphs import BLANK
from cyberlint.narrative.sentences import split

CASES = Path(__file__).parent / "hard_sentences.txt"
KNOWN_GAPS = {"The heading reads “Cyber risk is rising. We may fail.” in that report."}


def sentences(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split(text, Span(0, len(text)))]


def cases() -> list[list[str]]:
    """Return the hard cases, each a list of sentences with the space after them."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [line.replace("¦", " ‖").split("‖") for line in lines if line and not line.startswith("#")]


def test_there_are_enough_hard_cases():
    assert len(cases()) >= 120


@pytest.mark.parametrize("case", cases(), ids="".join)
def test_a_hard_case(case: list[str]):
    text = "".join(case)
    wanted = [sentence.strip() for sentence in case]
    if text in KNOWN_GAPS:
        assert sentences(text) != wanted, "no longer a gap"
    else:
        assert sentences(text) == wanted


def test_after_an_abbreviation_a_word_in_capitals_begins_no_sentence():
    assert sentences("We rely on Pier Co. IT staff in Duluth.") == ["We rely on Pier Co. IT staff in Duluth."]
    assert sentences("We rely on Pier Co. It is in Duluth.") == ["We rely on Pier Co.", "It is in Duluth."]


def test_only_the_range_asked_for_is_split():
    text = "One. Two three. Four."
    assert [text[span.start : span.end] for span in split(text, Span(5, 15))] == ["Two three."]


def test_a_page_number_inside_a_paragraph_ends_no_sentence():
    text = "We hire counsel, and our senior\n25.\nTable of Contents\nmanagement decides. It is told at once."
    assert sentences(text) == [text.partition(" It")[0], "It is told at once."]


def test_blanks_alone_are_no_sentence():
    assert sentences("") == sentences("  \n\t ") == []


MARKS = [*" .…!?\n\xa0•()“”’5A—", ". ", ".. ", "; ", ": ", ", ", "  "]
WORDS = [
    "We",
    "our",
    "Board",
    "Inc",
    "U.S",
    "Mr",
    "No",
    "3.D",
    "Item ",
    "1C",
    "(i)",
    "e.g",
    "Ph.D",
    "www.x.com",
]
TEXT = st.lists(st.sampled_from([*MARKS, *WORDS, "Governance", "iHarbor", "the"]), max_size=40).map("".join)


@given(TEXT | st.text(max_size=200))
def test_sentences_hold_every_character_but_blanks_once_and_in_order(text: str):
    spans = list(split(text, Span(0, len(text))))
    assert all(span.start < span.end for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    said = "".join(text[span.start : span.end] for span in spans)
    bare = str.maketrans("", "", BLANK)
    assert said.translate(bare) == text.translate(bare)


@given(TEXT)
def test_no_sentence_begins_or_ends_with_a_blank(text: str):
    assert all(sentence == sentence.strip() for sentence in sentences(text))
