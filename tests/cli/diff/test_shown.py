"""``cyberlint diff`` shows what changed: in a terminal, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable

from jsonschema import Draft202012Validator

from cli.diff.years import AFTER, BEFORE
from cli.runner import SOURCE, Shell

SCHEMA = json.loads((SOURCE.parent / "schemas/diff.schema.json").read_text("utf-8"))
Golden = Callable[[str, str], None]


def test_what_changed_is_shown(cyberlint: Shell, golden: Golden) -> None:
    golden("diff.txt", cyberlint("diff", BEFORE, AFTER, "--select", "CYD2,CYD8").whole)


def test_everything_is_shown_where_it_is_asked_for(cyberlint: Shell) -> None:
    run = cyberlint("diff", BEFORE, AFTER, "--verbose")
    assert "We own our headquarters" not in run.out
    assert "  We maintain an information security program" in run.out


def test_words_that_changed_are_coloured(cyberlint: Shell) -> None:
    out = cyberlint("diff", BEFORE, AFTER, "--color", "always").out
    assert "\x1b[32m{+ that and other+}\x1b[0m" in out
    assert "\x1b[31m[-19-]\x1b[0m" in out


def test_little_is_shown_quietly(cyberlint: Shell) -> None:
    out = cyberlint("diff", BEFORE, AFTER, "--quiet").out
    assert "report_to_board" in out
    assert "In June 2025" not in out


def test_json_follows_its_schema(cyberlint: Shell) -> None:
    run = cyberlint("diff", BEFORE, AFTER, "--format", "json")
    report = json.loads(run.out)
    Draft202012Validator(SCHEMA).validate(report)
    (one,) = report["comparisons"]
    assert one["sentences"] == {"same": 14, "changed": 3, "added": 2, "removed": 1, "moved": 1}
    assert one["flags"]["third_party_oversight"]["tagged"] == {"before": True, "after": False}
    assert [finding["rule"] for finding in one["findings"]["ofBoth"]] == ["CYD801", "CYD801", "CYD809"]
    assert {row["kind"] for row in one["redline"]} == {"same", "changed", "added", "removed", "moved"}
    places = [row["before"]["location"]["path"] for row in one["redline"] if row["before"]]
    assert set(places) == {BEFORE}


def test_the_schema_forbids_what_it_does_not_name() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["additionalProperties"] is False
