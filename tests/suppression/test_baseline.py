"""A baseline is read strictly, and written so that a diff shows one finding a line."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cyberlint.resources import bundled
from cyberlint.suppression.baseline import SCHEMA as VERSION
from cyberlint.suppression.baseline import Known, _well_formed, parse, written
from cyberlint.suppression.files import EntriesError

SCHEMA = json.loads((bundled("schemas") / "baseline.schema.json").read_text(encoding="utf-8"))
ENTRY = {
    "path": "drafts/a.htm",
    "rule": "CYD201",
    "fingerprint": "01234567890123456789",
    "count": 1,
    "first-seen": "2026-11-22",
    "message": "The flag is “true”.",
}


def text(*entries: Any, **top: Any) -> str:
    """Return a baseline with entries, one a line."""
    rows = ",\n".join(entry if isinstance(entry, str) else json.dumps(entry) for entry in entries)
    others = "".join(f', "{key}": {json.dumps(value)}' for key, value in top.items())
    return f'{{"schema": "{VERSION}"{others},\n"entries": [\n{rows}\n]}}\n'


def edited(**fields: Any) -> dict[str, Any]:
    """Return the good entry with fields anew; None leaves one out."""
    given = {key.replace("_", "-"): value for key, value in fields.items()}
    return {key: value for key, value in (ENTRY | given).items() if value is not None}


TWICE = json.dumps(ENTRY)[:-1] + ', "count": 2}'
DEFECTS: dict[str, str] = {
    "nothing in the file": "",
    "no JSON": '{"schema": "cyberlint-baseline/1",\n"entries": [}\n',
    "a list": "[]\n",
    "another version": text(ENTRY).replace("baseline/1", "baseline/2"),
    "no entries": '{"schema": "cyberlint-baseline/1"}\n',
    "entries that are none": '{"schema": "cyberlint-baseline/1", "entries": {}}\n',
    "an unknown key at the top": text(ENTRY, tool="cyberlint"),
    "an entry that is a word": text(ENTRY, '"CYD201"'),
    "an unknown key": text(ENTRY, edited(line=5)),
    "a key with a slip": text(edited(first_seen=None, first_sen="2026-11-22")),
    "a key twice": text(ENTRY, TWICE),
    "a rule that is a name": text(edited(rule="waiver-expired")),
    "a path that is absolute": text(edited(path="/drafts/a.htm")),
    "a path of Windows": text(edited(path="drafts\\a.htm")),
    "no path": text(edited(path="")),
    "a fingerprint that is cut": text(edited(fingerprint="0123")),
    "a count of nothing": text(edited(count=0)),
    "a count that is a word": text(edited(count="1")),
    "a count that is true": text(edited(count=True)),
    "a date that is none": text(edited(first_seen="22.11.2026")),
    "a day that no calendar has": text(edited(first_seen="2026-02-30")),
    "a message that is none": text(edited(message=None)),
    "the same finding twice": text(ENTRY, edited(message="once more")),
    "several defects": text(edited(rule="x"), ENTRY, edited(path="b.htm", count=-1)),
    "entries that are set otherwise": json.dumps(
        {"schema": VERSION, "entries": [ENTRY, edited(path="b.htm", count=-1)]}, indent=2
    ),
    "nested too deeply": "[" * 100_000,
    "a number of 5,000 digits": text(ENTRY).replace('"count": 1', f'"count": {"1" * 5_000}'),
}


def said(content: str) -> str:
    with pytest.raises(EntriesError) as error:
        parse("baseline.json", content)
    return str(error.value)


def test_every_defect_is_named_with_its_line(golden: Callable[[str, str], None]) -> None:
    golden("baseline.txt", "".join(f"# {name}\n{said(text)}\n\n" for name, text in DEFECTS.items()))


def test_it_is_written_sorted_with_one_finding_a_line(golden: Callable[[str, str], None]) -> None:
    golden(
        "baseline.json",
        written(
            [
                Known("b.htm", "CYD201", "b" * 20, 2, "2026-11-22", "It says “no”."),
                Known("a.htm", "CYD301", "a" * 20, 1, "2026-01-05", "It says\nnothing\u202e."),
                Known("a.htm", "CYD201", "c" * 20, 1, "2026-11-22", "取締役会"),
            ]
        ),
    )


KNOWN = st.builds(
    Known,
    path=st.sampled_from(["a.htm", "drafts/b.htm", "<stdin>", "港 灯.txt", 'a "quoted" one.txt']),
    rule=st.sampled_from(["CYD201", "ACME1001"]),
    fingerprint=st.text("0123456789abcdef", min_size=20, max_size=20),
    times=st.integers(1, 5),
    since=st.dates().map(lambda day: day.isoformat()),
    message=st.text(),
)


@given(st.lists(KNOWN, max_size=5, unique_by=lambda entry: entry.key))
def test_what_is_written_is_read_again(entries: list[Known]) -> None:
    content = written(entries)
    baseline = parse("baseline.json", content)
    assert baseline.entries == tuple(sorted(entries))
    assert written(baseline.entries) == content
    rows = content.split("\n")
    for entry, line in zip(baseline.entries, baseline.lines, strict=True):
        assert entry.fingerprint in rows[line - 1]
    Draft202012Validator(SCHEMA).validate(json.loads(content))


VALUES = st.none() | st.booleans() | st.integers(-1, 2) | st.floats() | st.sampled_from(["", "CYD201", "x"])
FIELDS = {
    key: st.just(value) | VALUES | st.sampled_from(["2026-11-22\n", "2026-02-30", "0" * 20 + "\n"])
    for key, value in ENTRY.items()
}


@given(st.fixed_dictionaries(FIELDS) | VALUES)
def test_what_is_taken_for_sound_at_a_glance_is_sound_by_the_schema(entry: Any) -> None:
    value = {"schema": VERSION, "entries": [entry]}
    if _well_formed(value):
        assert not list(Draft202012Validator(SCHEMA).iter_errors(value))


def test_every_property_of_the_schema_is_described() -> None:
    for properties in (SCHEMA["properties"], SCHEMA["$defs"]["entry"]["properties"]):
        assert all(value.get("description") for value in properties.values())
    Draft202012Validator.check_schema(SCHEMA)
