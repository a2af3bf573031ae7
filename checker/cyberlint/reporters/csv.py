"""CSV (RFC 4180, UTF-8): a row per finding, for spreadsheets and filters.

Accepted findings have a row that says what accepts them. Every input that was not read has a row too, and so
has every rule that had to be decided and was not: `result` tells them apart. A cell that a spreadsheet would
take for a formula begins with an apostrophe, https://owasp.org/www-community/attacks/CSV_Injection.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from cyberlint.cells import inert
from cyberlint.outcome import DocumentReport, Finding, Report, Suppression
from cyberlint.reporters import Options, cited, held_open
from cyberlint.rule import Reference, Rule

TITLE = "CSV, one row per finding, for spreadsheets"

COLUMNS = (
    "path", "registrant", "form", "period", "accession", "result", "rule", "name", "severity", "confidence",
    "category", "message", "part", "section", "paragraph", "sentence", "line", "column", "fact", "evidence",
    "remedy", "law", "suppressed", "reason", "owner", "since", "until", "as-of", "fingerprint",
)  # fmt: skip
"""The columns. One is never taken away or moved; new ones come last."""

_Row = dict[str, str | int | None]


def report(report: Report, _options: Options) -> str:
    """Return the header, the rows of each document, and the inputs that were not read."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    rows = [row for document in report.documents for row in _document(document, report.as_of)]
    rows += [
        {
            "path": item.path,
            "result": "not read",
            "message": item.what,
            "line": item.line,
            "column": item.column,
        }
        for item in report.unread
    ]
    writer.writerows(
        {name: "" if value is None else inert(str(value)) for name, value in row.items()} for row in rows
    )
    return out.getvalue()


def _document(document: DocumentReport, as_of: str | None) -> Iterator[_Row]:
    disclosure = document.disclosure
    about: _Row = {
        "path": disclosure.path,
        "registrant": disclosure.registrant,
        "form": disclosure.form,
        "period": disclosure.period,
        "accession": disclosure.accession,
    }
    for finding in document.findings:
        yield about | _finding(finding)
    for item in document.suppressed:
        yield about | _finding(item.finding) | _suppression(item.suppression) | {"as-of": as_of}
    for outcome in document.outcomes:
        if held_open(outcome):
            words: _Row = {"result": "not evaluated", "message": outcome.reason}
            yield about | _rule(outcome.rule, outcome.rule.references) | words


def _finding(finding: Finding) -> _Row:
    place = finding.location
    return {
        **_rule(finding.rule, finding.references),
        "result": "finding",
        "severity": finding.severity,
        "message": finding.message,
        "part": place.part,
        "section": place.section,
        "paragraph": place.paragraph,
        "sentence": place.sentence,
        "line": place.line,
        "column": place.column,
        "fact": place.fact,
        "evidence": finding.evidence[0].text if finding.evidence else None,
        "remedy": finding.rule.remedy,
        "fingerprint": finding.fingerprint,
    }


def _rule(rule: Rule, references: Sequence[Reference]) -> _Row:
    return {
        "rule": rule.id,
        "name": rule.name,
        "confidence": rule.confidence,
        "category": rule.category,
        "law": cited(references),
    }


def _suppression(item: Suppression) -> _Row:
    return {
        "suppressed": item.kind,
        "reason": item.reason,
        "owner": item.owner,
        "since": item.since,
        "until": item.until,
    }
