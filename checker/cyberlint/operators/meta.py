"""Ask about the filing itself: its form, period, items, taxonomy year or scope."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cyberlint.disclosure import Disclosure
from cyberlint.rule import Answer, Case, Evidence, Truth, truth
from cyberlint.taxonomy import form_class

SUBJECT = {
    "enum": ["form", "form-class", "period", "taxonomy", "items", "scope", "format"],
    "description": "What is asked about; `period` is its last day, `items` the 8-K items in the header.",
}
OPTIONS: dict[str, dict[str, Any]] = {
    "is": {
        "oneOf": [
            {"type": ["string", "integer"]},
            {"type": "array", "items": {"type": ["string", "integer"]}, "minItems": 1},
        ],
        "description": "The value, or the values of which it must be one.",
    },
    "from": {"type": ["string", "integer"], "description": "The least value; for a period an ISO date."},
    "before": {"type": ["string", "integer"], "description": "A bound that is not reached."},
    "contains": {"type": "string", "description": "An item that the header must list."},
}
REQUIRED: tuple[str, ...] = ()


def ask(subject: str, options: Mapping[str, Any], case: Case) -> Answer:
    """Tell whether the value is as the options say; unknown where the filing does not tell it."""
    value = _value(subject, case.disclosure)
    if value is None or value == ():
        return Answer(Truth.UNKNOWN, reason=f"the {subject} is not known")
    holds = all(_holds(value, option, wanted) for option, wanted in options.items())
    words = ", ".join(value) if isinstance(value, tuple) else str(value)
    return Answer(truth(holds), (Evidence("meta", subject, words),))


def _holds(value: Any, option: str, wanted: Any) -> bool:
    match option:
        case "is":
            return value in (wanted if isinstance(wanted, list) else [wanted])
        case "from":
            return bool(value >= wanted)
        case "before":
            return bool(value < wanted)
        case _:
            return isinstance(value, tuple) and wanted in value


def _value(subject: str, disclosure: Disclosure) -> Any:
    match subject:
        case "form-class":
            return form_class(disclosure.form) if disclosure.form else None
        case "scope":
            return disclosure.scope.value
        case _:
            return getattr(disclosure, subject)
