"""``cyberlint survey``: what the rules find in many filings."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.runner import SOURCE, Shell

EXAMPLES = SOURCE.parent / "examples"
PAGES = (
    "larkspur-10-K.R.txt",
    "kestrel-bay-20-F.R.txt",
    "meridian-harbor-20-F.R.txt",
    "brindle-rowe-8-K.R.txt",
)


@pytest.fixture
def cyberlint(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    """Run cyberlint beside the examples."""
    monkeypatch.chdir(EXAMPLES)
    return Shell(monkeypatch, capsys)


def test_the_tables_count_findings_flags_and_filings(
    cyberlint: Shell, golden: Callable[[str, str], None]
) -> None:
    golden("survey.txt", cyberlint("survey", *PAGES).whole)


def test_json_has_every_rule_that_ran(cyberlint: Shell) -> None:
    counts = json.loads(cyberlint("survey", *PAGES, "--select", "CYD2", "--format", "json").out)
    rules = {rule.pop("id"): rule for rule in counts["rules"]}
    assert rules["CYD201"] == {
        "name": "materially-affected-flag-contradicts-narrative",
        "filings": dict.fromkeys(counts["filings"], 0) | {"10-K": 1},
        "severities": {"error": 1},
    }
    assert not sum(rules["CYD202"]["filings"].values())
    assert all(name.startswith("CYD2") for name in rules)
    assert sum(counts["filings"].values()) == len(PAGES)
    assert counts["flags"]["materially_affected"]["contradicted"] == 1
    assert sum(counts["worst"]["10-K"].values()) == 1


def test_csv_has_a_row_for_each_rule(cyberlint: Shell) -> None:
    run = cyberlint("survey", *PAGES, "--select", "CYD201,CYD202", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(run.out)))
    assert [(row["rule"], row["error"], row["filings"]) for row in rows] == [
        ("CYD201", "1", "1"),
        ("CYD202", "0", "0"),
    ]


def test_a_sample_shows_findings_to_judge(cyberlint: Shell) -> None:
    run = cyberlint("survey", *PAGES, "--sample", "CYD201")
    first, second, last = run.out.splitlines()
    assert first.startswith("larkspur-10-K.R.txt · 10-K · ")
    assert second.startswith("    error: The flag says that risks have materially affected the registrant")
    assert last == "1 of 1 finding of CYD201"
    assert run.code == 0


def test_a_sample_is_of_a_rule_that_is_off_too(cyberlint: Shell) -> None:
    run = cyberlint("survey", *PAGES, "--sample", "third-party-engaged-flag-without-support")
    assert run.out.endswith(" of CYD207\n")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--sample", "CYD2"], "exit 2: --sample takes one rule; CYD2 names "),
        (["--sample", "CYD999"], "exit 2: "),
        (["--count", "0"], "exit 2: invalid value for '--count'"),
        (["--select", "CYD999"], "exit 2: "),
    ],
)
def test_what_cannot_be_asked_is_a_usage_error(cyberlint: Shell, arguments: list[str], reason: str) -> None:
    run = cyberlint("survey", PAGES[0], *arguments)
    assert run.code == 2
    assert run.reason.startswith(reason)


def test_what_cannot_be_read_is_said_and_the_rest_counted(cyberlint: Shell) -> None:
    run = cyberlint("survey", "nowhere.txt", PAGES[0])
    assert run.code == 3
    assert run.out.startswith("1 filing: 1 10-K\n")
    assert run.err.startswith("nowhere.txt: ")


def test_without_any_filing_there_are_no_tables(cyberlint: Shell) -> None:
    run = cyberlint("survey", "nowhere.txt")
    assert (run.code, run.out) == (3, "")


def test_the_rules_of_a_pack_are_counted_as_well(cyberlint: Shell, tmp_path: Path) -> None:
    rule = EXAMPLES.parent / "rules/contradiction/CYD201.yaml"
    text = (
        rule.read_text(encoding="utf-8")
        .replace("CYD201", "FIRM001")
        .replace("name: materially", "name: firm", 1)
    )
    pack = tmp_path / "FIRM001.yaml"
    pack.write_text(text, encoding="utf-8")
    run = cyberlint("survey", PAGES[0], "--rules", pack, "--select", "FIRM001")
    assert "FIRM001" in run.out, run.whole
