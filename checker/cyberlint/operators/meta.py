"""Ask about the filing itself: its form, period, items, taxonomy year or scope."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cyberlint.condition import Answer, Case, Evidence, Truth, truth
from cyberlint.disclosure import Disclosure
from cyberlint.narrative.sections import numbers
from cyberlint.operators import listed
from cyberlint.taxonomy import form_class, is_current

SUBJECT = {
    "enum": ["form", "form-class", "period", "taxonomy", "items", "scope", "format", "bound"],
    "description": "What is asked about; `period` is its last day; `items` are the Items that the submission "
    "header lists or, where there is no header, those whose headings the text has; `bound` is the short name "
    "of the fact that the rule's `each` binds.",
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
    "contains": {"type": "string", "description": "An Item that must be among them."},
    "missing": {"type": "boolean", "description": "The answer where it is not known; unknown if not given."},
}
REQUIRED: tuple[str, ...] = ()


def ask(subject: str, options: Mapping[str, Any], case: Case) -> Answer:
    """Tell whether the value is as the options say.

    Values are compared as text: years, ISO dates and names of forms have the right order so. Unknown where
    the filing does not tell it and `missing` does not say what then holds, where only some of the values
    that it can have are so, and where the option cannot be asked of it.
    """
    values = (case.each or "",) if subject == "bound" else _values(subject, case.disclosure)
    if not values and "missing" in options:
        return Answer(truth(options["missing"]), (Evidence("meta", subject),))
    tests = {option: wanted for option, wanted in options.items() if option != "missing"}
    answers = {_all_hold(value, tests) for value in values}
    if len(answers) != 1:
        return Answer(Truth.UNKNOWN, reason=f"the {subject} is not known")
    answer = answers.pop()
    if answer is None:
        return Answer(Truth.UNKNOWN, reason=f"{' and '.join(tests)} cannot be asked of the {subject}")
    words = ", ".join(", ".join(value) if isinstance(value, tuple) else str(value) for value in values)
    return Answer(truth(answer), (Evidence("meta", subject, words),))


def _all_hold(value: Any, options: Mapping[str, Any]) -> bool | None:
    """Tell whether every option holds of a value; None where one cannot be asked of it."""
    answers = [_holds(value, option, wanted) for option, wanted in options.items()]
    return None if None in answers else all(answers)


def _holds(value: Any, option: str, wanted: Any) -> bool | None:
    many = isinstance(value, tuple)
    match option:
        case "contains":
            return wanted in value if many else None
        case "is":
            return None if many else str(value) in {str(item) for item in listed(wanted)}
        case "from":
            return None if many else str(value) >= str(wanted)
        case _:
            return None if many else str(value) < str(wanted)


def _values(subject: str, disclosure: Disclosure) -> tuple[Any, ...]:
    """Return the values that it can have; none where it is not known."""
    match subject:
        case "form-class":
            classes = [form_class(disclosure.form)] if disclosure.form else disclosure.forms
            return tuple(name for name in classes if name)
        case "items":
            items = disclosure.items or tuple(section.item for section in disclosure.sections)
            items = items or (numbers(disclosure.text) if is_current(disclosure.form) else ())
            return (items,) if items else ()
        case "scope":
            return (disclosure.scope.value,)
        case _:
            value = getattr(disclosure, subject)
            return () if value is None else (value,)
