"""The cover page in XBRL: the facts of the SEC's dei taxonomy that name a filing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cyberlint.markup.context import Context
from cyberlint.markup.transforms import iso_date
from cyberlint.markup.xml import Name

_NAMESPACE = re.compile(r"https?://xbrl\.sec\.gov/dei/\d{4}(?:-\d\d-\d\d)?/?")
_FORM, _REGISTRANT, _CIK = "DocumentType", "EntityRegistrantName", "EntityCentralIndexKey"
_PERIOD = "DocumentPeriodEndDate"

#: The concepts that a cover page is read from.
CONCEPTS = frozenset([_FORM, _REGISTRANT, _CIK, _PERIOD])


@dataclass(frozen=True, slots=True)
class CoverFact:
    """A fact of the cover page: its concept, words, transform and context."""

    concept: str
    words: str
    format: Name | None
    context: Context


@dataclass(frozen=True, slots=True)
class Cover:
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
        first = found.setdefault(fact.concept, fact)
        if first.context.dimensions and not fact.context.dimensions:
            found[fact.concept] = fact
    words = {concept: fact.words for concept, fact in found.items() if fact.words}
    period = None
    if dated := found.get(_PERIOD):
        end = dated.context.period.end if dated.context.period else None
        period = iso_date(dated.words, dated.format) or end
    cik = words.get(_CIK) or next((fact.context.entity for fact in found.values()), None) or ""
    return Cover(words.get(_FORM), words.get(_REGISTRANT), cik.lstrip("0") or None, period)
