"""The language of claim patterns: what each of its signs matches."""

from __future__ import annotations

import pytest

from cyberlint.narrative.claims import classed, starts
from cyberlint.narrative.compiling import LexiconError
from cyberlint.narrative.language import Classes, PatternError
from cyberlint.narrative.patterns import find
from lexicons import lexicon

SETS = {
    "BOARD": ["board", "audit committee", "$COMMITTEE of ..2 board"],
    "COMMITTEE": ["committee", "panel"],
    "STOP": ["by"],
    "GRAVE": ["material*", "-non material*"],
}


def match(pattern: str, text: str) -> list[str]:
    """Return what a pattern matches in a text."""
    small = lexicon({"claim": {"patterns": [pattern]}}, SETS)
    words = classed(text, small)
    found = starts(words, small)
    hits = find(small.openings.entries[0].pattern, words, found[0]) if found else []
    return [text[slice(*words.span(hit.start, hit.end - 1))] for hit in hits]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("briefs the", "He briefs the board", ["briefs the"]),
        ("brief* the", "He BRIEFED the board", ["BRIEFED the"]),
        ("tells|briefs the", "she tells the truth", ["tells the"]),
        ("is in_charge", "She is in charge of it", ["is in charge"]),
        ("is led|in_charge", "She is in charge of it", ["is in charge"]),
        ("briefs the? board", "He briefs board and staff", ["briefs board"]),
        ("$GRAVE", "material ones and more material ones", ["material"]),
        ("$GRAVE", "non-material ones", []),
        ("briefs ..2 board", "He briefs our full board", ["briefs our full board"]),
        ("briefs ..1 board", "He briefs our full board", []),
        ("briefs ..3 board", "He briefs staff, then board", ["briefs staff, then board"]),
        ("briefs ..3!, board", "He briefs staff, then board", []),
        ("briefs ..3 board", "He briefs staff; the board rests", []),
        ("briefs ..3 board", "He briefs staff, we ask board", []),
        ("led ..4!$STOP board", "led with care by our board", []),
        ("led ..4!$STOP by", "led with care by our board", ["led with care by"]),
        ("briefs ..2 $BOARD", "He briefs our audit committee", ["briefs our audit committee"]),
        ("briefs ..2 $BOARD", "He briefs a panel of our board", ["briefs a panel of our board"]),
        ("briefs ..2 $BOARD|staff", "He briefs all staff", ["briefs all staff"]),
        ("$BOARD ..2 met", "The board met. The board met", ["board met", "board met"]),
    ],
)
def test_a_pattern_matches(pattern: str, text: str, found: list[str]) -> None:
    assert match(pattern, text) == found


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("..3 board", "must begin and end with a word"),
        ("board ..3", "must begin and end with a word"),
        ("the? board", "an optional word at its start or after a gap"),
        ("briefs ..2 the? board", "an optional word at its start or after a gap"),
        ("briefs ..x board", "is not a gap"),
        ("briefs ..4! board", "is not a gap"),
        ("briefs ..4!,|$BOARD board", "has an alternative without a word"),
        ("briefs the||our board", "has an alternative without a word"),
        ("briefs _ board", "has an alternative without a word"),
        ("briefs ..1 ..2 board", "as every gap must"),
    ],
)
def test_a_pattern_outside_the_language_is_refused(pattern: str, why: str) -> None:
    with pytest.raises(PatternError, match=why):
        Classes().compile(pattern)


def test_a_pattern_that_names_no_set_is_refused() -> None:
    with pytest.raises(LexiconError, match=r"no file defines the set \$NOBODY"):
        lexicon({"claim": {"patterns": ["briefs $NOBODY"]}}, SETS)


def test_the_head_is_the_marked_word_or_the_last() -> None:
    classes = Classes()
    assert classes.compile("a ..2 ^b c").head == 1
    assert classes.compile("a ..2 b c").head == 2
