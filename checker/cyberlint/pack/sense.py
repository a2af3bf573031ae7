"""What a schema cannot say of a rule: names that are taken, questions that make no sense.

Every check looks at nothing but what has the right shape; the rest the schema has named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cyberlint import pattern
from cyberlint.findings import PLACEHOLDERS
from cyberlint.operators import operators
from cyberlint.pack.build import NODES, ONE, each
from cyberlint.pack.defects import Defects, Steps
from cyberlint.pack.files import MANIFEST
from cyberlint.pack.hints import meant
from cyberlint.pack.manifest import RESERVED
from cyberlint.pack.options import option_defects
from cyberlint.resources import data
from cyberlint.rule import Severity
from cyberlint.taxonomy import Kind

Superseding = Mapping[str, tuple[str, ...]]
"""The ids that the rules of every pack supersede, by id."""


def rule_defects(file: Path, value: Any, others: Superseding) -> Defects:
    """Yield what is wrong with the value of one rule file; `others` holds the file's own rule too."""
    if not isinstance(value, dict):
        return
    rule_id = value.get("id")
    if isinstance(rule_id, str) and rule_id != file.stem:
        yield ("id",), f"the id {rule_id!r} is not the file's name {file.stem!r}"
    if rule_id in data()["retired"]:
        yield ("id",), f"{rule_id} is retired: {data()['retired'][rule_id]}; an id is never used twice"
    yield from _superseding(value, others)
    yield from _replacement(value, others)
    yield from _escalation(value)
    yield from _precision(value)
    yield from _examples(value)
    message = value.get("message")
    for name in re.findall(r"\{([^{}]*)\}", message) if isinstance(message, str) else ():
        if name not in PLACEHOLDERS:
            yield ("message",), f"unknown placeholder {{{name}}}{meant(name, PLACEHOLDERS)}"
    yield from _questions(value)


def reserved(value: Any, prefix: str) -> Defects:
    """Yield where the id of a rule that is not built in begins with letters that are not its pack's."""
    rule_id = value.get("id") if isinstance(value, dict) else None
    if not isinstance(rule_id, str):
        return
    letters = rule_id.rstrip("0123456789")
    if letters == RESERVED:
        yield ("id",), f"ids that begin with {RESERVED} are for the built-in rules: choose other letters"
    elif prefix and letters != prefix:
        yield ("id",), f"expected an id that begins with {prefix}, the prefix in {MANIFEST}, not {rule_id!r}"


def _superseding(value: Mapping[str, Any], others: Superseding) -> Defects:
    for index, other in enumerate(_list(value, "supersedes")):
        if not isinstance(other, str):
            continue
        if other not in others:
            yield ("supersedes", index), f"there is no rule {other!r}{meant(other, others)}"
        elif value.get("id") in _below(other, others):
            yield ("supersedes", index), f"{other} supersedes this rule in turn"


def _replacement(value: Mapping[str, Any], others: Superseding) -> Defects:
    replaced = value.get("replaced-by")
    if not isinstance(replaced, str):
        return
    if replaced not in others:
        yield ("replaced-by",), f"there is no rule {replaced!r}{meant(replaced, others)}"
    elif replaced == value.get("id"):
        yield ("replaced-by",), "a rule is not replaced by itself"
    if value.get("status") in ("preview", "stable"):
        yield ("replaced-by",), f"only a deprecated rule is replaced; the status is {value['status']!r}"


def _below(rule: str, others: Superseding) -> set[str]:
    """Return a rule and every rule that it supersedes, directly or not."""
    found: set[str] = set()
    pending = [rule]
    while pending:
        one = pending.pop()
        if one not in found:
            found.add(one)
            pending += others.get(one, ())
    return found


def _escalation(value: Mapping[str, Any]) -> Defects:
    levels = [str(level) for level in Severity]
    least = value.get("severity")
    for index, item in enumerate(_list(value, "escalate")):
        to = item.get("to") if isinstance(item, dict) else None
        if least in levels and to in levels and levels.index(to) >= levels.index(least):
            yield ("escalate", index, "to"), f"{to!r} is no higher than the rule's severity {least!r}"


