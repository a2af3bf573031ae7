"""Ask whether a committee or an officer has a new name in one sentence, and last year's in another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    "enum": ["committee", "officer"],
    "description": "`committee`: of the board or of management; `officer`: one with a title.",
}
OPTIONS: dict[str, dict[str, Any]] = {}
REQUIRED: tuple[str, ...] = ()

_LEXICON = "lexicon/prior"
_Names = Mapping["Sentence", Mapping[str, Span]]
"""The names in the sentences of a narrative, each with its first place in the sentence."""


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
    after = _names(subject, redline.after)
    before = _names(subject, redline.before)
    known = {name for names in before.values() for name in names}
    for sentence, (earlier, same) in redline.partners.items():
        old, new = before.get(earlier, {}), after.get(sentence, {})
        gone, come = old.keys() - new.keys(), new.keys() - old.keys() - known
        if same or len(gone) != 1 or len(come) != 1:
            continue
        name = next(iter(gone))
        if not _is_like(name, next(iter(come))):
            continue
        stayed = next((span for span in _kept(name, after, redline)), None)
        if stayed:
            yield stayed, new[next(iter(come))]


def _is_like(old: str, new: str) -> bool:
    """Whether a name may be another of the same: they share a word that tells, and it is no short form."""
    common = frozenset(data()[_LEXICON]["common-in-titles"])
    telling = [frozenset(name.split()) - common for name in (old, new)]
    return bool(telling[0] & telling[1]) and not telling[1] < telling[0]


def _kept(name: str, after: _Names, redline: Redline) -> Iterator[Span]:
    """Yield where sentences that are carried over word for word have a name."""
    for sentence, names in after.items():
        if name in names and redline.partners.get(sentence, (None, False))[1]:
            yield names[name]


def _names(subject: str, narrative: Narrative) -> _Names:
    text = narrative.disclosure.text
    return {
        sentence: found
        for sentence in narrative.sentences
        if not sentence.heading and not _unless().search(_said(sentence, text))
        if (found := dict(_found(subject, sentence, text)))
    }


def _found(subject: str, sentence: Sentence, text: str) -> Iterator[tuple[str, Span]]:
    said = _said(sentence, text)
    leading = frozenset(data()[_LEXICON]["before-names"])
    for start, end in _pattern(subject).ranges(said):
        words = said[start:end].split()
        while words and words[0].casefold() in leading:
            words.pop(0)
        if len(words) > 1:
            name = " ".join(word.strip(",").casefold() for word in words)
            first = said.find(words[0], start, end)
            yield name, Span(sentence.span.start + first, sentence.span.start + end)


def _said(sentence: Sentence, text: str) -> str:
    return text[sentence.span.start : sentence.span.end]


@cache
def _unless() -> Pattern:
    return Pattern(data()[_LEXICON]["not-bodies"], trusted=True)


@cache
def _pattern(subject: str) -> Pattern:
    return Pattern(data()[_LEXICON]["bodies"][subject], trusted=True)
