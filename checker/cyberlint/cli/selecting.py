"""Which rules a command works with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from cyberlint.cells import plural
from cyberlint.cli.errors import CommandError
from cyberlint.pack import builtin
from cyberlint.pack.selection import SelectionError, matching, select
from cyberlint.rule import Rule


def default() -> tuple[Rule, ...]:
    """Return the rules of a run that nothing configures: the built-in ones that are on by default."""
    return select(builtin(), (), ())


@contextmanager
def sound() -> Iterator[None]:
    """Load rule files within. Raises CommandError where they have defects, which it names all at once."""
    from cyberlint.pack.defects import PackError  # noqa: PLC0415 - a foreign pack's, not every run's

    try:
        yield
    except PackError as error:
        raise CommandError(f"{plural(len(error.defects), 'defect')} in rule files", str(error)) from error


def named(rules: Iterable[Rule], selectors: Iterable[str]) -> list[Rule]:
    """Return the rules that selectors name, on or off; all of them without a selector.

    Raises CommandError for a selector that names no rule.
    """
    try:
        return matching(rules, [part.strip() for value in selectors for part in value.split(",")])
    except SelectionError as error:
        raise CommandError(str(error)) from error
