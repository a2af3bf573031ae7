"""The sheets of the workbook. A column is never taken away or moved; new ones come last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from cyberlint import flags
from cyberlint.disclosure import Disclosure
from cyberlint.outcome import DocumentReport, Finding, Outcome, OutcomeKind, Report, Suppression, Unread
from cyberlint.reporters import cited, closing, held_open, totals
from cyberlint.reporters.xlsx.table import Column, Link, Sheet, Value, day
from cyberlint.rule import Reference, Severity

_ABOUT = (Column("document", 28), Column("registrant", 22), Column("form", 8), Column("period", 11))
_FINDINGS = (
    *_ABOUT,
    *(Column("result", 13), Column("severity", 10), Column("rule", 9), Column("name", 24)),
    *(Column("message", 60), Column("evidence", 60), Column("place", 30)),
    *(Column("law", 28), Column("remedy", 50), Column("confidence", 11), Column("category", 14)),
    *(Column("part", 14), Column("section", 22), Column("paragraph", 10), Column("sentence", 10)),
    *(Column("line", 8), Column("column", 8), Column("fact", 30)),
    *(Column("reason", 40), Column("owner", 16), Column("since", 11), Column("until", 11)),
    *(Column("fingerprint", 22), Column("accession", 22)),
)
_FLAGS = (
    *_ABOUT,
    *(Column("flag", 40), Column("concept", 40), Column("tagged", 9)),
    *(Column("narrative", 10), Column("contradicted", 12), Column("modality", 13)),
    *(Column("sentence that decides", 70), Column("place", 34)),
)
_CLEARANCE = (
    *_ABOUT,
    *(Column("rule", 9), Column("name", 30), Column("title", 50), Column("category", 14)),
    *(Column("severity", 10), Column("mandatory", 11), Column("outcome", 15), Column("reason", 44)),
    *(Column("findings", 10), Column("accepted", 10), Column("law", 34)),
)
_DOCUMENTS = (
    *_ABOUT,
    *(Column("result", 10), Column("what", 50)),
    *(Column("errors", 9), Column("warnings", 9), Column("info", 9), Column("accepted", 10)),
    *(Column("passed", 9), Column("not applicable", 14), Column("not evaluated", 14)),
    *(Column("format", 12), Column("scope", 12), Column("accession", 22), Column("SHA-256 of the input", 66)),
)

OUTCOMES = {
    OutcomeKind.PASS: "pass",
    OutcomeKind.FAIL: "fail",
    OutcomeKind.NOT_APPLICABLE: "not applicable",
    OutcomeKind.NOT_EVALUATED: "not evaluated",
}

Row = tuple[Value, ...]


def of(report: Report) -> Iterator[Sheet]:
    """Yield the sheets about documents."""
    documents = report.documents
    found = (row for each in documents for row in _findings(each))
    yield Sheet("Findings", _FINDINGS, chain(found, map(_unread, report.unread)))
    yield Sheet("Flags", _FLAGS, (row for each in documents for row in _flags(each.disclosure)))
    yield Sheet("Clearance", _CLEARANCE, (row for each in documents for row in _clearance(each)))
    yield Sheet("Documents", _DOCUMENTS, _documents(report))


def run(report: Report, version: str, notes: Iterable[str]) -> Sheet:
    """Return the sheet about the whole run."""
    return Sheet("Run", (Column("what", 24), Column("value", 90)), _run(report, version, notes))


def _about(disclosure: Disclosure) -> Row:
    return disclosure.path, disclosure.registrant, disclosure.form, day(disclosure.period)


def _findings(document: DocumentReport) -> Iterator[Row]:
    """Yield the findings, those that are accepted, and the rules that had to be decided and were not."""
    about, accession = _about(document.disclosure), document.disclosure.accession
    for finding in document.findings:
        yield (*about, "finding", *_finding(finding, None), accession)
    for item in document.suppressed:
        yield (*about, str(item.suppression.kind), *_finding(item.finding, item.suppression), accession)
    for outcome in filter(held_open, document.outcomes):
        rule = outcome.rule
        what = (rule.id, rule.name, outcome.reason, None, None, _law(rule.references), None)
        named = (rule.confidence.value, rule.category)
        yield (*about, "not evaluated", None, *what, *named, *(None,) * 12, accession)


def _unread(item: Unread) -> Row:
    place = (item.line, item.column)
    return (item.path, *(None,) * 3, "not read", *(None,) * 3, item.what, *(None,) * 10, *place)


def _finding(finding: Finding, entry: Suppression | None) -> Row:
    rule, place = finding.rule, finding.location
    words = finding.evidence[0].text if finding.evidence else None
    accepted = (entry.reason, entry.owner, day(entry.since), day(entry.until)) if entry else (None,) * 4
    return (
        *(
            finding.severity.value,
            rule.id,
            rule.name,
            finding.message,
            words,
            place.human,
            _law(finding.references),
        ),
        *(rule.remedy, rule.confidence.value, rule.category),
        *(place.part, place.section, place.paragraph, place.sentence, place.line, place.column, place.fact),
        *(*accepted, finding.fingerprint),
    )


def _law(references: Sequence[Reference]) -> Link:
    """Return every citation, as a link to the first that has an address."""
    url = next((law.url for law in references if law.url), None)
    return Link(cited(references), url)


def _flags(disclosure: Disclosure) -> Iterator[Row]:
    for row in flags.table(disclosure):
        sentence = row.sentences[0] if row.sentences else None
        words = disclosure.text[sentence.span.start : sentence.span.end] if sentence else None
        where = flags.place(sentence, disclosure).human if sentence else None
        answer, modality = str(row.verdict.answer), str(row.verdict.modality)
        told = (row.element.title, row.concept, row.tagged, answer, row.contradicted, modality)
        yield (*_about(disclosure), *told, words, where)


def _clearance(document: DocumentReport) -> Iterator[Row]:
    about = _about(document.disclosure)
    return ((*about, *_outcome(outcome)) for outcome in document.outcomes)


def _outcome(outcome: Outcome) -> Row:
    rule = outcome.rule
    counts = (len(outcome.findings), len(outcome.suppressed))
    named = (rule.id, rule.name, rule.title, rule.category, rule.severity.value, rule.mandatory)
    return (*named, OUTCOMES[outcome.kind], outcome.reason, *counts, _law(rule.references))


def _documents(report: Report) -> Iterator[Row]:
    for document in report.documents:
        read = document.disclosure
        found: Sequence[Finding] = document.findings
        counts = (sum(finding.severity is severity for finding in found) for severity in Severity)
        kinds = (OutcomeKind.PASS, OutcomeKind.NOT_APPLICABLE, OutcomeKind.NOT_EVALUATED)
        yield (
            *(*_about(read), "not read in full" if read.limits else "read", "; ".join(read.limits) or None),
            *(*counts, len(document.suppressed), *(document.count(kind) for kind in kinds)),
            *(read.format, read.scope.value, read.accession, read.digest),
        )
    for item in report.unread:
        yield (item.path, None, None, None, "not read", item.what)


def _run(report: Report, version: str, notes: Iterable[str]) -> Iterator[Row]:
    yield ("cyberlint", version)
    yield ("documents", len(report.documents))
    yield ("inputs not read", len(report.unread))
    yield ("files skipped", report.skipped)
    yield ("result", totals(report))
    yield ("exit status", report.exit_code)
    yield ("why", closing(report) or "nothing at or above what fails")
    yield ("as of", day(report.as_of))
    for pack in report.basis.packs if report.basis else ():
        yield (f"pack {pack.name}", f"{pack.version or 'no version'}, SHA-256 {pack.sha256}")
    for name, value, origin in report.basis.settings if report.basis else ():
        yield (f"setting {name}", f"{value} ({origin})")
    for note in notes:
        yield ("note", note)
