"""Small disclosures to ask operators about, built from values by short name."""

from __future__ import annotations

from typing import Any

from cyberlint.condition import Answer, Case
from cyberlint.disclosure import Disclosure, Fact, Period, Scope, Span
from cyberlint.narrative import Narrative
from cyberlint.operators import operators
from cyberlint.pattern import Pattern
from cyberlint.taxonomy import elements

END = "2025-12-31"
INCIDENT = (("cyd:MaterialCybersecurityIncidentAxis", "own:DuluthMember"),)


def fact(name: str, value: bool | str | None, end: str | None = END, **fields: Any) -> Fact:
    """Build a fact; its context ends on `end`, or is not known."""
    period = Period(None, end) if end else None
    return Fact(elements()[name].concept, value, period=period, **fields)


def case(*facts: Fact, text: str = "", each: str | None = None, **fields: Any) -> Case:
    """Build a case from facts; fields of the disclosure can be given."""
    given = {"path": "x", "format": "x", "scope": Scope.TAGGED_TEXT, "form": "10-K", "period": END} | fields
    disclosure = Disclosure(text=text, facts=facts, **given)
    return Case(disclosure, Narrative(disclosure), each)


def tagged(**values: bool | str | None) -> Case:
    """Build a case from values; text blocks follow one another in the visible text."""
    facts, text = [], ""
    for name, value in values.items():
        spans = (Span(len(text), len(text) + len(value)),) if isinstance(value, str) else ()
        facts.append(fact(name, value, spans=spans))
        text += f"{value}\n" if isinstance(value, str) else ""
    return case(*facts, text=text)


def ask(operator: str, subject: str, about: Case, **options: Any) -> Answer:
    """Ask an operator; `_` in an option's name stands for `-`, and a pattern is compiled."""
    module = operators()[operator]
    given = {name.replace("_", "-"): value for name, value in options.items()}
    patterns = {
        name: Pattern(value, trusted=True)
        for name, value in given.items()
        if module.OPTIONS[name].get("format") == "regex"
    }
    return module.ask(subject, given | patterns, about)


def quotes(answer: Answer) -> list[str | None]:
    """Return what the evidence of an answer quotes."""
    return [item.text for item in answer.evidence]


def places(answer: Answer, about: Case) -> list[str | None]:
    """Return the visible text at the places of the evidence."""
    text = about.disclosure.text
    return [text[item.span.start : item.span.end] if item.span else None for item in answer.evidence]
