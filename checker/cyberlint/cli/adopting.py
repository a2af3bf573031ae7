"""What the commands that accept findings work with: what is found, and what is accepted already."""

from __future__ import annotations

from collections.abc import Mapping
from os.path import lexists
from typing import Any

from cyberlint.cells import visible
from cyberlint.cli.accepting import acceptance, day
from cyberlint.cli.errors import INPUT, CommandError
from cyberlint.cli.jobs import job
from cyberlint.cli.linting import linted
from cyberlint.inputs import collect
from cyberlint.outcome import DocumentReport
from cyberlint.pack import builtin
from cyberlint.suppression.files import exists
from cyberlint.suppression.found import Run
from cyberlint.tuples import NamedTuple


class Findings(NamedTuple):
    """What a run finds, the same with what is accepted set apart, and the settings it runs with."""

    run: Run
    accepted: tuple[DocumentReport, ...]
    settings: Mapping[str, Any]


def findings(
    paths: tuple[str, ...],
    given: Mapping[str, Any],
    input_format: str | None,
    stdin_filename: str | None,
    **instead: Any,
) -> Findings:
    """Lint what the paths name, with the settings that are `given` and, whatever is configured, `instead`.

    Raises CommandError where something cannot be read: what was not linted must not look as if it were clean.
    """
    asked = job(paths, given, input_format, stdin_filename)
    settings = {**asked.settings, **instead}
    inputs = collect(paths, stdin_filename, settings["exclude"])
    if settings["waivers"] and not lexists(settings["waivers"]):  # it may be about to be written
        settings["waivers"] = None
    accepted = acceptance(settings, inputs)
    documents, rules, unread = linted(asked, inputs)
    if unread or not documents:
        details = "\n".join(visible(f"{item.path}: {item.what}") for item in unread)
        raise CommandError("an input could not be read" if unread else "nothing was linted", details, INPUT)
    run = Run(documents, rules, asked.known or builtin(), day(settings["as-of"]), exists)
    return Findings(
        run, accepted.of(documents, rules, asked.known) if accepted else tuple(documents), asked.settings
    )
