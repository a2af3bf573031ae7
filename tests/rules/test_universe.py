"""What the rules find in real filings, where these are at hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cyberlint.disclosure import Disclosure
from cyberlint.engine import lint
from cyberlint.outcome import DocumentReport, OutcomeKind
from cyberlint.pack import builtin
from cyberlint.readers import read
from cyberlint.source import Source
from cyberlint.yamldata import load
from tools.survey import FILINGS, disclosures

CASES: list[dict[str, Any]] = load(Path(__file__).with_name("universe.yaml").read_text("utf-8")).value
RULES = {rule.id for rule in builtin()}


@pytest.fixture(scope="module")
def filings(corpus: Path) -> dict[str | None, Disclosure]:
    wanted = {case["accession"] for case in CASES}
    found = (filing for filing in disclosures(corpus / FILINGS) if filing.accession in wanted)
    return {filing.accession: filing for filing in found}


def failing(report: DocumentReport) -> set[str]:
    return {outcome.rule.id for outcome in report.outcomes if outcome.kind is OutcomeKind.FAIL}


@pytest.mark.parametrize("case", CASES, ids=[case["accession"] for case in CASES])
def test_a_real_filing_has_the_findings_that_it_must_have(
    case: dict[str, Any], filings: dict[str | None, Disclosure]
) -> None:
    must, must_not = (set(case.get(key, ())) for key in ("must", "must-not"))
    assert must | must_not <= RULES
    found = failing(lint(filings[case["accession"]], builtin()))
    assert (must - found, must_not & found) == (set(), set()), case["what"]


SEEDS = {
    "000_b525e75dc3e74b97.txt": "0001410578-25-000944",
    "001_33d3148e23465c44.txt": "0001410578-25-000935",
}


@pytest.mark.parametrize(("seed", "accession"), SEEDS.items())
def test_an_r_page_has_the_findings_of_its_filing(seed: str, accession: str, corpus: Path) -> None:
    (page,) = read(Source(seed, (corpus / "seeds" / seed).read_bytes()))
    report = lint(page, builtin())
    (case,) = (case for case in CASES if case["accession"] == accession)
    assert set(case.get("must", ())) <= failing(report)
    assert not set(case["must-not"]) & failing(report)
    unknown = [o for o in report.outcomes if o.kind is OutcomeKind.NOT_EVALUATED]
    assert not [o.rule.id for o in unknown if len(o.rule.applies.forms) != 1]  # a page does not tell its form


def test_no_rule_crashes_on_any_filing(corpus: Path) -> None:
    reports = (lint(filing, builtin()) for filing in list(disclosures(corpus / FILINGS))[::10])
    assert [outcome.reason for report in reports for outcome in report.outcomes if outcome.crashed] == []
