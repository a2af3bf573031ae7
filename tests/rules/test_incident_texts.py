"""Reports on incidents in the styles in which they are written: what is found in each, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cyberlint.disclosure import Disclosure
from cyberlint.engine import lint
from cyberlint.pack import builtin
from cyberlint.pack.selection import select
from cyberlint.readers import read
from cyberlint.rule import Severity
from cyberlint.source import Source
from cyberlint.yamldata import load

CASES: list[dict[str, Any]] = [
    case
    for name in ("incident-texts.yaml", "incident-texts-more.yaml")
    for case in load(Path(__file__).with_name(name).read_text("utf-8")).value
]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_report_has_the_findings_that_it_must_have_and_no_others(case: dict[str, Any]) -> None:
    (found,) = read(Source("report.txt", case["text"].encode()))
    assert isinstance(found, Disclosure)
    assert (found.form, found.limits) == (case["form"], ())
    outcome = lint(found._replace(filed=case.get("filed")), select(builtin(), (), ()))
    wanted = set(case["finds"])
    told = {one.rule.id for one in outcome.findings if one.severity is not Severity.INFO}
    assert told <= wanted, [one.message for one in outcome.findings]
    assert wanted <= {one.rule.id for one in outcome.findings}
