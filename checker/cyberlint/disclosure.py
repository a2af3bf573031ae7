"""The Disclosure: what every reader yields and everything else works on.

Two kinds of coordinates occur. A `Span` counts characters of `Disclosure.text`, the visible text. An
*offset* counts characters of the decoded source file. `SourceMap` leads from the first to the second,
and from an offset to line and column.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from enum import StrEnum

from cyberlint.taxonomy import Element, Kind, by_concept, concepts
from cyberlint.tuples import NamedTuple


class Scope(StrEnum):
    """How much of the Item was read: only what tags hold, or the whole of it."""

    FULL_ITEM = "full-item"
    TAGGED_TEXT = "tagged-text"


class Span(NamedTuple):
    """A half-open range of characters of the visible text."""

    start: int
    end: int

    def within(self, other: Span) -> bool:
        """Tell whether the range lies within another, ends included."""
        return other.start <= self.start and self.end <= other.end


class Place(NamedTuple):
    """A line and column of the source file, both from 1; columns count characters.

    None in a format without lines. `part` names the part of the file that they count in, or the page.
    """

    line: int | None
    column: int | None
    part: str | None = None


class SourceMap(NamedTuple):
    """Leads from the visible text to the source.

    The visible text is made of runs. Run *i* starts at ``starts[i]`` of the visible text and at
    ``offsets[i]`` of `source`; within a run characters correspond one to one. Readers begin a new run
    wherever that breaks: at a tag, an entity, a collapsed space. An empty map (a disclosure without
    source text of its own, as a line of JSON) places everything at `first_line`.

    `parts` are the offsets at which parts begin within which lines count, with their names: the pages of a
    PDF, the documents of an archive. Without `lined` there are no lines: a Word file has none.
    """

    source: str = ""
    starts: tuple[int, ...] = ()
    offsets: tuple[int, ...] = ()
    first_line: int = 1
    parts: tuple[tuple[int, str], ...] = ()
    lined: bool = True

    def offset(self, position: int) -> int:
        """Return the source offset of one position of the visible text."""
        if not self.starts:
            return 0
        run = max(bisect_right(self.starts, position) - 1, 0)
        offset = self.offsets[run] + max(position - self.starts[run], 0)
        if run + 1 < len(self.offsets):  # the break after a run is no longer than the next run's start
            offset = min(offset, max(self.offsets[run + 1], self.offsets[run]))
        return min(offset, len(self.source))

    def place(self, offset: int) -> Place:
        """Return the line and column of a source offset, and the part that it lies in."""
        at = bisect_right(self.parts, offset, key=lambda part: part[0]) - 1
        start, part = self.parts[at] if at >= 0 else (0, "")
        if not self.lined:
            return Place(None, None, part or None)
        line = self.source.count("\n", start, offset)
        column = offset - max(self.source.rfind("\n", start, offset) + 1, start)
        return Place(line + self.first_line, column + 1, part or None)


class Period(NamedTuple):
    """The period of an XBRL context: ISO dates, `start` None for an instant; `end` is inclusive."""

    start: str | None
    end: str


class Fact(NamedTuple):
    """One tagged CYD fact.

    `concept` is the local name, `value` a boolean for a flag, the visible text for a text block, None
    where nil; a flag whose value is no boolean keeps its text. `spans` are the ranges of the visible
    text that the tag wraps (several where a continuation or an exclusion interrupts it; none where it
    is hidden), `offset` the place of the tag in the source, `dimensions` axis and member as QNames.
    """

    concept: str
    value: bool | str | None
    taxonomy: int | None = None
    period: Period | None = None
    dimensions: tuple[tuple[str, str], ...] = ()
    id: str | None = None
    spans: tuple[Span, ...] = ()
    offset: int | None = None

    @property
    def element(self) -> Element | None:
        """The taxonomy's element, or None for a concept that the taxonomy does not know."""
        return by_concept().get(self.concept)

    @property
    def name(self) -> str:
        """The short name, or the concept where the taxonomy has no such element."""
        element = self.element
        return element.name if element else self.concept

    @property
    def label(self) -> str:
        """The standard label, or the concept where the taxonomy has no such element."""
        return self.element.label if self.element else self.concept

    @property
    def kind(self) -> Kind:
        """Flag or text block; an unknown concept counts by its suffix."""
        if element := self.element:
            return element.kind
        return Kind.FLAG if self.concept.endswith("Flag") else Kind.TEXT_BLOCK

    @property
    def nil(self) -> bool:
        """Whether the fact was reported as nil."""
        return self.value is None

    @property
    def span(self) -> Span | None:
        """The first range of the visible text that the tag wraps, or None where it is hidden."""
        return self.spans[0] if self.spans else None

    @property
    def shown(self) -> str:
        """The value as XBRL writes it: ``true``, ``false``, ``nil``, or the text."""
        if isinstance(self.value, bool):
            return str(self.value).lower()
        return "nil" if self.value is None else self.value

    @property
    def text(self) -> str:
        """The text of a text block; empty for a flag or a nil fact."""
        return self.value if isinstance(self.value, str) and self.kind is Kind.TEXT_BLOCK else ""


