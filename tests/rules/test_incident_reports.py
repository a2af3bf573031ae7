"""Reports on incidents as they should be are quiet, and each way to break one is found by its rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest

from cyberlint.disclosure import Disclosure, Scope
from cyberlint.engine import lint
from cyberlint.outcome import DocumentReport
from cyberlint.pack import builtin
from cyberlint.pack.selection import select
from cyberlint.rule import Severity
from cyberlint.yamldata import load
from exemplars import FOLDER, Exemplar, broken

MUTATIONS: dict[str, list[dict[str, Any]]] = load(
    (FOLDER / "incident-mutations.yaml").read_text("utf-8")
).value


@dataclass(frozen=True, slots=True)
class Report:
    """An exemplary report, the Items that its header lists, and the day of its filing."""

    exemplar: Exemplar
    items: tuple[str, ...]
    filed: str

    def disclosure(self) -> Disclosure:
        laid_out = self.exemplar.disclosure()._replace(items=self.items, filed=self.filed)
        return laid_out if laid_out.sections else laid_out._replace(scope=Scope.TAGGED_TEXT)

    def broken(self, mutation: Mapping[str, Any]) -> Report:
        items = tuple(mutation.get("items", self.items))
        besides = dict.fromkeys(mutation.get("blocks", ()), ("", ""))
        whole = replace(self.exemplar, blocks={**besides, **self.exemplar.blocks})
        return Report(broken(whole, mutation), items, mutation.get("filed", self.filed))


def reports() -> dict[str, Report]:
    found = {}
    for name in MUTATIONS:
        value = load((FOLDER / f"{name}.yaml").read_text("utf-8")).value
        blocks = {block: (first, last) for block, (first, last) in value["blocks"].items()}
        exemplar = Exemplar(
            name, value["registrant"], value["form"], value["period"], value["text"].strip(), {}, blocks
        )
        found[name] = Report(exemplar, tuple(value["items"]), value["filed"])
    return found


REPORTS = reports()


def linted(report: Report) -> DocumentReport:
    return lint(report.disclosure(), select(builtin(), (), ()))


def cases() -> Iterator[Any]:
    for name, mutations in MUTATIONS.items():
        for mutation in mutations:
            yield pytest.param(REPORTS[name], mutation, id=f"{name}-{mutation['rule']}")


@pytest.mark.parametrize("report", list(REPORTS.values()), ids=list(REPORTS))
def test_a_good_report_is_silent(report: Report) -> None:
    assert [f"{found.rule.id}: {found.message}" for found in linted(report).findings] == []


@pytest.mark.parametrize("name", list(REPORTS))
def test_each_is_broken_in_at_least_eight_ways(name: str) -> None:
    assert len(MUTATIONS[name]) >= 8


@pytest.mark.parametrize(("report", "mutation"), list(cases()))
def test_each_break_is_found_by_its_rule_and_causes_no_other_error(
    report: Report, mutation: dict[str, Any]
) -> None:
    findings = linted(report.broken(mutation)).findings
    assert mutation["rule"] in {finding.rule.id for finding in findings}
    others = [finding for finding in findings if finding.rule.id != mutation["rule"]]
    assert [f"{f.rule.id}: {f.message}" for f in others if f.severity is Severity.ERROR] == []
