"""The text of a document with its findings marked in place and noted in the margin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cyberlint.cells import plural
from cyberlint.disclosure import Disclosure, Scope
from cyberlint.html import Html, element
from cyberlint.outcome import DocumentReport, Tuned
from cyberlint.reporters.html.anchors import Anchors, Note, anchors, block_id, notes
from cyberlint.reporters.html.note import note
from cyberlint.reporters.html.passage import passage
from cyberlint.reporters.html.reading import Block, blocks
from cyberlint.tuples import NamedTuple

NOTES = 400
"""So many findings of one document have a note; the others are counted."""
LETTERS = 150_000
"""So many characters of one document are shown; after them only the blocks that findings are about."""


_BULLETS = "•·‣◦▪●○■□–—-\uf0b7\uf0a7"


class Shown(NamedTuple):
    """A document made ready for the page: `number` counts the documents, `cut` findings have no note.

    `tuned` are the rules that were not run on it, or were changed, where that is recorded.
    """

    number: int
    report: DocumentReport
    notes: tuple[Note, ...]
    cut: int
    blocks: tuple[Block, ...]
    anchors: Anchors
    tuned: tuple[Tuned, ...] = ()


def shown(report: DocumentReport, number: int, tuned: tuple[Tuned, ...] = ()) -> Shown:
    """Read a document and find the place of every finding."""
    disclosure = report.disclosure
    read = blocks(disclosure)
    found = notes(report, number, read)
    kept = found[:NOTES]
    placed = anchors(kept, read, disclosure.path, disclosure.text)
    return Shown(number, report, tuple(kept), len(found) - len(kept), read, placed, tuned)


def text(document: Shown) -> Html:
    """Return the section that holds the text."""
    title = f"d{document.number}-text"
    rows = [
        _row(
            (element("h3", "The disclosure", id=title), element("p", _extent(document), class_="extent")),
            document.anchors.loose,
            document,
        ),
        *_rows(document),
    ]
    return element("section", *rows, class_="text")


def _extent(document: Shown) -> str:
    """Say what is shown, and what is not."""
    disclosure = document.report.disclosure
    if not document.blocks:
        return "No text was read."
    tagged = " of tagged text" if disclosure.scope is Scope.TAGGED_TEXT else ""
    said = f"{plural(len(disclosure.text.split()), 'word')}{tagged}."
    if _repeated(document):
        said += " Page numbers, running heads and what repeats other words are left out."
    if document.cut:
        said += f" {plural(document.cut, 'more finding')} left out: there are too many for a page."
    return said


def _repeated(document: Shown) -> bool:
    """Tell whether words of the visible text are not shown."""
    told = sum(run.end - run.start for block in document.blocks for run in block.runs)
    return len(document.report.disclosure.text) - told > 2 * len(document.blocks)


def _rows(document: Shown) -> Iterator[Html]:
    """Yield every block with the notes on it; of a long text only those with findings, and how many not."""
    disclosure, placed = document.report.disclosure, document.anchors
    spent = left = 0
    level = 3
    for number, block in enumerate(document.blocks):
        spent += block.span.end - block.span.start
        if spent > LETTERS and number not in placed.notes and number not in placed.marks:
            left += 1
            continue
        if left:
            yield _left_out(left)
            left = 0
        if block.label:
            level = 4
            yield element("h4", "Tagged as ", element("b", block.label), class_="label")
        if block.level:
            level = min(block.level, level + 1)
        yield _block(document, number, level, disclosure)
    if left:
        yield _left_out(left)


def _left_out(count: int) -> Html:
    return element("p", f"[{plural(count, 'paragraph')} without findings left out]", class_="left-out")


def _block(document: Shown, number: int, level: int, disclosure: Disclosure) -> Html:
    block = document.blocks[number]
    marks = document.anchors.marks.get(number, [])
    words = passage(block, disclosure.text, marks)
    name = f"h{level}" if block.level else "p"
    beside = document.anchors.notes.get(number, [])
    first = disclosure.text[block.span.start]
    entry = "entry" if not block.level and first in _BULLETS else None
    return _row((element(name, words, class_=entry),), beside, document, block_id(document.number, number))


def _row(parts: Sequence[Html], beside: Sequence[Note], document: Shown, address: str | None = None) -> Html:
    """Return a part of the text and beside it the notes on it."""
    listed = [note(item, document.anchors.linked) for item in beside]
    label = f"Findings here: {', '.join(str(item.number) for item in beside)}"
    margin = element("ol", *listed, class_="notes", aria_label=label) if listed else Html()
    return element("div", element("div", *parts, class_="words"), margin, class_="row", id=address)
