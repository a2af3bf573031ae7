"""Packs: folders of rules, one rule a file. Built in, or a rule author's own."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from cyberlint.pack.build import build
from cyberlint.resources import DataError, data
from cyberlint.rule import Rule

if TYPE_CHECKING:
    from pathlib import Path

NOT_RULES = ("taxonomy/", "lexicon/")
"""The folders below ``rules/`` that hold data instead of rules."""


def shipped() -> dict[str, Any]:
    """Return the value of every built-in rule file by its path below ``rules/``; see `data`."""
    return {name: value for name, value in data().items() if not name.startswith(NOT_RULES)}


@cache
def builtin() -> tuple[Rule, ...]:
    """Return the built-in rules by id. They were checked when they were made, and are trusted.

    Raises DataError where a checkout holds a rule that was not.
    """
    rules = []
    for name, value in shipped().items():
        try:
            rules.append(build(value, f"{name}.yaml", trusted=True))
        except (AttributeError, KeyError, StopIteration, TypeError, ValueError) as error:
            raise DataError(f"rules/{name}.yaml has defects: `cyberlint test` names them") from error
    return tuple(sorted(rules, key=lambda rule: rule.id))


def load(paths: Iterable[Path]) -> tuple[Rule, ...]:
    """Load rule files and folders of them, strictly.

    Raises PackError with every defect of every file.
    """
    from cyberlint.pack.check import checked  # noqa: PLC0415 - jsonschema costs 200 ms, foreign packs only

    return tuple(build(yaml.value, str(file), trusted=False) for file, yaml in checked(paths))
