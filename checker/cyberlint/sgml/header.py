"""What the header of a submission says of the filing.

It is written in one of two ways: as labels (``CONFORMED SUBMISSION TYPE: 10-K``) in what EDGAR serves, as
tags (``<TYPE>10-K``) in what it sends to subscribers. The numbers of the items of Form 8-K that stand for
their words are in ``rules/taxonomy/edgar.yaml``.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from cyberlint.resources import data
from cyberlint.tuples import NamedTuple

_LONGEST = 200_000  # characters; a header with a hundred filers has fewer
_LONGEST_NAME = 150
_FIELD = re.compile(
    r"^[ \t]*(?:<(?P<tag>[A-Z][A-Z-]*)>|(?P<label>[A-Z][A-Z ]*):)[ \t]*(?P<value>\S[^\r\n]*)", re.MULTILINE
)
_NAMES = {
    "ACCESSION NUMBER": "ACCESSION-NUMBER",
    "CONFORMED SUBMISSION TYPE": "TYPE",
    "CONFORMED PERIOD OF REPORT": "PERIOD",
    "FILED AS OF DATE": "FILING-DATE",
    "COMPANY CONFORMED NAME": "CONFORMED-NAME",
    "CENTRAL INDEX KEY": "CIK",
    "ITEM INFORMATION": "ITEMS",
    "STANDARD INDUSTRIAL CLASSIFICATION": "ASSIGNED-SIC",
}


class Header(NamedTuple):
    """What the header says; None where it does not.

    `period` ends the fiscal period, or is the day of the event that a current report is about; `filed` is
    the day of filing, by the acceptance where no other is given. Of several filers the first is named.
    `sic` is the code of its industry, four digits (Standard Industrial Classification).
    """

    form: str | None = None
    registrant: str | None = None
    cik: str | None = None
    accession: str | None = None
    period: str | None = None
    filed: str | None = None
    items: tuple[str, ...] = ()
    sic: str | None = None


def header(text: str) -> Header:
    """Return what stands before the first document of a submission; what has no meaning is left out."""
    end = text.find("<DOCUMENT>", 0, _LONGEST)
    found: dict[str, str] = {}
    items: list[str] = []
    for match in _FIELD.finditer(text, 0, end if end >= 0 else min(len(text), _LONGEST)):
        key = match["tag"] or _NAMES.get(match["label"], "")
        value = match["value"].strip()
        if key == "ITEMS":
            items.append(_item(value))
        found.setdefault(key, value)
    accession = re.fullmatch(r"\d{10}-\d\d-\d{6}", found.get("ACCESSION-NUMBER", ""))
    sic = re.search(r"\b(\d{4})\]?$", found.get("ASSIGNED-SIC", ""))
    cik = re.fullmatch(r"0*(\d{1,10})", found.get("CIK", ""))
    return Header(
        form=found.get("TYPE", "")[:20] or None,
        registrant=found.get("CONFORMED-NAME", "")[:_LONGEST_NAME] or None,
        cik=cik[1] if cik else None,
        accession=accession[0] if accession else None,
        period=_date(found.get("PERIOD", "")),
        filed=_date(found.get("FILING-DATE", "")) or _date(found.get("ACCEPTANCE-DATETIME", "")),
        items=tuple(dict.fromkeys(item for item in items if item)),
        sic=sic[1] if sic else None,
    )


def _date(value: str) -> str | None:
    """Return the ISO date of digits as 20260226, after which a time may follow."""
    try:
        return date(int(value[:4]), int(value[4:6]), int(value[6:8])).isoformat()
    except ValueError:
        return None


def _item(value: str) -> str:
    """Return the number of an item, which may stand there in words; empty where it is not known."""
    number = re.match(r"\d\.\d\d(?!\d)", value)
    return number[0] if number else _numbers().get(_plain(value), "")


@cache
def _numbers() -> dict[str, str]:
    return {_plain(words): number for number, words in data()["taxonomy/edgar"]["items"].items()}


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
