"""Reading workbooks back, for tests: their cells, and all of one as a text that a golden file can hold."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet


def sheets(data: bytes) -> dict[str, Worksheet]:
    """Return the sheets of a workbook by name."""
    return {sheet.title: sheet for sheet in load_workbook(io.BytesIO(data))}


def rows(data: bytes, sheet: str) -> list[dict[str, Any]]:
    """Return the rows of a sheet, each with its values by the titles of the columns."""
    titles, *others = sheets(data)[sheet].iter_rows(values_only=True)
    return [dict(zip(titles, map(plain, row), strict=True)) for row in others]


def plain(value: Any) -> Any:
    """Return a day for the midnight that openpyxl makes of one."""
    return value.date() if isinstance(value, datetime) else value


def shown(data: bytes) -> str:
    """Return a workbook as text: every filled cell of every row under the title of its column."""
    return "".join(f"{row}\n" for name, sheet in sheets(data).items() for row in _shown(name, sheet))


def _shown(name: str, sheet: Worksheet) -> Iterator[str]:
    titles, *others = sheet.iter_rows()
    yield f"== {name}: {', '.join(str(cell.value) for cell in titles)}"
    for row in others:
        yield ""
        for title, cell in zip(titles, row, strict=True):
            if cell.value is not None:
                yield f"{title.value}: {_value(cell)}"
    yield ""


def _value(cell: Cell) -> str:
    value = plain(cell.value)
    text = (
        value
        if isinstance(value, str)
        else f"{value} ({'date' if isinstance(value, date) else cell.data_type})"
    )
    return f"{text} <{cell.hyperlink.target}>" if cell.hyperlink else text
