"""XBRL contexts: entity, period, dimensions (XBRL 2.1, section 4.7, and XBRL Dimensions 1.0)."""

from __future__ import annotations

from datetime import date

from cyberlint.disclosure import Period
from cyberlint.markup.tags import Range, elements
from cyberlint.markup.visible import visible
from cyberlint.tuples import NamedTuple


class Context(NamedTuple):
    """Who and when a fact is about; `dimensions` are axis and member, as QNames of the file."""

    entity: str | None = None
    period: Period | None = None
    dimensions: tuple[tuple[str, str], ...] = ()


def context(source: str, within: Range) -> Context:
    """Read the context whose element is a range of the source.

    The typed value of a dimension stands for its member. A period without end has none.
    """
    entity = start = end = instant = None
    dimensions: list[tuple[str, str]] = []
    for element in elements(source, within=within):
        name = element.name.rpartition(":")[2]
        if name not in {"identifier", "startdate", "enddate", "instant", "explicitmember", "typedmember"}:
            continue
        words = visible(source, element.inner).text
        if name == "identifier":
            entity = words
        elif name.endswith("member"):
            dimensions.append((element.attributes.get("dimension", "").strip(), words))
        elif name == "startdate":
            start = _date(words)
        elif name == "enddate":
            end = _date(words)
        else:
            instant = _date(words)
    if instant:
        return Context(entity, Period(None, instant), tuple(dimensions))
    return Context(entity, Period(start, end) if end else None, tuple(dimensions))


def _date(words: str) -> str | None:
    try:
        return date.fromisoformat(words[:10]).isoformat()
    except ValueError:
        return None
