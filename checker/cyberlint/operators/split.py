"""Ask whether the narrative has a word that a space splits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice, pairwise
from typing import Any

from cyberlint.condition import Answer, Case
from cyberlint.disclosure import Span
from cyberlint.operators import NO_TEXT, answered
from cyberlint.resources import data

SUBJECT = {"enum": ["word"], "description": "`word`: one that such texts have often, in small letters."}
OPTIONS: dict[str, dict[str, Any]] = {}
REQUIRED: tuple[str, ...] = ()

_SHOWN = 6
_MARKS = ".,;:)”\"’'"


def ask(subject: str, options: Mapping[str, Any], case: Case) -> Answer:  # noqa: ARG001 - as every operator
    """Tell whether there is such a word; the evidence is its parts."""
    if not case.disclosure.text.strip():
        return NO_TEXT
    return answered("split", subject, case, islice(_split(case), _SHOWN))


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
