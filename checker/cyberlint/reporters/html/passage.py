"""One block of the text as markup: its words, those marked that findings are about."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cyberlint.disclosure import Span
from cyberlint.html import Html, element, join, text
from cyberlint.reporters.html.anchors import Mark, Note
from cyberlint.reporters.html.reading import Block
from cyberlint.tuples import NamedTuple

_WORST = ("error", "warning", "info", "accepted")


class _Piece(NamedTuple):
    """Words of one run between two places where a mark begins or ends, or the heading that runs in."""

    span: Span
    marks: tuple[Mark, ...]
    lead: bool


def passage(block: Block, words: str, marks: Sequence[Mark]) -> Html:
    """Return the words of a block; after the last words of each finding stands its number."""
    runs = [join(_run(run, block, words, marks)) for run in block.runs]
    return join(runs, " ")


def _run(run: Span, block: Block, words: str, marks: Sequence[Mark]) -> list[Html]:
    shown: list[Html] = []
    for piece in _pieces(run, block, marks):
        said = text(words[piece.span.start : piece.span.end])
        if piece.lead:
            said = element("strong", said)
        shown.append(_marked(piece, said))
        shown += [_reference(note) for note in _ended(piece.span.end, marks)]
    return shown


def _pieces(run: Span, block: Block, marks: Sequence[Mark]) -> list[_Piece]:
    """Cut a run wherever a mark begins or ends: marks may overlap, elements may not."""
    bounds = {run.start, run.end, min(max(block.lead, run.start), run.end)}
    for mark in marks:
        bounds |= {place for place in mark.span if run.start <= place <= run.end}
    ordered = sorted(bounds)
    return [
        _Piece(
            Span(start, end),
            tuple(mark for mark in marks if mark.span.start <= start and end <= mark.span.end),
            lead=not block.level and end <= block.lead,
        )
        for start, end in pairwise(ordered)
    ]


def _marked(piece: _Piece, said: Html) -> Html:
    """Return words marked as the worst of the findings that they are the first evidence of, if any."""
    if not piece.marks:
        return said
    first = [mark.note.kind for mark in piece.marks if not mark.at]
    kind = min(first, key=_WORST.index, default="related")
    numbers = " ".join(dict.fromkeys(mark.note.id for mark in piece.marks))
    own = [mark.id for mark in piece.marks if mark.span.start == piece.span.start]
    for extra in own[1:]:
        said = join((element("span", id=extra), said))
    return element("mark", said, class_=kind, id=next(iter(own), None), data_notes=numbers)


def _ended(place: int, marks: Sequence[Mark]) -> list[Note]:
    """Return the notes whose last mark in the block ends at a place."""
    last: dict[str, Mark] = {}
    for mark in sorted(marks, key=lambda mark: mark.span.end):
        last[mark.note.id] = mark
    return [mark.note for mark in last.values() if mark.span.end == place]


def _reference(note: Note) -> Html:
    """Return the number that leads to a note."""
    label = f"Finding {note.number}, {note.kind}"
    link = element("a", str(note.number), href=f"#{note.id}", aria_label=label)
    return element("sup", link, class_=f"ref {note.kind}", data_notes=note.id)
