"""One walk through a Word file, in the order of the document: what a reader of the final text sees.

Insertions count, deletions do not; content controls, hyperlinks and the results of fields are text, the
instructions of fields are not. A row of a table is one paragraph where its cells are short, else every
paragraph of a cell is one. Text boxes, footnotes and endnotes follow the paragraph that they hang on.
"""

from __future__ import annotations

from collections.abc import Iterable

from cyberlint.disclosure import MarkKind
from cyberlint.source import ReadError
from cyberlint.word.numbering import Numbering
from cyberlint.word.package import Package
from cyberlint.word.runs import Runs
from cyberlint.word.styles import BODY, Style, Styles, numbered, outlined
from cyberlint.word.text import Text, Writer
from cyberlint.word.xml import Element, attribute, child, is_on, name

MAX_DEPTH = 200
MAX_PARAGRAPHS = 200_000
"""A report of 300 pages has a tenth, the cells of its tables with it."""
SHORT = 60
"""Characters: a cell that holds more is prose."""
MAX_TITLE = 160
"""Characters: the lines of a heading that has no more are one."""

_WRAPPERS = frozenset(
    ["w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:txbxContent", "w:body"]
)
_DELETED = frozenset(["w:del", "w:moveFrom"])
_FOREIGN = "part of the draft is another file inside it (w:altChunk), which is not read"


def text(package: Package) -> Text:
    """Return the text of a Word file. Raises ReadError where it is nested too deeply."""
    walk = _Walk(package)
    body = child(package.document, "w:body")
    if body is None:
        raise ReadError("the Word file is damaged: its document has no body")
    walk.blocks(body, frozenset())
    writer = walk.writer
    limits = [*walk.limits, *walk.runs.limits()]
    return Text(
        writer.text,
        tuple(writer.pieces),
        tuple(writer.paragraphs),
        writer.settled,
        tuple(dict.fromkeys(limits)),
        walk.runs.pictures,
        tuple(writer.heads),
        tuple(writer.bold),
    )


