"""JSON Lines: a document per line, then the report without its documents."""

from __future__ import annotations

from cyberlint import record
from cyberlint.outcome import Report
from cyberlint.reporters import Options

TITLE = "JSON Lines: one line per document, the last for the whole run"


def report(report: Report, options: Options) -> str:
    """Return one line per document, as in the format ``json``, and a last one with the summary."""
    last = {
        **record.head(options.version),
        "unread": [record.unread(item) for item in report.unread],
        "summary": record.summary(report, statistics=options.statistics),
    }
    lines = [*(record.document(document) for document in report.documents), last]
    return "".join(record.encode(line) + "\n" for line in lines)
