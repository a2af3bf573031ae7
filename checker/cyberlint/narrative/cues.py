"""How a statement is meant: affirmed or negated, actual, hypothetical or planned, and whose it is.

In the way of NegEx (Chapman et al., J Biomed Inform 2001) and ConText (Harkema et al., J Biomed Inform
2009): a cue reaches forward from its place until a terminating word ends its scope. What the cues are
stands in ``rules/lexicon/cues.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import reduce
from operator import or_

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
    """Where the words stand: only a statement says something of the registrant.

    A `CAUTION` is part of the cautionary statement about the future with which a current report ends.
    """

    STATEMENT = "statement"
    HEADING = "heading"
    QUOTATION = "quotation"
    REFERENCE = "reference"
    CAUTION = "caution"


MODAL_REACH = 16  # words from a modal verb to the verb that it governs, coordinated verbs included
PLAN_REACH = 25  # “intend to …” governs all that follows in its clause
CHANCE_REACH = 4  # “the possible engagement of …” governs what stands next to it
PROVISO_REACH = 20
INTRODUCTION = 8  # words from the comma before “in the past year” to the subject of its clause
TITLE = 6  # words between quotation marks that are more than a defined term


class Bits(dict[str, int]):
    """The bits of the lists of cues by their names; `hedges` and `subjects` are those of several lists."""

    def __init__(self, bits: Mapping[str, int]) -> None:
        super().__init__(bits)
        self.hedges = reduce(or_, [self[name] for name in _HEDGES])
        self.subjects = reduce(or_, [self[subject] for subject in _SUBJECTS])


class Cues:
    """The cues of one sentence."""

    def __init__(self, words: Words, bits: Bits) -> None:
        self.words = words
        self._bits = bits
        self._found: dict[str, list[int]] = {}
        self._read: dict[int, tuple[Modality, Subject, Zone]] = {}
        self._subjects: list[tuple[int, Subject]] | None = None
        self._quotes = _quotes(words)
        self._hedged = words.mask & bits.hedges

    def polarity(self, hit: Hit) -> Polarity:
        """Return whether a negation reaches the head of the hit."""
        negations = self._at("negation")
        if not negations:
            return Polarity.AFFIRMED
        inside = any(hit.head < position < hit.end for position in negations)
        return Polarity.NEGATED if inside or self._reached(negations, hit.head) else Polarity.AFFIRMED

    def read(self, head: int) -> tuple[Modality, Subject, Zone]:
        """Return how, by whom and where what has its head at a word is said."""
        found = self._read.get(head)
        if found is None:
            found = self._read[head] = self.modality(head), self.subject(head), self.zone(head)
        return found

    def modality(self, head: int) -> Modality:
        """Return whether a modal, a condition, a doubt or an intention governs the head."""
        if not self._hedged:
            return Modality.ACTUAL
        if self._reached(self._at("doubt"), head):
            return Modality.HYPOTHETICAL
        if self._governed("plan", "plan-end", head, PLAN_REACH):
            return Modality.PLANNED
        doubted = (
            self._governed("modal", "government-end", head, MODAL_REACH)
            or self._governed("chance", "government-end", head, CHANCE_REACH)
            or self._conditional(head)
            or any(self._beside(position, head) for position in self._at("proviso"))
        )
        return Modality.HYPOTHETICAL if doubted else Modality.ACTUAL

    def zone(self, head: int) -> Zone:
        """Return where the head stands within its sentence."""
        if self._quoted(head):
            return Zone.QUOTATION
        return Zone.REFERENCE if self._reached(self._at("reference"), head) else Zone.STATEMENT

    def subject(self, head: int) -> Subject:
        """Return whose doing the statement is: the first of them in the clause that no preposition governs.

        Where the clause names none before the head it is the registrant's.
        """
        if self._subjects is None:
            self._subjects = list(self._mentioned())
        start = self._clause(head) if self._subjects else 0
        for position, subject in self._subjects:
            if start <= position < head:
                return subject
        return Subject.REGISTRANT

    def _mentioned(self) -> Iterator[tuple[int, Subject]]:
        """Yield where somebody is mentioned who may be a subject."""
        bits, wanted = self._bits, self._bits.subjects
        for position, mask in enumerate(self.words.masks if self.words.mask & wanted else ()):
            if mask & wanted and not self._prepositional(position):
                yield position, next(subject for subject in _SUBJECTS if mask & bits[subject])

    def _at(self, name: str) -> list[int]:
        """Return where the cues of a list stand; a pseudo-negation hides the negation in it."""
        found = self._found.get(name)
        if found is None:
            bit, masks = self._bits[name], self.words.masks
            found = [p for p, mask in enumerate(masks) if mask & bit] if self.words.mask & bit else []
            if found and name == "negation":
                covered = {
                    position
                    for start in self._at("pseudo-negation")
                    for position in range(start, max(self.words.ends(start, self._bits["pseudo-negation"])))
                }
                found = [position for position in found if position not in covered]
            self._found[name] = found
        return found

    def _reached(self, positions: list[int], head: int) -> bool:
        return bool(positions) and any(place < head and not self._ended(place, head) for place in positions)

    def _ended(self, start: int, head: int) -> bool:
        """Return whether the scope of a cue at `start` ends before `head`."""
        masks, marks, bits = self.words.masks, self.words.marks, self._bits
        spanning = masks[start] & bits["spanning"]
        introduced = head
        for position in range(start + 1, head):
            mask, mark = masks[position], marks[position]
            spanning |= mask & bits["spanning"]
            if mask & bits["auxiliary"] and masks[position - 1] & bits["and"] and not spanning:
                return True
            if ";" in mark or mask & bits["termination"]:
                return True
            if mask & bits["relative"] and "," in mark:
                return True
            if mark and mask & bits["introduction"]:
                introduced = position
            if mask & bits["subject"] and position > start + 1 and self._joined(position, introduced):
                return True
        if ";" in marks[head]:
            return True
        return head > start + 2 and bool(masks[head - 1] & bits["and"])

    def _joined(self, subject: int, introduced: int) -> bool:
        """Return whether a clause begins with a subject, or with a short introduction (“, in May we”)."""
        before = self.words.masks[subject - 1]
        if self.words.marks[subject] or before & self._bits["and"]:
            return True
        return 0 < subject - introduced <= INTRODUCTION and not before & self._bits["spanning"]

    def _governed(self, name: str, end: str, head: int, reach: int) -> bool:
        """Return whether a cue stands within reach before the head, with no `end` between them."""
        bit, cut = self._bits[name], self._bits[end]
        masks, marks = self.words.masks, self.words.marks
        if not self.words.mask & bit:
            return False
        for position in range(head - 1, max(head - 1 - reach, -1), -1):
            if masks[position] & bit:
                return True
            if masks[position] & cut or ";" in marks[position]:
                return False
        return False

    def _conditional(self, head: int) -> bool:
        """Return whether the head stands in a conditional clause, which ends at its comma."""
        bit, masks, marks = self._bits["condition"], self.words.masks, self.words.marks
        if not self.words.mask & bit:
            return False
        for position in range(head, -1, -1):
            if position < head and masks[position] & bit:
                return True
            if marks[position] and not masks[position] & self._bits["coordinator"]:
                return False
        return False

    def _beside(self, position: int, head: int) -> bool:
        first, last = sorted((position, head))
        return last - first <= PROVISO_REACH and not any(
            clause in self.words.clauses for clause in range(first + 1, last + 1)
        )

    def _quoted(self, head: int) -> bool:
        """Return whether the head stands in the quoted title of something."""
        if len(self._quotes) < 2:
            return False
        before = [position for position in self._quotes if position <= head]
        after = [position for position in self._quotes if position > head]
        return len(before) % 2 == 1 and bool(after) and after[0] - before[-1] >= TITLE

    def _clause(self, head: int) -> int:
        """Return where the clause of the head begins."""
        clauses, masks, bit = self.words.clauses, self.words.masks, self._bits["termination"]
        for position in range(head, 0, -1):
            if masks[position - 1] & bit or position in clauses:
                return position
        return 0

    def _prepositional(self, position: int) -> bool:
        bit = self._bits["preposition"]
        return bool(reduce(or_, self.words.masks[max(position - 3, 0) : position], 0) & bit)


def _quotes(words: Words) -> list[int]:
    """Return the words that quotation marks stand before.

    A mark before the first word that no other one closes is none of a title: the data sets of the SEC put
    whole text blocks between marks.
    """
    if not any(quote in words.text for quote in _QUOTES):
        return []
    found = [place for place, mark in enumerate(words.marks) if not _QUOTES.isdisjoint(mark)]
    return found[1:] if len(found) % 2 and found[0] == 0 else found


_SUBJECTS = (Subject.VENDOR, Subject.BOARD, Subject.MANAGEMENT, Subject.INDUSTRY)
_HEDGES = ("plan", "modal", "condition", "doubt", "chance", "proviso")
_QUOTES = frozenset('"“”')
