"""From arguments to the job that they ask for, configured."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from cyberlint.cli.linting import Job
from cyberlint.cli.selecting import default
from cyberlint.config import is_plain
from cyberlint.config.keys import defaults

if TYPE_CHECKING:
    from cyberlint.cli.targets import Targets
    from cyberlint.config.settings import Settings
    from cyberlint.disclosure import Disclosure
    from cyberlint.outcome import Basis
    from cyberlint.rule import Rule


def job(
    paths: tuple[str, ...],
    given: Mapping[str, Any] = MappingProxyType({}),
    input_format: str | None = None,
    stdin_filename: str | None = None,
) -> Job:
    """Return the job that paths and the settings `given` on the command line ask for.

    Raises CommandError where the configuration has defects, TargetError where reports cannot go where they
    are asked to go.
    """
    if not given and is_plain(os.environ):
        return Job(paths, default(), defaults(), input_format=input_format, stdin_filename=stdin_filename)
    from cyberlint.cli.configured import configured  # noqa: PLC0415 - a run that nothing configures

    settings, choice = configured(given)

    def choose(disclosure: Disclosure) -> tuple[Rule, ...]:
        return choice.rules(disclosure.path, disclosure.form)

    def based(documents: Sequence[Disclosure]) -> Basis:
        from cyberlint.config.basis import basis  # noqa: PLC0415 - hashes packs, and few formats ask

        return basis(settings, choice, documents)

    targets = _targets(paths, settings)
    return Job(
        paths,
        choice.running(),
        settings.values,
        targets,
        input_format,
        stdin_filename,
        choose,
        choice.known,
        based,
    )


def _targets(paths: tuple[str, ...], settings: Settings) -> Targets:
    """Pair formats and files; files that a stronger source names tell their own formats."""
    formats, outputs = (settings.values[name] for name in ("format", "output"))
    if not outputs and len(formats) < 2:
        return (((*formats, "full")[0], None),)
    from cyberlint.cli.targets import targets  # noqa: PLC0415 - pathlib, and few runs write files

    if outputs and settings.origins["format"][0].source < settings.origins["output"][0].source:
        formats = ()
    return targets(paths, formats, outputs)
