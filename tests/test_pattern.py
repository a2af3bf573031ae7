"""Patterns run on RE2, or on `re` where they are trusted, and mean the same on both."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.pattern import MAX_LENGTH, Pattern, defect

ENGINES = pytest.mark.parametrize("trusted", [True, False], ids=["re", "RE2"])


@ENGINES
def test_ranges_count_characters_of_the_text(trusted: bool) -> None:
    pattern = Pattern("Board|board", trusted)
    text = "“Board” — the board’s 董事会 board"
    assert [text[start:end] for start, end in pattern.ranges(text)] == ["Board", "board", "board"]
    assert pattern.search(text) == (1, 6)
    assert pattern.search("none") is None
    assert list(pattern.ranges("none")) == []


@ENGINES
def test_covers_asks_for_the_whole_text(trusted: bool) -> None:
    assert Pattern(r"true|false", trusted).covers("true")
    assert not Pattern(r"true|false", trusted).covers("true ")


@ENGINES
def test_classes_are_those_of_ascii(trusted: bool) -> None:
    assert Pattern(r"\w+", trusted).search("naïve") == (0, 2)
    assert Pattern(r"\bve\b", trusted).search("naïve") == (3, 5)
    assert Pattern(r"\d", trusted).search("٣ 3") == (2, 3)
    assert Pattern(r"(?i)ciso", trusted).search("our CISO") == (4, 8)


@ENGINES
def test_a_lone_surrogate_is_only_a_character(trusted: bool) -> None:
    """JSON can hold one as an escape; UTF-8, which RE2 works on, cannot."""
    assert Pattern("board", trusted).search("the \ud83d board") == (6, 11)


@given(st.text(alphabet="ab“é\ud800 ", max_size=20))
def test_both_engines_find_the_same(text: str) -> None:
    for source in ("a+", "b|ab", r"[ab]\b", "é", "“[^“]*“"):
        assert list(Pattern(source, trusted=True).ranges(text)) == list(Pattern(source).ranges(text))


@pytest.mark.parametrize("source", ["a", r"\b(?:no|not)\b", r"(?i)item\s+1C", "“[^”]+”", r"\pL", "a{1000}"])
def test_a_pattern_without_defect(source: str) -> None:
    assert defect(source) is None


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("(", "RE2 refuses the pattern: missing ): ("),
        ("[a", "RE2 refuses the pattern: missing ]: [a"),
        ("a**", "RE2 refuses the pattern: bad repetition operator: **"),
        (r"(a)\1", r"RE2 refuses the pattern: invalid escape sequence: \1"),
        ("(?=a)", "RE2 refuses the pattern: invalid perl operator: (?="),
        ("(?<!a)", "RE2 refuses the pattern: invalid perl operator: (?<!"),
        ("a{1001}", "RE2 refuses the pattern: invalid repetition size: {1001}"),
        ("a" * (MAX_LENGTH + 1), "the pattern has 2,001 characters; the limit is 2,000"),
    ],
)
def test_a_defect_is_told_in_the_words_of_re2(source: str, what: str) -> None:
    assert defect(source) == what


def test_no_pattern_of_a_foreign_pack_can_hang_the_linter() -> None:
    start = time.process_time()
    assert Pattern("(a*)*b|(a|aa)+c").search("a" * 20_000) is None
    assert time.process_time() - start < 2


def test_nothing_is_written_about_a_bad_pattern(capfd: pytest.CaptureFixture[str]) -> None:
    assert defect("((a{500}){500})")
    assert capfd.readouterr() == ("", "")
