"""Ask whether a fact's context covers the period of the report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from cyberlint.rule import Answer, Case, Evidence, Truth, truth
from cyberlint.taxonomy import Kind, names

SUBJECT = {
    "enum": [*names(Kind.FLAG), *names(Kind.TEXT_BLOCK), "each"],
    "description": "The short name of the fact; `each` is the one bound by the rule's `each`.",
}
OPTIONS: dict[str, dict[str, Any]] = {
    "ends-within": {
        "type": "integer",
        "minimum": 0,
        "description": "How many days the end of the context may lie from the end of the report's period.",
    }
}
REQUIRED = ("ends-within",)


def ask(subject: str, options: Mapping[str, Any], case: Case) -> Answer:
    """Tell whether the context ends within so many days of the report's period."""
    name = case.resolve(subject)
    fact = case.disclosure.fact(name)
    period = case.disclosure.period
    if fact is None or fact.period is None:
        return Answer(Truth.UNKNOWN, reason=f"no context of {name} is known")
    if period is None:
        return Answer(Truth.UNKNOWN, reason="the period is not known")
    days = abs((date.fromisoformat(fact.period.end) - date.fromisoformat(period)).days)
    evidence = Evidence("context", name, fact.period.end, fact.span, fact)
    return Answer(truth(days <= options["ends-within"]), (evidence,))
