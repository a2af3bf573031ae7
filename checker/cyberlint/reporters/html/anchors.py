"""Where findings stand in the text: each with its number, its words and the places it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from cyberlint.disclosure import Span
from cyberlint.outcome import DocumentReport, Finding, Location, Quote, Suppression, SuppressionKind
from cyberlint.reporters.html.reading import Block, place
from cyberlint.tuples import NamedTuple

WHOLE = 600
"""Characters: more words than these are not marked; a finding about them stands at their beginning."""


class Note(NamedTuple):
    """A finding with its number in the document, and what accepts it, if anything does."""

    number: int
    document: int
    finding: Finding
    accepted: Suppression | None = None

    @property
    def id(self) -> str:
        """The address of the note on the page."""
        return f"d{self.document}f{self.number}"

    @property
    def kind(self) -> str:
        """What it is filtered and coloured by: its severity, or that it is accepted."""
        return "accepted" if self.accepted else str(self.finding.severity)

    def mark(self, place: int) -> str:
        """Return the address of one of the places in the text that it is about."""
        return f"d{self.document}m{self.number}-{place}"


class Mark(NamedTuple):
    """Words of one block that a note is about; `at` counts the evidence, the first is 0."""

    note: Note
    at: int
    span: Span

    @property
    def id(self) -> str:
        """The address of the words on the page."""
        return self.note.mark(self.at)


class Anchors(NamedTuple):
    """What stands at each block.

    `marks` and `notes` are by the number of the block; `loose` are the notes on no words of the text.
    `linked` leads from a note's places to their addresses: of marks, or of blocks where none is marked.
    """

    marks: dict[int, list[Mark]]
    notes: dict[int, list[Note]]
    loose: list[Note]
    linked: dict[str, str]


def notes(report: DocumentReport, document: int, shown: Sequence[Block]) -> list[Note]:
    """Return the findings of a document, and those that are waived, numbered as they stand on the page."""
    disclosure = report.disclosure

    def order(item: tuple[Finding, Suppression | None]) -> tuple[int, int]:
        evidence = item[0].evidence
        span = _span(evidence[0].location, disclosure.path) if evidence else None
        placed = place(span, shown, disclosure.text) if span else None
        return (placed[0], placed[1].start) if placed else (-1, 0)

    waived = (item for item in report.suppressed if item.suppression.kind is SuppressionKind.WAIVER)
    every = sorted([*((finding, None) for finding in report.findings), *waived], key=order)
    return [Note(number, document, finding, entry) for number, (finding, entry) in enumerate(every, 1)]


def anchors(found: Sequence[Note], shown: Sequence[Block], path: str, text: str) -> Anchors:
    """Find for every note the block that it stands at, and the words that it is about."""
    result = Anchors({}, {}, [], {})
    for note in found:
        home = _anchor(note, shown, path, text, result)
        if home is None:
            result.loose.append(note)
        else:
            result.notes.setdefault(home, []).append(note)
    return result


def _anchor(note: Note, shown: Sequence[Block], path: str, text: str, result: Anchors) -> int | None:
    """Mark the words of one note and return the block of the first, or None where that has no place."""
    home: int | None = None
    for at, quote in enumerate(note.finding.evidence):
        span = _span(quote.location, path)
        placed = place(span, shown, text) if span else None
        if placed is None:
            continue
        number, words = placed
        if at == 0:
            home = number
        marked = quote.text is not None and words.end > words.start and _markable(words, shown[number], quote)
        if marked:
            result.marks.setdefault(number, []).append(Mark(note, at, words))
        result.linked[note.mark(at)] = note.mark(at) if marked else block_id(note.document, number)
    return home


def block_id(document: int, number: int) -> str:
    """Return the address of a block on the page."""
    return f"d{document}p{number + 1}"


def _span(location: Location, path: str) -> Span | None:
    if location.path != path or location.offset is None:
        return None
    return Span(location.offset, location.offset + (location.length or 0))


def _markable(words: Span, block: Block, quote: Quote) -> bool:
    """Tell whether words are few enough to be marked, and stand in one block."""
    return words.end <= block.span.end and words.end - words.start <= WHOLE and quote.text != ""
