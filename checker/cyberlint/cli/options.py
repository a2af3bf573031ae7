"""Options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import click

from cyberlint.cli.errors import CommandError
from cyberlint.pack import builtin, load
from cyberlint.pack.selection import SelectionError, matching, select
from cyberlint.readers import formats
from cyberlint.rule import Rule

if TYPE_CHECKING:
    from pathlib import Path

Command = TypeVar("Command", bound=Callable[..., object])


class LazyPath(click.Path):
    """A path; `pathlib` costs 3 ms of every start, so it waits until one is given."""

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """Return the path."""
        from pathlib import Path  # noqa: PLC0415 - see above

        return Path(os.fsdecode(super().convert(value, param, ctx)))


def inputs(command: Command) -> Command:
    """Add PATH… and how inputs are read."""
    command = click.option(
        "--stdin-filename",
        metavar="NAME",
        help="The name that reports show for standard input (`-`).",
    )(command)
    command = click.option(
        "--input-format",
        type=click.Choice(sorted(formats())),
        help="Read every input as this format instead of recognising it.",
    )(command)
    return click.argument("paths", nargs=-1, required=True, metavar="PATH...")(command)


def packs(command: Command) -> Command:
    """Add --rules, which adds a rule author's own rules to the built-in ones."""
    return click.option(
        "--rules",
        "packs",
        multiple=True,
        type=LazyPath(),
        metavar="PATH",
        help="Add the rules of a file or folder; may be given again.",
    )(command)


def selection(command: Command) -> Command:
    """Add the options that choose rules."""
    command = click.option(
        "--ignore",
        "ignored",
        multiple=True,
        metavar="RULE",
        help="Leave these out; written as for --select, and the closer of the two decides.",
    )(command)
    command = click.option(
        "--select",
        "selected",
        multiple=True,
        metavar="RULE",
        help="Run only these: ids, names, beginnings of ids, categories, `all`; separated by commas.",
    )(command)
    return packs(command)


def chosen(paths: Iterable[Path], selected: Iterable[str], ignored: Iterable[str]) -> tuple[Rule, ...]:
    """Return the rules that the options choose, of the built-in ones and those in `paths`.

    Raises CommandError for a pack with defects and for a selector that names no rule.
    """
    try:
        return select(available(paths), _split(selected), _split(ignored))
    except SelectionError as error:
        raise CommandError(str(error)) from error


def available(paths: Iterable[Path]) -> list[Rule]:
    """Return the built-in rules and those in `paths`.

    Raises CommandError for a pack with defects, which it names all at once.
    """
    paths = list(paths)
    if not paths:
        return list(builtin())
    with sound():
        return [*builtin(), *load(paths)]


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
