"""What configures a run: its settings, and the rules that they choose for each document."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from os.path import exists
from typing import Any

from cyberlint.cells import visible
from cyberlint.cli.errors import CommandError
from cyberlint.cli.selecting import sound
from cyberlint.cli.writing import say
from cyberlint.config.choice import Choice
from cyberlint.config.layer import ConfigError, Defect, Origin, Pack, Source
from cyberlint.config.settings import Settings, settings
from cyberlint.pack import builtin, load
from cyberlint.pack.selection import NONE_LEFT
from cyberlint.rule import Rule


def configured(given: Mapping[str, Any]) -> tuple[Settings, Choice]:
    """Return the settings of a run with the options `given`, and what chooses its rules.

    Raises CommandError with every defect of the configuration, of a pack, and of what is given.
    """
    found = settings(given, os.environ)
    rules, defects, complete = _rules(found)
    choice = Choice(rules, found)
    defects += choice.defects(complete=complete)
    if defects:
        raise wrong(defects)
    for notice in choice.notices():
        say(visible(f"warning: {notice}"))
    if choice.is_empty():
        raise CommandError(NONE_LEFT)
    return found, choice


def configured_rules(given: Mapping[str, Any]) -> list[Rule]:
    """Return the rules that there are: the built-in ones and those of the packs. Raises CommandError."""
    rules, defects, _ = _rules(settings(given, os.environ))
    if defects:
        raise wrong(defects)
    return rules


def wrong(defects: Iterable[Defect]) -> CommandError:
    """Return how a run with these defects ends; what is wrong with the command line alone is the reason."""
    error = ConfigError(defects)
    if all(defect.origin.source is Source.OPTION for defect in error.defects):
        return CommandError(error.defects[0].what)
    count = f"{len(error.defects)} defect{'' if len(error.defects) == 1 else 's'}"
    return CommandError(f"{count} in the configuration", str(error))


def _rules(found: Settings) -> tuple[list[Rule], list[Defect], bool]:
    """Return the rules there are, what is wrong with the settings so far, and whether no pack is missing."""
    defects = list(found.defects)
    unknown = any(_hides_rules(defect.origin) for defect in defects)
    here: list[tuple[Pack, Origin]] = []
    absent: list[tuple[Pack, Origin]] = []
    for pack, origin in zip(found.values["packs"], found.origins["packs"], strict=False):
        typed = origin.source is Source.OPTION  # what is missing there, loading says
        (here if typed or exists(pack.path) else absent).append((pack, origin))  # noqa: PTH110 - 3 ms
    defects += [
        Defect(origin, f"there is no such file or folder: {pack.path}")
        for pack, origin in absent
        if not pack.optional
    ]
    with sound():
        defects += [defect for pack, origin in here for defect in _changed(pack, origin)]
        rules = [*builtin(), *_loaded(pack.path for pack, _ in here)]
    return rules, defects, not (absent or unknown)


def _hides_rules(origin: Origin) -> bool:
    """Tell whether a defect there leaves a file unread, or a pack, in which other rules may be."""
    return origin.source is Source.FILE and origin.steps[:1] in ((), ("packs",), ("extends",))


def _loaded(paths: Iterable[str]) -> Iterable[Rule]:
    from pathlib import Path  # noqa: PLC0415 - 3 ms, and not every run has a pack

    found = [Path(file) for file in paths]
    return load(found) if found else ()


def _changed(pack: Pack, origin: Origin) -> Iterable[Defect]:
    """Yield that a pack is not the one that is pinned."""
    if pack.sha256 is None:
        return
    from pathlib import Path  # noqa: PLC0415 - as above

    from cyberlint.pack.pinning import fingerprint  # noqa: PLC0415 - hashlib costs 3 ms

    found = fingerprint(Path(pack.path))
    if found != pack.sha256:
        yield Defect(origin, f"the pack was changed: its sha256 is {found}, not what is pinned here")
