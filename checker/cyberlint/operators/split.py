"""Ask whether the narrative has a word that a space splits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice, pairwise
from typing import Any

from cyberlint.condition import Answer, Case, Evidence, Truth
from cyberlint.disclosure import Span
from cyberlint.resources import data

SUBJECT = {"enum": ["word"], "description": "`word`: one that such texts have often, in small letters."}
OPTIONS: dict[str, dict[str, Any]] = {}
REQUIRED: tuple[str, ...] = ()

_SHOWN = 6
_MARKS = ".,;:)”\"’'"


def ask(subject: str, options: Mapping[str, Any], case: Case) -> Answer:  # noqa: ARG001 - as every operator
    """Tell whether there is such a word; the evidence is its parts."""
    text = case.disclosure.text
    if not text.strip():
        return Answer(Truth.UNKNOWN, reason="there is no narrative text")
    found = tuple(
        Evidence("split", subject, text[span.start : span.end], span) for span in islice(_split(case), _SHOWN)
    )
    return Answer(Truth.TRUE, found) if found else Answer(Truth.FALSE, (Evidence("split", subject),))


@cache
def _words() -> frozenset[str]:
    return frozenset(data()["lexicon/splitting"]["words"])


@cache
def _apart() -> frozenset[str]:
    return frozenset(data()["lexicon/splitting"]["apart"])


def _split(case: Case) -> Iterator[Span]:
    """Yield two words that stand side by side and together are one of the words; a plural’s “s” is none."""
    text = case.disclosure.text
    for sentence, words in case.narrative.spelled:
        for first, last in pairwise(words):
            second = last.rstrip(_MARKS)
            if not second.islower() or second == "s" or (first + second).lower() not in _words():
                continue
            both = f"{first} {second}"
            at = text.find(both, sentence.span.start, sentence.span.end)
            if at >= 0 and both.lower() not in _apart():
                yield Span(at, at + len(both))
