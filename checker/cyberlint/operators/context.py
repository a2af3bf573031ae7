"""Ask whether the contexts of facts cover the period of the report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from cyberlint.condition import Answer, Case, Evidence, Truth
from cyberlint.disclosure import Fact
from cyberlint.taxonomy import Kind, names

_GROUPS = ("annual", "incident")
SUBJECT = {
    "enum": [*names(Kind.FLAG), *names(Kind.TEXT_BLOCK), "each", *_GROUPS],
    "description": "The short name of the fact, `each`, or every fact for `annual` or `incident` reports.",
}
OPTIONS: dict[str, dict[str, Any]] = {
    "ends-within": {
        "type": "integer",
        "minimum": 0,
        "description": "How many days the end of a context may lie from the end of the report's period.",
    }
}
REQUIRED = ("ends-within",)


def ask(subject: str, options: Mapping[str, Any], case: Case) -> Answer:
    """Tell whether every context ends within so many days of the report's period.

    The evidence is the facts whose contexts do not, or else all that were looked at.
    """
    name = case.resolve(subject)
    period = _day(case.disclosure.period)
    if period is None:
        return Answer(Truth.UNKNOWN, reason="the period is not known")
    ends = {
        fact: end for fact in _facts(name, case) if fact.period and (end := _day(fact.period.end)) is not None
    }
    if not ends:
        return Answer(Truth.UNKNOWN, reason=f"no context of {name} is known")
    outside = [fact for fact, end in ends.items() if abs((end - period).days) > options["ends-within"]]
    evidence = tuple(
        Evidence("context", fact.name, ends[fact].isoformat(), fact.span, fact) for fact in outside or ends
    )
    return Answer(Truth.FALSE if outside else Truth.TRUE, evidence)


def _facts(name: str, case: Case) -> tuple[Fact, ...]:
    wanted = [*names(Kind.FLAG, name), *names(Kind.TEXT_BLOCK, name)] if name in _GROUPS else [name]
    return tuple(fact for item in wanted for fact in case.bound(item))


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
