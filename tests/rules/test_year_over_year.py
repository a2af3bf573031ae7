"""What the rules about two years find in pairs of real filings, where these are at hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cyberlint.disclosure import Disclosure
from cyberlint.engine import lint
from cyberlint.outcome import OutcomeKind
from cyberlint.pack import builtin
from cyberlint.redline.pairing import Priors, is_annual
from cyberlint.yamldata import load
from tools.survey import FILINGS, disclosures

CASES: list[dict[str, Any]] = load(Path(__file__).with_name("year-over-year.yaml").read_text("utf-8")).value
RULES = tuple(rule for rule in builtin() if rule.applies.to_prior)

Filings = tuple[Priors, dict[str | None, Disclosure]]


@pytest.fixture(scope="module")
def filings(corpus: Path) -> Filings:
    found = list(disclosures(corpus / FILINGS))
    return Priors(found), {filing.accession: filing for filing in found if is_annual(filing)}


@pytest.mark.parametrize("case", CASES, ids=[case["accession"] for case in CASES])
def test_a_pair_of_real_filings_has_the_findings_that_it_must_have(
    case: dict[str, Any], filings: Filings
) -> None:
    priors, annual = filings
    current = annual[case["accession"]]
    must, must_not = (set(case.get(key, ())) for key in ("must", "must-not"))
    assert must | must_not <= {rule.id for rule in RULES}
    earlier = priors.of(current)
    assert earlier.report or earlier.incidents
    report = lint(current, RULES, earlier)
    failing = {outcome.rule.id for outcome in report.outcomes if outcome.kind is OutcomeKind.FAIL}
    assert (must - failing, must_not & failing) == (set(), set()), case["what"]


def test_no_rule_crashes_on_any_pair(filings: Filings) -> None:
    priors, annual = filings
    reports = (lint(one, RULES, priors.of(one)) for one in list(annual.values())[::7])
    assert [outcome.reason for report in reports for outcome in report.outcomes if outcome.crashed] == []
