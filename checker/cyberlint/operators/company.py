"""Ask whether the narrative calls itself by the name of another company than the registrant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from cyberlint.condition import Answer, Case, Truth
from cyberlint.disclosure import Span
from cyberlint.operators import NO_TEXT, answered
from cyberlint.pattern import Pattern
from cyberlint.resources import data

SUBJECT = {
    "enum": ["another"],
    "description": "`another`: a name with which a registrant speaks of itself, and which is not its own.",
}
OPTIONS: dict[str, dict[str, Any]] = {}
REQUIRED: tuple[str, ...] = ()

_WORD = r"[^\W_]+"
_AROUND = 150  # characters around such a word that are looked at
_STEM = 4  # letters in which a short form of a name agrees with it: “Larksp” of Larkspur


@cache
def _patterns() -> tuple[tuple[tuple[str, ...], tuple[Pattern, ...]], ...]:
    """Return where a registrant names itself: what is sought, and the patterns that are tried around it."""
    return tuple(
        (tuple(one["seek"]), tuple(Pattern(source, trusted=True) for source in one["patterns"]))
        for one in data()["lexicon/names"]["names"]
    )


@cache
def _common() -> frozenset[str]:
    """Return the words that name nobody."""
    return frozenset(data()["lexicon/names"]["common"])


def ask(subject: str, options: Mapping[str, Any], case: Case) -> Answer:  # noqa: ARG001 - as every operator
    """Tell whether there is such a name; the evidence is the words that use it.

    Unknown where a company is named and the registrant's name is not known.
    """
    text, registrant = case.disclosure.text, case.disclosure.registrant
    if not text.strip():
        return NO_TEXT
    named = [(span, _significant(text[span.start : span.end])) for span in sorted(set(_named(text)))]
    if registrant is None and any(words for _, words in named):
        return Answer(Truth.UNKNOWN, reason="the registrant's name is not known; --registrant says it")
    found = (span for span, words in named if words and not _is_own(words, registrant or ""))
    return answered("company", subject, case, found)


def _named(text: str) -> Iterator[Span]:
    """Yield where a registrant names itself, looking only around the words that such names have."""
    for seek, patterns in _patterns():
        for literal in seek:
            at = text.find(literal)
            while at >= 0:
                first = max(at - _AROUND, 0)
                near = text[first : at + _AROUND]
                for pattern in patterns:
                    yield from (Span(first + start, first + end) for start, end in pattern.ranges(near))
                at = text.find(literal, at + _AROUND)


def _significant(words: str) -> list[str]:
    """Return the words of a name in lower case, without those that many names have."""
    found = (word for word in re.findall(_WORD, words) if not word[0].islower())
    return [word.casefold() for word in found if word.casefold() not in _common()]


def _is_own(words: list[str], registrant: str) -> bool:
    """Whether a name shares a word, or the beginning of one, with the registrant's, or is its initials."""
    own = [word.casefold() for word in re.findall(_WORD, registrant)]
    together = "".join(own)
    initials = "".join(word[0] for word in own)
    return any(word[:_STEM] in together or word in initials for word in words)
