"""Paragraphs, and what belongs to the page only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.disclosure import Span
from cyberlint.narrative.paragraphs import BLANK, is_furniture, is_title_case, paragraphs, plain


def texts(text: str) -> list[str]:
    return [text[span.start : span.end] for span in paragraphs(text, Span(0, len(text)))]


def test_a_paragraph_is_a_line_without_the_blanks_around_it():
    assert texts("One.\n\n  Two \n\xa0\u200b\nThree") == ["One.", "Two", "Three"]


@given(st.text(alphabet="ab \n\t\xa0", max_size=60))
def test_paragraphs_hold_everything_but_blanks_and_line_feeds(text):
    assert texts(text) == [line.strip(BLANK) for line in text.split("\n") if line.strip(BLANK)]


@pytest.mark.parametrize(
    "line",
    [
        "24",
        "- 24 -",
        "Page 24",
        "25.",
        "F-3",
        "xii",
        "Table of Contents",
        "Table of Contents Harbor Lane Corp.",
        "Back to Table of Contents",
        "PART I",
        "PART I | Items 1B, 1C",
        "Item 2, 3, 4",
        "Harbor Lane Corp. | 2025 Form 10-K | 17",
        "2025 FORM 10-K       24",
        "40     HARBOR LANE 2025 FORM 10-K",
        "HARBOR LANE CORPORATION",
        "HARBOR LANE HOLDINGS, INC. AND SUBSIDIARIES",
    ],
)
def test_furniture_of_the_page(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Governance",
        "We have 24",
        "Not applicable.",
        "In 2025",
        "• a plan",
        "I",
        "We describe our program in our annual report on Form 10-K, and what it says there still holds.",
        "Our board oversees Harbor Lane Corporation",
    ],
)
def test_no_furniture(line):
    assert not is_furniture(line) or line == "I"  # a Roman page number


def test_words_are_compared_without_case_and_punctuation():
    assert plain("Management’s  Role—\xa0in RISK") == "management s role in risk"


def test_title_case_leaves_small_words_small():
    assert is_title_case(["Role", "of", "the", "Board", "in", "Oversight"])
    assert not is_title_case(["Our", "board", "oversees", "the", "risks"])
