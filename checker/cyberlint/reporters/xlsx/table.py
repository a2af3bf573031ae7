"""A sheet as a table: columns with their widths, rows of typed cells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from cyberlint.cells import FORMULA, line
from cyberlint.tuples import NamedTuple

ROWS = 1_048_575
"""The rows that a sheet can have below its header: https://support.microsoft.com/office (limits of Excel)."""
CHARACTERS = 32_767
"""The characters that a cell can have."""
LINKS = 60_000
"""So many cells of a sheet are links, and the others texts; Excel takes 65,530."""

_LINE = 15
"""The height of a line, in points."""
_TALLEST = 409
"""The height that a row can have."""
_CUT = " […]"
_ADDRESS = re.compile(r"https?://[\x21-\x7e]{1,2000}")


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


class Looks:
    """The formats of a workbook."""

    def __init__(self, book: Any) -> None:
        plain = {"text_wrap": True, "valign": "top"}
        self.header = book.add_format({**plain, "bold": True, "bg_color": "#E7EAEE", "bottom": 1})
        self.text = book.add_format(plain)
        self.quoted = book.add_format({**plain, "quote_prefix": True})
        self.number = book.add_format({"valign": "top", "num_format": "#,##0"})
        self.date = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd", "align": "left"})
        self.link = book.add_format({**plain, "font_color": "#0B57A4", "underline": 1})
        self.words = {
            word: book.add_format({"valign": "top", "bold": bold, "font_color": colour})
            for word, bold, colour in (
                ("error", True, "#B3261E"),
                ("warning", True, "#8A5A00"),
                ("info", False, "#0B57A4"),
                ("not evaluated", True, "#8A5A00"),
                ("not read", True, "#B3261E"),
            )
        }


def day(text: str | None) -> date | str | None:
    """Return a date that is written in ISO as one, and any other text as it is."""
    try:
        return date.fromisoformat(text) if text and len(text) == 10 and text >= "1900-03-01" else text
    except ValueError:
        return text


def write(to: Any, sheet: Sheet, looks: Looks) -> int:
    """Write a sheet with a header that stays and a filter; return how many rows there was no room for."""
    for number, column in enumerate(sheet.columns):
        to.set_column(number, number, column.width, looks.text)
        to.write_string(0, number, column.title, looks.header)
    to.freeze_panes(1, 0)
    to.repeat_rows(0)
    to.set_landscape()
    row = links = left_out = 0
    for values in sheet.rows:
        if row == ROWS:
            left_out += 1
            continue
        row += 1
        if (lines := _lines(sheet.columns, values)) > 1:
            to.set_row(row, min(lines * _LINE, _TALLEST))
        for number, value in enumerate(values):
            links += _cell(to, row, number, value, looks, linked=links < LINKS)
    to.autofilter(0, 0, row, len(sheet.columns) - 1)
    return left_out


def _lines(columns: Iterable[Column], values: Iterable[Value]) -> int:
    """Return how many lines a row needs: not every program counts them again where a workbook is opened."""
    texts = ((each.text if isinstance(each, Link) else each) for each in values)
    return max(
        -(-len(text) // column.width) if isinstance(text, str) else 1
        for column, text in zip(columns, texts, strict=False)
    )


def _cell(to: Any, row: int, column: int, value: Value, looks: Looks, *, linked: bool) -> bool:
    """Write a cell by its type; tell whether it is a link."""
    match value:
        case None:
            return False
        case bool():
            to.write_boolean(row, column, value, looks.text)
        case int():
            to.write_number(row, column, value, looks.number)
        case date():
            to.write_datetime(row, column, value, looks.date)
        case Link(text, url) if linked and url and _ADDRESS.fullmatch(url):
            to.write_url(row, column, url, looks.link, shown(text))
            return True
        case Link(text, _):
            _text(to, row, column, text, looks)
        case str():
            _text(to, row, column, value, looks)
    return False


def _text(to: Any, row: int, column: int, value: str, looks: Looks) -> None:
    text = shown(value)
    plain = looks.quoted if text.startswith(FORMULA) else looks.text  # it stays a text when it is edited
    to.write_string(row, column, text, looks.words.get(text, plain))


def shown(text: str) -> str:
    """Return a text as a cell shows it: one visible line, cut to what a cell can have."""
    text = line(text)
    units = len(text.encode("utf-16-le")) // 2
    return text if units <= CHARACTERS else f"{text[: CHARACTERS // 2 - len(_CUT)]}{_CUT}"
