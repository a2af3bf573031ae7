"""From the JSON value of a rule file to a Rule. The value has been checked before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from types import MappingProxyType
from typing import Any

from cyberlint.condition import All, AnyOf, Before, Condition, Leaf, Not
from cyberlint.narrative.lexicon import Lexicon
from cyberlint.operators import operators
from cyberlint.pattern import Pattern
from cyberlint.rule import (
    Applies,
    Confidence,
    Definition,
    Escalation,
    Option,
    Reference,
    Rule,
    Severity,
    Status,
)
from cyberlint.taxonomy import Kind, names

NODES = ("all", "any", "none", "not", "prior")
"""The keys of inner nodes of a condition; every other condition asks an operator."""
_NODES = frozenset(NODES)
ONE = ("not", "prior")
"""Those that hold one condition; the others hold several."""


def build(
    value: Mapping[str, Any], path: str, *, trusted: bool, pack: str = "", lexicon: Lexicon | None = None
) -> Rule:
    """Build a rule; `trusted` patterns run on `re`, a foreign pack's on RE2.

    `lexicon` is the one that its claims are read with, where it is not the built-in one.
    """
    made = definition(value, trusted=trusted)
    return rule(head(value), path, lambda: made, pack)._replace(lexicon=lexicon)


def head(value: Mapping[str, Any]) -> list[Any]:
    """Return, as plain values, what every run needs of every rule."""
    applies = value.get("applies", {})
    return [
        value["id"],
        value["name"],
        value["severity"],
        value["category"],
        value["status"],
        [applies.get("forms", ()), applies.get("needs", ()), applies.get("period-from")],
        value.get("waivable", True),
        value.get("mandatory", False),
        value.get("default", "on") == "on",
    ]


def rule(head: Sequence[Any], path: str, definition: Callable[[], Definition], pack: str) -> Rule:
    """Build a rule whose definition is made when it is asked for."""
    number, name, severity, category, status, (forms, needs, first), waivable, mandatory, default = head
    return Rule(
        number,
        name,
        _SEVERITIES[severity],
        category,
        _STATES[status],
        Applies(tuple(forms), tuple(needs), first),
        definition,
        waivable,
        mandatory,
        default,
        path,
        pack,
    )


_SEVERITIES = {severity.value: severity for severity in Severity}
_STATES = {status.value: status for status in Status}


def definition(value: Mapping[str, Any], *, trusted: bool) -> Definition:
    """Build the definition of a rule."""
    options = tuple(option(name, item) for name, item in value.get("options", {}).items())
    asked = partial(condition, trusted=trusted, options={option.name: option.value for option in options})
    return Definition(
        title=value["title"],
        confidence=Confidence(value["confidence"]),
        since=value["since"],
        when=asked(value["when"]) if "when" in value else None,
        expect=asked(value["expect"]),
        message=value["message"],
        why=value["why"],
        remedy=value["remedy"],
        references=tuple(Reference(item["cite"], item.get("url")) for item in value["references"]),
        false_positives=value["false-positives"],
        each=each(value["each"]) if "each" in value else (),
        focus=value.get("focus"),
        escalate=tuple(Escalation(asked(i["when"]), Severity(i["to"])) for i in value.get("escalate", ())),
        supersedes=tuple(value.get("supersedes", ())),
        options=options,
        replaced_by=value.get("replaced-by"),
        precision=_precision(value.get("precision")),
    )


def _precision(measured: Mapping[str, Any] | None) -> tuple[int, int] | None:
    return (measured["judged"], measured["true"]) if measured else None


def each(value: list[str] | Mapping[str, str]) -> tuple[str, ...]:
    """Return the short names that a rule's ``each`` binds: a list of them, or a kind and a report."""
    if isinstance(value, list):
        return tuple(value)
    kinds = [Kind(value["kind"])] if "kind" in value else [Kind.FLAG, Kind.TEXT_BLOCK]
    return tuple(name for kind in kinds for name in names(kind, value.get("report")))


def condition(
    value: Mapping[str, Any], *, trusted: bool, options: Mapping[str, Any] = MappingProxyType({})
) -> Condition:
    """Build a condition from its JSON value; `options` are the values of the rule's options."""
    for key, below in value.items():
        if key in _NODES:
            return _node(key, below, trusted, options)
    return _leaf(value, trusted, options)


def _node(key: str, below: Any, trusted: bool, options: Mapping[str, Any]) -> Condition:
    if key in ONE:
        part = condition(below, trusted=trusted, options=options)
        return Not(part) if key == "not" else Before(part)
    parts = tuple([condition(one, trusted=trusted, options=options) for one in below])
    if key == "all":
        return All(parts)
    return AnyOf(parts) if key == "any" else Not(AnyOf(parts))


def _leaf(value: Mapping[str, Any], trusted: bool, options: Mapping[str, Any]) -> Leaf:
    known = operators()
    name = next(filter(known.__contains__, value))
    bound = tuple([(key, own) for key, part in value.items() if (own := referred(part))]) if options else ()
    given = {**value, **{key: options[own] for key, own in bound}}
    del given[name]
    for key in _patterns(name):
        if isinstance(part := given.get(key), str):
            given[key] = Pattern(part, trusted)
    return Leaf(name, value[name], given, known[name].ask, bound)


@cache
def _patterns(operator: str) -> tuple[str, ...]:
    """Return the options of an operator that are regular expressions."""
    options = operators()[operator].OPTIONS
    return tuple(name for name, schema in options.items() if schema.get("format") == "regex")


def referred(value: Any) -> str | None:
    """Return the option of the rule that stands for a value of a leaf, ``{option: NAME}``, or None."""
    name = value.get("option") if isinstance(value, dict) and len(value) == 1 else None
    return name if isinstance(name, str) else None


def option(name: str, value: Mapping[str, Any]) -> Option:
    """Build an option of a rule; its value is the default."""
    default = value["default"]
    return Option(name, value["type"], value["description"], default, default, value.get("minimum", 0))
