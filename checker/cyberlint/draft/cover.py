"""What the cover page of a report says of it: form, registrant, period.

The words that tell it stand in ``rules/lexicon/drafts.yaml``.
"""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import Any

from cyberlint.narrative.paragraphs import BLANK, plain
from cyberlint.resources import data
from cyberlint.tuples import NamedTuple

_BEFORE = 400  # characters between the registrant's name and the words below it
_LONGEST_NAME = 120


class Cover(NamedTuple):
    """The form as EDGAR spells it, the registrant's name, the period's end and the day of filing, if given.

    Both are ISO dates.
    """

    form: str | None = None
    registrant: str | None = None
    period: str | None = None
    filed: str | None = None


@cache
def lexicon() -> dict[str, Any]:
    """Return ``rules/lexicon/drafts.yaml``."""
    found: dict[str, Any] = data()["lexicon/drafts"]
    return found


def cover(text: str) -> Cover:
    """Return what the start of a visible text says as a cover page does."""
    page = text[: int(lexicon()["cover-length"])]
    filed = re.search(lexicon()["filed"], page)
    return Cover(
        _form(page), _registrant(page), _period(page), _date(page[filed.end() :][:10]) if filed else None
    )


def _form(page: str) -> str | None:
    found = [match for pattern in lexicon()["forms"] if (match := re.search(pattern, page))]
    first = min(found, key=re.Match.start, default=None)
    return first[1].upper() if first else None


def _registrant(page: str) -> str | None:
    """Return the words above or before “(Exact name of registrant …)”."""
    lower = page.casefold()
    for label in lexicon()["registrant"]:
        place = lower.find(label)
        if place < 0:
            continue
        for line in reversed(page[max(place - _BEFORE, 0) : place].split("\n")):
            name = line.strip(BLANK + "(_*|-").strip()
            if any(char.isalpha() for char in name):
                return name if len(name) <= _LONGEST_NAME else None
        return None
    return None


def _period(page: str) -> str | None:
    for pattern in lexicon()["periods"]:
        for match in re.finditer(pattern, page, re.IGNORECASE):
            if date := _date(page[match.end() : match.end() + 60]):
                return date
    return None


@cache
def _dates() -> tuple[re.Pattern[str], ...]:
    month = f"(?P<month>{'|'.join(lexicon()['months'])})"
    lead = r"[\W_]{0,30}(?:on )?"
    return tuple(
        re.compile(lead + date, re.IGNORECASE)
        for date in (
            rf"{month}\s+(?P<day>\d{{1,2}})\s?,?\s+(?P<year>\d{{4}})\b",
            rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{month},?\s+(?P<year>\d{{4}})\b",
            r"(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)\b",
        )
    )


def _date(words: str) -> str | None:
    """Return the date with which some words begin, as an ISO date."""
    for pattern in _dates():
        if match := pattern.match(words):
            found = match.groupdict()
            months: list[str] = lexicon()["months"]
            number = months.index(plain(found["month"])) + 1 if "month" in found else int(found["number"])
            try:
                return datetime.date(int(found["year"]), number, int(found["day"])).isoformat()
            except ValueError:
                return None
    return None
