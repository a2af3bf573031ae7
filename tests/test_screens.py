"""What a text must hold for a pattern to match: taking patterns apart changes no answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cyberlint import pattern
from cyberlint.pattern import Pattern
from cyberlint.resources import data
from cyberlint.screens import screens, taken_apart

SHIPPED = screens(data())


@pytest.mark.parametrize(
    ("source", "alternatives"),
    [
        ("board", [[5, [["board"]], ["board", False, False]]]),
        (r"(?i)Board|\bthe CISO\b", [
            [5, [["board"]], ["board", False, False]],
            [12, [["the ciso"]], ["the ciso", True, True]],
        ]),
        ("[Bb]oard", [[8, [["board"]], None]]),
        ("board member.*director", [[22, [["board member"], ["director"]], None]]),
        ("vendors?", [[8, [["vendor"]], None]]),
        ("third[- ]party", [[14, [["third"], ["party"]], None]]),
        ("(?:board|our committee) meets", [[29, [[" meets"], ["board", "our committee"]], None]]),
        ("(?:board|it) meets", [[18, [[" meets"]], None]]),
        ("(?:board )?meets", [[16, [["meets"]], None]]),
        ("(?:board ){2}meets", [[18, [["board "], ["meets"]], None]]),
        ("(?:the (?:board|panel)|directors) met", [
            [37, [[" met"], ["directors", "board", "panel"]], None],
        ]),
        ("boards*|(?P<who>CISO)", [[7, [["board"]], None], [13, [["ciso"]], None]]),
        (r"\d+ days|N\.A\.", [[8, [[" days"]], None], [6, [["n.a."]], None]]),
        (r"\[(?:draft|note)\]", [[18, [["["], ["]"], ["draft", "note"]], None]]),
        ("[]|] x|[^]|(]", [[6, [], None], [6, [], None]]),
        ("", [[0, [], None]]),
        (r"(?is)\bboard\b.*met", []),
        ("board(?i)|met", []),
    ],
)  # fmt: skip
def test_a_pattern_is_taken_apart(source: str, alternatives: list[Any]) -> None:
    def ordered(found: list[Any]) -> list[Any]:
        return [[length, [sorted(one) for one in needs], plain] for length, needs, plain in found]

    assert ordered(taken_apart(source)) == ordered(alternatives)


def check(source: str, text: str) -> None:
    """Compare a pattern that was taken apart with `re` on the whole of it."""
    whole = re.compile(source, re.ASCII)
    match = whole.search(text)
    assert Pattern(source, trusted=True).search(text) == (match.span() if match else None)
    assert Pattern(source, trusted=True).covers(text) == bool(whole.fullmatch(text))
    assert list(Pattern(source, trusted=True).ranges(text)) == [one.span() for one in whole.finditer(text)]


@pytest.fixture(scope="module")
def known() -> Iterator[dict[str, Any]]:
    """Let patterns be known that no rule has."""
    more = dict(pattern._known())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pattern, "_known", lambda: more)
        yield more
    pattern._alternatives.cache_clear()


WORDS = st.sampled_from(
    [
        "board",
        "boards",
        "the",
        "CISO",
        "K",
        "İ",
        "ſ",
        "É",
        "’",
        "third-party",
        "party.",
        "n/a",
        "none",
        "risk",
        "_",
    ]
)
TEXTS = st.lists(WORDS | st.sampled_from([" ", " ", "\n"]), max_size=12).map("".join)
ATOMS = st.sampled_from(
    [
        "board",
        "the ",
        "CISO",
        "[Bb]",
        "[^a-z]",
        r"\b",
        r"\w",
        r"\s",
        ".",
        "risk",
        "k",
        "third[- ]",
        "s?",
        "s*",
        "no+",
        "[^A-Z]",
        r"\S\W",
        "é",
        "(?-i:ISO)",
    ]
)
# No repetition without end holds another thing than a letter: `re` would try all ways to read a text.
BRANCHES = st.recursive(
    st.lists(ATOMS, min_size=1, max_size=4).map("".join),
    lambda inner: st.tuples(
        st.lists(inner, min_size=1, max_size=3).map("|".join), st.sampled_from(["", "?", "{0,2}", "{1,2}"])
    ).map(lambda made: f"(?:{made[0]}){made[1]}"),
    max_leaves=6,
)
PATTERNS = st.tuples(
    st.sampled_from(["", "(?i)"]), st.lists(BRANCHES, min_size=1, max_size=4).map("|".join)
).map("".join)


@given(PATTERNS, TEXTS)
@example("(?i)k", "K")
@example("(?i)i|board", "İ board")
@example("(?i)é+|no", "É")
@example("(?i)c(?-i:ISO)", "Ciso")
@example(r"(?i)K\S+", "KıK K")
@example(r"(?i)\bboard\b|no", "boards _board board")
def test_taking_a_pattern_apart_changes_nothing(known: dict[str, Any], source: str, text: str) -> None:
    known[source] = taken_apart(source)
    pattern._alternatives.cache_clear()
    check(source, text)


@given(st.data())
def test_the_built_in_patterns_find_what_they_say(data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(sorted(SHIPPED)))
    letters = [literal for _, needs, _ in SHIPPED[source] for literals in needs for literal in literals]
    parts = st.sampled_from([*letters, " ", " the ", ", ", ". ", "x", "Board "])
    check(source, data.draw(st.lists(parts, max_size=8).map("".join)))


@pytest.mark.parametrize("source", sorted(SHIPPED))
def test_the_alternatives_of_a_built_in_pattern_are_all_of_it(source: str) -> None:
    body = source.removeprefix("(?i)")
    assert sum(length + 1 for length, _, _ in SHIPPED[source]) == len(body) + 1
    at = 0
    for length, _, _ in SHIPPED[source]:
        re.compile(body[at : at + length], re.ASCII)
        at += length + 1
