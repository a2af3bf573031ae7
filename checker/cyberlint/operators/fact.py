"""Ask whether a fact is tagged.

A fact is in exactly one state: ``present``, ``empty`` (tagged around nothing that has a letter or digit),
``nil`` or ``missing``. For what a flag says, ask the operator ``flag``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cyberlint.condition import Answer, Case, Evidence, truth
from cyberlint.disclosure import Fact
from cyberlint.operators import listed, one_or_more
from cyberlint.taxonomy import Kind, names

STATES = ("present", "empty", "nil", "missing")
SUBJECT = {
    "enum": [*names(Kind.FLAG), *names(Kind.TEXT_BLOCK), "each"],
    "description": "The short name of the fact; `each` is the one bound by the rule's `each`.",
}
OPTIONS: dict[str, dict[str, Any]] = {
    "is": one_or_more(STATES, "The state, or the states of which the fact must have one.")
}
REQUIRED = ("is",)


def ask(subject: str, options: Mapping[str, Any], case: Case) -> Answer:
    """Tell whether the fact is in one of the states."""
    name = case.resolve(subject)
    fact = case.fact(name)
    answer = truth(_state(fact) in listed(options["is"]))
    return Answer(answer, lambda: (Evidence.of("fact", name, fact),))


def _state(fact: Fact | None) -> str:
    if fact is None:
        return "missing"
    if fact.value is None:
        return "nil"
    if isinstance(fact.value, bool) or fact.value[:1].isalnum() or any(map(str.isalnum, fact.value)):
        return "present"
    return "empty"
