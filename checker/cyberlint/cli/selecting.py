"""Which rules a command works with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cyberlint.cli.errors import CommandError
from cyberlint.pack import builtin, load
from cyberlint.pack.selection import SelectionError, matching, select
from cyberlint.rule import Rule

if TYPE_CHECKING:
    from pathlib import Path


def chosen(
    paths: Iterable[str | Path] = (), selected: Iterable[str] = (), ignored: Iterable[str] = ()
) -> tuple[Rule, ...]:
    """Return the rules that the options choose, of the built-in ones and those in `paths`.

    Raises CommandError for a pack with defects and for a selector that names no rule.
    """
    try:
        return select(available(paths), _split(selected), _split(ignored))
    except SelectionError as error:
        raise CommandError(str(error)) from error


def available(paths: Iterable[str | Path]) -> list[Rule]:
    """Return the built-in rules and those in `paths`.

    Raises CommandError for a pack with defects, which it names all at once.
    """
    paths = list(paths)
    if not paths:
        return list(builtin())
    from pathlib import Path  # noqa: PLC0415 - 3 ms, and not every run has a pack

    with sound():
        return [*builtin(), *load(map(Path, paths))]


@contextmanager
def sound() -> Iterator[None]:
    """Load rule files within. Raises CommandError where they have defects, which it names all at once."""
    from cyberlint.pack.defects import PackError  # noqa: PLC0415 - a foreign pack's, not every run's

    try:
        yield
    except PackError as error:
        count = f"{len(error.defects)} defect{'' if len(error.defects) == 1 else 's'}"
        raise CommandError(f"{count} in rule files", str(error)) from error


def named(rules: Iterable[Rule], selectors: Iterable[str]) -> list[Rule]:
    """Return the rules that selectors name, on or off; all of them without a selector.

    Raises CommandError for a selector that names no rule.
    """
    try:
        return matching(rules, _split(selectors))
    except SelectionError as error:
        raise CommandError(str(error)) from error


def _split(values: Iterable[str]) -> list[str]:
    return [part.strip() for value in values for part in value.split(",") if part.strip()]
