"""A sheet as a table: columns with their widths, rows of typed cells, as the XML of a worksheet.

A run over thousands of filings has millions of cells, and few different ones: what stands in a cell is made
once for each value. Texts are shared by the whole workbook (ECMA-376 part 1, 18.3 and 18.4).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from cyberlint.cells import FORMULA, line
from cyberlint.reporters.xlsx.styles import NUMBERS, WORDS

ROWS = 1_048_575
"""The rows that a sheet can have below its header: https://support.microsoft.com/office (limits of Excel)."""
CHARACTERS = 32_767
"""The characters that a cell can have."""
LINKS = 60_000
"""So many cells of a sheet are links, and the others texts; Excel takes 65,530."""

_CUT = " […]"
_ADDRESS = re.compile(r"https?://[\x21-\x7e]{1,2000}")
_ZERO = date(1899, 12, 30)
"""The day 0 of a workbook, as it counts from March 1900."""
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""The beginning of what a spreadsheet reads as an escaped character (ECMA-376 part 1, 22.9.2.19)."""


class Column(NamedTuple):
    """A column: its title, and its width in characters."""

    title: str
    width: int = 14


class Link(NamedTuple):
    """A text that leads to an address on the web; without one it is a text."""

    text: str
    url: str | None


Value = str | int | bool | date | Link | None


class Sheet(NamedTuple):
    """A sheet: its name, its columns and its rows, each with a value for every column."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Value, ...]]


def day(text: str | None) -> date | str | None:
    """Return a date that is written in ISO as one, and any other text as it is."""
    try:
        return date.fromisoformat(text) if text and len(text) == 10 and text >= "1900-03-01" else text
    except ValueError:
        return text


def shown(text: str) -> str:
    """Return a text as a cell shows it: one visible line, cut to what a cell can have."""
    text = line(text)
    units = len(text.encode("utf-16-le")) // 2
    return text if units <= CHARACTERS else f"{text[: CHARACTERS // 2 - len(_CUT)]}{_CUT}"


def escaped(text: str) -> str:
    """Return text for the inside of an element or an attribute."""
    return text.translate(_MARKUP)


class Cells:
    """What the cells of a workbook hold, after their reference: ``" s="1" t="s"><v>7</v></c>``.

    `strings` are the shared texts, each with its number.
    """

    def __init__(self) -> None:
        self.strings: dict[str, int] = {}
        self._texts: dict[str, str] = {}
        self._linked: dict[str, str] = {}

    def content(self, value: str | int | bool | date) -> str:
        """Return the content of a cell by its type."""
        if isinstance(value, str):
            return self._texts.get(value) or self._text(value)
        if isinstance(value, bool):
            return f'" s="{NUMBERS["text"]}" t="b"><v>{value:d}</v></c>'
        if isinstance(value, int):
            return f'" s="{NUMBERS["number"]}"><v>{value}</v></c>'
        return f'" s="{NUMBERS["date"]}"><v>{(value - _ZERO).days}</v></c>'

    def linked(self, value: str) -> str:
        """Return the content of a cell that is a link with these words."""
        return self._linked.get(value) or self._linked.setdefault(value, self._string(shown(value), "link"))

    def header(self, title: str) -> str:
        """Return the content of a column's head."""
        return self._string(title, "header")

    def _text(self, value: str) -> str:
        text = shown(value)
        look = WORDS.get(text) or ("quoted" if text.startswith(FORMULA) else "text")
        return self._texts.setdefault(value, self._string(text, look))

    def _string(self, text: str, look: str) -> str:
        number = self.strings.setdefault(text, len(self.strings))
        return f'" s="{NUMBERS[look]}" t="s"><v>{number}</v></c>'


class Worksheet:
    """A sheet on its way into a workbook.

    `links` are its cells that lead somewhere, with the address; `left_out` counts the rows there was no room
    for. Both are known when `rows` has been gone through.
    """

    def __init__(self, sheet: Sheet, cells: Cells) -> None:
        self.sheet = sheet
        self.links: list[tuple[str, str]] = []
        self.last = 1
        self.left_out = 0
        self._cells = cells
        self._letters = [letters(number) for number in range(len(sheet.columns))]

    @property
    def area(self) -> str:
        """The cells from the header to the last row."""
        return f"A1:{self._letters[-1]}{self.last}"

    def columns(self) -> str:
        """Return the widths; Excel adds five pixels to the characters that fit, of seven each."""
        look = f'style="{NUMBERS["text"]}" customWidth="1"'
        widths = ((column.width * 7 + 5) / 7 for column in self.sheet.columns)
        return "".join(
            f'<col min="{at}" max="{at}" width="{width:.8f}" {look}/>' for at, width in enumerate(widths, 1)
        )

    def rows(self) -> Iterator[str]:
        """Yield the header and the rows."""
        heads = (self._cells.header(column.title) for column in self.sheet.columns)
        cells = (f'<c r="{letter}1{head}' for letter, head in zip(self._letters, heads, strict=True))
        yield f'<row r="1">{"".join(cells)}</row>'
        for values in self.sheet.rows:
            if self.last > ROWS:
                self.left_out += 1
                continue
            self.last += 1
            yield self._row(values)

    def _row(self, values: tuple[Value, ...]) -> str:
        number, content = self.last, self._cells.content
        parts = [f'<row r="{number}">']
        for letter, value in zip(self._letters, values, strict=False):
            if value is None:
                continue
            held = self._linked(f"{letter}{number}", value) if isinstance(value, Link) else content(value)
            parts.append(f'<c r="{letter}{number}{held}')
        parts.append("</row>")
        return "".join(parts)

    def _linked(self, place: str, link: Link) -> str:
        if len(self.links) >= LINKS or not link.url or not _ADDRESS.fullmatch(link.url):
            return self._cells.content(link.text)
        self.links.append((place, link.url))
        return self._cells.linked(link.text)


def letters(number: int) -> str:
    """Return what a spreadsheet calls a column, which is counted from 0: A, B, … Z, AA."""
    before, last = divmod(number, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def string(text: str) -> str:
    """Return a shared text."""
    return f"<si><t>{escaped(_ESCAPE.sub('_x005F_', text))}</t></si>"
