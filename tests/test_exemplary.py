"""Silence is cheap, noise is dear: good disclosures are quiet, and each way to break one is found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from cyberlint.engine import lint
from cyberlint.outcome import DocumentReport
from cyberlint.pack import builtin
from cyberlint.pack.selection import select
from cyberlint.rule import Severity
from cyberlint.yamldata import load
from exemplars import FOLDER, Exemplar, broken, exemplars

EXEMPLARS = {exemplar.name: exemplar for exemplar in exemplars()}
MUTATIONS = load((FOLDER / "mutations.yaml").read_text(encoding="utf-8")).value


def report(exemplar: Exemplar) -> DocumentReport:
    return lint(exemplar.disclosure(), select(builtin(), (), ()))


def cases() -> Iterator[Any]:
    for name, mutations in MUTATIONS.items():
        for mutation in mutations:
            yield pytest.param(EXEMPLARS[name], mutation, id=f"{name}-{mutation['rule']}")


@pytest.mark.parametrize("exemplar", list(EXEMPLARS.values()), ids=list(EXEMPLARS))
def test_a_good_disclosure_has_no_error_and_no_warning(exemplar: Exemplar) -> None:
    found = [finding for finding in report(exemplar).findings if finding.severity is not Severity.INFO]
    assert [f"{finding.rule.id}: {finding.message}" for finding in found] == []


@pytest.mark.parametrize("name", list(EXEMPLARS))
def test_each_is_broken_in_at_least_fifteen_ways(name: str) -> None:
    assert len(MUTATIONS[name]) >= 15


@pytest.mark.parametrize(("exemplar", "mutation"), list(cases()))
def test_each_break_is_found_by_its_rule_and_causes_no_other_error(
    exemplar: Exemplar, mutation: dict[str, Any]
) -> None:
    findings = report(broken(exemplar, mutation)).findings
    assert mutation["rule"] in {finding.rule.id for finding in findings}
    others = [finding for finding in findings if finding.rule.id != mutation["rule"]]
    assert [f"{f.rule.id}: {f.message}" for f in others if f.severity is Severity.ERROR] == []
