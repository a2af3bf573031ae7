import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import samples
from cyberlint.record import encode
from cyberlint.resources import bundled

Shown = Callable[..., str]
SCHEMA = json.loads((bundled("schemas") / "report.schema.json").read_text(encoding="utf-8"))


def test_the_whole_report(shown: Shown, golden: Callable[..., None]):
    golden("report.json", shown("json", samples.REPORT))


@pytest.mark.parametrize("report", [samples.REPORT, samples.CLEAN_RUN, samples.NOTHING])
def test_a_report_has_the_shape_that_the_schema_describes(shown: Shown, report: Any):
    Draft202012Validator(SCHEMA).validate(json.loads(shown("json", report)))


def test_the_schema_is_valid_and_closed_and_describes_everything():
    Draft202012Validator.check_schema(SCHEMA)
    for schema in objects(SCHEMA):
        assert schema["additionalProperties"] is False
        assert schema["required"] == list(schema["properties"])
        assert all(value.get("description") for value in schema["properties"].values())


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield every schema of an object, at any depth."""
    if isinstance(schema, list):
        for item in schema:
            yield from objects(item)
    elif isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for value in schema.values():
            yield from objects(value)


def test_lines_are_the_documents_and_then_the_rest(shown: Shown):
    report = json.loads(shown("json", samples.REPORT))
    lines = [json.loads(line) for line in shown("jsonl", samples.REPORT).splitlines()]
    assert lines[:-1] == report["documents"]
    assert lines[-1] == {key: value for key, value in report.items() if key != "documents"}


@pytest.mark.parametrize("report", [samples.REPORT, samples.NOTHING])
def test_each_line_has_the_shape_that_the_schema_describes(shown: Shown, report: Any):
    line = Draft202012Validator({**SCHEMA["$defs"]["line"], "$defs": SCHEMA["$defs"]})
    for text in shown("jsonl", report).splitlines():
        line.validate(json.loads(text))


def test_letters_stay_readable_and_what_steers_a_terminal_is_escaped():
    text = encode({"Kōtō “港灯”": "\x1b\x7f\x85\u202e\U000e0041"})
    assert text == r'{"Kōtō “港灯”": "\u001b\u007f\u0085\u202e\udb40\udc41"}'
    assert json.loads(text) == {"Kōtō “港灯”": "\x1b\x7f\x85\u202e\U000e0041"}


def test_what_is_no_character_becomes_one_that_every_parser_takes():
    assert encode("caf\ud8e9") == '"caf\ufffd"'
