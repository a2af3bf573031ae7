"""``cyberlint parse``: what was read, as JSON that every command reads again."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from cyberlint import readers
from cyberlint.cli.parse import command
from cyberlint.jsonform.write import written
from cyberlint.resources import bundled
from cyberlint.source import Source
from rpages import ANNUAL, INCIDENT, bars, html


@pytest.fixture(autouse=True)
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("annual.txt").write_text(bars(ANNUAL), encoding="utf-8")
    Path("incident.htm").write_text(html(INCIDENT), encoding="utf-8")


def parse(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(command, arguments, input=stdin, standalone_mode=False, catch_exceptions=False)


def test_one_disclosure_is_one_object() -> None:
    result = parse("annual.txt")
    value = json.loads(result.stdout)
    assert result.return_value == 0
    assert value["path"] == "annual.txt"
    assert value["format"] == "rpage-text"
    assert value["forms"] == ["10-K"]
    assert [fact["value"] for fact in value["facts"] if fact["spans"] == []] == [
        True,
        True,
        True,
        False,
        True,
        True,
    ]
    assert result.stderr == ""


def test_ranges_stay_on_one_line() -> None:
    assert "        [0, " in parse("annual.txt").stdout


def test_several_disclosures_are_an_array() -> None:
    value = json.loads(parse("annual.txt", "incident.htm", "annual.txt").stdout)
    assert [entry["path"] for entry in value] == ["annual.txt", "incident.htm"]


def test_json_lines_have_one_disclosure_each() -> None:
    lines = parse("--format", "jsonl", ".").stdout.splitlines()
    assert [json.loads(line)["path"] for line in lines] == ["annual.txt", "incident.htm"]


@pytest.mark.parametrize("chosen", ["json", "jsonl"])
def test_what_is_written_is_valid_and_parses_to_itself(chosen: str) -> None:
    first = parse("annual.txt", "incident.htm", "--format", chosen)
    again = parse("-", "--format", "jsonl", stdin=first.stdout)
    schema = json.loads((bundled("schemas") / "disclosure.schema.json").read_text(encoding="utf-8"))
    values = [json.loads(line) for line in again.stdout.splitlines()]
    for value, path in zip(values, ("annual.txt", "incident.htm"), strict=True):
        jsonschema.validate(value, schema)
        (disclosure,) = readers.read(Source(path, Path(path).read_bytes()))
        assert not isinstance(disclosure, readers.ReadError)
        assert value == written(disclosure) | {"path": "<stdin>"}


def test_the_output_goes_whole_to_a_file() -> None:
    result = parse("annual.txt", "--output", "out.json")
    assert result.stdout == ""
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))["path"] == "annual.txt"
    assert sorted(path.name for path in Path().iterdir()) == ["annual.txt", "incident.htm", "out.json"]


def test_what_cannot_be_read_is_named_and_the_rest_is_parsed() -> None:
    Path("set.jsonl").write_text('{"facts": []}\n{"facts": [}\n{"facts": []}\n', encoding="utf-8")
    result = parse("nope.txt", "set.jsonl", "--format", "jsonl")
    assert result.return_value == 3
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr.splitlines() == [
        "nope.txt: there is no such file or folder",
        "set.jsonl:2:12: this is no JSON: expecting value",
        "exit 3: 2 inputs could not be read",
    ]


def test_a_folder_with_nothing_to_read_is_an_input_problem() -> None:
    Path("empty").mkdir()
    Path("empty/logo.png").write_bytes(b"PNG")
    result = parse("empty")
    assert result.return_value == 3
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        "empty: there is nothing to read; 1 file was skipped",
        "exit 3: 1 input could not be read",
    ]


def test_standard_input_has_the_name_that_it_is_given() -> None:
    result = parse("-", "--stdin-filename", "draft.txt", stdin=bars(ANNUAL))
    assert json.loads(result.stdout)["path"] == "draft.txt"


def test_the_format_of_the_input_can_be_forced() -> None:
    result = parse("incident.htm", "--input-format", "rpage-text")
    assert result.return_value == 0
    assert json.loads(result.stdout)["format"] == "rpage-text"
