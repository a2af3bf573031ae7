"""What configures a run: its settings, and the rules that they choose for each document."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any

from cyberlint.cells import plural, visible
from cyberlint.cli.errors import CommandError
from cyberlint.cli.selecting import sound
from cyberlint.cli.writing import say
from cyberlint.config.choice import Choice
from cyberlint.config.layer import ConfigError, Defect, Source
from cyberlint.config.packs import available
from cyberlint.config.settings import Settings, settings
from cyberlint.pack.selection import NONE_LEFT
from cyberlint.rule import Rule


def configured(given: Mapping[str, Any]) -> tuple[Settings, Choice]:
    """Return the settings of a run with the options `given`, and what chooses its rules.

    Raises CommandError with every defect of the configuration, of a pack, and of what is given.
    """
    found = settings(given, os.environ)
    with sound():
        there = available(found)
    choice = Choice(there.rules, found)
    if defects := [*there.defects, *choice.defects(complete=there.complete)]:
        raise wrong(defects)
    for notice in choice.notices():
        say(visible(f"warning: {notice}"))
    if choice.is_empty():
        raise CommandError(NONE_LEFT)
    return found, choice


def configured_rules(given: Mapping[str, Any]) -> list[Rule]:
    """Return the rules that there are: the built-in ones and those of the packs. Raises CommandError."""
    with sound():
        there = available(settings(given, os.environ))
    if there.defects:
        raise wrong(there.defects)
    return there.rules


def wrong(defects: Iterable[Defect]) -> CommandError:
    """Return how a run with these defects ends; what is wrong with the command line alone is the reason."""
    error = ConfigError(defects)
    if all(defect.origin.source is Source.OPTION for defect in error.defects):
        return CommandError(error.defects[0].what)
    return CommandError(f"{plural(len(error.defects), 'defect')} in the configuration", str(error))
