"""Claims: what the sentences of a narrative say, found in one pass over their words.

A claim is an entry of the lexicon (``rules/lexicon/claims/<name>.yaml``), found at a place, with the four
attributes that the cues give it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter

from cyberlint.disclosure import Span
from cyberlint.narrative.cues import Cues, Modality, Polarity, Subject, Zone
from cyberlint.narrative.lexicon import Entry, Lexicon, Use
from cyberlint.narrative.passages import Sentence
from cyberlint.narrative.patterns import Hit, find
from cyberlint.narrative.tokens import Words
from cyberlint.tuples import NamedTuple

REMEMBERED = 100_000  # sentences, 50 MB: filings repeat those of other years, four in ten of a data set's


class Claim(NamedTuple):
    """One thing that a sentence says: the `name` is the lexicon's, the `span` the words that say it."""

    name: str
    span: Span
    sentence: Sentence
    polarity: Polarity
    modality: Modality
    subject: Subject
    zone: Zone

    @property
    def stated(self) -> bool:
        """Whether it is a statement at all: no heading, quotation, cross-reference or caution."""
        return self.zone is Zone.STATEMENT


_Said = tuple[str, int, int, Polarity, Modality, Subject, Zone]
"""A claim as a sentence makes it, wherever that stands: its words are counted from the sentence's start."""


def read(sentences: Sequence[Sentence], text: str, lexicon: Lexicon) -> tuple[Claim, ...]:
    """Return every claim of the sentences, in the order of the text."""
    new = tuple.__new__  # half as long as by the class's own, which is written in Python
    found: list[Claim] = []
    before = 0
    cautionary: str | None = None  # the section in which the cautionary statement has begun
    for sentence in sentences:
        first, last = sentence.span
        said, before = _said(text[first:last], before, lexicon)
        if before & lexicon.caution or sentence.section != cautionary:
            cautionary = sentence.section if before & lexicon.caution else None
        elsewhere = Zone.CAUTION if cautionary is not None else Zone.HEADING if sentence.heading else None
        for name, start, end, polarity, modality, subject, zone in said:
            span = new(Span, (first + start, first + end))
            how = polarity, modality, subject, elsewhere or zone
            found.append(new(Claim, (name, span, sentence, *how)))
    return tuple(found)


@lru_cache(REMEMBERED)
def _said(sentence: str, before: int, lexicon: Lexicon) -> tuple[tuple[_Said, ...], int]:
    """Return what a sentence says, and the classes of it that matter to the next one, as `before` did."""
    words = classed(sentence, lexicon)
    hits = _hits(words, lexicon, before)
    said = tuple(_meant(hits, Cues(words, lexicon.cues))) if hits else ()
    return said, words.mask & lexicon.remembered


def classed(sentence: str, lexicon: Lexicon) -> Words:
    """Return the words of a sentence with the classes of the lexicon, chunks included."""
    words = Words(sentence, lexicon.vocabulary)
    for need, pattern, made, takes in lexicon.chunks:
        if need & words.mask == need:
            for hit in find(pattern, words, words.at(pattern.steps[0].number)):
                (words.take if takes else words.add)(made, hit.start, hit.end)
    return words


def _hits(words: Words, lexicon: Lexicon, before: int) -> list[tuple[Entry, Hit]]:
    """Return where the patterns of claims match; of a claim that is enough once only the first match."""
    found: list[tuple[Entry, Hit]] = []
    possible = starts(words, lexicon)
    entries = lexicon.openings.entries
    seen: set[str] = set()
    for rank in sorted(possible):
        entry = entries[rank]
        claim, _, pattern, once, after = entry
        if once and claim in seen:
            continue
        hits = find(pattern, words, possible[rank])
        if once and hits:
            seen.add(claim)
            del hits[1:]
        if not after or after & before:
            found += [(entry, hit) for hit in hits]
    return found


def starts(words: Words, lexicon: Lexicon) -> dict[int, list[int]]:
    """Return where the patterns may begin, by rank, of which the sentence has every class that they need.

    It may have one only in words that a phrase takes out of it.
    """
    openings, mask = lexicon.openings, words.mask
    found: dict[int, list[int]] = {}
    for position, classes in enumerate(words.classes):
        for need, rank in openings[classes]:
            if need & mask == need:  # “not need & ~mask” takes a third longer
                found.setdefault(rank, []).append(position)
    return found


def _meant(hits: Sequence[tuple[Entry, Hit]], cues: Cues) -> list[_Said]:
    """Return the claims that the hits make, by their place."""
    disarmed = {entry.claim for entry, _ in hits if entry.use is Use.UNLESS}
    said: dict[tuple[str, int, bool], _Said] = {}
    for entry, hit in hits:
        if entry.claim not in disarmed and (one := _claim(entry, hit, cues)):
            said[entry.claim, hit.head, one[3] is Polarity.NEGATED] = one
    return sorted(said.values(), key=itemgetter(1, 2))


def _claim(entry: Entry, hit: Hit, cues: Cues) -> _Said | None:
    use = entry.use
    polarity = Polarity.NEGATED if use is Use.DENIAL else cues.polarity(hit)
    if use is (Use.DENIABLE if polarity is Polarity.AFFIRMED else Use.ASSERTION):
        return None
    return entry.claim, *cues.words.span(hit.start, hit.end - 1), polarity, *cues.read(hit.head)
