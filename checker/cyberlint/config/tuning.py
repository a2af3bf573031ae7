"""Which rules are for a document, and how each is tuned.

Sources speak one after another, the weakest first: the profile, the configuration files, their overrides for
this document, the environment, the command line. Of what they say to *tune* a rule the last holds, and within
one source what names the rule most closely. Whether it *runs* is decided as ``--select`` and ``--ignore``
decide it: the closest selector, of two as close that of the stronger source, and within one source the one
that ignores. ``off`` ignores. ``on`` or a severity makes a rule one of those that run by default, which
``ignore`` still can leave out. The last ``select`` alone holds, every ``ignore`` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cyberlint import globs
from cyberlint.config.layer import DEFAULT, OFF, ON, Given, Layer, Origin, Override, Source, Tuning
from cyberlint.config.profiles import profile
from cyberlint.config.settings import Settings
from cyberlint.pack.options import bound
from cyberlint.pack.selection import closest, wants
from cyberlint.rule import Rule, Severity, Status
from cyberlint.taxonomy import form_class
from cyberlint.tuples import NamedTuple


class Decision(NamedTuple):
    """What is decided of one rule for one document: whether it runs, and what decided that.

    `rule` is tuned; `tuned` says what set its severity (``severity``) and its options (by name), as far as
    something did.
    """

    rule: Rule
    runs: bool
    origin: Origin
    tuned: Mapping[str, Origin]


class Level(NamedTuple):
    """What one source says of rules."""

    values: Mapping[str, Given]
    tunings: tuple[Tuning, ...]


def decisions(rules: Iterable[Rule], levels: Sequence[Level], *, preview: bool = False) -> list[Decision]:
    """Return what the levels, the weakest first, decide of every rule, by id.

    With `preview` a rule in preview counts as a stable one.
    """
    rules = sorted(rules, key=lambda rule: rule.id)
    ids = {rule.id for rule in rules}
    return [_decision(rule, levels, ids, preview=preview) for rule in rules]


def levels(settings: Settings, overrides: Iterable[Override] = ()) -> list[Level]:
    """Return what is said of rules for a document with these overrides, the weakest source first."""
    overrides = list(overrides)
    below = [layer for layer in settings.layers if layer.source is Source.FILE]
    above = [layer for layer in settings.layers if layer.source is not Source.FILE]
    speaking: list[Layer | Override] = [profile(_profile(settings, overrides)), *below, *overrides, *above]
    return [Level(one.values, one.tunings) for one in speaking]


def matching(settings: Settings, path: str, form: str | None) -> list[Override]:
    """Return the overrides for a document, in the order of the files; a form that is not known has none."""
    known = form_class(form) if form else None
    return [
        override
        for layer in settings.layers
        for override in layer.overrides
        if not override.forms or known in override.forms
        if not override.paths or _matches(override, path)
    ]


def _matches(override: Override, path: str) -> bool:
    place = globs.relative(path, override.folder or ".")
    return any(globs.matches(pattern, place) for pattern in override.paths)


def _profile(settings: Settings, overrides: Iterable[Override]) -> str:
    """Return the profile for a document: an override is stronger than the file, weaker than what is above."""
    name: str = settings.values["profile"]
    if settings.origins["profile"][0].source > Source.FILE:
        return name
    named = [override.values["profile"].value for override in overrides if "profile" in override.values]
    return named[-1] if named else name


def _decision(rule: Rule, levels: Sequence[Level], ids: set[str], *, preview: bool) -> Decision:
    severity: Given | None = None
    state: _Said | None = None
    tuned: dict[str, Origin] = {}
    values: dict[str, Any] = {}
    for rank, level in enumerate(levels):
        for closeness, tuning in _tunings(level, rule, ids):
            if tuning.severity:
                severity = tuning.severity
                state = _Said(closeness, rank, severity.origin)
            values |= {name: given.value for name, given in tuning.options.items()}
            tuned |= {name: given.origin for name, given in tuning.options.items()}
    if severity and severity.value not in (OFF, ON):
        rule = rule._replace(severity=Severity(severity.value)).defined(escalate=())
        tuned["severity"] = severity.origin
    off = state if severity and severity.value == OFF else None
    stable = rule._replace(status=Status.STABLE) if preview and rule.status is Status.PREVIEW else rule
    runs, origin = _runs(stable, levels, ids, off=off, on=state)
    return Decision(bound(rule, values), runs, origin, tuned)


def _tunings(level: Level, rule: Rule, ids: set[str]) -> list[tuple[int, Tuning]]:
    """Return what a level says of a rule, with how closely it names it, the closest last."""
    found = [(closest([tuning.selector], rule, ids), tuning) for tuning in level.tunings]
    return sorted((pair for pair in found if pair[0]), key=lambda pair: pair[0])


class _Said(NamedTuple):
    """Something that is said for or against a rule: how closely it names it, and the rank of who says it."""

    closeness: int
    rank: int
    origin: Origin


_UNSAID = _Said(0, -1, DEFAULT)


def _runs(
    rule: Rule, levels: Sequence[Level], ids: set[str], *, off: _Said | None, on: _Said | None
) -> tuple[bool, Origin]:
    """Tell whether a rule runs, and what decided it."""
    if on and not off:
        rule = rule._replace(default=True, status=Status.STABLE)
    selected, against = _UNSAID, off or _UNSAID
    for rank, level in enumerate(levels):
        if (given := level.values.get("select")) is not None:
            selected = _said(given, rank, wants(given.value, rule, ids), rule, ids)
        if (given := level.values.get("ignore")) is not None:
            said = _said(given, rank, closest(given.value, rule, ids), rule, ids)
            against = max(against, said, key=lambda one: one[:2])
    if selected.rank < 0:
        origin = on.origin if on and not off else DEFAULT
        selected = _Said(wants((), rule, ids), -1, origin)
    runs = bool(selected.closeness) and selected[:2] > against[:2]
    return runs, selected.origin if runs or not against.closeness else against.origin


def _said(given: Given, rank: int, closeness: int, rule: Rule, ids: set[str]) -> _Said:
    """Return what a list of selectors says of a rule, with the place of the selector that says it."""
    if not given.value:
        return _Said(closeness, rank, given.origin)
    for selector, origin in zip(given.value, given.parts, strict=True):
        if closeness and closest([selector], rule, ids) == closeness:
            return _Said(closeness, rank, origin)
    return _Said(closeness, rank, given.origin)  # no selector: 0, or a rule about waivers, which always runs