def _precision(value: Mapping[str, Any]) -> Defects:
    measured = value.get("precision")
    judged, right = (measured.get(key) if isinstance(measured, dict) else None for key in ("judged", "true"))
    if isinstance(judged, int) and isinstance(right, int) and right > judged:
        yield ("precision", "true"), f"{right} right of {judged} judged"


def _examples(value: Mapping[str, Any]) -> Defects:
    examples = [example for example in _list(value, "examples") if isinstance(example, dict)]
    outcomes = {str(example.get("outcome")) for example in examples if not example.get("todo")}
    for outcome in ("fail", "pass"):
        if "examples" in value and outcome not in outcomes:
            yield ("examples",), f"no example with the outcome {outcome!r}"


def _questions(value: Mapping[str, Any]) -> Defects:
    """Yield what is wrong with what the rule's conditions ask."""
    bound = _bound(value)
    if bound == ():
        yield ("each",), "it binds nothing: the taxonomy has no such fact"
    leaves = list(_leaves(value))
    yield from option_defects(value, leaves)
    subjects = {name for _, leaf in leaves for name in _asked(leaf)}
    for steps, leaf in leaves:
        yield from _leaf(steps, leaf, bound)
    if bound and "each" not in subjects:
        yield ("each",), "no condition asks about `each`"
    focus = value.get("focus")
    if isinstance(focus, str) and leaves and focus not in subjects:
        yield ("focus",), f"no condition asks about {focus!r}{meant(focus, subjects)}"


def _bound(value: Mapping[str, Any]) -> tuple[str, ...] | None:
    """Return the facts that ``each`` binds, or None where it is not given or has the wrong shape."""
    named = value.get("each")
    if isinstance(named, list):
        return tuple(name for name in named if isinstance(name, str)) or None
    if isinstance(named, dict) and named.get("kind", Kind.FLAG) in tuple(Kind):
        return each(named)
    return None


def _leaves(value: Mapping[str, Any]) -> Iterator[tuple[Steps, dict[str, Any]]]:
    """Yield every question in the rule's conditions, in the order of the file's keys."""
    roots: list[tuple[Steps, Any]] = [((key,), value[key]) for key in ("when", "expect") if key in value]
    roots += [
        (("escalate", index, "when"), item.get("when"))
        for index, item in enumerate(_list(value, "escalate"))
        if isinstance(item, dict)
    ]
    pending = roots[::-1]
    while pending:
        steps, node = pending.pop()
        if not isinstance(node, dict):
            continue
        for key in NODES:
            if key in ONE and key in node:
                pending.append(((*steps, key), node[key]))
            else:
                pending += [((*steps, key, at), part) for at, part in enumerate(_list(node, key))][::-1]
        if not any(key in node for key in NODES):
            yield steps, node


def _asked(leaf: Mapping[str, Any]) -> Iterator[str]:
    """Yield the operators of a question and its subject."""
    for name in operators():
        if name in leaf:
            yield name
            yield str(leaf[name])


def _leaf(steps: Steps, leaf: Mapping[str, Any], bound: tuple[str, ...] | None) -> Defects:
    for name, operator in operators().items():
        if name not in leaf:
            continue
        if leaf[name] == "each" and bound is None:
            yield (*steps, name), "`each` is not bound: the rule has no key 'each'"
        if leaf[name] == "each" and bound:
            for fact in set(bound) - set(operator.SUBJECT.get("enum", bound)):
                yield (*steps, name), f"`each` can be {fact!r}, about which {name!r} cannot be asked"
        if len(leaf) == 1 and operator.OPTIONS and not operator.REQUIRED:
            yield steps, f"it asks nothing: it needs one of {', '.join(operator.OPTIONS)}"
        for key, option in operator.OPTIONS.items():
            written = leaf.get(key) if option.get("format") == "regex" else None
            what = pattern.defect(written) if isinstance(written, str) else None
            if what:
                yield (*steps, key), what


def _list(value: Mapping[str, Any], key: str) -> list[Any]:
    found = value.get(key)
    return found if isinstance(found, list) else []
