"""The library: what ``import cyberlint`` offers to programs. See ``docs/library.md``.

What `cyberlint` exports from here keeps its meaning within a major version; every other module is the
project's own. Nothing here prints, reads the environment, or looks for a configuration, for waivers or for
a baseline: what is to hold is given.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain, groupby
from typing import Any, TypedDict, Unpack

from cyberlint import linting
from cyberlint.config import files
from cyberlint.config.basis import basis
from cyberlint.config.choice import Choice
from cyberlint.config.keys import SETTINGS
from cyberlint.config.layer import ConfigError, Defect, Given, Layer, Origin
from cyberlint.config.layer import Source as Strength
from cyberlint.config.packs import available
from cyberlint.config.setting import Setting
from cyberlint.config.settings import Settings as RunSettings
from cyberlint.config.settings import resolve
from cyberlint.config.values import from_text
from cyberlint.config.words import choice
from cyberlint.disclosure import Disclosure, Fact, Scope
from cyberlint.earlier import PriorFilings
from cyberlint.gate import Gate, exit_status
from cyberlint.inputs import Inputs, collect
from cyberlint.outcome import (
    DocumentReport,
    Finding,
    Location,
    Outcome,
    OutcomeKind,
    Quote,
    Report,
    Suppressed,
    Suppression,
    Unread,
)
from cyberlint.pack.defects import PackError
from cyberlint.pack.selection import NONE_LEFT
from cyberlint.readers import formats as input_formats
from cyberlint.reporters import Options, formats, reporter
from cyberlint.rule import Confidence, Reference, Rule, Severity
from cyberlint.source import MissingExtraError, Source
from cyberlint.stating import Statement
from cyberlint.suppression.baseline import Baseline
from cyberlint.suppression.files import exists
from cyberlint.suppression.found import Run
from cyberlint.suppression.loading import load
from cyberlint.suppression.matching import accept
from cyberlint.suppression.waivers import WaiverFile
from cyberlint.tuples import NamedTuple

__all__ = [
    "Confidence", "Disclosure", "DocumentReport", "Fact", "Finding", "Location", "Outcome", "OutcomeKind",
    "Quote", "Reference", "Report", "Rule", "Scope", "Settings", "Severity", "Source", "Suppressed",
    "Suppression", "Unread", "UsageError", "lint", "render",
]  # fmt: skip

Path = str | os.PathLike[str]
"""A file or folder as callers name it."""


class UsageError(ValueError):
    """An argument, or a file of configuration, rules or waivers, has defects.

    The message names every one of them, one on a line, with file and line where it stands in a file.
    """


class Settings(TypedDict, total=False):
    """What `lint` can be given: each is the setting of its name, see ``docs/configuration.md``."""

    config: Path
    profile: str
    select: Iterable[str]
    ignore: Iterable[str]
    preview: bool
    rules: Iterable[Path]
    exclude: Iterable[str]
    form: str
    period: str | date
    registrant: str
    prior: Iterable[Path]
    waivers: Path
    baseline: Path
    as_of: str | date
    fail_on: str
    max_warnings: int
    require_evaluated: Iterable[str]


def lint(
    inputs: Path | Source | Iterable[Path | Source],
    *,
    input_format: str | None = None,
    **settings: Unpack[Settings],
) -> Report:
    """Lint inputs and return what was found.

    `inputs` is a path, as on the command line, or a `Source`, bytes with the name that reports show; or
    several. `input_format` reads all of them as that format instead of recognising it. What the settings
    leave open is as the file `config` says, if there is one, else as it is by default; `rules` adds packs.

    An input that cannot be read raises nothing: it stands in `Report.unread`, and `Report.exit_code` is 3.
    What was passed over in a folder that is one filing is said in `Report.notes`.
    Raises UsageError where an argument or a file that it names has defects. Warns (UserWarning) of a
    deprecated rule that is named, and of an input that says another form, period or registrant itself.
    """
    if unknown := settings.keys() - Settings.__annotations__.keys():
        raise TypeError(f"lint() got an unexpected keyword argument {min(unknown)!r}")
    if input_format is not None and input_format not in input_formats():
        raise UsageError(f"input_format: {choice(input_format, input_formats())}")
    try:
        found = _resolved(settings)
        return _report(inputs, input_format, found, _choice(found))
    except (ConfigError, PackError) as error:  # of the run, its packs, and its waivers
        raise UsageError(str(error)) from error


def render(
    report: Report,
    format: str = "full",  # noqa: A002 - as the option is called
    *,
    width: int = 100,
    verbose: bool = False,
    statistics: bool = False,
) -> str | bytes:
    """Return a report in a format of ``--format``: text, or bytes where no terminal could show it.

    `width` counts cells. Raises UsageError where there is no such format, or its library is not installed.
    """
    if format not in formats():
        raise UsageError(f"format: {choice(format, formats())}")
    options = Options(width=width, verbose=verbose, statistics=statistics)
    try:
        return reporter(format).report(report, options)
    except MissingExtraError as error:
        raise UsageError(error.what) from error


def _resolved(given: Mapping[str, Any]) -> RunSettings:
    """Return the settings of a run. Raises ConfigError where an argument is wrong."""
    known = {_ARGUMENTS.get(setting.name, setting.key): setting for setting in SETTINGS}
    layer: dict[str, Given] = {}
    defects: list[Defect] = []
    for name, value in given.items():
        origin = Origin(Strength.OPTION, name)
        try:
            layer[known[name].name] = _given(known[name], value, origin)
        except ValueError as error:
            defects.append(Defect(origin, str(error)))
    if defects:
        raise ConfigError(defects)
    named = layer.get("config")
    read = files.read(named.value, named.origin) if named else files.Files((), ())
    return resolve([*read.layers, Layer(Strength.OPTION, layer)])._replace(defects=read.defects)


_ARGUMENTS = {"packs": "rules", "rules": ""}
"""The arguments that are not called as their setting is; one that has none can be given in a file only."""


def _given(setting: Setting, value: Any, origin: Origin) -> Given:
    """Return an argument as its setting takes it. Raises ValueError."""
    if not setting.many:
        return Given(_valid(setting, value), origin)
    if isinstance(value, str):
        raise ValueError(  # noqa: TRY004 - as every other defect
            f"expected several, not the text {value!r}; put it in a list"
        )
    parts = tuple(_valid(setting, part) for part in value)
    return Given(parts, origin, (origin,) * len(parts))


def _valid(setting: Setting, value: Any) -> Any:
    if isinstance(value, os.PathLike):
        value = os.fspath(value)
    return from_text(setting, value if isinstance(value, str) else str(value))


def _choice(settings: RunSettings) -> Choice:
    """Return what chooses the rules. Raises ConfigError and PackError with what is wrong."""
    there = available(settings)
    chosen = Choice(there.rules, settings)
    defects = [*there.defects, *chosen.defects(complete=there.complete)]
    if not defects and chosen.is_empty():
        defects = [Defect(Origin(Strength.OPTION, "select"), NONE_LEFT)]
    if defects:
        raise ConfigError(defects)
    for notice in chosen.notices():
        _warn(str(notice))
    return chosen


def _report(
    given: Path | Source | Iterable[Path | Source],
    input_format: str | None,
    run: RunSettings,
    chosen: Choice,
) -> Report:
    settings = run.values
    entries = _entries(settings)
    prior = PriorFilings(settings["prior"], settings, _warn) if settings["prior"] else None
    several = [given] if isinstance(given, (str, os.PathLike, Source)) else given
    inputs = _inputs(several, settings["exclude"])
    found = linting.linted(
        linting.parts(chain.from_iterable(inputs), input_format, digests=True),
        Statement(settings, _warn).completed,
        lambda disclosure: chosen.rules(disclosure.path, disclosure.form),
        prior.of if prior else None,
    )
    found.unread.extend([*prior.unread, *prior.unused()] if prior else ())
    reports = entries.accept(found, chosen) if entries else tuple(found.documents)
    gate = Gate(settings["fail-on"], settings["max-warnings"], settings["require-evaluated"])
    code, reason = exit_status(reports, found.unread, gate)
    folders = [group for group in inputs if isinstance(group, Inputs)]
    skipped = sum(group.skipped for group in folders)
    before = prior.notes if prior else []
    notes = (*before, *(note for group in folders for note in group.notes))
    as_of = entries.as_of.isoformat() if entries else None
    rests_on = basis(run, chosen, [report.disclosure for report in reports])
    return Report(reports, tuple(found.unread), skipped, code, reason, as_of, rests_on, notes)


def _inputs(given: Iterable[Path | Source], exclude: Sequence[str]) -> list[Inputs | list[Source]]:
    """Return the inputs in their order: those that paths name, and those that are at hand."""
    groups: list[Inputs | list[Source]] = []
    for at_hand, group in groupby(given, lambda one: isinstance(one, Source)):
        if at_hand:
            groups.append([one for one in group if isinstance(one, Source)])
        else:
            paths = [os.fspath(one) for one in group if not isinstance(one, Source)]
            groups.append(collect(paths, exclude=exclude))
    return groups


class _Entries(NamedTuple):
    """The files that accept findings, and the day by which they are judged."""

    waivers: tuple[WaiverFile, ...]
    baseline: Baseline | None
    as_of: date

    def accept(self, found: linting.Linted, chosen: Choice) -> tuple[DocumentReport, ...]:
        """Return the documents with what is accepted set apart."""
        run = Run(found.documents, found.rules, chosen.known, self.as_of, exists)
        return accept(run, self.waivers, self.baseline)


def _entries(settings: Mapping[str, Any]) -> _Entries | None:
    """Read the files that accept findings. Raises PackError with every defect of them."""
    named = [settings["waivers"]] if settings["waivers"] else []
    if not (named or settings["baseline"]):
        return None
    as_of = settings["as-of"]
    return _Entries(*load(named, settings["baseline"]), date.fromisoformat(as_of) if as_of else date.today())


def _warn(what: str) -> None:
    warnings.warn(what, UserWarning, stacklevel=2)
