"""``cyberlint waive``: write the waiver of a finding."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from cyberlint.cells import plural, visible
from cyberlint.cli import options
from cyberlint.cli.errors import CommandError
from cyberlint.cli.writing import display, write

if TYPE_CHECKING:
    from datetime import date

    from cyberlint.cli.adopting import Findings
    from cyberlint.outcome import Finding


@click.command("waive", short_help="Accept a finding until a day: write a waiver for it.")
@click.argument("arguments", nargs=-1, required=True, metavar="FINDING... PATH...")
@click.option(
    "--reason", required=True, metavar="WHY", help="Why it is accepted, for whoever reads it in a year."
)
@click.option("--until", required=True, metavar="DATE", help="The last day of the waiver, as 2026-12-31.")
@click.option("--owner", metavar="WHO", help="Who answers for it.  [default: the user.email of git]")
@options.reading
@options.some(*options.LINTING, "exclude", "waivers", "baseline", "as-of")
def command(
    arguments: tuple[str, ...],
    reason: str,
    until: str,
    owner: str | None,
    input_format: str | None,
    stdin_filename: str | None,
    **given: Any,
) -> int:
    """Lint PATH, and add a waiver of each FINDING to the cyberlint-waivers.yaml beside its document.

    A FINDING is a fingerprint, which --verbose shows, or its first six characters or more; the id or name of
    a rule that has one finding; or both with a line: CYD201:40. A waiver lapses after its last day, and as
    soon as the text changes that it is for. What else stands in the file stays as it is.
    """
    from cyberlint.cli.adopting import findings  # noqa: PLC0415 - the engine, not for --help

    words, paths = _split(arguments)
    _check(reason)
    found = findings(paths, options.given(given), input_format, stdin_filename)
    last = _last(until, found.run.as_of)
    signature = (reason, owner or _owner(), until, found.run.as_of.isoformat())
    for line in _written(_chosen(words, found), found.settings["waivers"], signature):
        days = plural((last - found.run.as_of).days, "day")
        display(f"{visible(line)} is waived until {until}, for {days}, by {visible(signature[1])}\n")
    return 0


def _split(arguments: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Tell findings, which come first, from paths. Raises UsageError where one of them is missing."""
    from cyberlint.suppression.choosing import is_finding  # noqa: PLC0415 - as above

    count = 0
    while count < len(arguments) and is_finding(arguments[count]) and not os.path.lexists(arguments[count]):
        count += 1
    words, paths = tuple(dict.fromkeys(arguments[:count])), tuple(arguments[count:])
    if not words:
        raise click.UsageError(f"{arguments[0]!r} is no finding: give a fingerprint, RULE or RULE:LINE first")
    if not paths:
        raise click.UsageError("name the document too: FINDING... PATH...")
    return words, paths


def _check(reason: str) -> None:
    """Raise CommandError where a reason says nothing."""
    from cyberlint.suppression.waivers import says_why  # noqa: PLC0415 - as above

    if not says_why(reason):
        raise CommandError(
            f"--reason {reason!r} says nothing: three words or more, for whoever reads it in a year"
        )


def _last(until: str, as_of: date) -> date:
    """Return the last day of a waiver. Raises CommandError where it is none, or has passed."""
    from cyberlint.suppression.files import day  # noqa: PLC0415 - as above

    last = day(until)
    if last is None:
        raise CommandError(f"--until: expected a date, as 2026-12-31, not {until!r}")
    if last < as_of:
        raise CommandError(f"--until {until} has passed; it is {as_of.isoformat()}")
    return last


def _owner() -> str:
    """Return the address that git knows the user by. Raises CommandError without one."""
    import subprocess  # noqa: PLC0415 - 10 ms, where no owner is given

    try:
        known = subprocess.run(
            ["git", "config", "user.email"],  # noqa: S607 - the user's own git
            capture_output=True,
            text=True,
            check=False,
        ).stdout.strip()
    except OSError:  # no git here
        known = ""
    if not known:
        raise CommandError("--owner is missing, and git knows no user.email")
    return known


def _chosen(words: Iterable[str], found: Findings) -> list[Finding]:
    """Return the findings that are meant. Raises CommandError where a word means none, or several."""
    from cyberlint.suppression.choosing import ChoiceError, chosen  # noqa: PLC0415 - as above

    findings: list[Finding] = []
    for word in words:
        try:
            finding = chosen(word, found.accepted)
        except ChoiceError as error:
            raise CommandError(str(error), "\n".join(error.found)) from error
        if finding.location.path == "<stdin>":
            raise CommandError(
                "standard input has no name that a waiver could give: --stdin-filename gives one"
            )
        findings += [] if finding in findings else [finding]
    return findings


def _written(
    findings: Iterable[Finding], named: str | None, signature: tuple[str, str, str, str]
) -> Iterator[str]:
    """Write the waivers, and yield where each stands and what it is for. Raises CommandError."""
    from pathlib import Path  # noqa: PLC0415 - as above

    from cyberlint.cli.accepting import damaged  # noqa: PLC0415
    from cyberlint.suppression.adding import AddingError, Signature, additions  # noqa: PLC0415
    from cyberlint.suppression.files import EntriesError  # noqa: PLC0415

    try:
        files = additions(findings, named, Signature(*signature))
    except EntriesError as error:
        raise damaged(error) from error
    except AddingError as error:
        raise CommandError(f"{error}; add by hand what stands above", error.entries) from error
    for file in files:
        write(file.text, Path(file.path))
        for finding, line in file.waived:
            place = ":".join(str(part) for part in (finding.location.path, finding.location.line) if part)
            yield f"{file.path}:{line}: {finding.rule.id} at {place}"
