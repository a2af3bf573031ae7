"""Packs: folders of rules, one rule a file. Built in, or a rule author's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from cyberlint.pack.build import build
from cyberlint.resources import data
from cyberlint.rule import Rule, Status

NOT_RULES = ("taxonomy/", "lexicon/")
"""The folders below ``rules/`` that hold data instead of rules."""


class SelectionError(ValueError):
    """A selector names no rule; the message says which, and what was perhaps meant."""


@cache
def builtin() -> tuple[Rule, ...]:
    """Return the built-in rules by id. They were checked when they were made, and are trusted."""
    files = data()
    rules = [
        build(value, f"{name}.yaml", trusted=True)
        for name, value in files.items()
        if not name.startswith(NOT_RULES)
    ]
    return tuple(sorted(rules, key=lambda rule: rule.id))


def load(path: Path) -> tuple[Rule, ...]:
    """Load a rule file or a folder of them, strictly.

    Raises PackError with every defect of every file.
    """
    from cyberlint.pack.check import checked  # noqa: PLC0415 - jsonschema costs 200 ms, foreign packs only

    return tuple(
        build(value, str(file), trusted=False)
        for file, value in checked(path, known=[rule.id for rule in builtin()])
    )


def select(rules: Iterable[Rule], selected: Iterable[str], ignored: Iterable[str]) -> tuple[Rule, ...]:
    """Return the rules that are to run, by id.

    A selector is an id, a name, the beginning of an id (``CYD2``), a category or ``all``. Without
    `selected` every rule runs that is on by default: not off, in preview or deprecated. Such a rule runs
    only where its id or name is selected, or by ``all``.

    Raises SelectionError where a selector names no rule.
    """
    rules = sorted(rules, key=lambda rule: rule.id)
    wanted, unwanted = list(selected), list(ignored)
    matching(rules, (*wanted, *unwanted))
    return tuple(_running(rules, wanted, unwanted))


def matching(rules: Iterable[Rule], selectors: Iterable[str]) -> list[Rule]:
    """Return the rules that a selector names, on or off; all of them without a selector, by id.

    Raises SelectionError where a selector names no rule.
    """
    rules = sorted(rules, key=lambda rule: rule.id)
    selectors = list(selectors) or ["all"]
    for selector in selectors:
        if not any(_names(selector, rule) for rule in rules):
            raise SelectionError(f"no rule is named {selector!r}{_meant(selector, rules)}")
    return [rule for rule in rules if any(_names(selector, rule) for selector in selectors)]


def _running(rules: list[Rule], wanted: list[str], unwanted: list[str]) -> Iterator[Rule]:
    for rule in rules:
        if any(_names(selector, rule) for selector in unwanted):
            continue
        on = rule.default and rule.status is Status.STABLE
        exact = any(selector in ("all", rule.id, rule.name) for selector in wanted)
        if exact or (on and (not wanted or any(_names(selector, rule) for selector in wanted))):
            yield rule


def _names(selector: str, rule: Rule) -> bool:
    return (
        selector in ("all", rule.name, rule.category)
        or (rule.id.startswith(selector) and selector.isupper())
        or rule.id == selector
    )


def _meant(selector: str, rules: list[Rule]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only for a message

    names = [name for rule in rules for name in (rule.id, rule.name, rule.category)]
    close = get_close_matches(selector, names, n=1)
    return f"; did you mean {close[0]}?" if close else ""
