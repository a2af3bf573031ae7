"""Ask what a flag says.

A flag is in exactly one state: ``true``, ``false``, ``missing`` (not tagged), ``nil`` (tagged without a
value) or ``invalid`` (its value is no boolean). Where it is tagged twice with different values the answer
is unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cyberlint.condition import Answer, Case, Evidence, Truth, truth
from cyberlint.operators import listed, one_or_more
from cyberlint.taxonomy import Kind, names

STATES = (True, False, "missing", "nil", "invalid")
SUBJECT = {
    "enum": [*names(Kind.FLAG), "each"],
    "description": "The short name of the flag; `each` is the one bound by the rule's `each`.",
}
OPTIONS: dict[str, dict[str, Any]] = {
    "is": one_or_more(STATES, "The state, or the states of which the flag must have one.")
}
REQUIRED = ("is",)


def ask(subject: str, options: Mapping[str, Any], case: Case) -> Answer:
    """Tell whether the flag is in one of the states."""
    name = case.resolve(subject)
    facts = case.bound(name)
    fact = facts[0] if facts else None
    if fact is None:
        state: bool | str = "missing"
    elif fact.value is None:
        state = "nil"
    else:
        state = fact.value if isinstance(fact.value, bool) else "invalid"

    def evidence() -> tuple[Evidence, ...]:
        return (Evidence.of("flag", name, fact),)

    if len(facts) > 1 and len({item.value for item in facts}) > 1:
        return Answer(Truth.UNKNOWN, evidence, "the flag is tagged twice with different values")
    return Answer(truth(state in listed(options["is"])), evidence)
