"""Reporters: one output format per file.

A reporter is a module of this folder that holds

- ``TITLE``: what the format is for, in one line;
- ``report(report, options) -> str | bytes``: the whole report. It is pure: it looks at nothing but its
  arguments, so the same report and options give the same output. A text ends with a newline, or is empty;
  bytes are for formats that no terminal can show.
- ``EVIDENCE = True``, where it shows what the run rests on: `Report.basis` and the digests of the inputs,
  which are not looked for unless a format asks.

The format's name is its module's, with dashes. A reporter is imported when it is used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Protocol

from cyberlint import __version__
from cyberlint.cells import plural, visible
from cyberlint.outcome import DocumentReport, Outcome, OutcomeKind, Report, Suppression, SuppressionKind
from cyberlint.resources import Modules
from cyberlint.rule import Reference, Severity
from cyberlint.source import INSIDE
from cyberlint.tuples import NamedTuple


class Options(NamedTuple):
    """How a report is set.

    `width` is that of the terminal in cells, `colour` adds ANSI colours, without `unicode` the terminal
    formats write ASCII. `verbose` adds what is left out for brevity, `quiet` leaves all but the findings out,
    `statistics` counts per rule; formats that have no place for one of them pass over it. `only_findings`
    leaves out of SARIF the results that are no findings. `root` is the folder that absolute paths are made
    relative to where a format wants them so, `room` how many bytes a job summary may have. `suffix` is that
    of the file that the report goes to, with its dot, and empty for standard output: a format with more than
    one form goes by it. `version` is the tool's.
    """

    width: int = 100
    colour: bool = False
    unicode: bool = True
    verbose: bool = False
    quiet: bool = False
    statistics: bool = False
    only_findings: bool = False
    root: str = ""
    room: int = 1 << 20
    suffix: str = ""
    version: str = __version__


class Reporter(Protocol):
    """The shape of a reporter module."""

    TITLE: str

    def report(self, report: Report, options: Options, /) -> str | bytes:
        """Return the report, as text wherever a person could read it."""


@cache
def formats() -> Mapping[str, Reporter]:
    """Return every reporter by the name of its format."""
    return Modules(__name__, __path__)


def reporter(name: str) -> Reporter:
    """Return the reporter of one format of `formats`."""
    return formats()[name]


def is_evidence(name: str) -> bool:
    """Tell whether a format shows what the run rests on."""
    return bool(getattr(reporter(name), "EVIDENCE", False))


def in_repository(path: str, root: str) -> str:
    """Return a path as the servers have it that show findings beside the lines of a repository.

    It is below the repository's root, with ``/`` and without ``./``; of a file inside an archive it is that
    of the archive, which the repository holds.
    """
    from posixpath import normpath  # noqa: PLC0415 - few formats ask

    path, root = path.partition(INSIDE)[0].replace("\\", "/"), root.replace("\\", "/").rstrip("/")
    if root and path.startswith(f"{root}/"):
        path = path[len(root) + 1 :]
    return normpath(path) if path else path


def tally(documents: tuple[DocumentReport, ...], separator: str = " · ") -> str:
    """Count what was found, checked and accepted: “1 error, 0 warnings, 2 info · 41 passed · …”."""
    severities = Counter(finding.severity for document in documents for finding in document.findings)
    kinds = Counter(outcome.kind for document in documents for outcome in document.outcomes)
    parts = [
        found(severities),
        f"{kinds[OutcomeKind.PASS]:,} passed",
        f"{kinds[OutcomeKind.NOT_APPLICABLE]:,} not applicable",
        f"{kinds[OutcomeKind.NOT_EVALUATED]:,} not evaluated",
        *_suppressed([item.suppression for document in documents for item in document.suppressed]),
    ]
    return separator.join(parts)


def _suppressed(suppressions: Iterable[Suppression]) -> Iterator[str]:
    """Count what is accepted: “3 waived (1 expires in 9 days)”, “12 in the baseline (for up to 210 days)”."""
    suppressions = list(suppressions)
    waivers = [item for item in suppressions if item.kind is SuppressionKind.WAIVER]
    known = [item for item in suppressions if item.kind is SuppressionKind.BASELINE]
    ending = sorted(item.left or 0 for item in waivers if item.expiring)
    if ending:
        first = f"in {plural(ending[0], 'day')}" if ending[0] else "today"
        many = f"{len(ending):,} expire, the first {first}" if len(ending) > 1 else f"1 expires {first}"
        yield f"{len(waivers):,} waived ({many})"
    elif waivers:
        yield f"{len(waivers):,} waived"
    if known:
        yield f"{len(known):,} in the baseline ({lasting(known)})"


def lasting(known: Iterable[Suppression]) -> str:
    """Say how long the baseline has accepted what it does: “for up to 210 days”, “since today”."""
    oldest = max(item.age for item in known)
    return f"for up to {plural(oldest, 'day')}" if oldest else "since today"


def found(severities: Mapping[Severity, int]) -> str:
    """Count findings by severity: “1 error, 0 warnings, 2 info”, or “no findings”."""
    if not sum(severities.values()):
        return "no findings"
    errors, warnings = severities.get(Severity.ERROR, 0), severities.get(Severity.WARNING, 0)
    infos = severities.get(Severity.INFO, 0)
    return f"{plural(errors, 'error')}, {plural(warnings, 'warning')}, {infos:,} info"


NOTHING = "nothing was linted"


def result(report: Report) -> str:
    """Say what a run found: “no findings” is said only of what was linted."""
    return found({item: report.findings(item) for item in Severity}) if report.documents else NOTHING


def totals(report: Report, separator: str = " · ") -> str:
    """Count the whole run in one line: documents, findings, outcomes, unread and skipped inputs."""
    documents = plural(len(report.documents), "document")
    parts = [
        f"{documents}: {tally(report.documents, separator)}" if report.documents else NOTHING,
        *([f"{plural(len(report.unread), 'input')} not read"] if report.unread else []),
        *([f"{plural(report.skipped, 'file')} skipped"] if report.skipped else []),
        *([f"as of {report.as_of}"] if report.as_of else []),
    ]
    return separator.join(parts)


def accepted(suppression: Suppression) -> str:
    """Say what accepts a finding: “waived by J. Doe since 2026-01-02 until 2026-12-31: …”."""
    owner = f" by {suppression.owner}" if suppression.owner else ""
    until = f" until {suppression.until}" if suppression.until else ""
    how = "waived" if suppression.kind is SuppressionKind.WAIVER else "in the baseline"
    return f"{how}{owner} since {suppression.since}{until}: {suppression.reason}"


def cited(references: Iterable[Reference]) -> str:
    """Return the law in one line."""
    return "; ".join(reference.cite for reference in references)


def held_open(outcome: Outcome) -> bool:
    """Tell whether a rule must have been decided and was not: it crashed, or it is mandatory."""
    open_still = outcome.kind is OutcomeKind.NOT_EVALUATED
    return outcome.crashed or (open_still and outcome.rule.mandatory)


def closing(report: Report) -> str:
    """Return the line that says why the exit status is not 0; empty where it is 0."""
    return f"exit {report.exit_code}: {visible(report.exit_reason)}" if report.exit_code else ""
