"""How a statement is meant: affirmed or negated, actual, hypothetical or planned, and whose it is.

In the way of NegEx (Chapman et al., J Biomed Inform 2001) and ConText (Harkema et al., J Biomed Inform
2009): a cue reaches forward from its place until a terminating word ends its scope. What the cues are
stands in ``rules/lexicon/cues.yaml``.
"""

from __future__ import annotations

from enum import StrEnum

from cyberlint.narrative.lexicon import Lexicon
from cyberlint.narrative.patterns import Hit
from cyberlint.narrative.tokens import Words


class Polarity(StrEnum):
    """Whether a statement is made or denied."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Modality(StrEnum):
    """Whether a statement speaks of what is, of what may be, or of what is intended."""

    ACTUAL = "actual"
    HYPOTHETICAL = "hypothetical"
    PLANNED = "planned"


class Subject(StrEnum):
    """Who does what the statement says."""

    REGISTRANT = "registrant"
    BOARD = "board"
    MANAGEMENT = "management"
    VENDOR = "vendor"
    INDUSTRY = "industry"


class Zone(StrEnum):
    """Where the words stand: only a statement says something of the registrant."""

    STATEMENT = "statement"
    HEADING = "heading"
    QUOTATION = "quotation"
    REFERENCE = "reference"


REACH = 6  # words from a modal verb to the verb that it governs, adverbs and coordinated verbs included


class Cues:
    """The cues of one sentence."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self.words = words
        self.bits = lexicon.cues
        covered = {i for start, end in self._found("pseudo_negation") for i in range(start, end)}
        self.negations = [p for p, _ in self._found("negation") if p not in covered]

    def _found(self, name: str) -> list[tuple[int, int]]:
        bit, words = self.bits[name], self.words
        if not words.mask & bit:
            return []
        return [(p, max(words.ends(p, bit))) for p, mask in enumerate(words.masks) if mask & bit]

    def polarity(self, hit: Hit) -> Polarity:
        """Return whether a negation reaches the head of the hit."""
        inside = any(hit.head <= position < hit.end for position in self.negations)
        reached = inside or self._reached(self.negations, hit.head)
        return Polarity.NEGATED if reached else Polarity.AFFIRMED

    def modality(self, hit: Hit) -> Modality:
        """Return whether a modal, a condition, a doubt or an intention governs the head of the hit."""
        if self._governed("plan", hit, 10):
            return Modality.PLANNED
        doubts = [position for position, _ in self._found("doubt")]
        if (
            self._governed("modal", hit, REACH)
            or self._conditional(hit)
            or self._reached(doubts, hit.head)
            or self.words.mask & self.bits["proviso"]
        ):
            return Modality.HYPOTHETICAL
        return Modality.ACTUAL

    def zone(self, hit: Hit) -> Zone:
        """Return where the words stand."""
        references = [position for position, _ in self._found("reference")]
        return Zone.REFERENCE if self._reached(references, hit.head) else Zone.STATEMENT

    def _reached(self, positions: list[int], head: int) -> bool:
        return any(position < head and not self._ended(position, head) for position in positions)

    def _ended(self, start: int, end: int) -> bool:
        """Return whether the scope of a cue at `start` ends before `end`."""
        masks, marks, bits = self.words.masks, self.words.marks, self.bits
        for position in range(start + 1, end + 1):
            if ";" in marks[position]:
                return True
            if position == end:
                return bool(position > start + 2 and masks[position - 1] & bits["and"])
            mask, mark = masks[position], marks[position]
            if mask & bits["termination"] or (mask & bits["relative"] and "," in mark):
                return True
            joined = mark or masks[position - 1] & bits["and"]
            if mask & bits["subject"] and joined and position > start + 1:
                return True
        return False

    def _governed(self, name: str, hit: Hit, reach: int) -> bool:
        """Return whether a cue stands so close before the head that it governs it."""
        bit, cut = self.bits[name], self.bits["government_end"]
        masks, marks = self.words.masks, self.words.marks
        if not self.words.mask & bit:
            return False
        for position in range(hit.head - 1, max(hit.head - 1 - reach, -1), -1):
            if masks[position] & bit:
                return True
            if masks[position] & cut or ";" in marks[position]:
                return False
        return False

    def _conditional(self, hit: Hit) -> bool:
        """Return whether the head stands in a conditional clause, which ends at the first comma."""
        bit, words = self.bits["condition"], self.words
        if not words.mask & bit:
            return False
        for position in range(hit.head, -1, -1):
            if position < hit.head and words.masks[position] & bit:
                return True
            if words.marks[position] and not words.masks[position] & self.bits["coordinator"]:
                return False
        return False
