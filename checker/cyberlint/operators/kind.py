"""Ask whether the narrative has words that another kind of registrant says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from cyberlint.condition import Answer, Case, Truth
from cyberlint.disclosure import Disclosure, Span
from cyberlint.expressions import compiled
from cyberlint.operators import NO_TEXT, answered
from cyberlint.resources import data
from cyberlint.tuples import NamedTuple

SUBJECT = {
    "enum": ["another"],
    "description": "`another`: a kind that the registrant is not, by its name, by the code of its industry "
    "in the header of the submission, or by what else the text says.",
}
OPTIONS: dict[str, dict[str, Any]] = {}
REQUIRED: tuple[str, ...] = ()

_SHOWN = 4


class _Word(NamedTuple):
    """A word that some kinds say: its first place, and the kinds, which are of one group."""

    span: Span
    kinds: frozenset[str]


def ask(subject: str, options: Mapping[str, Any], case: Case) -> Answer:  # noqa: ARG001 - as every operator
    """Tell whether there are such words; the evidence is the words, and after them what tells the kind.

    Unknown where there are words of some kind, and nothing tells the registrant's.
    """
    text = case.disclosure.text
    if not text.strip():
        return NO_TEXT
    words = sorted(_words(text))
    known = _known(case.disclosure) if words else frozenset()
    found: list[Span] = []
    unknown = False
    for word in words:
        against, telling = _others(word, words, known)
        if against and not against & word.kinds:
            found += [word.span, *telling]
        unknown = unknown or not (against or _group(word) == "stage")
    if unknown and not found:
        return Answer(Truth.UNKNOWN, reason="the kind of registrant is not known by its name or a header")
    return answered("kind", subject, case, found[:_SHOWN])


@cache
def _lexicon() -> Mapping[str, Any]:
    found: Mapping[str, Any] = data()["lexicon/kinds"]
    return found


@cache
def _our() -> re.Pattern[str]:
    """Return the pattern of “our patients”, without its first letter, which may be a capital.

    What has two words ends in one of a few; looking all of them up is faster than trying each.
    """
    last = "|".join(sorted({word.partition(" ")[2] for word in _lexicon()["our"]} - {""}))
    return compiled(rf"{_lexicon()['owner'][1:]} ([a-z]+(?: (?:{last})\b)?)", re.ASCII)


def _words(text: str) -> Iterator[_Word]:
    """Yield the words of a kind, each where it first stands."""
    seen: set[str] = set()
    kinds = _lexicon()["our"]
    for match in _our().finditer(text):
        start = match.start() - 1
        if (
            match[1] not in kinds
            or match[1] in seen
            or start < 0
            or text[start].lower() != _lexicon()["owner"][0]
            or text[start - 1 : start].isalnum()
        ):
            continue
        seen.add(match[1])
        yield _Word(Span(start, match.end()), frozenset(kinds[match[1]]))
    for phrase, kind in _lexicon()["phrases"].items():
        if (start := text.find(phrase)) >= 0:
            yield _Word(Span(start, start + len(phrase)), frozenset([kind]))


def _group(word: _Word) -> str:
    group: str = _lexicon()["kinds"][next(iter(word.kinds))]["group"]
    return group


def _others(word: _Word, words: list[_Word], known: frozenset[str]) -> tuple[frozenset[str], list[Span]]:
    """Return the kinds of a word's group that the registrant is, and the words that tell so.

    Whether a company is a blank check company, the text alone tells: one that is has no customers.
    """
    if _group(word) != "stage":
        return frozenset(kind for kind in known if _lexicon()["kinds"][kind]["group"] == _group(word)), []
    telling = [other for other in words if other.kinds == {"operating"}]
    if word.kinds == {"operating"} or not telling:
        return frozenset(), []
    return telling[0].kinds, [telling[0].span]


def _known(disclosure: Disclosure) -> frozenset[str]:
    """Return the kinds that the registrant's name or the code of its industry tells."""
    kinds = _lexicon()["kinds"]
    name = disclosure.registrant or ""
    code = int(disclosure.sic or 0)
    return frozenset(
        kind
        for kind, entry in kinds.items()
        if ("name" in entry and compiled(entry["name"], re.ASCII).search(name))
        or any(first <= code <= last for first, last in entry.get("sic", ()))
    )
