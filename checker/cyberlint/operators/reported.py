"""Ask whether facts of a kind of report were tagged at all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cyberlint.condition import Answer, Case, Evidence, truth

SUBJECT = {
    "enum": ["annual", "incident", "any"],
    "description": "Elements for annual reports (Item 106), for incident reports (Item 1.05), or either.",
}
OPTIONS: dict[str, dict[str, Any]] = {
    "at-least": {"type": "integer", "minimum": 1, "description": "How many facts there must be."},
    "dimensions": {
        "type": "boolean",
        "description": "Count only facts with (true) or without (false) dimensions.",
    },
}
REQUIRED = ("at-least",)


def ask(subject: str, options: Mapping[str, Any], case: Case) -> Answer:
    """Tell whether at least so many facts were tagged; the evidence is those facts."""
    facts = [
        fact
        for fact in case.disclosure.facts
        if subject == "any" or ((element := fact.element) and element.report == subject)
    ]
    if "dimensions" in options:
        facts = [fact for fact in facts if bool(fact.dimensions) is options["dimensions"]]
    return Answer(
        truth(len(facts) >= options["at-least"]),
        lambda: tuple([Evidence.of("reported", fact.name, fact) for fact in facts]),
    )
