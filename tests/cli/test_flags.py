"""``cyberlint flags``: what is tagged beside what the narrative says."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cyberlint.cli.flags import command
from cyberlint.taxonomy import elements

FLAGS = [
    "integrated",
    "third_party_engaged",
    "third_party_oversight",
    "materially_affected",
    "positions_responsible",
    "report_to_board",
]
PLACE = f"      {elements()['processes'].title} ›"
TEXT = (
    "Each spring we engage outside assessors. Our Chief Information Security Officer leads the program and "
    "briefs the Audit Committee. No threat has materially affected us or is reasonably likely to materially "
    "affect us."
)


def filing(text: str = TEXT, **flags: bool) -> dict[str, Any]:
    """Return a disclosure as the lines of a data set have it."""
    facts = [{"concept": elements()[name].concept, "value": value} for name, value in flags.items()]
    facts.append({"concept": elements()["processes"].concept, "value": text})
    return {
        "accession": "0000000000-26-000001",
        "registrant": "Harborlight Foods, Inc.",
        "form": "10-K",
        "facts": facts,
    }


@pytest.fixture(autouse=True)
def filings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("harbor.json").write_text(json.dumps(filing(materially_affected=True)), encoding="utf-8")


def flags(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(command, arguments, input=stdin, standalone_mode=False, catch_exceptions=False)


def test_the_table_shows_tag_answer_sentence_and_place() -> None:
    result = flags("harbor.json")
    assert result.return_value == 0
    assert result.stdout.splitlines() == [
        "harbor.json  Harborlight Foods, Inc.  10-K",
        "",
        "  flag                   tagged  narrative",
        "  integrated             –       silent",
        "  third_party_engaged    –       yes",
        "      “Each spring we engage outside assessors.”",
        PLACE,
        "      ¶ 1, sentence 1",
        "  third_party_oversight  –       silent",
        "≠ materially_affected    true    no",
        "      “No threat has materially affected us or is reasonably likely to materially affect us.”",
        PLACE,
        "      ¶ 1, sentence 3",
        "  positions_responsible  –       yes",
        "      “Our Chief Information Security Officer leads the program and briefs the Audit Committee.”",
        PLACE,
        "      ¶ 1, sentence 2",
        "  report_to_board        –       yes",
        "      “Our Chief Information Security Officer leads the program and briefs the Audit Committee.”",
        PLACE,
        "      ¶ 1, sentence 2",
    ]


def test_json_lines_have_one_object_for_each_disclosure() -> None:
    Path("other.json").write_text(json.dumps(filing()), encoding="utf-8")
    lines = flags("--format", "jsonl", "harbor.json", "harbor.json", "other.json").stdout.splitlines()
    first, second = map(json.loads, lines)
    assert first["flags"]["integrated"] == second["flags"]["integrated"]
    assert {key: first[key] for key in ("path", "accession", "registrant")} == {
        "path": "harbor.json",
        "accession": "0000000000-26-000001",
        "registrant": "Harborlight Foods, Inc.",
    }
    assert list(first["flags"]) == FLAGS
    effect = first["flags"]["materially_affected"]
    assert effect["concept"] == elements()["materially_affected"].concept
    assert (effect["tagged"], effect["narrative"]) == (True, "no")
    assert effect["limbs"] == {"past": "no", "future": "no"}
    (evidence,) = effect["evidence"]
    assert evidence["text"].startswith("No threat has materially affected us")
    assert (evidence["location"]["paragraph"], evidence["location"]["sentence"]) == (1, 3)
    assert first["flags"]["integrated"] == {
        "concept": "CybersecurityRiskManagementProcessesIntegratedFlag",
        "tagged": None,
        "narrative": "silent",
        "modality": "actual",
        "evidence": [],
    }


def test_a_possibility_is_a_yes_that_says_so() -> None:
    Path("may.json").write_text(json.dumps(filing("We may engage assessors.")), encoding="utf-8")
    assert "third_party_engaged    –       yes, hypothetical" in flags("may.json").stdout
    engaged = json.loads(flags("may.json", "--format", "jsonl").stdout)["flags"]["third_party_engaged"]
    assert (engaged["narrative"], engaged["modality"]) == ("yes", "hypothetical")


def test_json_is_one_array() -> None:
    (value,) = json.loads(flags("harbor.json", "--format", "json").stdout)
    assert value == json.loads(flags("harbor.json", "--format", "jsonl").stdout)


def test_csv_has_a_row_for_each_flag() -> None:
    rows = list(csv.DictReader(io.StringIO(flags("harbor.json", "--format", "csv").stdout)))
    assert [row["flag"] for row in rows] == FLAGS
    effect = rows[3]
    assert (effect["tagged"], effect["narrative"], effect["sentence"]) == ("true", "no", "3")
    assert rows[0]["evidence"] == rows[0]["line"] == ""


def test_a_cell_never_begins_a_formula() -> None:
    hostile = filing() | {"registrant": '=HYPERLINK("http://example.com")'}
    Path("hostile.json").write_text(json.dumps(hostile), encoding="utf-8")
    (row, *_) = csv.DictReader(io.StringIO(flags("hostile.json", "--format", "csv").stdout))
    assert row["registrant"] == '\'=HYPERLINK("http://example.com")'


def test_a_control_character_does_not_reach_the_terminal() -> None:
    hostile = filing("We engage outside\u202e assessors\x1b[2J each year.")
    Path("hostile.json").write_text(json.dumps(hostile), encoding="utf-8")
    for chosen in ("table", "json", "jsonl", "csv"):
        shown = flags("hostile.json", "--format", chosen).stdout
        assert "\x1b" not in shown
        assert "\u202e" not in shown


def test_the_tags_take_no_part_in_the_answer() -> None:
    answers = []
    for value in (True, False):
        Path("a.json").write_text(json.dumps(filing(materially_affected=value)), encoding="utf-8")
        answers.append(
            json.loads(flags("a.json", "--format", "jsonl").stdout)["flags"]["materially_affected"]
        )
    assert [answer["tagged"] for answer in answers] == [True, False]
    assert answers[0] | {"tagged": None} == answers[1] | {"tagged": None}


def test_standard_input_is_read() -> None:
    line = json.dumps(filing()) + "\n"
    result = flags("-", "--format", "jsonl", "--stdin-filename", "lines.jsonl", stdin=line * 2)
    assert len(result.stdout.splitlines()) == 2


def test_an_input_that_cannot_be_read_is_named_and_the_others_are_shown() -> None:
    result = flags("missing.json", "harbor.json")
    assert result.return_value == 3
    assert "harbor.json  Harborlight" in result.stdout
    assert result.stderr.splitlines()[0].startswith("missing.json: ")
    assert result.stderr.splitlines()[-1] == "exit 3: 1 input could not be read"


def test_nothing_to_read_is_an_error() -> None:
    Path("empty").mkdir()
    result = flags("empty")
    assert result.return_value == 3
    assert result.stderr.splitlines()[-1] == "exit 3: 1 input could not be read"


class TestIncidentReports:
    """The flags are those of annual reports: what an incident report says answers none of them."""

    TEXT = "We have not determined whether the incident has materially affected us."

    @pytest.fixture(autouse=True)
    def report(self) -> None:
        Path("incident.json").write_text(json.dumps(filing(self.TEXT) | {"form": "8-K/A"}), encoding="utf-8")

    def test_they_have_none(self) -> None:
        result = flags("incident.json")
        assert result.return_value == 0
        assert result.stdout.splitlines() == [
            "incident.json  Harborlight Foods, Inc.  8-K/A",
            "",
            "  an incident report has none of the flags",
        ]

    def test_programs_are_told_so(self) -> None:
        assert json.loads(flags("incident.json", "--format", "jsonl").stdout)["flags"] == {}
        assert len(flags("incident.json", "--format", "csv").stdout.splitlines()) == 1

    def test_of_a_form_that_is_not_known_they_are_shown(self) -> None:
        Path("incident.json").write_text(json.dumps(filing(self.TEXT) | {"form": None}), encoding="utf-8")
        assert list(json.loads(flags("incident.json", "--format", "jsonl").stdout)["flags"]) == FLAGS


class TestWhatWasNotRead:
    """That nothing was read is no silence of the narrative."""

    def test_a_report_in_which_no_item_was_found(self) -> None:
        Path("draft.txt").write_text("FORM 10-K\n\nItem 1A. Risk Factors\n\nSee Item 1C below.\n", "utf-8")
        for chosen in ("table", "jsonl", "csv"):
            result = flags("draft.txt", "--format", chosen)
            assert result.return_value == 3
            assert "silent" not in result.stdout
            assert result.stderr.splitlines()[0].startswith("draft.txt: no heading of Item 1C was found")
            assert result.stderr.splitlines()[-1] == "exit 3: 1 input could not be read"

    def test_a_page_that_was_read_in_part_says_so(self) -> None:
        page = filing() | {"limits": ["the page is cut off after row 3"]}
        Path("page.json").write_text(json.dumps(page), encoding="utf-8")
        shown = flags("page.json").stdout.splitlines()
        assert shown[2] == "  not read in full: the page is cut off after row 3"
        assert len(shown) > len(FLAGS)
