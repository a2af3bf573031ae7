"""--statistics: a table at the end of the full report, and numbers in JSON."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from jsonschema import Draft202012Validator

import samples
from cyberlint.cells import cells
from cyberlint.resources import bundled
from samples.gated import GATED

Shown = Callable[..., str]
SCHEMA = json.loads((bundled("schemas") / "report.schema.json").read_text(encoding="utf-8"))
TABLE = """\
5 of 6 rules over 3 documents
rule    findings  accepted  passed  not applicable  not evaluated
CYD605         3         0       1               0              0  absolute-assurance
CYD314         1         1       1               0              1  expertise-not-described
CYD108         1         0       0               0              2  duplicate-facts-conflict
CYD201         1         0       0               1              1  materially-affected-flag-cont […]
CYD131         0         1       0               0              2  committee-named-but-not-tagged"""


def table(text: str) -> list[str]:
    return text.partition("statistics: ")[2].splitlines()


def test_the_rules_that_found_something_the_most_frequent_first(shown: Shown) -> None:
    assert "\n".join(table(shown("full", GATED, statistics=True))) == TABLE


def test_verbose_counts_every_rule(shown: Shown) -> None:
    rows = table(shown("full", GATED, statistics=True, verbose=True))
    assert len(rows) == 8
    assert rows[-1].endswith(" 2  annual-report-without-cyd-facts")


def test_quiet_still_counts(shown: Shown) -> None:
    assert len(table(shown("full", GATED, statistics=True, quiet=True))) == 7


@pytest.mark.parametrize("width", [40, 50, 60, 70, 80, 100])
def test_a_narrow_page_has_fewer_columns(shown: Shown, width: int) -> None:
    rows = table(shown("full", GATED, statistics=True, width=width))
    assert all(cells(row) <= width for row in rows[1:])
    assert rows[1].startswith("rule    findings  accepted")


def test_a_run_that_found_nothing_says_so(shown: Shown) -> None:
    assert table(shown("full", samples.CLEAN_RUN, statistics=True)) == ["0 of 6 rules over 1 document"]


def test_without_statistics_there_is_no_table(shown: Shown) -> None:
    assert "statistics" not in shown("full", GATED)


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json_has_the_numbers_where_they_are_asked_for(shown: Shown, name: str) -> None:
    def summary(*, statistics: bool) -> dict[str, object]:
        text = shown(name, GATED, statistics=statistics)
        return json.loads(text if name == "json" else text.splitlines()[-1])["summary"]

    assert summary(statistics=False)["statistics"] is None
    assert summary(statistics=True)["statistics"][0] == {
        "rule": "CYD605",
        "name": "absolute-assurance",
        "findings": 3,
        "accepted": 0,
        "outcomes": {"pass": 1, "fail": 2, "notApplicable": 0, "notEvaluated": 0},
    }


def test_the_schema_describes_the_numbers(shown: Shown) -> None:
    Draft202012Validator(SCHEMA).validate(json.loads(shown("json", GATED, statistics=True)))
