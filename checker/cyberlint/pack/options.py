"""What a configuration may set for a rule: its options, and the rule with other values for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cyberlint import pattern
from cyberlint.condition import All, AnyOf, Before, Condition, Leaf, Not
from cyberlint.operators import operators
from cyberlint.pack.build import option, referred
from cyberlint.pack.hints import meant
from cyberlint.pattern import Pattern
from cyberlint.rule import Option, Rule

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


def option_defects(
    value: Mapping[str, Any], leaves: Iterable[tuple[tuple[str | int, ...], Mapping[str, Any]]]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield what is wrong with the options of a rule file, and where its leaves refer to them.

    What has not the right shape is passed over: the schema has named it.
    """
    written = value.get("options")
    declared = written if isinstance(written, dict) else {}
    options = {name: option(name, item) for name, item in declared.items() if _is_shaped(item)}
    unused = set(options)
    for steps, leaf in leaves:
        for key, part in leaf.items():
            name = referred(part)
            if name is None:
                continue
            unused.discard(name)
            if name not in options and name not in declared:
                yield (*steps, key, "option"), f"the rule has no option {name!r}{meant(name, options)}"
            elif name in options and (what := _unfit(options[name], key, leaf)):
                yield (*steps, key, "option"), what
    for name, declared_option in options.items():
        if what := defect(declared_option, declared_option.default):
            yield ("options", name, "default"), what
        if name in unused:
            yield ("options", name), "no condition refers to it"


def _is_shaped(item: Any) -> bool:
    """Tell whether an option is declared in the shape of one."""
    shaped = isinstance(item, dict) and {"default", "description"} <= set(item)
    return shaped and item.get("type") in tuple(TYPES) and isinstance(item.get("minimum", 0), int)


def _unfit(option: Option, key: str, leaf: Mapping[str, Any]) -> str | None:
    """Return why an option cannot stand for the value of a leaf, or None."""
    schema = next((operators()[name].OPTIONS.get(key, {}) for name in leaf if name in operators()), {})
    wanted = "pattern" if schema.get("format") == "regex" else schema.get("type")
    if option.type != wanted:
        takes = TYPES.get(str(wanted), "no option")
        return f"{key!r} takes {takes}, and {option.name!r} is {TYPES[option.type]}"
    if option.type == "integer" and option.minimum < schema.get("minimum", 0):
        return (
            f"{key!r} takes {schema['minimum']} or more: {option.name!r} needs `minimum: {schema['minimum']}`"
        )
    return None


def bound(rule: Rule, values: Mapping[str, Any]) -> Rule:
    """Return a rule with other values for some of its options; they have no defect."""
    if not values:
        return rule
    given = {
        option.name: Pattern(values[option.name]) if option.type == "pattern" else values[option.name]
        for option in rule.options
        if option.name in values
    }
    return rule.defined(
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
        case Not() | Before():
            return type(condition)(_bound(condition.part, values))
        case Leaf():
            own = {key: values[option] for key, option in condition.bound if option in values}
            return condition._replace(options={**condition.options, **own}) if own else condition
