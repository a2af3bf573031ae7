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

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any, Protocol, cast

from cyberlint.resources import modules
from cyberlint.rule import Answer, Case


class Operator(Protocol):
    """The shape of an operator module."""

    SUBJECT: Mapping[str, Any]
    OPTIONS: Mapping[str, Mapping[str, Any]]
    REQUIRED: tuple[str, ...]

    def ask(self, subject: Any, options: Mapping[str, Any], case: Case) -> Answer:
        """Answer the question."""


@cache
def operators() -> dict[str, Operator]:
    """Return every operator by its name."""
    return {
        name.replace("_", "-"): cast("Operator", import_module(f"{__name__}.{name}"))
        for name in modules(__path__)
    }