class _Walk:
    """Goes through blocks: paragraphs, tables, and what wraps them."""

    def __init__(self, package: Package) -> None:
        self.writer = Writer()
        self.styles = Styles(package.styles)
        self.numbering = Numbering(package.numbering, self.styles)
        self.runs = Runs(self.writer, self.styles, _by_id(package.comments))
        self.notes = {
            "w:footnoteReference": _by_id(package.footnotes),
            "w:endnoteReference": _by_id(package.endnotes),
        }
        self.limits: list[str] = []
        self.depth = self.count = 0
        self.joined = False  # the next paragraph goes on with the last: its mark is deleted, or hidden

    def blocks(
        self, container: Iterable[Element], kinds: frozenset[MarkKind], *, in_row: bool = False
    ) -> None:
        """Write the blocks of a container; those `in_row` are on one line with what is before them."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ReadError(f"the Word file nests more than {MAX_DEPTH} tables, boxes or controls")
        for each in container:
            kind = name(each)
            if kind == "w:p":
                self.paragraph(each, kinds, in_row=in_row)
            elif kind == "w:tbl":
                self.rows(each, kinds)
            elif kind in _DELETED:
                self.writer.unseen(MarkKind.DELETION, _words(each))
            elif kind in _WRAPPERS:
                inserted = kind in ("w:ins", "w:moveTo")
                self.blocks(each, kinds | {MarkKind.INSERTION} if inserted else kinds, in_row=in_row)
            elif kind == "w:altChunk":
                self.limits.append(_FOREIGN)
        self.depth -= 1

    def paragraph(self, paragraph: Element, kinds: frozenset[MarkKind], *, in_row: bool) -> None:
        """Write a paragraph, then what hangs on it."""
        self.count += 1
        if self.count > MAX_PARAGRAPHS:
            raise ReadError(f"the Word file has more than {MAX_PARAGRAPHS:,} paragraphs, which is the limit")
        properties = child(paragraph, "w:pPr")
        style = self.styles.style(attribute(child(properties, "w:pStyle")), "paragraph")
        marker = self._marker(properties, style)
        level = _level(properties, style)
        if in_row:
            self.writer.space()
        before = self.writer.length
        short = level is not None and len(_words(paragraph)) <= MAX_TITLE
        self.writer.begin(paragraph, marker, joined=in_row or self.joined, title=short)
        hanging = self.runs.paragraph(paragraph, kinds, style.look)
        self._ended(child(properties, "w:rPr"), level)
        if level is not None and not self.joined and self.writer.length > before:
            self.writer.head(level, joined=in_row)
        for each in hanging:
            self._hanging(each, kinds)

    def _ended(self, mark: Element | None, level: int | None) -> None:
        """Take notice of a paragraph's mark: without one that stays, the next paragraph goes on with it.

        A hidden mark lets a heading run into its text; what has the style of a heading stays apart.
        """
        hidden = any(is_on(child(mark, each)) for each in ("w:vanish", "w:specVanish"))
        deleted = any(is_on(child(mark, each)) for each in _DELETED)
        self.joined = deleted or (hidden and level is None)
        if hidden:
            self.writer.space()

    def _hanging(self, element: Element, kinds: frozenset[MarkKind]) -> None:
        """Write a text box, or the note that a reference leads to."""
        joined, self.joined = self.joined, False
        notes = self.notes.get(name(element))
        key = attribute(element, "id")
        note = element if notes is None else notes.pop(key, None) if key else None
        if note is not None:  # a note is written once, whoever else refers to it
            self.blocks(note, kinds)
        self.joined = joined

    def _marker(self, properties: Element | None, style: Style) -> str:
        list_, level = numbered(child(properties, "w:numPr"))
        if list_ is None:
            list_, level = style.list_, style.level if level is None else level
            if level is None:
                level = self.numbering.level_of(list_ or "", style.chain)
        return "" if list_ in (None, "0") else self.numbering.marker(list_ or "", level or 0)

    def rows(self, table: Iterable[Element], kinds: frozenset[MarkKind]) -> None:
        """Write the rows of a table, wherever they are wrapped."""
        for row in _unwrapped(table, "w:tr"):
            properties = child(row, "w:trPr")
            if child(properties, "w:del") is not None:
                self.writer.unseen(MarkKind.DELETION, _words(row))
                continue
            cells = list(_unwrapped(row, "w:tc"))
            on_line = _is_line(cells)
            for number, cell in enumerate(cells):
                if child(cell, "w:tcPr", "w:cellDel") is None:
                    self.blocks(cell, kinds, in_row=on_line and number > 0)


def _level(properties: Element | None, style: Style) -> int | None:
    """Return the level of a heading's paragraph, None of any other."""
    own = outlined(properties)
    level = style.outline if own is None else own
    return level if level is not None and 0 <= level < BODY else None


def _is_line(cells: list[Element]) -> bool:
    """Whether the cells of a row are one line: a heading and its number, a mark and its entry."""
    long = 0
    for cell in cells:
        blocks = [_words(block) for block in cell if name(block) not in ("w:tcPr", "")]
        filled = [words for words in blocks if words.strip()]
        if len(filled) > 1 or any(name(block) == "w:tbl" for block in cell):
            return False
        long += any(len(words) > SHORT for words in filled)
    return long <= 1


def _unwrapped(container: Iterable[Element], kind: str) -> Iterable[Element]:
    """Yield the rows of a table or the cells of a row, those within content controls too."""
    pending = list(container)[::-1]
    while pending:
        each = pending.pop()
        if name(each) == kind:
            yield each
        elif name(each) in _WRAPPERS:
            pending.extend(list(each)[::-1])


def _by_id(root: Iterable[Element] | None) -> dict[str, Element]:
    elements = root if root is not None else ()
    return {key: each for each in elements if (key := attribute(each, "id"))}


def _words(element: Element) -> str:
    """Return the words of an element, deleted ones too."""
    return "".join(each.text or "" for each in element.iter() if name(each) in ("w:t", "w:delText"))
