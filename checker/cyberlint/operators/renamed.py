"""Ask whether a body or a person has a new name in one sentence, and last year's in another."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from cyberlint.condition import Answer, Case, Evidence, Truth
from cyberlint.disclosure import Span
from cyberlint.pattern import Pattern
from cyberlint.resources import data

if TYPE_CHECKING:
    from cyberlint.narrative import Narrative, Sentence
    from cyberlint.redline import Redline

SUBJECT = {
    "enum": ["committee", "officer", "person"],
    "description": "`committee`: of the board or of management; `officer`: one with a title; `person`: one "
    "with a name, as “Ms. Alder”.",
}
OPTIONS: dict[str, dict[str, Any]] = {}
REQUIRED: tuple[str, ...] = ()

_LEXICON = "lexicon/prior"
_AFTER = 4  # words after a name that tell the same sentence, though it was edited further on


def ask(subject: str, options: Mapping[str, Any], case: Case) -> Answer:  # noqa: ARG001 - as every operator
    """Tell whether there is such a name: the year before all sentences had it, now some have another.

    The evidence is a sentence that still has it, then one that has the new name. Unknown without a filing of
    the year before.
    """
    redline = case.prior.redline if case.prior else None
    if redline is None:
        return Answer(Truth.UNKNOWN, reason="there is no filing of the year before")
    found = next(_renamed(subject, redline), None)
    if not found:
        return Answer(Truth.FALSE, (Evidence("renamed", subject),))
    text = redline.after.disclosure.text
    return Answer(
        Truth.TRUE, tuple(Evidence("renamed", subject, text[span.start : span.end], span) for span in found)
    )


def _renamed(subject: str, redline: Redline) -> Iterator[tuple[Span, Span]]:
    """Yield the place of an old name that stayed and that of the new one, for each such change."""
    before, after = (_Names(subject, narrative) for narrative in (redline.before, redline.after))
    for sentence, (earlier, same) in redline.partners.items():
        if same:
            continue
        old, new = before[earlier], after[sentence]
        gone = [name for name in old if name not in new]
        come = [name for name in new if name not in old]
        if len(gone) != len(come):
            continue
        alone = _rest(earlier, redline.before, old.values()) == _rest(sentence, redline.after, new.values())
        for name, other in zip(gone, come, strict=True):
            said = _goes_on(earlier, redline.before, old[name])
            placed = alone or bool(said and said == _goes_on(sentence, redline.after, new[other]))
            if not (_is_like(name, other) or (placed and not _is_short(name, other))):
                continue
            if not any(other in before[known] for known in redline.units[0]):
                yield from ((stayed, new[other]) for stayed in _kept(name, after, redline))


def _rest(sentence: Sentence, narrative: Narrative, names: Iterable[Span]) -> list[str]:
    """Return the words of a sentence without the names in it."""
    text, at, kept = narrative.disclosure.text, sentence.span.start, ""
    for span in sorted(names):
        kept += f"{text[at : span.start]} "
        at = span.end
    return re.findall(r"\w+", (kept + text[at : sentence.span.end]).casefold())


def _goes_on(sentence: Sentence, narrative: Narrative, name: Span) -> list[str]:
    """Return the words after a name that a sentence begins with; none where it does not."""
    text = narrative.disclosure.text
    if len(text[sentence.span.start : name.start].split()) > 1:  # “our”, “the”
        return []
    return re.findall(r"\w+", text[name.end : sentence.span.end].casefold())[:_AFTER]


def _is_like(old: str, new: str) -> bool:
    """Whether a name may be another of the same: they share a word that tells, and it is no short form."""
    common = frozenset(data()[_LEXICON]["common-in-titles"])
    telling = [frozenset(name.split()) - common for name in (old, new)]
    return bool(telling[0] & telling[1]) and not telling[1] < telling[0]


def _is_short(old: str, new: str) -> bool:
    """Whether one of two names is a short form of the other: its words or its initials."""
    words = [frozenset(name.split()) for name in (old, new)]
    return words[1] <= words[0] or _initials(old) == new or _initials(new) == old


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word not in data()[_LEXICON]["no-initial"])


def _kept(name: str, after: _Names, redline: Redline) -> Iterator[Span]:
    """Yield where sentences that are carried over word for word have a name."""
    for sentence in redline.units[1]:
        if redline.partners.get(sentence, (None, False))[1] and name in after[sentence]:
            yield after[sentence][name]


class _Names(dict["Sentence", dict[str, Span]]):
    """The names in each sentence with their places, found when a sentence is asked about."""

    def __init__(self, subject: str, narrative: Narrative) -> None:
        super().__init__()
        self._subject, self._text = subject, narrative.disclosure.text

    def __missing__(self, sentence: Sentence) -> dict[str, Span]:
        apart = sentence.heading or _unless(self._subject).search(_said(sentence, self._text))
        self[sentence] = found = {} if apart else dict(_found(self._subject, sentence, self._text))
        return found


def _found(subject: str, sentence: Sentence, text: str) -> Iterator[tuple[str, Span]]:
    said = _said(sentence, text)
    leading = frozenset(data()[_LEXICON]["before-names"])
    for start, end in _pattern(subject).ranges(said):
        words = said[start:end].split()
        while words and words[0].casefold() in leading:
            words.pop(0)
        if words and (len(words) > 1 or subject != "committee"):
            first = said.find(words[0], start, end)
            last = _end(words, said, first, end)
            name = " ".join(word.strip(",.").casefold() for word in said[first:last].split())
            yield name, Span(sentence.span.start + first, sentence.span.start + last)


def _end(words: list[str], said: str, first: int, end: int) -> int:
    """Return where a name ends that “and” may part from the next title."""
    joining, titles = (frozenset(data()[_LEXICON][name]) for name in ("joining", "titles"))
    for before, word in itertools.pairwise(words[1:]):
        if before in joining and word.casefold() in titles:
            return said.rindex(f" {before} {word}", first, end)
    return end


def _said(sentence: Sentence, text: str) -> str:
    return text[sentence.span.start : sentence.span.end]


@cache
def _unless(subject: str) -> Pattern:
    return Pattern(data()[_LEXICON]["not-bodies"][subject], trusted=True)


@cache
def _pattern(subject: str) -> Pattern:
    return Pattern(data()[_LEXICON]["bodies"][subject], trusted=True)
