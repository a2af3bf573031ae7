"""``check --prior``: a filing is held against the one of the year before."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.diff.years import AFTER, BEFORE, EXAMPLES, data_set, line
from cli.runner import Shell

Golden = Callable[[str, str], None]


def test_a_draft_that_does_not_say_whose_it_is_has_no_prior_filing_in_a_data_set(
    cyberlint: Shell, tmp_path: Path
) -> None:
    file, draft = tmp_path / "all.jsonl", tmp_path / "draft.txt"
    file.write_text(data_set(line(2023, "One."), line(2024, "Two.")), encoding="utf-8")
    draft.write_text("Item 1C. Cybersecurity\n\nWe keep a register of our risks.\n", encoding="utf-8")
    run = cyberlint(draft, "--prior", file, "--format", "concise")
    assert run.code == 3
    assert "the filing does not say whose it is; --registrant names the registrant" in " ".join(
        run.out.split()
    )


def test_check_holds_a_filing_against_the_one_before(cyberlint: Shell, golden: Golden) -> None:
    golden("prior.txt", cyberlint(AFTER, "--prior", BEFORE, "--select", "year-over-year").whole)


def test_without_a_prior_filing_a_report_is_what_it_was(cyberlint: Shell) -> None:
    report = json.loads(cyberlint(AFTER, "--format", "json").out)
    assert "CYD80" not in json.dumps(report)


def test_rules_about_prior_filings_alone_ask_for_one(cyberlint: Shell) -> None:
    run = cyberlint(AFTER, "--select", "CYD8")
    assert run.code == 3
    assert run.reason == "exit 3: no rule was asked: rules that compare with a prior filing need --prior FILE"


@pytest.mark.parametrize(
    ("prior", "reason"),
    [
        (AFTER, "both are the same filing, word for word"),
        ("quillback-10-K.htm", "the registrants differ: Quillback"),
        ("brindle-rowe-8-K.htm", "it is an incident report of Brindle Rowe Outfitters, Inc. (CIK 9990003)"),
        ("nothing.htm", "there is no such file or folder"),
    ],
)
def test_a_prior_filing_of_nothing_that_was_linted_is_an_input_problem(
    prior: str, reason: str, cyberlint: Shell
) -> None:
    run = cyberlint(AFTER, "--prior", prior, "--format", "concise")
    assert run.code == 3
    assert reason in " ".join(run.out.split())


def test_an_incident_report_speaks_against_a_denial(cyberlint: Shell, tmp_path: Path) -> None:
    shutil.copy(EXAMPLES / "larkspur-2024-10-K.htm", tmp_path / "annual.htm")
    report = {
        "form": "8-K",
        "cik": "9990001",
        "period": "2024-06-10",
        "filed": "2024-06-12",
        "items": ["1.05"],
        "facts": [
            {
                "concept": "MaterialCybersecurityIncidentNatureTextBlock",
                "value": "We found that a ransomware attack was material. We are restoring it.",
            }
        ],
    }
    (tmp_path / "incident.json").write_text(json.dumps(report), encoding="utf-8")
    run = cyberlint(
        tmp_path / "annual.htm",
        "--prior",
        tmp_path / "incident.json",
        "--select",
        "CYD805",
        "--format",
        "json",
    )
    (finding,) = json.loads(run.out)["documents"][0]["findings"]
    assert finding["rule"] == "CYD805"
    assert "ransomware attack was material" in finding["message"]
    assert {quote["location"]["path"].rpartition("/")[2] for quote in finding["evidence"]} == {
        "annual.htm",
        "incident.json",
    }


def test_prior_filings_can_be_configured(cyberlint: Shell, tmp_path: Path) -> None:
    config = tmp_path / "cyberlint.toml"
    shutil.copy(EXAMPLES / BEFORE, tmp_path / BEFORE)
    config.write_text(f'prior = ["{BEFORE}"]\nselect = ["CYD801"]\n', encoding="utf-8")
    assert "CYD801" in cyberlint(AFTER, "--config", config, "--format", "concise").out
