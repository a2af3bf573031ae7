"""The workbook as a package: its parts, and what leads from one to the other (ECMA-376 parts 1 and 2).

Sheets are written as their rows come. Nothing has a date, so that the same report gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from itertools import chain
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cyberlint.reporters.xlsx import styles
from cyberlint.reporters.xlsx.table import Cells, Sheet, Worksheet, escaped, string

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CORE = (
    f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>cyberlint</dc:title><dc:creator>cyberlint</dc:creator></cp:coreProperties>"
)
_VIEW = (
    '<sheetViews><sheetView{chosen} workbookViewId="0"><pane ySplit="1" topLeftCell="A2"'
    ' activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews>'
)
_MARGINS = '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
_NO_DATE = (1980, 1, 1, 0, 0, 0)
_TOGETHER = 500
"""Rows that are written at once."""


class Book:
    """A workbook that is being written: sheets are added in their order, then it is `finished`."""

    def __init__(self) -> None:
        self._buffer = io.BytesIO()
        self._zip = ZipFile(self._buffer, "w")
        self._cells = Cells()
        self._sheets: list[Worksheet] = []

    def add(self, sheet: Sheet) -> int:
        """Write a sheet with a header that stays and a filter; return how many rows found no room."""
        written = Worksheet(sheet, self._cells)
        self._sheets.append(written)
        number = len(self._sheets)
        self._part(f"xl/worksheets/sheet{number}.xml", self._sheet(written, chosen=number == 1))
        if written.links:
            urls = (url for _, url in written.links)
            self._part(f"xl/worksheets/_rels/sheet{number}.xml.rels", [_relations(_hyperlinks(urls))])
        return written.left_out

    def finished(self) -> bytes:
        """Return the workbook."""
        count = range(1, len(self._sheets) + 1)
        strings = map(string, self._cells.strings)
        self._part("xl/sharedStrings.xml", chain([f'<sst xmlns="{_MAIN}">'], strings, ["</sst>"]))
        self._part("xl/styles.xml", [styles.part()])
        self._part("xl/workbook.xml", [_workbook(self._sheets)])
        parts = [("worksheet", f"worksheets/sheet{number}.xml") for number in count]
        parts += [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
        self._part(
            "xl/_rels/workbook.xml.rels", [_relations((f"{_OFFICE}/{kind}", to, "") for kind, to in parts)]
        )
        self._part("docProps/core.xml", [_CORE])
        core = f"{_PACKAGE}/relationships/metadata/core-properties"
        roots = [(f"{_OFFICE}/officeDocument", "xl/workbook.xml", ""), (core, "docProps/core.xml", "")]
        self._part("_rels/.rels", [_relations(roots)])
        self._part("[Content_Types].xml", [_types(count)])
        self._zip.close()
        return self._buffer.getvalue()

    def _sheet(self, sheet: Worksheet, *, chosen: bool) -> Iterable[str]:
        yield f'<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        yield _VIEW.format(chosen=' tabSelected="1"' if chosen else "")
        yield f'<sheetFormatPr defaultRowHeight="15"/><cols>{sheet.columns()}</cols><sheetData>'
        yield from sheet.rows()
        yield f'</sheetData><autoFilter ref="{sheet.area}"/>'
        if sheet.links:
            links = enumerate(sheet.links, 1)
            places = (f'<hyperlink ref="{place}" r:id="rId{number}"/>' for number, (place, _) in links)
            yield f"<hyperlinks>{''.join(places)}</hyperlinks>"
        yield f"{_MARGINS}</worksheet>"

    def _part(self, name: str, pieces: Iterable[str]) -> None:
        """Write a part piece by piece, many of them at once: each write of an archive costs."""
        entry = ZipInfo(name, _NO_DATE)
        entry.compress_type, entry.create_system = ZIP_DEFLATED, 3
        with self._zip.open(entry, "w", force_zip64=True) as out:
            held = [_HEAD]
            for piece in pieces:
                held.append(piece)
                if len(held) >= _TOGETHER:
                    out.write("".join(held).encode())
                    held = []
            out.write("".join(held).encode())


def _workbook(sheets: Sequence[Worksheet]) -> str:
    named = "".join(
        f'<sheet name="{escaped(sheet.sheet.name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, 1)
    )
    name = "_xlnm._FilterDatabase"
    filters = "".join(
        f'<definedName name="{name}" localSheetId="{at}" hidden="1">{_absolute(sheet)}</definedName>'
        for at, sheet in enumerate(sheets)
    )
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{named}</sheets><definedNames>{filters}</definedNames></workbook>"
    )


def _absolute(sheet: Worksheet) -> str:
    last = sheet.area.partition(":")[2]
    return f"{escaped(sheet.sheet.name)}!$A$1:${last.rstrip('0123456789')}${sheet.last}"


def _hyperlinks(urls: Iterable[str]) -> Iterable[tuple[str, str, str]]:
    return ((f"{_OFFICE}/hyperlink", url, ' TargetMode="External"') for url in urls)


def _relations(relations: Iterable[tuple[str, str, str]]) -> str:
    """Return what leads to other parts or addresses: of each its kind, the target, and its mode."""
    entries = (
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{escaped(target)}"{mode}/>'
        for number, (kind, target, mode) in enumerate(relations, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(entries)}</Relationships>'


def _types(sheets: Iterable[int]) -> str:
    parts = {f"/xl/worksheets/sheet{number}.xml": f"{_KIND}.worksheet+xml" for number in sheets}
    parts |= {
        "/xl/workbook.xml": f"{_KIND}.sheet.main+xml",
        "/xl/styles.xml": f"{_KIND}.styles+xml",
        "/xl/sharedStrings.xml": f"{_KIND}.sharedStrings+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
