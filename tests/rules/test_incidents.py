"""What the rules about incidents find in real reports on Forms 8-K and 6-K, where these are at hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cyberlint.disclosure import Disclosure, Fact, Period, Scope, Span
from cyberlint.engine import lint
from cyberlint.outcome import OutcomeKind
from cyberlint.pack import builtin
from cyberlint.readers import read
from cyberlint.source import Source
from cyberlint.yamldata import load

CASES: list[dict[str, Any]] = load(Path(__file__).with_name("incidents.yaml").read_text("utf-8")).value
RULES = [rule for rule in builtin() if rule.category == "incident"]
FOLDER = "corpus/form8k"
DATA = "tagged-incident-facts.json"


def day(digits: str) -> str:
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"


def of_the_data_set(filing: dict[str, Any]) -> Disclosure:
    """Lay the facts of one filing of the SEC's data sets out, one after the other."""
    text, facts = "", []
    for entry in filing["facts"]:
        value = entry["value"].removeprefix('"').removesuffix('"').replace('""', '"')
        if value in ("true", "false"):
            facts.append(Fact(entry["tag"], value == "true"))
            continue
        text += "\n" if text else ""
        spans = (Span(len(text), len(text) + len(value)),)
        facts.append(Fact(entry["tag"], value, 2025, Period(None, day(filing["period"])), spans=spans))
        text += value
    return Disclosure(
        path=filing["adsh"],
        format="disclosure_json",
        scope=Scope.TAGGED_TEXT,
        text=text,
        form=filing["form"],
        accession=filing["adsh"],
        period=day(filing["period"]),
        filed=day(filing["filed"]),
        facts=tuple(facts),
    )


def reports(folder: Path) -> Iterator[tuple[str, Disclosure]]:
    """Yield every report of the folder with the kind of its source."""
    for file in sorted(folder.iterdir()):
        if file.name != DATA:
            for found in read(Source(file.name, file.read_bytes())):
                assert isinstance(found, Disclosure), f"{file.name}: {found}"
                yield file.suffix[1:], found._replace(accession=found.accession or file.stem.split("_")[-1])
    for filing in json.loads((folder / DATA).read_text("utf-8")):
        yield "tagged", of_the_data_set(filing)


@pytest.fixture(scope="module")
def outcomes(corpus: Path) -> dict[tuple[str, str], dict[str, OutcomeKind]]:
    found: dict[tuple[str, str], dict[str, OutcomeKind]] = {}
    for kind, report in reports(corpus / FOLDER):
        judged = lint(report, RULES).outcomes
        assert [outcome.reason for outcome in judged if outcome.crashed] == []
        found[report.accession or "", kind] = {outcome.rule.id: outcome.kind for outcome in judged}
    return found


PARTS = [pytest.param(case, kind, id=f"{case['accession']}-{kind}") for case in CASES for kind in case["in"]]
WANTED = {
    "must": OutcomeKind.FAIL,
    "passes": OutcomeKind.PASS,
    "not-evaluated": OutcomeKind.NOT_EVALUATED,
}


@pytest.mark.parametrize(("case", "kind"), PARTS)
def test_a_real_report_has_the_findings_that_it_must_have(
    case: dict[str, Any], kind: str, outcomes: dict[tuple[str, str], dict[str, OutcomeKind]]
) -> None:
    found = outcomes[case["accession"], kind]
    for key, wanted in WANTED.items():
        assert {rule: found[rule] for rule in case.get(key, ())} == dict.fromkeys(case.get(key, ()), wanted)
    wrong = [rule for rule in case.get("must-not", ()) if found[rule] is OutcomeKind.FAIL]
    assert wrong == [], case["what"]


def test_every_tagged_report_has_been_read(
    outcomes: dict[tuple[str, str], dict[str, OutcomeKind]],
) -> None:
    read_ones = {(case["accession"], kind) for case in CASES for kind in case["in"]}
    assert {(accession, kind) for accession, kind in outcomes if kind != "txt"} <= read_ones


def test_a_text_that_stops_early_is_never_said_to_lack_anything(corpus: Path) -> None:
    absences = (
        "CYD902",
        "CYD903",
        "CYD904",
        "CYD905",
        "CYD906",
        "CYD907",
        "CYD908",
        "CYD909",
        "CYD921",
        "CYD922",
    )
    for _, report in reports(corpus / FOLDER):
        if report.limits:
            failing = {o.rule.id for o in lint(report, RULES).outcomes if o.kind is OutcomeKind.FAIL}
            assert failing.isdisjoint(absences), report.path


def test_it_is_seen_that_a_text_stops_early(corpus: Path) -> None:
    """An archive of texts that stop at 2,500 characters: all of those are known for what they are, but one.

    That one happens to stop where a sentence of its cautionary statement does.
    """
    long = 2_400
    texts = [report for kind, report in reports(corpus / FOLDER) if kind == "txt" and not report.filed]
    whole = [report.accession for report in texts if len(report.text) > long and not report.limits]
    assert whole == ["0001104659-24-028288", "0001213900-25-054319"]  # the first stops in its signatures
