"""Business days as EDGAR counts them: no Saturday, Sunday, federal holiday or day on which EDGAR was closed.

Source: General Instruction B.1 of Form 8-K; 17 CFR 240.0-2 and 240.0-3. The federal holidays (5 U.S.C. 6103)
come from the package `holidays`; the days on which the federal government was closed besides are in
``rules/taxonomy/calendar.yaml``.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from cyberlint.resources import data

_DAY = timedelta(days=1)
_SATURDAY = 5


def is_business_day(day: date) -> bool:
    """Whether filings are accepted on a day and count for it."""
    return day.weekday() < _SATURDAY and day not in _holidays(day.year) and day.isoformat() not in _closed()


def business_days(start: date, end: date) -> int:
    """Return how many business days follow `start` up to and including `end`.

    The day of the event does not count; where it is no business day, the first one after it is the first.
    """
    days = (start + _DAY * number for number in range(1, (end - start).days + 1))
    return sum(is_business_day(day) for day in days)


def business_day_after(start: date, count: int) -> date:
    """Return the business day that is so many business days after `start`."""
    day = start
    while count > 0:
        day += _DAY
        count -= is_business_day(day)
    return day


@cache
def _holidays(year: int) -> frozenset[date]:
    """Return the federal holidays of a year, those that are observed on another day included."""
    from holidays.countries.united_states import US  # noqa: PLC0415 - 160 ms, for a report with two dates only

    return frozenset(US(years=year))  # type: ignore[no-untyped-call]


@cache
def _closed() -> frozenset[str]:
    return frozenset(data()["taxonomy/calendar"]["closed"])
