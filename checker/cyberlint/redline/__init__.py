"""The redline: what became of each sentence of a prior text in the current one, and of its words.

Sentences are aligned by what they say and where they stand, never by line: see `cyberlint.redline.alignment`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property, lru_cache

from cyberlint.narrative import Narrative, Sentence
from cyberlint.redline.alignment import Alignment, aligned
from cyberlint.redline.units import Line, levelled, lines
from cyberlint.redline.words import Piece, pieces
from cyberlint.tuples import NamedTuple

__all__ = ["Kind", "Piece", "Redline", "Row", "redline"]


class Kind(StrEnum):
    """What became of a sentence. One that moved has a row where it stands, and one where it stood: `AWAY`."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    AWAY = "moved-away"


class Row(NamedTuple):
    """A sentence of the prior text, its like in the current one, or both; None is a side that has none."""

    kind: Kind
    before: Sentence | None
    after: Sentence | None

    @property
    def heading(self) -> bool:
        """Whether it is a heading."""
        sentence = self.after or self.before
        return sentence is not None and sentence.heading


class Redline:
    """Two narratives held against each other, on demand: the `before` of a prior text and the `after` it."""

    def __init__(self, before: Narrative, after: Narrative) -> None:
        self.before = before
        self.after = after

    @cached_property
    def _lines(self) -> tuple[list[Line], list[Line]]:
        return levelled(lines(self.before), lines(self.after))

    @property
    def _before(self) -> list[Line]:
        return self._lines[0]

    @property
    def _after(self) -> list[Line]:
        return self._lines[1]

    @cached_property
    def units(self) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...]]:
        """The sentences of the prior and the current text as they are held against each other.

        What stands at the ends of pages is none of them; see `cyberlint.redline.units`.
        """
        before, after = self._lines
        return tuple(one.sentence for one in before), tuple(one.sentence for one in after)

    @cached_property
    def _aligned(self) -> Alignment:
        return aligned(self._before, self._after)

    @cached_property
    def partners(self) -> Mapping[Sentence, tuple[Sentence, bool]]:
        """What every unit of the current text was, as far as it was there, and whether word for word."""
        pairs = self._aligned.pairs
        return {
            self._after[after].sentence: (self._before[before].sentence, self._is_same(before, after))
            for after, before in pairs.items()
        }

    @cached_property
    def kept(self) -> frozenset[Sentence]:
        """The sentences of the prior text that stand in the current one word for word."""
        return frozenset(before for before, same in self.partners.values() if same)

    def _is_same(self, before: int, after: int) -> bool:
        return self._before[before].key == self._after[after].key

    @cached_property
    def carried(self) -> float:
        """The share of the sentences that stand in both texts word for word, of the longer one's; 0 to 1."""
        sizes = [sum(not one.sentence.heading for one in lines) for lines in (self._before, self._after)]
        same = sum(same and not sentence.heading for sentence, (_, same) in self.partners.items())
        return same / max(sizes) if any(sizes) else 0.0

    @cached_property
    def counts(self) -> Counter[Kind]:
        """How many sentences there are of each kind; headings are not counted."""
        return Counter(row.kind for row in self.rows if not row.heading)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every sentence of both texts, in the order of the current one; what is gone is where it stood."""
        found: list[Row] = []
        reached = 0
        upcoming = self._stable_after()
        for at, after in enumerate(self._after):
            before = self._aligned.pairs.get(at)
            found += self._gone(reached, upcoming[at])
            reached = max(reached, upcoming[at])
            if before is None:
                found.append(Row(Kind.ADDED, None, after.sentence))
                continue
            kind = Kind.MOVED if at in self._aligned.moved else self._kind(before, at)
            found.append(Row(kind, self._before[before].sentence, after.sentence))
            if kind is not Kind.MOVED:
                reached = before + 1
        return (*found, *self._gone(reached, len(self._before)))

    def _stable_after(self) -> list[int]:
        """Return for each current sentence where the next one at or after it that did not move stood."""
        found = [len(self._before)] * len(self._after)
        stands = len(self._before)
        for at in range(len(self._after) - 1, -1, -1):
            if at in self._aligned.pairs and at not in self._aligned.moved:
                stands = self._aligned.pairs[at]
            found[at] = stands
        return found

    def _gone(self, start: int, end: int) -> list[Row]:
        """Return the rows of prior sentences in a range that are no longer there."""
        found = []
        for at in range(start, end):
            after = self._partner.get(at)
            if after is None:
                found.append(Row(Kind.REMOVED, self._before[at].sentence, None))
            elif after in self._aligned.moved:
                found.append(Row(Kind.AWAY, self._before[at].sentence, self._after[after].sentence))
        return found

    @cached_property
    def _partner(self) -> dict[int, int]:
        return {before: after for after, before in self._aligned.pairs.items()}

    def _kind(self, before: int, after: int) -> Kind:
        return Kind.SAME if self._is_same(before, after) else Kind.CHANGED

    @cached_property
    def _said(self) -> tuple[Mapping[Sentence, str], Mapping[Sentence, str]]:
        before, after = ({one.sentence: one.said for one in side} for side in self._lines)
        return before, after

    def said(self, row: Row) -> tuple[str | None, str | None]:
        """Return what the sentences of a row say, without what stands at the end of a page inside them."""
        before, after = self._said
        return before[row.before] if row.before else None, after[row.after] if row.after else None

    def words(self, row: Row) -> tuple[Piece, ...]:
        """Return the words of a row: what stayed, what was deleted, what was inserted."""
        before, after = self.said(row)
        return pieces(before or "", after or "")


@lru_cache(2)
def redline(before: Narrative, after: Narrative) -> Redline:
    """Return two narratives held against each other: the same redline where a rule asked for it just now."""
    return Redline(before, after)