def latest_end(facts: Iterable[Fact]) -> str | None:
    """Return the day on which the latest period of some facts ends, or None where none has a period."""
    return max((fact.period.end for fact in facts if fact.period), default=None)


class Section(NamedTuple):
    """A part of the disclosure under a heading.

    `item` is the item's number (``1C``, ``16K``, ``1.05``), `title` the heading's words, `span` reaches
    from the heading to the end. A text without an Item's heading is one section with its first words.
    """

    item: str
    title: str
    span: Span

    @property
    def label(self) -> str:
        """What people call it: “Item 1C”, or its title where it has no item's number."""
        return f"Item {self.item}" if self.item else self.title


class MarkKind(StrEnum):
    """What somebody has done to words of a draft that is not done yet."""

    HIGHLIGHT = "highlight"
    STRIKE = "strike"
    HIDDEN = "hidden"
    COMMENT = "comment"
    INSERTION = "insertion"
    DELETION = "deletion"


class Mark(NamedTuple):
    """A mark that a draft carries: highlighted or struck words, a comment, a tracked change.

    `span` is what it is about, empty at its place where that is not part of the visible text: deleted and
    hidden words are not. `text` is what the visible text does not show: the comment, or those words.
    """

    kind: MarkKind
    span: Span
    text: str = ""


class Disclosure(NamedTuple):
    """One cybersecurity disclosure as it was read; None and empty mean *unknown*.

    `path` is shown to people; `format` is the reader's name; `form` as EDGAR spells it, `forms` the
    classes that it can be (both annual ones on an R page); `period` ends the fiscal period or dates the
    report; `items` are the 8-K items of the submission header; `tagged` tells whether the format can
    carry facts; `limits` says what kept the reader from reading all of it; `marks` are those of a draft.
    `digest` is the SHA-256 of the input's bytes in hexadecimal digits, None where no report asked for it.
    `sic` is the code of the registrant's industry, four digits (Standard Industrial Classification).
    """

    path: str
    format: str
    scope: Scope
    text: str = ""
    form: str | None = None
    forms: tuple[str, ...] = ()
    registrant: str | None = None
    cik: str | None = None
    accession: str | None = None
    period: str | None = None
    filed: str | None = None
    taxonomy: int | None = None
    items: tuple[str, ...] = ()
    tagged: bool = True
    facts: tuple[Fact, ...] = ()
    sections: tuple[Section, ...] = ()
    limits: tuple[str, ...] = ()
    map: SourceMap = SourceMap()
    marks: tuple[Mark, ...] = ()
    digest: str | None = None
    sic: str | None = None

    def reported(self, name: str) -> tuple[Fact, ...]:
        """Return every fact of one short name, in source order, whatever its context."""
        concept = concepts().get(name, name)
        return tuple([fact for fact in self.facts if fact.concept == concept])

    def bound(self, name: str) -> tuple[Fact, ...]:
        """Return the facts of one short name that a rule means by it.

        These share one context: without dimensions where there is such a fact (a co-registrant's or a
        second incident's facts carry some), and of the latest period.
        """
        facts = self.reported(name)
        if len(facts) < 2:
            return facts
        plain = [fact for fact in facts if not fact.dimensions] or list(facts)
        latest = latest_end(plain)
        return tuple(fact for fact in plain if latest is None or (fact.period and fact.period.end == latest))

    def fact(self, name: str) -> Fact | None:
        """Return the first bound fact of one short name, or None where it is not reported."""
        facts = self.bound(name)
        return facts[0] if facts else None

    def place(self, position: int) -> Place:
        """Return line and column of one position of the visible text."""
        return self.map.place(self.map.offset(position))
