"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import click

from cyberlint.cli.errors import CommandError
from cyberlint.pack import SelectionError, builtin, load, matching, select
from cyberlint.readers import formats
from cyberlint.rule import Rule

Command = TypeVar("Command", bound=Callable[..., object])


def inputs(command: Command) -> Command:
    """Add PATH… and how inputs are read."""
    for decorate in reversed(
        (
            click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
            click.option(
                "--input-format",
                type=click.Choice(sorted(formats())),
                help="Read every input as this format instead of recognising it.",
            ),
            click.option(
                "--stdin-filename",
                metavar="NAME",
                help="The name that reports show for standard input (`-`).",
            ),
        )
    ):
        command = decorate(command)
    return command


def selection(command: Command) -> Command:
    """Add the options that choose rules."""
    for decorate in reversed(
        (
            click.option(
                "--rules",
                "packs",
                multiple=True,
                type=click.Path(path_type=Path),
                metavar="PATH",
                help="Add the rules of a file or folder; may be given again.",
            ),
            click.option(
                "--select",
                "selected",
                multiple=True,
                metavar="RULE",
                help="Run only these: ids, names, beginnings of ids, categories, `all`; separated by commas.",
            ),
            click.option(
                "--ignore",
                "ignored",
                multiple=True,
                metavar="RULE",
                help="Leave these out; written as for --select.",
            ),
        )
    ):
        command = decorate(command)
    return command


def chosen(packs: Iterable[Path], selected: Iterable[str], ignored: Iterable[str]) -> tuple[Rule, ...]:
    """Return the rules that the options choose.

    Raises CommandError for a pack with defects and for a selector that names no rule.
    """
    try:
        return select(available(packs), _split(selected), _split(ignored))
    except SelectionError as error:
        raise CommandError(str(error), "the rules could not be selected") from error


def available(packs: Iterable[Path]) -> list[Rule]:
    """Return the built-in rules and those of `packs`.

    Raises CommandError for a pack with defects, which it names all at once.
    """
    rules = list(builtin())
    for path in packs:
        from cyberlint.pack.check import PackError  # noqa: PLC0415 - jsonschema costs 200 ms, packs only

        try:
            rules += load(path)
        except PackError as error:
            count = len(error.defects)
            reason = f"{count} defect{'' if count == 1 else 's'} in rule files"
            raise CommandError(f"the rules in {path} cannot be used:\n{error}", reason) from error
    return rules


def named(rules: Iterable[Rule], selectors: Iterable[str]) -> list[Rule]:
    """Return the rules that selectors name, on or off; all of them without a selector.

    Raises CommandError for a selector that names no rule.
    """
    try:
        return matching(rules, _split(selectors))
    except SelectionError as error:
        raise CommandError(str(error), "there is no such rule") from error


def _split(values: Iterable[str]) -> list[str]:
    return [part.strip() for value in values for part in value.split(",") if part.strip()]
