"""Ask whether a statement is about a year before the period of the report."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from cyberlint.condition import Answer, Case, Truth
from cyberlint.disclosure import Span
from cyberlint.narrative import Narrative, Sentence
from cyberlint.operators import NO_TEXT, answered
from cyberlint.pattern import Pattern
from cyberlint.resources import data

SUBJECT = {
    "enum": ["conclusion"],
    "description": "`conclusion`: a denial that risks had an effect or that incidents occurred.",
}
OPTIONS: dict[str, dict[str, Any]] = {}
REQUIRED: tuple[str, ...] = ()

_NEEDS = ("denial", "matter")
_MONTHS = 2  # a period may end on another day of a month, or of the next, than the one that is told
_BEFORE = 30  # characters before a day
_FIRST_HALF = 6  # a year that ends in one of these months may be called by the year before


@cache
def _pattern(name: str) -> Pattern:
    """Return one of the patterns of ``rules/lexicon/dating.yaml``."""
    return Pattern(data()["lexicon/dating"][name], trusted=True)


def ask(subject: str, options: Mapping[str, Any], case: Case) -> Answer:  # noqa: ARG001 - as every operator
    """Tell whether there is such a statement that speaks of no later year; the evidence is its time."""
    period, text = case.disclosure.period, case.disclosure.text
    if not text.strip():
        return NO_TEXT
    dated = list(_dated(case.narrative, text)) if "20" in text else []
    if dated and period is None:
        return Answer(Truth.UNKNOWN, reason="the period is not known")
    found = (
        span
        for span, sentence in dated
        if period and _is_before(text[sentence.span.start : sentence.span.end], period)
    )
    return answered("stale", subject, case, found)


def _dated(narrative: Narrative, text: str) -> Iterator[tuple[Span, Sentence]]:
    """Yield the time of every statement in question, with its sentence."""
    sentences = narrative.sentences
    seen = -1
    for start, _ in _pattern("year").ranges(text):
        index = bisect_right(sentences, start, key=lambda sentence: sentence.span.start) - 1
        if index <= seen or index < 0 or start >= sentences[index].span.end or sentences[index].heading:
            continue
        seen = index
        first, last = sentences[index].span
        said = text[first:last]
        time = _pattern("time").search(said)
        if (
            time
            and all(_pattern(name).search(said) for name in _NEEDS)
            and not _pattern("unless").search(said)
        ):
            yield Span(first + time[0], first + time[1]), sentences[index]


def _is_before(said: str, period: str) -> bool:
    """Whether every year that a sentence names lies before the period's.

    A fiscal year that ends in the first half of a calendar year is often called by the one before.
    """
    latest = max(int(said[start:end]) for start, end in _pattern("year").ranges(said))
    early = int(period[5:7]) <= _FIRST_HALF and not _pattern("day").search(said)
    return latest < int(period[:4]) - early or _is_months_before(said, period)


def _is_months_before(said: str, period: str) -> bool:
    """Whether a sentence is true as of a day months before the end of the period, and names no other time.

    A report is about the whole period, so that such a day is the one of the report before.
    """
    days = list(_pattern("day").ranges(said))
    if not days or len(days) != len(list(_pattern("year").ranges(said))):
        return False
    if not all(_pattern("at").search(said[max(start - _BEFORE, 0) : start]) for start, _ in days):
        return False
    last = max(_month(said[start:end]) for start, end in days)
    return int(period[:4]) * 12 + int(period[5:7]) - last >= _MONTHS


def _month(day: str) -> int:
    """Return how many months lie between the year 0 and a day in words."""
    names: list[str] = data()["lexicon/drafts"]["months"]
    month = next(number for number, name in enumerate(names, 1) if name in day.casefold())
    return int(day[-4:]) * 12 + month
