"""Claims: what the sentences of a narrative say, found in one pass over their words.

A claim is an entry of the lexicon (``rules/lexicon/claims/<name>.yaml``), found at a place, with the four
attributes that the cues give it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cyberlint.disclosure import Span
from cyberlint.narrative.cues import Cues, Modality, Polarity, Subject, Zone
from cyberlint.narrative.lexicon import Entry, Lexicon
from cyberlint.narrative.patterns import Hit, find
from cyberlint.narrative.tokens import Words

if TYPE_CHECKING:
    from cyberlint.narrative import Sentence


@dataclass(frozen=True, slots=True)
class Claim:
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
        """Whether it is a statement at all, and not a heading, a quotation or a cross-reference."""
        return self.zone is Zone.STATEMENT


def read(sentences: Sequence[Sentence], text: str, lexicon: Lexicon) -> tuple[Claim, ...]:
    """Return every claim of the sentences, in the order of the text."""
    return tuple(claim for sentence in sentences for claim in _read(sentence, text, lexicon))


def _read(sentence: Sentence, text: str, lexicon: Lexicon) -> list[Claim]:
    words = Words(text, sentence.span.start, sentence.span.end, lexicon.vocabulary)
    for pattern, bit in lexicon.chunks:
        for hit in find(pattern, words):
            words.add(bit, hit.start, hit.end)
            words.mask |= bit
    hits = [(entry, kind, hit) for entry in lexicon.claims for kind, hit in _hits(entry, words)]
    if not hits:
        return []
    cues = Cues(words, lexicon)
    claims = {
        (entry.name, hit.head, claim.polarity): claim
        for entry, kind, hit in hits
        if (claim := _claim(sentence, entry, kind, hit, cues))
    }
    return sorted(claims.values(), key=lambda claim: claim.span)


def _hits(entry: Entry, words: Words) -> Iterator[tuple[str, Hit]]:
    """Yield the hits of one entry with the kind of their pattern."""
    hits = [
        (kind, hit)
        for kind, patterns in (
            ("denial", entry.denials),
            ("pattern", entry.patterns),
            ("assertion", entry.assertions),
            ("deniable", entry.deniable),
        )
        for pattern in patterns
        for hit in find(pattern, words)
    ]
    if hits and any(next(find(pattern, words), None) for pattern in entry.unless):
        return
    yield from hits


def _claim(sentence: Sentence, entry: Entry, kind: str, hit: Hit, cues: Cues) -> Claim | None:
    polarity = Polarity.NEGATED if kind == "denial" else cues.polarity(hit)
    if (kind, polarity) in (("deniable", Polarity.AFFIRMED), ("assertion", Polarity.NEGATED)):
        return None
    return Claim(
        name=entry.name,
        span=Span(*cues.words.span(hit.start, hit.end - 1)),
        sentence=sentence,
        polarity=polarity,
        modality=cues.modality(hit),
        subject=Subject.REGISTRANT,
        zone=cues.zone(hit),
    )
