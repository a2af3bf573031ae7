"""``cyberlint baseline``: write down what is found on the day of adoption, and take out what is gone."""

from __future__ import annotations

from collections.abc import Sequence
from os.path import lexists
from typing import TYPE_CHECKING, Any

import click

from cyberlint.cells import plural
from cyberlint.cli import options
from cyberlint.cli.writing import display, write

if TYPE_CHECKING:
    from cyberlint.cli.adopting import Findings
    from cyberlint.suppression.baseline import Baseline, Known


@click.group("baseline", short_help="Write or prune a baseline: the findings that a run accepts as known.")
def command() -> None:
    """Accept what is found today, so that only new findings fail.

    `cyberlint --baseline FILE PATH` accepts the findings of FILE and counts their age. An entry whose finding
    is gone is an error until FILE is pruned, so a baseline only shrinks.
    """


@command.command("write", short_help="Write every finding of PATH into FILE.")
@click.argument("file", type=click.Path(dir_okay=False))
@options.inputs
@options.some(*options.LINTING, "exclude", "waivers", "as-of")
def write_command(file: str, paths: tuple[str, ...], **given: Any) -> int:
    """Write every finding of PATH into FILE. What FILE lists already keeps the day it was first seen.

    Entries of documents that PATH does not name stay as they are. What a waiver accepts is left out, and so
    is what cannot be waived: it goes on failing.
    """
    from cyberlint.cli.accepting import damaged  # noqa: PLC0415 - the engine, not for --help
    from cyberlint.suppression.files import EntriesError  # noqa: PLC0415
    from cyberlint.suppression.ratchet import rewritten  # noqa: PLC0415

    found = _read(paths, given)
    old = _old(file) if lexists(file) else None
    try:
        entries = rewritten(found.run, found.accepted, file, old)
    except EntriesError as error:
        raise damaged(error) from error
    before = {entry.key for entry in old.entries} if old else set()
    new = sum(entry.key not in before for entry in entries)
    gone = len(before - {entry.key for entry in entries})
    _write(file, entries)
    changes = f" ({new:,} new, {gone:,} taken out)" if old else ""
    display(f"{file}: {_counted(entries)}{changes}\n")
    refused = sum(not finding.rule.waivable for one in found.accepted for finding in one.findings)
    if refused:
        display(f"{plural(refused, 'finding')} cannot be waived, and fails a run as before\n")
    return 0


@command.command("prune", short_help="Take out of FILE what PATH no longer has.")
@click.argument("file", type=click.Path(dir_okay=False))
@options.inputs
@options.some(*options.LINTING, "exclude", "as-of")
def prune_command(file: str, paths: tuple[str, ...], **given: Any) -> int:
    """Take out of FILE the findings that PATH no longer has, and those of documents that are gone.

    Other entries stay as they are, with the day they were first seen.
    """
    from cyberlint.suppression.ratchet import pruned  # noqa: PLC0415 - the engine, not for --help

    found = _read(paths, given)
    old = _old(file)
    entries = pruned(found.run, old)
    gone = sum(entry.times for entry in old.entries) - sum(entry.times for entry in entries)
    if gone:
        _write(file, entries)
    display(f"{file}: {plural(gone, 'finding')} taken out; {_counted(entries)} left\n")
    return 0


def _read(paths: tuple[str, ...], given: dict[str, Any]) -> Findings:
    """Lint what the paths name. Raises CommandError where something of it cannot be read."""
    from cyberlint.cli.adopting import findings  # noqa: PLC0415 - the engine, not for --help

    input_format, stdin_filename = given.pop("input_format"), given.pop("stdin_filename")
    return findings(paths, options.given(given), input_format, stdin_filename, baseline=None)


def _old(file: str) -> Baseline:
    from cyberlint.cli.accepting import damaged  # noqa: PLC0415 - as above
    from cyberlint.suppression.baseline import read  # noqa: PLC0415
    from cyberlint.suppression.files import EntriesError  # noqa: PLC0415

    try:
        return read(file)
    except EntriesError as error:
        raise damaged(error) from error


def _write(file: str, entries: Sequence[Known]) -> None:
    from pathlib import Path  # noqa: PLC0415 - as above

    from cyberlint.suppression.baseline import written  # noqa: PLC0415

    write(written(entries), Path(file))


def _counted(entries: Sequence[Known]) -> str:
    documents = len({entry.path for entry in entries})
    return f"{plural(sum(entry.times for entry in entries), 'finding')} in {plural(documents, 'document')}"
