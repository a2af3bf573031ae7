"""What is listed: what was not checked, the findings, what is accepted, and why rules were not evaluated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cyberlint.cells import plural
from cyberlint.markdown import words
from cyberlint.outcome import DocumentReport, Finding, Location, OutcomeKind, Report, Suppressed
from cyberlint.reporters import accepted, cited, held_open
from cyberlint.reporters.markdown.pieces import Piece
from cyberlint.rule import Severity

QUOTED = 400
"""How many characters of evidence are quoted."""

_HEADINGS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.INFO: "Info"}


def unchecked(report: Report) -> Iterator[Piece]:
    """List what was not read, or not in full, and the rules that had to be decided and were not."""
    rows = [
        f"{_path(item.path)}{f', line {item.line}' if item.line else ''}: not read: {words(item.what)}"
        for item in report.unread
    ]
    rows += [row for document in report.documents for row in _left_open(document)]
    yield from _section("Not checked", [Piece(f"- {row}\n", "input or rule not checked") for row in rows])


def _left_open(document: DocumentReport) -> Iterator[str]:
    path = _path(document.disclosure.path)
    for limit in document.disclosure.limits:
        yield f"{path}: not read in full: {words(limit)}"
    for outcome in document.outcomes:
        if held_open(outcome):
            reason = outcome.reason or "no reason is known"
            yield f"{path}: {words(outcome.rule.id)} not evaluated: {words(reason)}"


def findings(report: Report, severity: Severity, *, quiet: bool) -> Iterator[Piece]:
    """List the findings of one severity, document by document."""
    pieces: list[Piece] = []
    for document in report.documents:
        own = [finding for finding in document.findings if finding.severity is severity]
        blocks = [_finding(finding, quiet=quiet) for finding in own]
        if blocks:
            blocks[0] = f"\n#### {words(document.disclosure.path)}\n\n{blocks[0]}"
        pieces += [Piece(block, "finding") for block in blocks]
    yield from _section(_HEADINGS[severity], pieces, "\n")


def _finding(finding: Finding, *, quiet: bool) -> str:
    rule = finding.rule
    first = f"- **{words(rule.id)}** {words(finding.message)}{_where(finding.location)}\n"
    if quiet:
        return first
    text = finding.evidence[0].text if finding.evidence else None
    law = cited(finding.references)
    quoted = f"  - “{words(_cut(text))}”\n" if text else ""
    notes = {"Remedy": rule.remedy, "Law": law}
    return first + quoted + "".join(f"  - {name}: {words(note)}\n" for name, note in notes.items() if note)


def accepted_findings(report: Report) -> Iterator[Piece]:
    """List what waivers and the baseline accept, each with what accepts it."""
    pieces = [
        Piece(_accepted(document.disclosure.path, item), "accepted finding")
        for document in report.documents
        for item in document.suppressed
    ]
    yield from _section("Accepted", pieces)


def _accepted(path: str, item: Suppressed) -> str:
    finding = item.finding
    what = f"{words(finding.rule.id)}, {finding.severity}: {words(finding.message)}{_where(finding.location)}"
    return f"- {_path(path)}: {what}\n  - {words(accepted(item.suppression))}\n"


def reasons(report: Report, kind: OutcomeKind, title: str) -> Iterator[Piece]:
    """List the rules with one outcome by its reason, over all documents."""
    rules: dict[str, dict[str, None]] = {}
    counts: dict[str, int] = {}
    for document in report.documents:
        own = [outcome for outcome in document.outcomes if outcome.kind is kind]
        for outcome in own:
            rules.setdefault(outcome.reason or "", {})[outcome.rule.id] = None
        for reason in {outcome.reason or "": None for outcome in own}:
            counts[reason] = counts.get(reason, 0) + 1
    pieces = [
        Piece(
            f"- {words(', '.join(ids))}{_because(reason)} ({plural(counts[reason], 'document')})\n", "reason"
        )
        for reason, ids in rules.items()
    ]
    yield from _section(title, pieces)


def _because(reason: str) -> str:
    return f": {words(reason)}" if reason else ""


def _section(title: str, pieces: Iterable[Piece], between: str = "\n\n") -> Iterator[Piece]:
    pieces = list(pieces)
    if pieces:
        yield Piece(f"\n### {title} ({len(pieces):,}){between}")
    yield from pieces


def _path(path: str) -> str:
    return f"**{words(path)}**"


def _where(place: Location) -> str:
    """Return “ (line 5, Item 1C › ¶ 2)”, as far as it is known."""
    parts = (f"line {place.line}" if place.line else "", place.human)
    known = ", ".join(part for part in parts if part)
    return f" ({words(known)})" if known else ""


def _cut(text: str) -> str:
    return text if len(text) <= QUOTED else f"{text[:QUOTED].rsplit(' ', 1)[0]} […]"
