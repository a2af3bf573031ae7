"""The cover page in XBRL: the facts of the SEC's dei taxonomy that name a filing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cyberlint.markup.context import Context
from cyberlint.markup.transforms import iso_date
from cyberlint.markup.xml import Name
from cyberlint.tuples import NamedTuple

_NAMESPACE = re.compile(r"https?://xbrl\.sec\.gov/dei/\d{4}(?:-\d\d-\d\d)?/?")
_FORM, _REGISTRANT, _CIK = "DocumentType", "EntityRegistrantName", "EntityCentralIndexKey"
_PERIOD = "DocumentPeriodEndDate"

#: The concepts that a cover page is read from.
CONCEPTS = frozenset([_FORM, _REGISTRANT, _CIK, _PERIOD])


#: A fact of the cover page: its concept, words, transform and context.
CoverFact = tuple[str, str, Name | None, Context]


class Cover(NamedTuple):
    """What the cover page says; None where it does not. The CIK has no leading zeros."""

    form: str | None = None
    registrant: str | None = None
    cik: str | None = None
    period: str | None = None


def is_dei(namespace: str) -> bool:
    """Return whether a namespace is the dei taxonomy's, of any year."""
    return bool(_NAMESPACE.fullmatch(namespace))


def cover(facts: Iterable[CoverFact]) -> Cover:
    """Return the cover page that some dei facts make.

    Where several registrants file together, the facts without dimensions are those of the first. A
    period whose words are no date is the end of its context.
    """
    found: dict[str, CoverFact] = {}
    for fact in facts:
        concept, _, _, context = fact
        if concept not in found or (found[concept][3].dimensions and not context.dimensions):
            found[concept] = fact
    told = {concept: words for concept, (_, words, _, _) in found.items() if words}
    cik = told.get(_CIK) or next((context.entity for *_, context in found.values()), None) or ""
    period = _date(*found[_PERIOD][1:]) if _PERIOD in found else None
    return Cover(told.get(_FORM), told.get(_REGISTRANT), cik.lstrip("0") or None, period)


def _date(words: str, form: Name | None, context: Context) -> str | None:
    return iso_date(words, form) or (context.period.end if context.period else None)
