"""What the clearance report says, in the blocks that both of its forms are set from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cyberlint.cells import plural
from cyberlint.disclosure import Disclosure
from cyberlint.outcome import (
    DocumentReport,
    Finding,
    Outcome,
    OutcomeKind,
    Report,
    Suppressed,
    SuppressionKind,
)
from cyberlint.reporters import cited, closing, result, tally, totals
from cyberlint.tuples import NamedTuple

_OUTCOMES = {
    OutcomeKind.PASS: "pass",
    OutcomeKind.FAIL: "fail",
    OutcomeKind.NOT_APPLICABLE: "not applicable",
    OutcomeKind.NOT_EVALUATED: "not evaluated",
}


class Heading(NamedTuple):
    """A heading; 1 is the level of the title."""

    level: int
    text: str


class Facts(NamedTuple):
    """What is known, each by its name. Where they are `to_sign`, an empty one is filled in by hand."""

    rows: tuple[tuple[str, str], ...]
    to_sign: bool = False


class Table(NamedTuple):
    """A table."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Note(NamedTuple):
    """A paragraph."""

    text: str


Block = Heading | Facts | Table | Note


def of(report: Report, version: str) -> Iterator[Block]:
    """Yield the blocks of the report: the run, what it rests on, every document, the signature."""
    yield Heading(1, "Clearance report")
    yield from _run(report, version)
    yield from _basis(report)
    if report.unread:
        yield Heading(2, "Not read")
        rows = tuple(
            (item.path, f"line {item.line}" if item.line else "", item.what) for item in report.unread
        )
        yield Table(("Input", "Place", "Why"), rows)
    for number, document in enumerate(report.documents):
        yield from _document(document)
        if report.basis and number < len(report.basis.tuned):
            yield from _tuned(report, number)
    yield from _review()


def _run(report: Report, version: str) -> Iterator[Block]:
    came_of_it = f"{result(report)}; {closing(report) or 'exit 0'}"
    judged = [("Waivers and baseline as of", report.as_of)] if report.as_of else []
    counted = ("Counted", totals(report))
    yield Facts((("Result", came_of_it), counted, ("Tool", f"cyberlint {version}"), *judged))


def _basis(report: Report) -> Iterator[Block]:
    yield Heading(2, "Rules and settings")
    basis = report.basis
    if basis is None:
        yield Note("Which packs and settings the run had is not recorded.")
        return
    packs = tuple((pack.name, pack.version or "none", pack.sha256) for pack in basis.packs)
    yield Table(("Pack", "Version", "SHA-256 of its files"), packs)
    yield Table(("Setting", "Value", "Set by"), basis.settings)


def _document(document: DocumentReport) -> Iterator[Block]:
    yield Heading(2, document.disclosure.path)
    yield Facts((*_about(document.disclosure), ("Outcome", tally((document,)))))
    yield from _findings(document.findings)
    yield from _accepted(document.suppressed)
    yield Heading(3, f"Every rule ({len(document.outcomes):,})")
    columns = ("Rule", "What it looks for", "Severity", "Outcome", "Reason")
    yield Table(columns, tuple(map(_outcome, document.outcomes)))


def _about(disclosure: Disclosure) -> Iterator[tuple[str, str]]:
    read = "the whole Item" if disclosure.scope == "full-item" else "tagged text alone"
    yield "Registrant", disclosure.registrant or "not known"
    yield "Form", disclosure.form or "not known"
    yield "Period", disclosure.period or "not known"
    if disclosure.accession:
        yield "Accession number", disclosure.accession
    yield "Read", f"{read}, as {disclosure.format}"
    for limit in disclosure.limits:
        yield "Not read in full", limit
    yield "SHA-256 of the input", disclosure.digest or "not recorded"


def _findings(findings: tuple[Finding, ...]) -> Iterator[Block]:
    yield Heading(3, f"Findings ({len(findings):,})")
    if not findings:
        yield Note("None.")
        return
    columns = ("Severity", "Rule", "What was found", "Where", "Law")
    yield Table(columns, tuple(map(_finding, findings)))


def _finding(finding: Finding) -> tuple[str, ...]:
    law = cited(finding.references)
    place = finding.location
    lined = f"line {place.line}" if place.line else ""
    where = ", ".join(filter(None, (place.human, lined)))
    return finding.severity.value, finding.rule.id, finding.message, where, law


def _accepted(items: tuple[Suppressed, ...]) -> Iterator[Block]:
    """Yield what is waived, each with who answers for it, and what the baseline accepts."""
    waived = [item for item in items if item.suppression.kind is SuppressionKind.WAIVER]
    if waived:
        yield Heading(3, f"Waived ({len(waived):,})")
        columns = ("Rule", "What was found", "Reason", "Owner", "Since", "Until", "File")
        yield Table(columns, tuple(map(_waived, waived)))
    known = [item for item in items if item.suppression.kind is SuppressionKind.BASELINE]
    if known:
        yield Heading(3, f"In the baseline ({len(known):,})")
        yield Table(("Rule", "What was found", "Since", "File"), tuple(map(_known, known)))


def _waived(item: Suppressed) -> tuple[str, ...]:
    entry = item.suppression
    told = (item.finding.rule.id, item.finding.message, entry.reason, entry.owner or "", entry.since)
    return (*told, entry.until or "", f"{entry.path}:{entry.line}")


def _known(item: Suppressed) -> tuple[str, ...]:
    entry = item.suppression
    return item.finding.rule.id, item.finding.message, entry.since, f"{entry.path}:{entry.line}"


def _outcome(outcome: Outcome) -> tuple[str, ...]:
    rule = outcome.rule
    counts = (("finding", outcome.findings), ("accepted finding", outcome.suppressed))
    failed = ", ".join(plural(len(items), noun) for noun, items in counts if items)
    told = _OUTCOMES[outcome.kind]
    return rule.id, rule.title, rule.severity.value, told, outcome.reason or failed


def _tuned(report: Report, number: int) -> Iterator[Block]:
    """Yield the rules that did not run or ran otherwise, those together that the same thing was set for."""
    assert report.basis is not None
    together: dict[tuple[str, str], list[str]] = {}
    for tuned in report.basis.tuned[number]:
        together.setdefault((tuned.what, tuned.origin), []).append(tuned.rule)
    if together:
        count = len({tuned.rule for tuned in report.basis.tuned[number]})
        yield Heading(3, f"Rules not run, or changed ({count:,})")
        rows = tuple((", ".join(rules), what, origin) for (what, origin), rules in together.items())
        yield Table(("Rules", "What holds", "Set by"), rows)


def _review() -> Iterable[Block]:
    yield Heading(2, "Review")
    yield Note("I have read the findings above, and what was waived, not evaluated and not read.")
    yield Facts(
        tuple((label, "") for label in ("Name", "Capacity", "Decision", "Signature", "Date")), to_sign=True
    )
