"""Which filings ``cyberlint diff`` compares, with what warning, and which it does not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.diff.years import AFTER, BEFORE, data_set, line
from cli.runner import Shell


def test_every_pair_of_a_data_set_is_compared(cyberlint: Shell, tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    years = [line(year, f"Our officer has {year - 2000} years of experience.") for year in (2025, 2023, 2024)]
    file.write_text(data_set(*years, line(2025, "We have a program.", "7")), encoding="utf-8")
    report = json.loads(cyberlint("diff", file, "--format", "json").out)
    periods = [(one["prior"]["period"], one["current"]["period"]) for one in report["comparisons"]]
    assert periods == [("2024-12-31", "2025-12-31"), ("2023-12-31", "2024-12-31")]


def test_two_data_sets_are_compared_by_registrant(cyberlint: Shell, tmp_path: Path) -> None:
    old, new = tmp_path / "old.jsonl", tmp_path / "new.jsonl"
    for file, year in ((old, 2024), (new, 2025)):
        lines = (line(year, f"We have {cik} programs.", cik) for cik in ("7", "8"))
        file.write_text(data_set(*lines), encoding="utf-8")
    report = json.loads(cyberlint("diff", old, new, "--format", "json").out)
    assert [one["current"]["cik"] for one in report["comparisons"]] == ["7", "8"]


BAD = [
    ((AFTER, AFTER), 3, "both are the same filing, word for word"),
    ((AFTER, BEFORE), 3, "the prior filing is the later one"),
    (
        (BEFORE, "quillback-10-K.htm"),
        3,
        "the registrants differ: Larkspur Instruments, Inc. (CIK 9990001), then",
    ),
    ((BEFORE, "brindle-rowe-8-K.htm"), 3, "the registrants differ: Larkspur Instruments, Inc."),
    ((BEFORE,), 3, "larkspur-2024-10-K.htm holds a single filing; give two, the prior one first"),
    ((BEFORE, AFTER, AFTER), 2, "give two filings, the prior one first, or one data set"),
    (("nothing.htm", AFTER), 3, "1 input could not be read"),
    ((BEFORE, AFTER, "--output", AFTER), 2, "--output would overwrite the input larkspur-10-K.htm"),
]


@pytest.mark.parametrize(
    ("arguments", "code", "reason"), BAD, ids=[" ".join(map(str, bad[0])) for bad in BAD]
)
def test_what_makes_no_sense_is_said(
    arguments: tuple[str, ...], code: int, reason: str, cyberlint: Shell
) -> None:
    run = cyberlint("diff", *arguments)
    assert (run.code, run.out) == (code, "")
    assert run.reason.startswith(f"exit {code}: ")
    assert reason in run.reason


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ({"form": "8-K"}, {}, "the forms differ: Form 8-K, then Form 10-K; they answer different questions"),
        ({"form": "6-K"}, {"form": "20-F"}, "the forms differ: Form 6-K, then Form 20-F; they answer"),
        ({"cik": "7"}, {}, "the CIKs differ: CIK 7, then CIK 9990001"),
    ],
)
def test_filings_of_one_data_format_that_have_nothing_in_common_are_not_compared(
    before: dict[str, object], after: dict[str, object], what: str, cyberlint: Shell, tmp_path: Path
) -> None:
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text(json.dumps(line(2024, "We have a program.") | before), encoding="utf-8")
    new.write_text(json.dumps(line(2025, "We have a policy.") | after), encoding="utf-8")
    run = cyberlint("diff", old, new)
    assert (run.code, run.out) == (3, "")
    assert what in run.reason


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ({"form": "20-F"}, {}, "the forms differ: Form 20-F, then Form 10-K"),
        ({"period": "2023-12-31"}, {}, "the periods do not follow each other: 2023-12-31, then 2025-12-31"),
        ({"period": None}, {}, "the period of the prior filing is not known"),
        ({"facts": []}, {}, "the prior filing has no narrative text: everything seems added"),
        ({}, {"facts": []}, "the current filing has no narrative text: everything seems removed"),
        ({"facts": []}, {"facts": []}, "neither filing has narrative text"),
    ],
)
def test_what_is_odd_is_compared_with_a_warning(
    before: dict[str, object], after: dict[str, object], what: str, cyberlint: Shell, tmp_path: Path
) -> None:
    for name, year, fields in (("old.json", 2024, before), ("new.json", 2025, after)):
        given = line(year, f"We have {year} programs.") | fields
        filing = {key: value for key, value in given.items() if value is not None}
        (tmp_path / name).write_text(json.dumps(filing), encoding="utf-8")
    run = cyberlint("diff", tmp_path / "old.json", tmp_path / "new.json", "--quiet")
    assert run.code == 0
    assert f"warning: {what}" in run.err
    assert what.split(":", maxsplit=1)[0] in " ".join(run.out.split())


def test_filings_without_the_year_before_are_counted(cyberlint: Shell, tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    file.write_text(
        data_set(line(2024, "One."), line(2025, "Two."), line(2025, "One.", "7")), encoding="utf-8"
    )
    run = cyberlint("diff", file, "--quiet")
    assert run.code == 0
    assert run.err == "note: 2 filings were not compared: the year before is not there\n"


def test_two_versions_of_one_report_are_compared_with_a_warning(cyberlint: Shell) -> None:
    run = cyberlint("diff", AFTER, "larkspur-10-K.R.txt", "--quiet")
    assert run.code == 0
    assert "two versions of one report, not two years" in run.err
    assert "two versions of one report, not two years" in run.out
