"""Which rules run: what ``--select`` and ``--ignore`` mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cyberlint.pack.hints import meant
from cyberlint.resources import data
from cyberlint.rule import Rule, Status

_ALL, _CATEGORY, _PREFIX, EXACT = 1, 2, 3, 100
"""How closely a selector names a rule; a longer prefix does so more closely."""


NONE_LEFT = "no rule is left to run (what is off or in preview is selected by id or name)"


class SelectionError(ValueError):
    """A selector names no rule, or no rule is left; the message says which, and what was perhaps meant."""


def select(rules: Iterable[Rule], selected: Iterable[str], ignored: Iterable[str]) -> tuple[Rule, ...]:
    """Return the rules that are to run, by id.

    A selector is an id, a name, the beginning of an id (``CYD2``), a category or ``all``, in letters of
    either case. The one that names a rule most closely decides, and of two equal ones the ignoring.
    Without `selected` every rule runs that is on by default. A rule that is off or in preview runs only
    where its id or name is selected, or by ``all``; a deprecated one only by its id or name.

    Raises SelectionError where a selector names no rule, and where no rule is left.
    """
    rules = sorted(rules, key=lambda rule: rule.id)
    wanted, unwanted = list(selected), list(ignored)
    if wanted or unwanted:
        matching(rules, (*wanted, *unwanted))
    ids = {rule.id for rule in rules}
    running = tuple(rule for rule in rules if wants(wanted, rule, ids) > closest(unwanted, rule, ids))
    if all(rule.applies.to_entries for rule in running):
        raise SelectionError(NONE_LEFT)
    return running


def matching(rules: Iterable[Rule], selectors: Iterable[str]) -> list[Rule]:
    """Return the rules that a selector names, on or off; all of them without a selector, by id.

    Raises SelectionError where a selector names no rule.
    """
    rules = sorted(rules, key=lambda rule: rule.id)
    selectors = list(selectors) or ["all"]
    ids = {rule.id for rule in rules}
    for selector in selectors:
        if not any(_closeness(selector, rule, ids) for rule in rules):
            raise SelectionError(_unnamed(selector, rules))
    return [rule for rule in rules if closest(selectors, rule, ids)]


def _unnamed(selector: str, rules: Iterable[Rule]) -> str:
    """Return why a selector names no rule: its id is retired, or what was perhaps meant."""
    if why := data()["retired"].get(selector.upper()):
        return f"{selector.upper()} is retired: {why}"
    names = [name for rule in rules for name in (rule.category, rule.name, rule.id)]
    return f"no rule is named {selector!r}{meant(selector, names)}"


def deprecated(rules: Iterable[Rule], selector: str) -> Iterator[str]:
    """Yield that a selector is the id or name of a deprecated rule, and which rule took its place."""
    for rule in rules:
        if rule.status is Status.DEPRECATED and _closeness(selector, rule, set()) == EXACT:
            instead = f"; {rule.replaced_by} takes its place" if rule.replaced_by else ""
            yield f"{rule.id} ({rule.name}) is deprecated{instead}"


def wants(selectors: Sequence[str], rule: Rule, ids: set[str]) -> int:
    """Return how closely a rule is selected, 0 where it is not to run; `ids` are those of all rules.

    Rules about waivers and the baseline run whatever is selected: a waiver that no longer holds must not
    look as if it did.
    """
    on = rule.default and rule.status is Status.STABLE
    if not selectors:
        return _ALL if on else 0
    found = closest(selectors, rule, ids) or (_ALL if rule.applies.to_entries else 0)
    by_all = rule.status is not Status.DEPRECATED and any(one.lower() == "all" for one in selectors)
    return found if on or by_all or found == EXACT else 0


def closest(selectors: Iterable[str], rule: Rule, ids: set[str]) -> int:
    """Return how closely the closest of some selectors names a rule, 0 where none does."""
    return max((_closeness(selector, rule, ids) for selector in selectors), default=0)


def _closeness(selector: str, rule: Rule, ids: set[str]) -> int:
    beginning = selector.upper()
    if beginning == rule.id or selector.lower() == rule.name:
        return EXACT
    if beginning and beginning not in ids and rule.id.startswith(beginning):
        return _PREFIX + len(beginning)
    if selector.lower() == rule.category:
        return _CATEGORY
    return _ALL if selector.lower() == "all" else 0
