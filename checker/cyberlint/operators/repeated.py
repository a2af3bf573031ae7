"""Ask whether the narrative says something twice: a word, a sentence or nearly the same one, a paragraph."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, groupby, islice, pairwise
from operator import eq
from typing import Any

from cyberlint.condition import Answer, Case
from cyberlint.disclosure import Span
from cyberlint.narrative import Sentence
from cyberlint.operators import NO_TEXT, answered
from cyberlint.resources import data

SUBJECT = {
    "enum": ["word", "sentence", "sentence-nearly", "paragraph"],
    "description": "A `word` twice in a row; a `sentence` word for word, or `sentence-nearly` so; "
    "a `paragraph` word for word, whose sentences do not count by themselves.",
}
OPTIONS: dict[str, dict[str, Any]] = {
    "at-least": {"type": "integer", "minimum": 1, "description": "How many repetitions there must be."},
    "words": {
        "type": "integer",
        "minimum": 1,
        "description": "How many words a sentence or paragraph must have to count; 8 if not given.",
    },
    "percent": {
        "type": "integer",
        "minimum": 1,
        "description": "How many of a hundred words two that are nearly the same share; 80 if not given.",
    },
}
REQUIRED = ("at-least",)

_EDGE = 5  # words: sentences that are nearly the same begin or end with so many the same
_ALIKE = 20  # sentences with one edge that are held against another, so that no text makes the work grow
_LONG = 15  # words: what is repeated of a paragraph so long is the paragraph
_SHOWN = 4  # repetitions: who mends four sees the rest
_MARKS = ".,;:!?()“”\"'’"
_TYPED = (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'"), ("–", "-"), ("—", "-"))

Spelled = Sequence[tuple[Sentence, list[str]]]


def ask(subject: str, options: Mapping[str, Any], case: Case) -> Answer:
    """Tell whether something is repeated; the evidence is the later place, and after it the earlier one."""
    text = case.disclosure.text
    if not text.strip():
        return NO_TEXT
    spelled = case.narrative.spelled
    if subject == "word":
        found = _words(spelled, text)
    elif subject == "paragraph":
        found = _paragraphs(spelled, options.get("words", 8))
    else:
        shortest = options.get("words", 8)
        long = [(sentence, words) for sentence, words in spelled if len(words) >= shortest]
        found = (
            _sentences(long, spelled)
            if subject == "sentence"
            else _nearly(long, options.get("percent", 80) / 100)
        )
    least = options["at-least"]
    pairs = list(islice(found, max(_SHOWN, least)))
    return answered("repeated", subject, case, chain.from_iterable(pairs) if len(pairs) >= least else ())


def _words(spelled: Spelled, text: str) -> Iterator[tuple[Span, ...]]:
    """Yield every word that stands twice in a row, both times together."""
    for sentence, words in spelled:
        if True in map(eq, words, words[1:]):  # no loop: most sentences have none
            for first, second in pairwise(words):
                if first == second and first.islower() and _counts(first):
                    yield from _twice(first, text, sentence.span)
        if len(words) > 1:
            if words[0] in _beginning() and words[0].casefold() == words[1].casefold():
                yield from _twice(words[0], text, sentence.span, words[1])
            last = words[-2]
            if last.islower() and last == words[-1].rstrip(_MARKS) and _counts(last):
                yield from _twice(last, text, sentence.span)


def _counts(word: str) -> bool:
    return word.isalpha() and word not in data()["lexicon/repetition"]["usual-twice"]


@cache
def _beginning() -> frozenset[str]:
    """Return the words with which sentences begin."""
    return frozenset(word.capitalize() for word in data()["lexicon/sentences"]["starters"])


def _twice(word: str, text: str, within: Span, again: str | None = None) -> Iterator[tuple[Span]]:
    """Yield where a word and the same again stand, by one space apart."""
    both = f"{word} {again or word}"
    start = text.find(both, within.start, within.end)
    while start > 0 and not text[start - 1].isspace():
        start = text.find(both, start + 1, within.end)
    if start >= 0:
        yield (Span(start, start + len(both)),)


def _sentences(long: Spelled, spelled: Spelled) -> Iterator[tuple[Span, ...]]:
    """Yield the sentences that stand in the text before, but for those of a paragraph that does."""
    pairs = list(_same(long))
    again = [later for later, _ in _paragraphs(spelled, _LONG)] if pairs else []
    for pair in pairs:
        at = bisect_right(again, pair[0].start, key=_start) - 1
        if at < 0 or not pair[0].within(again[at]):
            yield pair


def _start(span: Span) -> int:
    return span.start


def _same(spelled: Spelled) -> Iterator[tuple[Span, ...]]:
    first: dict[str, Sentence] = {}
    for sentence, words in spelled:
        earlier = first.setdefault(_said(words), sentence)
        if earlier is not sentence:
            yield sentence.span, earlier.span


def _paragraphs(spelled: Spelled, shortest: int) -> Iterator[tuple[Span, ...]]:
    """Yield the paragraphs that stand in the text before, letter for letter but for capitals."""
    first: dict[str, Span] = {}
    for _, group in groupby(spelled, key=lambda said: (said[0].section, said[0].paragraph)):
        sentences = list(group)
        words = [word for _, said in sentences for word in said]
        if len(words) < shortest:
            continue
        span = Span(sentences[0][0].span.start, sentences[-1][0].span.end)
        earlier = first.setdefault(_said(words), span)
        if earlier is not span:
            yield span, earlier


def _said(words: Sequence[str]) -> str:
    """Return words without what may be typed in two ways: capitals, quotation marks, dashes."""
    said = " ".join(words).casefold()
    if not said.isascii():
        for mark, plain in _TYPED:
            said = said.replace(mark, plain)
    return said


def _nearly(spelled: Spelled, share: float) -> Iterator[tuple[Span, ...]]:
    """Yield the sentences that share most of their words with an earlier one, and are not the same.

    Only sentences that begin or end alike are held against each other, so that the work grows with the text.
    """
    edges: dict[tuple[bool, str], list[tuple[Sentence, list[str]]]] = {}
    for sentence, words in spelled:
        keys = ((False, " ".join(words[:_EDGE])), (True, " ".join(words[-_EDGE:])))
        alike = [other for key in keys for other in edges.get(key, ())]
        near = next((other for other, said in alike if _is_near(words, said, share)), None)
        if near:
            yield sentence.span, near.span
        for key in keys:
            if len(held := edges.setdefault(key, [])) < _ALIKE:
                held.append((sentence, words))


def _is_near(words: list[str], others: list[str], share: float) -> bool:
    """Whether two sentences share most of their words, and neither holds the other whole.

    One that holds the other is the same with its heading, or with what a tag cuts off.
    """
    said, other = _folded(words), _folded(others)
    bag, held = frozenset(said), frozenset(other)
    if len(bag & held) < share * len(bag | held):
        return False
    letters, wanted = "".join(said), "".join(other)
    return letters not in wanted and wanted not in letters


def _folded(words: list[str]) -> list[str]:
    return [word.replace("&amp;", "&").strip(_MARKS).casefold() for word in words]
