"""Ask whether one office, one person's office or one committee goes by two names in the narrative."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain, islice
from typing import Any

from cyberlint.condition import Answer, Case
from cyberlint.disclosure import Span
from cyberlint.expressions import compiled, expression
from cyberlint.operators import NO_TEXT, answered, listed, one_or_more
from cyberlint.resources import data

SUBJECT = one_or_more(
    ["officer", "person", "committee"],
    "`officer`: two titles of the same words, or that share a short name, or one with two short names; "
    "`person`: two titles of somebody who is named; `committee`: the audit committee under a short name and "
    "a longer one; or several of which one is enough.",
)
OPTIONS: dict[str, dict[str, Any]] = {}
REQUIRED: tuple[str, ...] = ()

_SHOWN = 2  # pairs
_BEFORE, _AFTER = 70, 60  # characters around a title in which a name stands
_WORD = expression(r"[A-Za-z]+")
_AND = expression(r"&(?:amp;)?")

_Pair = tuple[Span, Span]
"""Two names of the same, the later first."""


def ask(subject: str | list[str], options: Mapping[str, Any], case: Case) -> Answer:  # noqa: ARG001 - as every operator
    """Tell whether something has two names; the evidence is the later one, then the earlier."""
    text = case.disclosure.text
    if not text.strip():
        return NO_TEXT
    wanted = listed(subject)
    pairs = islice((pair for name in wanted for pair in _FINDERS[name](text)), _SHOWN)
    return answered("named-twice", wanted[0], case, chain.from_iterable(pairs))


@cache
def _lexicon() -> Mapping[str, Any]:
    found: Mapping[str, Any] = data()["lexicon/offices"]
    return found


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return compiled(_lexicon()[name], re.ASCII)


@lru_cache(maxsize=4)
def _titles(text: str) -> tuple[tuple[Span, tuple[str, ...]], ...]:
    """Return each title of an officer, with the words that tell its office; none where all are the same."""
    first, last = _lexicon()["first"], _lexicon()["last"]
    named = {part.partition(f" {last}")[0] for part in text.split(f"{first} ")[1:]}
    if len(named) < 2 and text.count(f"{last} (") < 2:
        return ()
    found = [match for match in _pattern("officer").finditer(text) if last not in match[1]]
    return tuple(
        (Span(match.start(), match.end()), _telling(match[1]))
        for match in found
        if not _pattern("none").search(text, max(match.start() - _BEFORE, 0), match.start())
    )


def _telling(title: str) -> tuple[str, ...]:
    """Return the words of a title that tell its office."""
    return tuple(word for word in _WORD.findall(title.casefold()) if word not in _lexicon()["joining"])


def _officers(text: str) -> Iterator[_Pair]:
    """Yield titles of the same words, titles that share a short name, short names that share a title."""
    spelled: dict[tuple[str, ...], tuple[str, Span]] = {}
    meant: dict[str, tuple[tuple[str, ...], Span]] = {}
    short: dict[tuple[str, ...], tuple[str, Span]] = {}
    for span, words in _titles(text):
        key = " ".join(_WORD.findall(_AND.sub("and", text[span.start : span.end]).casefold()))
        earlier = spelled.setdefault(tuple(sorted(words)), (key, span))
        if earlier[0] != key:
            yield span, earlier[1]
        match = _pattern("short").match(text, span.end)
        if not match:
            continue
        named = Span(span.start, match.end())
        other = meant.setdefault(match[1], (words, named))
        if other[0] != words and not _abbreviates(match[1], words, other[0]):
            yield named, other[1]
        same = short.setdefault(words, (match[1], named))
        if same[0] != match[1]:
            yield named, same[1]


def _abbreviates(short: str, *titles: tuple[str, ...]) -> bool:
    """Whether a short name has the initials of each title: two meanings of one acronym."""
    first, last = _lexicon()["first"][0], _lexicon()["last"][0]
    initials = ("".join([first, *(word[0] for word in words), last]) for words in titles)
    return all(each.casefold() == short.casefold() for each in initials)


def _persons(text: str) -> Iterator[_Pair]:
    """Yield two titles of one person that are alike: two offices that share no word are two."""
    first: dict[str, tuple[tuple[str, ...], Span]] = {}
    for span, words in _titles(text):
        after = text[span.end : span.end + _AFTER]
        match = _pattern("person-before").search(text, max(span.start - _BEFORE, 0), span.start)
        match = match or _pattern("person-after").match(after)
        if not match or _pattern("more").search(after) or match[1] == _lexicon()["last"]:
            continue
        earlier, place = first.setdefault(match[1], (words, span))
        if earlier != words and set(earlier) & set(words):
            yield span, place


def _committees(text: str) -> Iterator[_Pair]:
    """Yield the longer name of the audit committee with the short one, and two longer ones."""
    if _lexicon()["audits"] not in text or not any(cue in text for cue in _lexicon()["longer"]):
        return
    first: dict[tuple[str, ...], Span] = {}
    for match in _pattern("committee").finditer(text):
        first.setdefault(tuple(sorted(_telling(match[1]))), Span(match.start(1), match.end()))
    if len(first) > 1 and not _pattern("renamed").search(text):
        spans = sorted(first.values())
        yield spans[1], spans[0]


_FINDERS = {"officer": _officers, "person": _persons, "committee": _committees}
