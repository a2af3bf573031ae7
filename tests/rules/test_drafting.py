"""The drafting rules are quiet on what was filed, and find in an R page what its rendering lost."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from cyberlint.engine import lint
from cyberlint.pack import builtin
from cyberlint.pack.selection import select
from cyberlint.readers import read
from cyberlint.rule import Severity
from cyberlint.source import Source
from tools.survey import FILINGS, disclosures

RULES = [rule for rule in select(builtin(), (), ()) if rule.category == "drafting"]
SEED = "000_b525e75dc3e74b97.txt"


def test_a_filing_is_seldom_warned(corpus: Path) -> None:
    filings = list(disclosures(corpus / FILINGS))[::10]
    warned = Counter(
        finding.rule.id
        for filing in filings
        for finding in lint(filing, RULES).findings
        if finding.severity is not Severity.INFO
    )
    assert max(warned.values()) <= 5 * len(filings) / 100
    assert sum(warned.values()) <= 5 * len(filings) / 100


def test_a_page_that_lost_its_list_is_told_so(corpus: Path) -> None:
    (page,) = read(Source(SEED, (corpus / "seeds" / SEED).read_bytes()))
    found = {finding.rule.id: finding for finding in lint(page, RULES).findings}
    assert {"CYD703", "CYD704", "CYD715", "CYD717"} <= set(found)
    assert "R page" in found["CYD703"].rule.remedy


def test_an_acronym_that_nothing_uses_is_told_seldom_and_a_doubled_paragraph_hardly(corpus: Path) -> None:
    filings = list(disclosures(corpus / FILINGS))[::10]
    rules = select(builtin(), ("CYD729", "CYD730"), ())
    found = Counter(finding.rule.id for filing in filings for finding in lint(filing, rules).findings)
    assert found["CYD729"] <= 2 * len(filings) / 100
    assert found["CYD730"] <= len(filings) / 500
