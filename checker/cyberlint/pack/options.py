"""What a configuration may set for a rule: its options, and the rule with other values for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cyberlint import pattern
from cyberlint.pattern import Pattern
from cyberlint.rule import All, AnyOf, Condition, Leaf, Not, Option, Rule

TYPES = {"integer": "a whole number", "boolean": "true or false", "pattern": "a text, a regular expression"}
"""The types of options, in words."""


def defect(option: Option, value: Any) -> str | None:
    """Return what is wrong with a value for an option, or None."""
    match option.type, value:
        case "boolean", bool():
            return None
        case "integer", int() if not isinstance(value, bool):
            return f"expected {option.minimum} or more, not {value}" if value < option.minimum else None
        case "pattern", str():
            return pattern.defect(value)
    return f"expected {TYPES[option.type]}, not {value!r}"


def bound(rule: Rule, values: Mapping[str, Any]) -> Rule:
    """Return a rule with other values for some of its options; they have no defect."""
    if not values:
        return rule
    given = {
        option.name: Pattern(values[option.name]) if option.type == "pattern" else values[option.name]
        for option in rule.options
        if option.name in values
    }
    return rule._replace(
        options=tuple(
            option._replace(value=values.get(option.name, option.value)) for option in rule.options
        ),
        when=_bound(rule.when, given) if rule.when else None,
        expect=_bound(rule.expect, given),
        escalate=tuple(item._replace(when=_bound(item.when, given)) for item in rule.escalate),
    )


def _bound(condition: Condition, values: Mapping[str, Any]) -> Condition:
    match condition:
        case All() | AnyOf():
            return type(condition)(tuple(_bound(part, values) for part in condition.parts))
        case Not():
            return Not(_bound(condition.part, values))
        case Leaf():
            own = {key: values[option] for key, option in condition.bound if option in values}
            return condition._replace(options={**condition.options, **own}) if own else condition
