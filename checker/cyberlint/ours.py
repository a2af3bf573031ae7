"""What cyberlint wrote itself: the search of a folder passes over it.

A report beside the drafts that it is about must not be linted as one of them, and the next run must not
fail because it is none. The formats say so at their beginning, or at their end. A Word file is marked as an
archive: whoever edits and saves it makes it a draft of her own, without the mark.
"""

from __future__ import annotations

from cyberlint.expressions import expression

AUTHOR = "cyberlint"
"""Who the comments are from that cyberlint writes into drafts."""
ARCHIVE = b"written by cyberlint"
"""The comment of an archive that cyberlint wrote: a commented draft, a redline (APPNOTE 4.3.16)."""
_ENDS = 8192
"""So many bytes at each end of a file are looked at."""
_WRITTEN = expression(
    rb'"schema": ?"cyberlint-(?!disclosure)'  # reports, baselines and comparisons as JSON and JSON Lines
    rb'|\A\s*\[\s*(?:\]\s*\Z|\{\s*"description": "[^\n]*\n\s*"check_name": )'  # GitLab Code Quality
    rb'|<testsuites name="cyberlint"'
    rb'|<meta name="generator" content="cyberlint">'
    rb"|\A## cyberlint: |\A# Clearance report\n"
    rb"|\A(?:\xe2\x94\x80){2} [^\n]* (?:\xe2\x94\x80)+\n|\A-- [^\n]* -{4,}\n"  # for a terminal, full
    rb"|\A[^\n]*: (?:(?:error|warning|info|waived) [A-Z]+[0-9]+ [a-z0-9-]+|not read): "  # and concise
)


def is_ours(data: bytes) -> bool:
    """Tell whether some bytes are a report, a comparison, a baseline or a Word file of cyberlint."""
    if data.startswith(b"PK") and data.endswith(ARCHIVE):
        return True
    return _WRITTEN.search(data[:_ENDS] + data[-_ENDS:] if len(data) > _ENDS else data) is not None
