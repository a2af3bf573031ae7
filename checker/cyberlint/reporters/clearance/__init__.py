"""The clearance report: what a reviewer signs and files as evidence of a review.

It has the hash of what was read, the versions of what it was read with, every rule with its outcome, and who
accepted what. Markdown; HTML where it goes to a file that is called so.
"""

from __future__ import annotations

from cyberlint.outcome import Report
from cyberlint.reporters import Options
from cyberlint.reporters.clearance import blocks, html, markdown

TITLE = "a clearance report to sign and file: Markdown, or HTML by its file's name"
EVIDENCE = True

_HTML = (".html", ".htm", ".xhtml")


def report(report: Report, options: Options) -> str:
    """Return the report."""
    found = blocks.of(report, options.version)
    return html.page(found) if options.suffix in _HTML else markdown.text(found)
