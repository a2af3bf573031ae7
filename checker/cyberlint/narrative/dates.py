"""Days and months that a text names, as ISO dates.

Only what is written out counts: “March 2, 2026”, “2 March 2026”, “2026-03-02”, “March 2026”. A day without
its year is not completed from what stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cyberlint.disclosure import Span
from cyberlint.expressions import compiled
from cyberlint.resources import data
from cyberlint.tuples import NamedTuple


class Date(NamedTuple):
    """A date in a text: its range, the year, and month and day (0 where it names a month only)."""

    span: Span
    year: int
    month: int
    day: int

    @property
    def iso(self) -> str:
        """The date as ISO 8601 writes it, ``2026-03-02`` or ``2026-03``."""
        month = f"{self.year:04}-{self.month:02}"
        return f"{month}-{self.day:02}" if self.day else month


def dates(text: str, within: Span) -> Iterator[Date]:
    """Yield the dates in a range of the text, in its order."""
    for match in _pattern().finditer(text, within.start, within.end):
        found = {key: value for key, value in match.groupdict().items() if value}
        name = next((value for key, value in found.items() if key.startswith("month")), "")
        month = _months()[name[:3].casefold()] if name else int(found["number"])
        day = next((int(value) for key, value in found.items() if key.startswith("day")), 0)
        year = next(int(value) for key, value in found.items() if key.startswith("year"))
        if _exists(year, month, day):
            yield Date(Span(*match.span()), year, month, day)


def _exists(year: int, month: int, day: int) -> bool:
    long = 31 if month in (1, 3, 5, 7, 8, 10, 12) else 30 if month != 2 else 28 + (year % 4 == 0)
    return 1 <= month <= 12 and 0 <= day <= long


@cache
def _months() -> dict[str, int]:
    return {name[:3]: number for number, name in enumerate(data()["lexicon/drafts"]["months"], 1)}


@cache
def _pattern() -> re.Pattern[str]:
    """Return what finds a date; the names of groups end in the number of the way of writing."""
    months = data()["lexicon/drafts"]["months"]
    names = "|".join(f"{name[:3]}(?:{name[3:]}|{name[3:4]})?" for name in months)  # March, Mar., Sept.
    year = r"(?P<year{0}>(?:19|20)\d\d)\b"
    ways = (
        rf"(?P<month1>{names})\.?\s+(?P<day1>\d{{1,2}})\s?,?\s+{year.format(1)}",
        rf"(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{names})\.?,?\s+{year.format(2)}",
        rf"(?P<month3>{names})\.?,?\s+(?:of\s+)?{year.format(3)}",
        r"(?P<year4>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day4>\d\d)\b",
    )
    return compiled(rf"\b(?:{'|'.join(ways)})", re.IGNORECASE | re.ASCII)
