"""A named sample of everything that a run can yield, about fictional registrants.

`REPORT` holds a tagged draft with a finding of each kind, a foreign filer's R page with wide and combining
characters, a text draft without findings, and inputs that could not be read. `ACCEPTED` is a run with
waivers and a baseline.
"""

from __future__ import annotations

from cyberlint.outcome import Report, Unread
from samples.accepted import ACCEPTED
from samples.build import failed, finding
from samples.draft import DRAFT, SOURCE
from samples.page import PAGE
from samples.quiet import QUIET
from samples.rules import MATERIAL, NO_FACTS

REPORT = Report(
    documents=(DRAFT, PAGE, QUIET),
    unread=(
        Unread("drafts/old, scan.pdf", "the file is encrypted; save it without a password"),
        Unread("drafts/broken.htm", "the tag “ix:nonNumeric” is never closed", 7, 41),
    ),
    skipped=2,
    exit_code=3,
    exit_reason="2 inputs could not be read",
)
CLEAN_RUN = Report((QUIET,), (), 0, 0, "")
NOTHING = Report((), (), 0, 3, "nothing was linted")

__all__ = [
    "ACCEPTED",
    "CLEAN_RUN",
    "DRAFT",
    "MATERIAL",
    "NOTHING",
    "NO_FACTS",
    "PAGE",
    "QUIET",
    "REPORT",
    "SOURCE",
    "failed",
    "finding",
]
