"""What a program that uses the library looks like to a type checker. It is checked, and run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cyberlint
from cyberlint import Finding, OutcomeKind, Report, Severity, UsageError


def errors(report: Report) -> Iterator[Finding]:
    """Yield the errors of a run."""
    for document in report.documents:
        yield from (finding for finding in document.findings if finding.severity is Severity.ERROR)


def told(paths: list[Path], settings: cyberlint.Settings) -> list[str]:
    """Say in a few lines what is wrong with filings."""
    try:
        report = cyberlint.lint(paths, **settings)
    except UsageError as error:
        return str(error).splitlines()
    lines = [f"{finding.rule.id} {finding.location.human}: {finding.message}" for finding in errors(report)]
    lines += [f"{unread.path}: {unread.what}" for unread in report.unread]
    counts = [document.count(OutcomeKind.NOT_EVALUATED) for document in report.documents]
    code: int = report.exit_code
    return [*lines, f"{code}: {report.exit_reason}", f"{sum(counts)} open"]


def draft(words: str) -> str | bytes:
    """Return a report on words that are in no file."""
    source = cyberlint.Source("draft.md", words.encode())
    report = cyberlint.lint(source, form="10-K", select=["CYD3"], fail_on="info", max_warnings=3)
    return cyberlint.render(report, "json")
