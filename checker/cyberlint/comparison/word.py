"""A comparison as a Word file: the redline as tracked changes, which Word and LibreOffice accept or reject.

Who rejects them all has the prior text, who accepts them all the current one. The file has no time in it, so
that the same comparison gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cyberlint.cells import visible
from cyberlint.comparison import Comparison
from cyberlint.comparison.layout import (
    FATES,
    Paragraph,
    counted,
    findings,
    flag,
    named,
    paragraphs,
    titled,
    told,
)
from cyberlint.ours import ARCHIVE, AUTHOR
from cyberlint.redline import Kind, Row
from cyberlint.redline.words import Change
from cyberlint.reporters import Options
from cyberlint.source import MissingExtraError

_HEADS = ("Flag", "Tagged before", "Tagged now", "Narrative before", "Narrative now")
_WIDTHS = (1_986_400, 875_000, 875_000, 875_000, 875_000)
"""Of the columns of the flags, in EMU: 360,000 are a centimetre."""
_MOST = 2_000
"""Changes in one comparison: the more there are, the longer Word and LibreOffice take for each of them."""
_COARSE = (
    "More than {most:,} words and phrases changed: each paragraph with a change is shown as deleted and "
    "inserted whole. The page (--format html) shows every word."
)
_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the first that an archive can hold


def report(comparisons: Sequence[Comparison], options: Options) -> bytes:  # noqa: ARG001 - as every format
    """Return the file. Raises MissingExtraError without python-docx."""
    try:
        from docx import Document  # noqa: PLC0415 - 150 ms, and only here
    except ImportError as error:
        raise MissingExtraError("writing a Word file", "word") from error
    document: Any = Document()
    for at, comparison in enumerate(comparisons):
        if at:
            document.add_page_break()
        _Writer(document, comparison).write()
    buffer = io.BytesIO()
    document.save(buffer)
    return _timeless(buffer.getvalue())


_Run = tuple[Change, str]
"""Words, and what happened to them."""


class _Writer:
    """Writes one comparison into a document."""

    def __init__(self, document: Any, comparison: Comparison) -> None:
        self._document = document
        self._comparison = comparison
        self._changes = 0

    def write(self) -> None:
        """Write everything: names, counts, flags, the text, findings."""
        comparison, document = self._comparison, self._document
        after = comparison.current
        document.add_heading(visible(after.registrant or after.path), 1)
        document.add_paragraph(visible(f"{named(comparison.prior)}, then {named(after)}"))
        for note in comparison.notes:
            document.add_paragraph(visible(note), style="Intense Quote")
        document.add_paragraph(f"{counted(comparison)}; {findings(comparison)}.")
        self._flags()
        document.add_heading("The text", 2)
        self._text()
        self._findings()

    def _flags(self) -> None:
        rows = [_HEADS, *((titled(change), *map(told, flag(change))) for change in self._comparison.flags)]
        table = self._document.add_table(rows=len(rows), cols=len(_HEADS), style="Table Grid")
        table.autofit = False
        for row, words in zip(table.rows, rows, strict=True):
            for cell, text, width in zip(row.cells, words, _WIDTHS, strict=True):
                cell.text, cell.width = text, width
        for column, width in zip(table.columns, _WIDTHS, strict=True):
            column.width = width

    def _findings(self) -> None:
        for fate, word in FATES.items():
            found = self._comparison.of(fate)
            if found:
                self._document.add_heading(f"Findings: {word} ({len(found)})", 3)
            for finding in found:
                words = f"{finding.severity} {finding.rule.id}: {finding.message}"
                self._document.add_paragraph(visible(words), style="List Bullet")

    def _text(self) -> None:
        """Write the text word by word, or where that would be too many changes paragraph by paragraph."""
        written = [(paragraph, self._runs(paragraph)) for paragraph in paragraphs(self._comparison.redline)]
        coarse = sum(change is not Change.KEPT for _, runs in written for change, _ in runs) > _MOST
        if coarse:
            self._document.add_paragraph(_COARSE.format(most=_MOST), style="Intense Quote")
        for paragraph, runs in written:
            self._paragraph(paragraph, _whole(runs) if coarse else runs)

    def _runs(self, paragraph: Paragraph) -> list[_Run]:
        return [
            run for number, row in enumerate(paragraph.rows) for run in self._pieces(row, first=not number)
        ]

    def _paragraph(self, paragraph: Paragraph, runs: Sequence[_Run]) -> None:
        written = self._document.add_paragraph()
        if paragraph.heading:
            written.style = self._document.styles["Heading 3"]
        for change, text in runs:
            self._run(written, change, text)
        changes = {change for change, _ in runs}
        if len(changes) == 1 and Change.KEPT not in changes:
            self._mark(written, changes.pop())

    def _pieces(self, row: Row, *, first: bool) -> Iterable[_Run]:
        """Yield the words of a row; a space parts it from the sentence before it."""
        pieces = self._comparison.redline.words(row)
        if row.kind in (Kind.MOVED, Kind.AWAY):
            side, change = (
                (row.after, Change.INSERTED) if row.kind is Kind.MOVED else (row.before, Change.DELETED)
            )
            own = row._replace(before=None) if row.kind is Kind.MOVED else row._replace(after=None)
            pieces = (
                tuple(piece._replace(change=change) for piece in self._comparison.redline.words(own))
                if side
                else ()
            )
        for number, piece in enumerate(pieces):
            space = "" if first or number else " "
            yield piece.change, space + piece.text

    def _run(self, paragraph: Any, change: Change, text: str) -> None:
        """Write words, tracked where they were deleted or inserted (ISO/IEC 29500-1 §17.13.5)."""
        from docx.oxml.ns import qn  # noqa: PLC0415 - as above

        run = paragraph.add_run(visible(text))
        if change is Change.KEPT:
            return
        tracked = self._tracked(change)
        run._r.addprevious(tracked)
        tracked.append(run._r)
        if change is Change.DELETED:
            for words in run._r.findall(qn("w:t")):
                words.tag = qn("w:delText")

    def _mark(self, paragraph: Any, change: Change) -> None:
        """Track the end of a paragraph that was deleted or inserted whole (§17.13.5.15 and §17.13.5.20)."""
        from docx.oxml.parser import OxmlElement  # noqa: PLC0415 - as above

        properties = OxmlElement("w:rPr")
        properties.append(self._tracked(change))
        paragraph._p.get_or_add_pPr().append(properties)

    def _tracked(self, change: Change) -> Any:
        from docx.oxml.ns import qn  # noqa: PLC0415 - as above
        from docx.oxml.parser import OxmlElement  # noqa: PLC0415

        self._changes += 1
        tracked = OxmlElement("w:del" if change is Change.DELETED else "w:ins")
        tracked.set(qn("w:id"), str(self._changes))
        tracked.set(qn("w:author"), AUTHOR)
        return tracked


def _whole(runs: Sequence[_Run]) -> list[_Run]:
    """Return a paragraph as it was, deleted, and as it is, inserted; as it is where nothing changed in it."""
    if all(change is Change.KEPT for change, _ in runs):
        return [*runs]
    sides = ((Change.DELETED, Change.INSERTED), (Change.INSERTED, Change.DELETED))
    texts = ((own, "".join(text for change, text in runs if change is not other)) for own, other in sides)
    return [(change, text) for change, text in texts if text]


def _timeless(data: bytes) -> bytes:
    """Return the archive with one time for every file in it."""
    buffer = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        new.comment = ARCHIVE
        for name in old.namelist():
            entry = ZipInfo(name, _NO_TIME)
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return buffer.getvalue()
