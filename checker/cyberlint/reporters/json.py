"""The whole report as one JSON object, described by ``schemas/report.schema.json``."""

from __future__ import annotations

from cyberlint import record
from cyberlint.outcome import Report
from cyberlint.reporters import Options

TITLE = "one JSON object, for programs"


def report(report: Report, options: Options) -> str:
    """Return the report as indented JSON."""
    values = {
        **record.head(options.version),
        "documents": [record.document(document) for document in report.documents],
        "unread": [record.unread(item) for item in report.unread],
        "summary": record.summary(report, statistics=options.statistics),
    }
    return record.encode(values, indent=2) + "\n"
