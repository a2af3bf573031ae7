"""The visible text of a PDF: lines put together again as the paragraphs that they were cut from.

A paragraph ends where the distance to the next line is larger than within paragraphs, where a line is
shorter than it need be, or where an entry of a list begins. One that a page interrupts goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from cyberlint.draft.lines import HALF, Line
from cyberlint.markup.visible import Visible
from cyberlint.narrative.items import number_of_other
from cyberlint.narrative.paragraphs import is_furniture
from cyberlint.pdf.furniture import without
from cyberlint.pdf.hyphens import Words
from cyberlint.pdf.order import ordered, right_edges
from cyberlint.pdf.pages import Page, Row
from cyberlint.tuples import NamedTuple

WIDER = 1.25
"""A distance between lines so many times the usual one ends a paragraph."""
_USUAL = 1.2
"""The usual distance, in heights of a line, where a document does not tell."""


class Text(NamedTuple):
    """The text of a PDF: `source` holds its lines, at `starts` begin the pages, `shown` leads to it."""

    source: str
    starts: tuple[tuple[int, str], ...]
    shown: Visible


class _Placed(NamedTuple):
    """A line: its offset in the source, its page, where its column ends."""

    row: Row
    offset: int
    page: int
    edge: float
    line: Line


def text(pages: Sequence[Page]) -> Text:
    """Return the text of some pages."""
    kept = without([ordered(page) for page in pages])
    words = Words(row.text for rows in kept for row in rows)
    source: list[str] = []
    starts: list[tuple[int, str]] = []
    placed: list[_Placed] = []
    length = 0
    for page, rows in zip(pages, kept, strict=True):
        starts.append((length, f"page {page.number}"))
        for row, edge in zip(rows, right_edges(rows), strict=True):
            mended = words.mended(row.text)
            placed.append(_Placed(row, length, page.number, edge, Line(((length, mended),))))
            source.append(mended)
            length += len(mended) + 1
    return Text("\n".join(source), tuple(starts), _visible(_paragraphs(placed)))


def _visible(paragraphs: Iterator[list[_Placed]]) -> Visible:
    texts: list[str] = []
    starts: list[int] = []
    offsets: list[int] = []
    length = 0
    for paragraph in paragraphs:
        gap = "\n" if length else ""
        for placed in paragraph:
            starts.append(length + len(gap))
            offsets.append(placed.offset)
            texts += [gap, placed.line.shown]
            length += len(gap) + len(placed.line.shown)
            gap = "" if placed.line.shown.endswith("-") else " "
    return Visible("".join(texts), tuple(starts), tuple(offsets))


def _paragraphs(lines: Sequence[_Placed]) -> Iterator[list[_Placed]]:
    """Yield the lines of each paragraph; what belongs to a page and stands within one is left out."""
    usual = _usual(lines)
    paragraph: list[_Placed] = []
    between: list[_Placed] = []
    for line in lines:
        last = paragraph[-1] if paragraph else None
        if last and _is_half(last) and is_furniture(line.line.shown):
            between.append(line)
        elif last and (_resumes(last, line) if between else _goes_on(last, line, usual)):
            paragraph.append(line)
            between = []
        else:
            if paragraph:
                yield paragraph
            yield from ([each] for each in between)
            paragraph, between = [line], []
    if paragraph:
        yield paragraph
    yield from ([each] for each in between)


def _usual(lines: Sequence[_Placed]) -> float:
    """Return the distance of lines within a paragraph, in heights of a line: of those surely in one."""
    found = [
        _distance(above, below)
        for above, below in pairwise(lines)
        if above.page == below.page and _is_half(above) and below.line.shown[0].islower()
    ]
    within = [distance for distance in found if 0 < distance < 4]
    return median(within) if within else _USUAL


def _distance(above: _Placed, below: _Placed) -> float:
    return (above.row.bottom - below.row.bottom) / max(above.row.height, below.row.height)


def _is_half(placed: _Placed) -> bool:
    """Whether a line is one of several of a sentence that it does not end."""
    return len(placed.line.shown) >= HALF and not placed.line.finished


def _resumes(above: _Placed, below: _Placed) -> bool:
    """Whether a sentence goes on after a page has interrupted it.

    A short line with a capital is a heading rather; an entry of a list above it may have no full stop.
    """
    if not _is_half(above) or below.line.opens:
        return False
    shown = below.line.shown
    if shown[0].islower():
        return True
    return len(shown) >= HALF and number_of_other(shown) is None and not _has_room(above, below)


def _goes_on(above: _Placed, below: _Placed, usual: float) -> bool:
    """Whether a line goes on with the paragraph of the one above it."""
    distance = _distance(above, below)
    if above.page != below.page or distance < 0 or distance > 4:
        return _resumes(above, below)
    if below.line.opens:
        return False
    if _is_half(above) and below.line.shown[0].islower():
        return True
    if distance > WIDER * usual or _is_indented(above, below):
        return False
    return not _has_room(above, below)


def _is_indented(above: _Placed, below: _Placed) -> bool:
    """Whether a line begins a paragraph by its indentation."""
    return above.line.finished and below.row.left - above.row.left > 1.5 * below.row.character


def _has_room(above: _Placed, below: _Placed) -> bool:
    """Whether the first word of a line had found room on the line above: somebody ended that one."""
    word = below.line.shown.partition(" ")[0]
    return above.edge - above.row.right > (len(word) + 1.5) * above.row.character
