"""Ask whether an acronym of the narrative is not defined in it, has two meanings, or is never used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any

from cyberlint.condition import Answer, Case
from cyberlint.disclosure import Span
from cyberlint.expressions import compiled, expression
from cyberlint.operators import NO_TEXT, answered
from cyberlint.resources import data

SUBJECT = {
    "enum": ["undefined", "ambiguous", "unused"],
    "description": "`undefined`: used with an article, and neither defined in the narrative nor known to "
    "every reader; `ambiguous`: defined twice, and not as the same; `unused`: defined, and nowhere else in "
    "the text, though its name is, or though it is the registrant's own.",
}
OPTIONS: dict[str, dict[str, Any]] = {
    "at-least": {
        "type": "integer",
        "minimum": 1,
        "description": "How often an undefined one must be used; how many others there must be.",
    }
}
REQUIRED = ("at-least",)

_SHOWN = 6
_LENGTH = (2, 7)  # letters of an acronym
_BEFORE = 120  # characters before a definition that can hold what is defined
_CAPITALS = bytes(code if 65 <= code <= 90 or code == 38 else 32 for code in range(256))  # letters and “&”
_SMALL = bytes(range(97, 123))
_LEAD = 40  # characters before an acronym in which “the” or the like stands
_BRACKETS = expression(r"\([^()]*\)")
_WORD = expression(r"[^\W_]+")


def ask(subject: str, options: Mapping[str, Any], case: Case) -> Answer:
    """Tell whether there is such an acronym; the evidence is its first place, its definition or both."""
    text = case.disclosure.text
    if not text.strip():
        return NO_TEXT
    least = options["at-least"]
    wanted = {"undefined": 1, "ambiguous": 2 * least, "unused": least}[subject]  # spans, not acronyms
    spans = list(islice(_found(subject, case, least), max(_SHOWN, wanted)))
    return answered("acronym", subject, case, spans if len(spans) >= wanted else ())


def _found(subject: str, case: Case, least: int) -> Iterator[Span]:
    if subject == "undefined":
        return _undefined(case, least)
    return (_ambiguous if subject == "ambiguous" else _unused)(case.disclosure.text)


def _undefined(case: Case, least: int) -> Iterator[Span]:
    """Yield the first place of each acronym that is used so often and never explained."""
    text = case.disclosure.text
    often = [
        word for word, times in _capitals(text).items() if times >= least and word not in _words("known")
    ]
    own = "".join(_WORD.findall(case.disclosure.registrant or "")).upper()
    bracketed = frozenset(_WORD.findall(" ".join(_BRACKETS.findall(text))))
    candidates = [
        word for word in often if not (_is_short(word, own) or _is_explained(word, text, bracketed))
    ]
    if not candidates:
        return
    initials = "".join(word[0] for word in _WORD.findall(text)).casefold()
    said = [sentence.span for sentence, _ in case.narrative.spelled]
    found = {word: list(_places(word, text, said)) for word in candidates if word.casefold() not in initials}
    yield from sorted(
        places[0]
        for places in found.values()
        if len(places) >= least and any(_is_led(text, place) for place in places)
    )


def _is_led(text: str, place: Span) -> bool:
    """Whether “the”, “our” or the like leads an acronym, as that of a body or a thing; a name has none."""
    return _pattern("led").search(text, max(place.start - _LEAD, 0), place.start) is not None


def _places(word: str, text: str, said: Sequence[Span]) -> Iterator[Span]:
    """Yield where a word stands by itself in a sentence."""
    at = text.find(word)
    while at >= 0:
        span = Span(at, at + len(word))
        around = text[at - 1 : at] + text[span.end : span.end + 1]
        alone = not any(mark.isalnum() or mark in "-&" for mark in around)
        if alone and any(span.within(sentence) for sentence in said):
            yield span
        at = text.find(word, span.end)


def _capitals(text: str) -> Counter[str]:
    """Count the words of capitals; taking small letters away first is ten times as fast as a search."""
    raw = text.encode("ascii", "replace").translate(None, _SMALL).translate(_CAPITALS)
    least, most = _LENGTH
    found = (word.decode() for word in raw.split() if least <= len(word) <= most)
    return Counter(word for word in found if "&" not in word)


def _is_short(word: str, name: str) -> bool:
    """Whether a word is in a name, or begins like it and has its letters in their order."""
    if word in name:
        return True
    letters = iter(name)
    return word[:1] == name[:1] and all(letter in letters for letter in word)


def _is_explained(word: str, text: str, bracketed: frozenset[str]) -> bool:
    """Whether brackets, quotation marks or an “or” introduce the word somewhere."""
    if word in bracketed:
        return True
    return any(shape.format(word) in text for shape in data()["lexicon/acronyms"]["explaining"])


def _ambiguous(text: str) -> Iterator[Span]:
    """Yield both definitions of each acronym that stands for two names."""
    first: dict[str, tuple[str, Span]] = {}
    told: set[str] = set()
    for match in _pattern("defined").finditer(text):
        acronym = match[1]
        name = _expanded(acronym, text[max(match.start() - _BEFORE, 0) : match.start()])
        if not name:
            continue
        meant = " ".join(_WORD.findall(name)).casefold()
        span = Span(match.start() - len(name) - 1, match.end())
        earlier = first.setdefault(acronym, (meant, span))
        if earlier[0] != meant and acronym not in told:
            told.add(acronym)
            yield span
            yield earlier[1]


def _unused(text: str) -> Iterator[Span]:
    """Yield each definition whose acronym stands nowhere else, by itself or as part of a word.

    It counts where the name stands in full again, or names what the registrant itself has set up: a
    committee, a plan. Other acronyms are what readers know the thing by.
    """
    for match in _pattern("defined").finditer(text):
        acronym = match[1]
        if acronym.upper() in _words("known") or text.count(acronym) > 1:
            continue
        name = _expanded(acronym, text[max(match.start() - _BEFORE, 0) : match.start()])
        if name and (text.casefold().count(name.casefold()) > 1 or _is_own(acronym, name)):
            yield Span(match.start() - len(name) - 1, match.end())


def _is_own(acronym: str, name: str) -> bool:
    """Whether a name is one of the registrant's own, and its acronym none that the trade uses."""
    words = _WORD.findall(name.casefold())
    return (
        words[-1] in _words("own")
        and acronym.upper() not in _words("usual")
        and _words("naming").isdisjoint(words)
    )


def _expanded(acronym: str, before: str) -> str:
    """Return the words before a definition whose initials it is; empty where they are not."""
    words = list(_WORD.finditer(before))
    letters = [letter.casefold() for letter in acronym if letter != "&"]
    at = len(words)
    for letter in reversed(letters):
        at -= 1
        while (
            at >= 0 and words[at][0][0].casefold() != letter and words[at][0].casefold() in _words("joining")
        ):
            at -= 1
        if at < 0 or words[at][0][0].casefold() != letter:
            return ""
    return before[words[at].start() :].rstrip()


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return compiled(data()["lexicon/acronyms"][name])


@cache
def _words(name: str) -> frozenset[str]:
    """Return one of the lists of ``rules/lexicon/acronyms.yaml``."""
    return frozenset(data()["lexicon/acronyms"][name])
