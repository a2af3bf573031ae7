"""The draft with what waivers or a baseline accept set apart, and what is said of their entries."""

from __future__ import annotations

from datetime import date

from cyberlint.outcome import DocumentReport, Finding
from cyberlint.suppression.baseline import Baseline, Known, parse, written
from cyberlint.suppression.matching import accept
from cyberlint.suppression.waivers import WaiverFile
from suppression.samples import ENGAGE, RULES, TEXT, linted, only, run

ENGAGED = only("CYD601")
COMMITTEE = only("CYD501")
EDITED = TEXT.replace(ENGAGE, ENGAGE.replace("From time to time", "Every now and then"))
META = tuple(rule for rule in RULES if rule.applies.to_entries)


def accepted(*files: WaiverFile, text: str = TEXT, as_of: str = "2026-11-22") -> DocumentReport:
    """Return the draft with what waivers accept set apart."""
    (document,) = accept(run(linted(text), as_of=date.fromisoformat(as_of)), files, None)
    return document


def open_rules(document: DocumentReport) -> list[str]:
    """Return the rules of the findings that nothing accepts."""
    return sorted(finding.rule.id for finding in document.findings)


def about(document: DocumentReport) -> list[Finding]:
    """Return the findings about entries."""
    return [finding for finding in document.findings if finding.rule.category == "waivers"]


def told(document: DocumentReport) -> str:
    """Return the one finding about an entry, in words."""
    (finding,) = about(document)
    return f"{finding.rule.id} {finding.message}"


def baseline(
    *findings: Finding, times: int = 1, since: str = "2026-04-26", path: str = "draft.txt"
) -> Baseline:
    """Return a baseline that lists findings."""
    known = (Known(path, f.rule.id, f.lasting, times, since, f.message) for f in findings)
    return parse("baseline.json", written(known))


def known(*findings: Finding, text: str = TEXT, **fields: str | int) -> DocumentReport:
    """Return the draft with what a baseline accepts set apart."""
    (document,) = accept(run(linted(text)), [], baseline(*findings, **fields))
    return document
