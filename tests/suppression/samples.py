"""A draft with findings, as runs see it, and entries of files that accept some of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from cyberlint import engine, readers
from cyberlint.disclosure import Disclosure
from cyberlint.outcome import DocumentReport, Finding
from cyberlint.pack import builtin
from cyberlint.pack.selection import select
from cyberlint.rule import Rule
from cyberlint.source import Source
from cyberlint.suppression.found import Run
from cyberlint.suppression.waivers import WaiverFile, parse

RULES = select(builtin(), (), ())
TODAY = date(2026, 11, 22)

BEFORE = "We build ferries at two yards on Lake Superior.\n\nItem 1B. Unresolved Staff Comments\n\nNone.\n"
ITEM = """\
Item 1C. Cybersecurity

Risk Management and Strategy

We assess, identify and manage material risks from cybersecurity threats. Cybersecurity risks are considered
in our overall risk management process, which our Chief Financial Officer coordinates.

From time to time, we may engage consultants or other third parties to assist us with these processes.

During fiscal year 2025, we did not experience any cybersecurity incident.

Governance

Our Board of Directors has delegated oversight of cybersecurity to a committee of the Board.

Our Director of Information Technology, who reports to our Chief Financial Officer, is responsible for
managing cybersecurity risks day to day.
"""
AFTER = "Item 2. Properties\n\nWe lease both yards, and own a slip in Duluth.\n"
TEXT = f"{BEFORE}\n{ITEM}\n{AFTER}"

ENGAGE = (
    "From time to time, we may engage consultants or other third parties to assist us with these processes."
)
MISSING = "CYD307"
"""A rule that misses a statement in the draft; CYD601 has a finding on ENGAGE."""


def read(text: str = TEXT, path: str = "draft.txt") -> Disclosure:
    """Read a draft."""
    (disclosure,) = readers.read(Source(path, text.encode()), None)
    assert isinstance(disclosure, Disclosure)
    return disclosure._replace(form="10-K")


def linted(text: str = TEXT, path: str = "draft.txt", rules: Iterable[Rule] = RULES) -> DocumentReport:
    """Lint a draft."""
    return _linted(text, path) if rules is RULES else engine.lint(read(text, path), rules)


@cache
def _linted(text: str, path: str) -> DocumentReport:
    return engine.lint(read(text, path), RULES)


def only(rule: str, text: str = TEXT, path: str = "draft.txt") -> Finding:
    """Return the one finding of a rule in a draft."""
    (finding,) = (finding for finding in linted(text, path).findings if finding.rule.id == rule)
    return finding


def run(
    *documents: DocumentReport,
    as_of: date = TODAY,
    there: Iterable[str] = (),
    rules: Iterable[Rule] = RULES,
    known: Iterable[Rule] | None = None,
) -> Run:
    """Return a run over documents; of those that it did not lint these are there."""
    names, rules = tuple(there), tuple(rules)
    return Run(
        documents,
        [rules] * len(documents),
        tuple(builtin() if known is None else known),
        as_of,
        lambda path: any(path.endswith(f"/{name}") for name in names),
    )


def entry(finding: Finding, **fields: str) -> str:
    """Return the YAML of a waiver of a finding, with keys written anew; an empty one is left out."""
    values = {
        "rule": finding.rule.id,
        "location": f"{{path: {finding.location.path}, place: Item 1C}}",
        "text": "the words that were read",
        "fingerprint": finding.fingerprint,
        "reason": "Counsel has read the passage",
        "owner": "J. Doe",
        "until": "2026-12-31",
        "written": "2026-11-02",
    }
    rows = [f"{key}: {value}" for key, value in (values | fields).items() if value]
    return "  - " + "\n    ".join(rows) + "\n"


def waivers(*entries: str, path: str = "cyberlint-waivers.yaml", found: bool = False) -> WaiverFile:
    """Return the waiver file with these entries."""
    return parse(path, "waivers:\n" + "".join(entries), found=found)
