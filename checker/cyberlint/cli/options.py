"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from cyberlint.readers import formats

Command = TypeVar("Command", bound=Callable[..., object])


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
        type=click.Path(path_type=Path),
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
