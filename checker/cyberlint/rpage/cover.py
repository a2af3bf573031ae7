"""The rows of the cover page that name the form, where they were dumped or saved with the page that is read.

The cover is a page of its own, ``R1.htm``. Its rows are Document Type, whose value is the form, and Amendment
Flag, which says whether the filing amends another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from cyberlint.expressions import compiled
from cyberlint.resources import data
from cyberlint.taxonomy import known_form

_AMENDMENT = "/A"


def concepts() -> dict[str, str]:
    """Return the concepts of the rows: ``form`` and ``amendment``."""
    return {name: row["concept"] for name, row in data()["taxonomy/rpages"]["cover"].items()}


def cover_form(types: Iterable[str], amendments: Iterable[str]) -> str | None:
    """Return the form that the cells of the rows name; None where it is unknown, or there are several."""
    found = {known_form(cell.replace("\\", "").strip()) for cell in types}
    form = next(iter(found)) if len(found) == 1 else None
    if form is None:
        return None
    amends = {cell.strip().casefold() in data()["taxonomy/rpages"]["true"] for cell in amendments}
    return form + _AMENDMENT if amends == {True} and not form.endswith(_AMENDMENT) else form


def dumped_form(text: str) -> str | None:
    """Return the form that the rows of a cover page in a text dump name, whatever the layout, else None."""
    if data()["taxonomy/rpages"]["cover"]["form"]["label"] not in text:
        return None
    rows = _rows()
    return cover_form(*(rows[name].findall(text) for name in ("form", "amendment")))


@cache
def _rows() -> dict[str, re.Pattern[str]]:
    """Return what matches each row: its label opens a line, and its cell follows on it or on the next."""
    found = data()["taxonomy/rpages"]["cover"]
    return {name: compiled(_row(row["label"]), re.MULTILINE) for name, row in found.items()}


def _row(label: str) -> str:
    gap = r"[|* \t]*"
    return rf"^{gap}{re.escape(label)}{gap}(?:[|: \t]|\r?\n)\s{{0,4}}{gap}([\w\\/-]{{1,20}}){gap}\r?$"
