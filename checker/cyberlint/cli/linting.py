"""The main job: read filings, lint them, report. It is given its options by whoever parsed them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from cyberlint import gate, linting
from cyberlint.cells import line
from cyberlint.cli import gating
from cyberlint.cli.accepting import acceptance
from cyberlint.cli.errors import CommandError
from cyberlint.cli.writing import WIDTH, is_unicode, is_watched, say, width, write
from cyberlint.disclosure import Disclosure
from cyberlint.inputs import Inputs, collect
from cyberlint.linting import Linted
from cyberlint.outcome import Basis, DocumentReport, Report
from cyberlint.reporters import Options, closing, is_evidence, reporter
from cyberlint.rule import Rule
from cyberlint.source import MissingExtraError
from cyberlint.stating import Statement
from cyberlint.tuples import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from cyberlint.cli.progress import Progress
    from cyberlint.earlier import PriorFilings

_Told = TypeVar("_Told")
_SHOWN = ("verbose", "quiet", "statistics", "only_findings")
"""The settings that say what a report shows."""


class Job(NamedTuple):
    """What is to be linted, by which rules, and how it is reported.

    `rules` are those that can run, and run on every document unless `choose` says which. `settings` are the
    values of `cyberlint.config.keys.SETTINGS` by name. `targets` are the formats of the reports, each with
    its file, None for standard output. `known` are all rules that there are, if not the built-in ones.
    `basis` says what the run rests on, for formats that show it.
    """

    paths: tuple[str, ...]
    rules: tuple[Rule, ...]
    settings: Mapping[str, Any]
    targets: tuple[tuple[str, Path | None], ...] = (("full", None),)
    input_format: str | None = None
    stdin_filename: str | None = None
    choose: Callable[[Disclosure], tuple[Rule, ...]] | None = None
    known: tuple[Rule, ...] = ()
    basis: Callable[[Sequence[Disclosure]], Basis] | None = None


def lint(job: Job) -> int:
    """Do the job and return the exit status. Raises CommandError where a report cannot be written."""
    evidence = _asks_for_evidence(job)
    inputs = collect(job.paths, job.stdin_filename, job.settings["exclude"])
    if job.settings["annotate"]:
        from cyberlint.cli.annotating import draft  # noqa: PLC0415 - pathlib, and few runs annotate

        inputs = to_annotate = draft(job.settings, inputs, [target for _, target in job.targets])
    report, last = _report(job, inputs, evidence=evidence)
    if job.settings["annotate"] and (said := to_annotate.write(report, job.settings["as-of"])):
        say(line(said))
    for name, target in job.targets:
        shown = last or reporter(name).report
        write(shown(report, report_options(job.settings, target)), target)
    if any(name == "github" for name, _ in job.targets):
        from cyberlint.cli import summary  # noqa: PLC0415 - pathlib, and on GitHub alone

        summary.add(report, report_options(job.settings, None), [target for _, target in job.targets])
    if report.exit_code:
        _advise(job.paths[0], report)
        say(closing(report))
    return report.exit_code


def _advise(first: str, report: Report) -> None:
    """Say which command may be meant by a first argument that is read as a file, and is none."""
    if first.isalpha() and any(unread.path == first for unread in report.unread):
        from cyberlint.cli.advice import command  # noqa: PLC0415 - difflib, where something is wrong

        if meant := command(first):
            say(f"no command is named {first}; did you mean `cyberlint {meant}`?")


def _asks_for_evidence(job: Job) -> bool:
    """Tell whether a format shows what the run rests on. Raises CommandError where one lacks its library."""
    try:
        asking = [is_evidence(name) for name, _ in job.targets]  # of every one, whatever the first says
    except MissingExtraError as error:
        raise CommandError(error.what) from error
    return any(asking)


def linted(
    job: Job, inputs: Inputs, *, digests: bool = False, each: Callable[[DocumentReport], None] | None = None
) -> Linted:
    """Read and lint every input; nothing is accepted yet. On a terminal, a long run shows how far it is.

    `each` is told of every document as it is linted.
    """
    progress = _progress(inputs)

    tell: Callable[[str], None] = _alone(progress, lambda said: say(line(said)))
    shown = _alone(progress, each) if each else None
    statement = Statement(job.settings, tell)
    counted = progress.inputs(inputs) if progress else inputs
    found = linting.parts(counted, job.input_format, digests=digests)
    prior = _prior(job)
    choose = job.choose or (lambda _disclosure: job.rules)
    documents = progress.documents(found) if progress else found
    result = linting.linted(documents, statement.completed, choose, prior.of if prior else None, shown)
    result.unread.extend([*prior.unread, *prior.unused()] if prior else ())
    for note in (*(prior.notes if prior else ()), *inputs.notes):
        tell(note)
    return result


def _alone(progress: Progress | None, tell: Callable[[_Told], object]) -> Callable[[_Told], None]:
    """Return what tells something when no progress stands in the line."""

    def telling(what: _Told) -> None:
        if progress:
            progress.erase()
        tell(what)

    return telling


def _prior(job: Job) -> PriorFilings | None:
    """Read the prior filings; None where none are named."""
    if not job.settings["prior"]:
        return None
    from cyberlint.earlier import PriorFilings  # noqa: PLC0415 - few runs have prior filings

    return PriorFilings(job.settings["prior"], job.settings, lambda said: say(f"warning: {line(said)}"))


def _progress(inputs: Inputs) -> Progress | None:
    """Return what shows the progress, None where nobody watches."""
    if not is_watched():
        return None
    from cyberlint.cli.progress import watched  # noqa: PLC0415 - where somebody watches

    return watched(len(inputs.entries))


def _report(job: Job, inputs: Inputs, *, evidence: bool) -> tuple[Report, Last | None]:
    """Lint everything that the paths name, accept what is to be accepted, and judge the rest.

    Where the documents were written as they were linted, what writes the last of the report comes with it.
    """
    demanded = gating.gate(job.settings)
    accepted = acceptance(job.settings, inputs)
    each, last = (None, None) if accepted else _in_parts(job)
    documents, rules, unread = linted(job, inputs, digests=evidence, each=each)
    reports = accepted.of(documents, rules, job.known) if accepted else tuple(documents)
    code, reason = gate.exit_status(reports, unread, demanded)
    as_of = accepted.as_of.isoformat() if accepted else None
    basis = job.basis([report.disclosure for report in reports]) if evidence and job.basis else None
    return Report(reports, tuple(unread), inputs.skipped, code, reason, as_of, basis), last


Last = Callable[[Report, Options], str]


def _in_parts(job: Job) -> tuple[Callable[[DocumentReport], None] | None, Last | None]:
    """Return what writes a document as it is linted, and then the last of the report.

    Only JSON Lines are read before they are whole, and a file is written at once. What waivers and a baseline
    accept is known only when every document is.
    """
    if job.targets != (("jsonl", None),):
        return None, None
    from cyberlint.reporters import jsonl  # noqa: PLC0415 - for this format alone

    return lambda document: write(jsonl.document(document)), jsonl.last


def report_options(settings: Mapping[str, Any], target: Path | None) -> Options:
    """Return how a report is set that goes to a file, or where there is none to standard output."""
    return Options(
        width=WIDTH if target else width(),
        unicode=target is not None or is_unicode(sys.stdout),
        colour=target is None and _wants_colour(settings["color"], terminal=sys.stdout.isatty()),
        **{name: settings[name.replace("_", "-")] for name in _SHOWN},
        suffix=target.suffix.lower() if target else "",
        root=_folder(),
    )


def _folder() -> str:
    """Return the current folder, empty where it was removed."""
    try:
        return os.getcwd()  # noqa: PTH109 - without pathlib
    except OSError:
        return ""


def _wants_colour(color: str, *, terminal: bool) -> bool:
    """Tell whether to colour: https://no-color.org/ and https://force-color.org/, else on a terminal."""
    if color != "auto" or os.environ.get("NO_COLOR"):
        return color == "always"
    return bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")
