"""Options that several commands share, and those that the table of settings declares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from cyberlint.config.keys import SELECTORS, SETTINGS
from cyberlint.config.setting import Setting
from cyberlint.config.values import from_text
from cyberlint.readers import formats

Command = TypeVar("Command", bound=Callable[..., object])


def inputs(command: Command) -> Command:
    """Add PATH… and how inputs are read."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATH...")(reading(command))


def reading(command: Command) -> Command:
    """Add how inputs are read."""
    command = click.option(
        "--stdin-filename",
        metavar="NAME",
        help="The name that reports show for standard input (`-`).",
    )(command)
    return click.option(
        "--input-format",
        type=click.Choice(sorted(formats())),
        help="Read every input as this format instead of recognising it.",
    )(command)


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


def settings(command: Command) -> Command:
    """Add the option of every setting; what is not given arrives as None, and `given` leaves it out."""
    for setting in reversed(SETTINGS):
        if setting.switch:
            command = _option(setting)(command)
    return command


ALONE = (
    *("profile", "select", "ignore", "preview", "packs"),
    *("form", "period", "registrant"),
    *("config", "isolated"),
)
"""The settings that say which findings there are in a filing by itself."""
LINTING = (*ALONE, "prior")
"""The settings that say which findings there are."""


PACKS = ("packs", "config", "isolated")
"""The settings that say which rules there are."""


def some(*names: str) -> Callable[[Command], Command]:
    """Return what adds the options of some settings."""

    def add(command: Command) -> Command:
        for setting in reversed(SETTINGS):
            if setting.name in names:
                command = _option(setting)(command)
        return command

    return add


def given(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings that the command line gives, by their names, of the options by theirs."""
    found = {setting.name: options[setting.key] for setting in SETTINGS if setting.key in options}
    found |= {name: _split(found[name]) for name in SELECTORS if name in found}
    return {name: value for name, value in found.items() if value is not None and value != ()}


def _split(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _option(setting: Setting) -> Callable[[Command], Command]:
    negative = setting.type == "switch" and (setting.in_file or setting.in_environment)
    switch = f"{setting.switch}/--no-{setting.name}" if negative else setting.switch
    return click.option(
        *filter(None, (switch, setting.short)),
        setting.key,
        type=_type(setting),
        is_flag=setting.type == "switch" or None,
        default=None,
        multiple=setting.many,
        metavar=setting.metavar or None,
        callback=_checked(setting),
        help=_help(setting),
    )


def _type(setting: Setting) -> Any:
    if setting.choices:
        return click.Choice(tuple(setting.choices()))
    match setting.type:
        case "number":
            return click.IntRange(min=setting.minimum)
        case "switch":
            return click.BOOL
        case "file":
            return click.Path(dir_okay=False)
    return click.STRING


def _checked(setting: Setting) -> Callable[[click.Context, click.Parameter, Any], Any]:
    """Return what lets a setting check its words."""

    def check(context: click.Context, parameter: click.Parameter, value: Any) -> Any:
        try:
            if isinstance(value, tuple):
                return tuple(from_text(setting, part) for part in value)
            return from_text(setting, value) if isinstance(value, str) else value
        except ValueError as error:
            raise click.BadParameter(str(error), context, parameter) from error

    return check


def _help(setting: Setting) -> str:
    shown = setting.default if isinstance(setting.default, (str, int)) else None
    told = shown is None or setting.type == "switch"
    return setting.help if told else f"{setting.help}  [default: {shown}]"
