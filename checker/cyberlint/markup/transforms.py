"""The transformations of Inline XBRL that make a fact's value: booleans, and the dates of a cover page.

Sources: Transformation Registry 3, 4 and 5 (XBRL International, 2015-02-26, 2020-02-12, 2022-02-16) and the
SEC's own registry (EDGAR Filer Manual, volume II, 5.2.5.12). A boolean transform does not look at the words
that it stands on, except the ballot box.
"""

from __future__ import annotations

import re
from datetime import date

from cyberlint.markup.xml import Name

_IXT = "http://www.xbrl.org/inlineXBRL/transformation"
_SEC = "http://www.sec.gov/inlineXBRL/transformation/2015-08-31"

_FIXED: dict[Name, bool] = {
    f"{_IXT}/2015-02-26 booleantrue": True,
    f"{_IXT}/2015-02-26 booleanfalse": False,
    f"{_IXT}/2020-02-12 fixed-true": True,
    f"{_IXT}/2020-02-12 fixed-false": False,
    f"{_IXT}/2022-02-16 fixed-true": True,
    f"{_IXT}/2022-02-16 fixed-false": False,
}
_EMPTY = frozenset(
    [f"{_IXT}/2015-02-26 nocontent", f"{_IXT}/2020-02-12 fixed-empty", f"{_IXT}/2022-02-16 fixed-empty"]
)
_BALLOT_BOX = f"{_SEC} boolballotbox"
_BOXES = {"☐": False, "☑": True, "☒": True}
_LEXICAL = {"true": True, "1": True, "false": False, "0": False}

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PART = re.compile(r"\d+|[A-Za-z]{3,}")


def boolean(words: str, form: Name | None) -> bool | str:
    """Return the boolean that a flag's words and its transform make, or the words where they make none."""
    if form is None:
        return _LEXICAL.get(words, words)
    if form == _BALLOT_BOX:
        return _BOXES.get(words, words)
    return _FIXED.get(form, words)


def is_empty(form: Name | None) -> bool:
    """Return whether a transform makes the value empty whatever the words are."""
    return form in _EMPTY


def iso_date(words: str, form: Name | None = None) -> str | None:
    """Return the ISO date that a date's words mean, or None.

    The name of a transform says in which order day, month and year stand; without one, numbers alone are
    a date only as ISO writes it, and a month in words tells the rest.
    """
    order = re.findall("day|month|year", (form or "").rpartition(" ")[2]) or ["year", "month", "day"]
    parts = _PART.findall(words)
    month = next((part for part in parts if not part.isdigit() and part[:3].lower() in _MONTHS), None)
    numbers = [part for part in parts if part.isdigit()]
    try:
        if month:
            day, year = sorted(map(int, numbers))
            return date(year, _MONTHS.index(month[:3].lower()) + 1, day).isoformat()
        told = dict(zip(order, map(int, numbers), strict=True))
        return date(_century(told["year"]), told["month"], told["day"]).isoformat()
    except (ValueError, KeyError):
        return None


def _century(year: int) -> int:
    return year + 2000 if year < 100 else year
