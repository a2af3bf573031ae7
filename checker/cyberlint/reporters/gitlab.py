"""A GitLab Code Quality report: one entry per finding, which merge requests show beside the lines.

See https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. GitLab shows one entry of
those that share a fingerprint, so an entry's is made of the document and the finding. It wants a line: where
none is known it is the first. What is accepted is listed as information; an input that was not read, and
a rule that had to be decided and was not, as a blocker.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from cyberlint.cells import line
from cyberlint.outcome import DocumentReport, Finding, Report
from cyberlint.record import encode
from cyberlint.reporters import Options, accepted, held_open, in_repository
from cyberlint.rule import Severity

TITLE = "GitLab Code Quality, for merge requests"

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "minor"}

_Entry = dict[str, Any]


def report(report: Report, options: Options) -> str:
    """Return the entries: inputs that were not read, then the findings of each document."""
    found = (entry for item in report.documents for entry in _document(item, report.as_of))
    entries = [*_unread(report), *found]
    seen: Counter[str] = Counter()
    for entry in entries:
        path = in_repository(entry["location"]["path"], options.root)
        entry["location"]["path"] = path
        same = f"{path}\n{entry['fingerprint']}"
        entry["fingerprint"] = sha256(f"{same}\n{seen[same]}".encode("utf-8", "surrogatepass")).hexdigest()
        seen[same] += 1
    return encode(entries, indent=2) + "\n"


def _document(document: DocumentReport, as_of: str | None) -> Iterator[_Entry]:
    path = document.disclosure.path
    for outcome in document.outcomes:
        if held_open(outcome):
            words = f"{outcome.rule.id}: not evaluated: {outcome.reason or 'no reason is known'}"
            yield _entry(outcome.rule.id, words, "blocker", path, None, "")
    for finding in document.findings:
        yield _finding(finding, _SEVERITIES[finding.severity])
    day = f"as of {as_of} " if as_of else ""
    for item in document.suppressed:
        yield _finding(item.finding, "info", f"({day}{accepted(item.suppression)}) ")


def _finding(finding: Finding, severity: str, before: str = "") -> _Entry:
    rule, place = finding.rule, finding.location
    words = f"{rule.id}: {before}{finding.message} {rule.remedy}"
    return _entry(rule.id, words, severity, place.path, place.line, finding.fingerprint)


def _unread(report: Report) -> Iterator[_Entry]:
    for item in report.unread:
        yield _entry("not-read", f"not read: {item.what}", "blocker", item.path, item.line, item.what)


def _entry(check: str, words: str, severity: str, path: str, row: int | None, mark: str) -> _Entry:
    """Write one entry; with `mark` its fingerprint is told from those of others of the check."""
    return {
        "description": line(words),
        "check_name": check,
        "fingerprint": f"{check}\n{mark}",
        "severity": severity,
        "location": {"path": path, "lines": {"begin": row or 1}},
    }
