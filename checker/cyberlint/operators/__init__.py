"""Operators: one question that a rule can ask per file.

An operator is a module of this folder that holds

- ``SUBJECT``: the JSON Schema of what the question is about, the value beside the operator's name;
- ``OPTIONS``: the JSON Schema of every further key of the leaf, each with a description;
- ``REQUIRED``: the options that every leaf must give;
- ``ask(subject, options, case) -> Answer``: the answer, with evidence for it.

``{text: expertise, contains: "CISSP", missing: false}`` asks the operator ``text`` about the subject
``expertise``. An option whose schema has ``format: regex`` arrives as a `Pattern`. An option that is not
given is absent, and no operator guesses: where a fact is missing and the leaf does not say what that
means, the answer is *unknown*.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Protocol

from cyberlint.condition import Answer, Case, Evidence, Truth, truth
from cyberlint.disclosure import Span
from cyberlint.resources import Modules, data
from cyberlint.taxonomy import elements


class Operator(Protocol):
    """The shape of an operator module."""

    SUBJECT: Mapping[str, Any]
    OPTIONS: Mapping[str, Mapping[str, Any]]
    REQUIRED: tuple[str, ...]

    def ask(self, subject: Any, options: Mapping[str, Any], case: Case) -> Answer:
        """Answer the question."""


@cache
def operators() -> Mapping[str, Operator]:
    """Return every operator by its name."""
    return Modules(__name__, __path__)


MISSING = {
    "type": "boolean",
    "description": "The answer where the text block is not tagged, or has no text; unknown if not given.",
}
"""The option that says what a text block without text means; `without_text` answers by it."""


def one_or_more(choices: Iterable[object], description: str) -> dict[str, Any]:
    """Return the schema of an option that names one choice or a list of them; `listed` reads it."""
    one = {"enum": list(choices)}
    return {"oneOf": [one, {"type": "array", "items": one, "minItems": 1}], "description": description}


def listed(value: Any) -> list[Any]:
    """Return what an option of `one_or_more` names as a list."""
    return value if isinstance(value, list) else [value]


@cache
def claim_names() -> tuple[str, ...]:
    """Return the names of the claims in the lexicon."""
    folder = "lexicon/claims/"
    return tuple(name.removeprefix(folder) for name in data() if name.startswith(folder))


NO_TEXT = Answer(Truth.UNKNOWN, reason="there is no narrative text")
"""The answer of a question about the narrative where nothing was read."""


def answered(operator: str, subject: str, case: Case, spans: Iterable[Span]) -> Answer:
    """Return true with the words at some places of the narrative as evidence, or false without any."""
    text = case.disclosure.text
    found = tuple([Evidence(operator, subject, text[span.start : span.end], span) for span in spans])
    return Answer(Truth.TRUE, found) if found else Answer(Truth.FALSE, (Evidence(operator, subject),))


def of_entry(kind: str, what: str, state: str, case: Case) -> Answer:
    """Tell whether the entry of a kind that is asked about is in a state; unknown where none is."""
    entry = case.entry
    if entry is None or entry.kind != kind:
        return Answer(Truth.UNKNOWN, reason=f"no {what} is asked about")
    return Answer(truth(entry.state == state), entry.evidence)


def without_text(operator: str, block: str, options: Mapping[str, Any]) -> Answer:
    """Return the answer of a question about a text block that is not tagged, or has no text."""
    if "missing" in options:
        return Answer(truth(options["missing"]), (Evidence(operator, block),))
    title = elements()[block].title if block in elements() else block
    return Answer(Truth.UNKNOWN, reason=f"there is no text under “{title}”")
