"""JSON Lines: a document per line, then the report without its documents.

Whoever lints many filings need not wait for the last: `document` and `last` are the parts of a report.
"""

from __future__ import annotations

from cyberlint import record
from cyberlint.outcome import DocumentReport, Report
from cyberlint.reporters import Options

TITLE = "JSON Lines: one line per document, the last for the whole run"


def report(report: Report, options: Options) -> str:
    """Return one line per document, as in the format ``json``, and a last one with the summary."""
    return "".join([*map(document, report.documents), last(report, options)])


def document(report: DocumentReport) -> str:
    """Return the line of one document."""
    return record.encode(record.document(report)) + "\n"


def last(report: Report, options: Options) -> str:
    """Return the last line, for the whole run."""
    values = {
        **record.head(options.version),
        "unread": [record.unread(item) for item in report.unread],
        "summary": record.summary(report, statistics=options.statistics),
    }
    return record.encode(values) + "\n"
