"""Ask whether an element is tagged more than once in one context."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from cyberlint.condition import Answer, Case, Evidence, Truth
from cyberlint.disclosure import Fact
from cyberlint.taxonomy import Kind, names

SUBJECT = {
    "enum": [*names(Kind.FLAG), *names(Kind.TEXT_BLOCK), "each"],
    "description": "The short name of the fact; `each` is the one bound by the rule's `each`.",
}
OPTIONS: dict[str, dict[str, Any]] = {
    "are": {
        "enum": ["conflicting", "equal"],
        "description": "Whether the duplicates have different values, white space aside, or equal ones.",
    }
}
REQUIRED = ("are",)


def ask(subject: str, options: Mapping[str, Any], case: Case) -> Answer:
    """Tell whether there are such duplicates; the evidence is the facts of the first context with some."""
    name = case.resolve(subject)
    contexts: dict[object, list[Fact]] = defaultdict(list)
    for fact in case.disclosure.reported(name):
        contexts[(fact.period, fact.dimensions)].append(fact)
    wanted = options["are"] == "conflicting"
    for facts in contexts.values():
        if len(facts) > 1 and (len({_folded(fact) for fact in facts}) > 1) is wanted:
            return Answer(Truth.TRUE, tuple(Evidence.of("duplicates", name, fact) for fact in facts))
    return Answer(Truth.FALSE, (Evidence.of("duplicates", name, case.fact(name)),))


def _folded(fact: Fact) -> object:
    return "".join(fact.value.split()) if isinstance(fact.value, str) else fact.value
