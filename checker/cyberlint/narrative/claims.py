"""Claims: what the sentences of a narrative say, found in one pass over their words.

A claim is an entry of the lexicon (``rules/lexicon/claims/<name>.yaml``), found at a place, with the four
attributes that the cues give it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cyberlint.disclosure import Span
from cyberlint.narrative.cues import Cues, Modality, Polarity, Subject, Zone
from cyberlint.narrative.lexicon import Entry, Lexicon, Use
from cyberlint.narrative.passages import Sentence
from cyberlint.narrative.patterns import Hit, find
from cyberlint.narrative.tokens import Words

_SILENT = {(Use.DENIABLE, Polarity.AFFIRMED), (Use.ASSERTION, Polarity.NEGATED)}


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


def read(sentences: Sequence[Sentence], text: str, lexicon: Lexicon) -> tuple[Claim, ...]:
    """Return every claim of the sentences, in the order of the text."""
    found: list[Claim] = []
    before = 0
    cautionary: str | None = None  # the section in which the cautionary statement has begun
    for sentence in sentences:
        words = _words(sentence, text, lexicon)
        if words.mask & lexicon.caution or sentence.section != cautionary:
            cautionary = sentence.section if words.mask & lexicon.caution else None
        read_here = _read(sentence, words, before, lexicon)
        found += read_here if cautionary is None else [one._replace(zone=Zone.CAUTION) for one in read_here]
        before = words.mask
    return tuple(found)


def _words(sentence: Sentence, text: str, lexicon: Lexicon) -> Words:
    """Return the words of a sentence with the classes of the lexicon, chunks included."""
    words = Words(text, sentence.span.start, sentence.span.end, lexicon.vocabulary)
    for pattern, bit in lexicon.chunks:
        if not pattern.need & ~words.mask:
            for hit in find(pattern, words):
                words.add(bit, hit.start, hit.end)
    return words


def _read(sentence: Sentence, words: Words, before: int, lexicon: Lexicon) -> list[Claim]:
    hits = [(entry, hit) for entry, hit in _hits(words, lexicon) if not entry.after or entry.after & before]
    if not hits:
        return []
    disarmed = {entry.claim for entry, _ in hits if entry.use is Use.UNLESS}
    cues = Cues(words, lexicon.cues)
    claims = {
        (entry.claim, hit.head, claim.polarity): claim
        for entry, hit in hits
        if entry.claim not in disarmed and (claim := _claim(sentence, entry, hit, cues))
    }
    return sorted(claims.values(), key=lambda claim: claim.span)


def _hits(words: Words, lexicon: Lexicon) -> Iterator[tuple[Entry, Hit]]:
    mask, missing = words.mask, ~words.mask
    present = mask & lexicon.indexed
    seen: set[str] = set()
    while present:
        bit = present & -present
        present ^= bit
        for entry in lexicon.index[bit]:
            if entry.pattern.need & missing or (entry.claim in seen and entry.use is not Use.UNLESS):
                continue
            hits = find(entry.pattern, words)
            if hits and entry.once and entry.use is not Use.UNLESS:
                seen.add(entry.claim)
                del hits[1:]
            for hit in hits:
                yield entry, hit


def _claim(sentence: Sentence, entry: Entry, hit: Hit, cues: Cues) -> Claim | None:
    polarity = Polarity.NEGATED if entry.use is Use.DENIAL else cues.polarity(hit)
    if (entry.use, polarity) in _SILENT:
        return None
    modality, subject, zone = cues.read(hit.head)
    return Claim(
        name=entry.claim,
        span=Span(*cues.words.span(hit.start, hit.end - 1)),
        sentence=sentence,
        polarity=polarity,
        modality=modality,
        subject=subject,
        zone=Zone.HEADING if sentence.heading else zone,
    )
