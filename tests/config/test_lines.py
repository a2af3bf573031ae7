"""The line of every key: `tomllib` gives the values, and the lines are checked against them."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cyberlint.config.lines import Steps, key_lines
from cyberlint.config.toml import TomlError, parse

DOCUMENT = '''\
# a comment = 1
extends = "base.toml"  # [not.a.table]
a.b = [1,
  2.5, # two and a half
  {x = "]", "y z" = [3]}]

[rules]
CYD101 = "off"
"q.r" = """
[overrides]
""\\"""""
'lit"eral' = \'\'\'
x = 1\'\'\'

[[overrides]]
paths = ["a"]
[overrides.rules.X]
severity = 'off'

[[overrides]]
date = 1979-05-27 07:32:00
empty = {}
'''


def test_every_key_has_its_line() -> None:
    assert key_lines(DOCUMENT) == {
        ("extends",): 2,
        ("a",): 3,
        ("a", "b"): 3,
        ("a", "b", 0): 3,
        ("a", "b", 1): 4,
        ("a", "b", 2): 5,
        ("a", "b", 2, "x"): 5,
        ("a", "b", 2, "y z"): 5,
        ("a", "b", 2, "y z", 0): 5,
        ("rules",): 7,
        ("rules", "CYD101"): 8,
        ("rules", "q.r"): 9,
        ("rules", 'lit"eral'): 12,
        ("overrides",): 15,
        ("overrides", 0): 15,
        ("overrides", 0, "paths"): 16,
        ("overrides", 0, "paths", 0): 16,
        ("overrides", 0, "rules"): 17,
        ("overrides", 0, "rules", "X"): 17,
        ("overrides", 0, "rules", "X", "severity"): 18,
        ("overrides", 1): 20,
        ("overrides", 1, "date"): 21,
        ("overrides", 1, "empty"): 22,
    }


def every(value: Any, steps: Steps = ()) -> list[Steps]:
    """Return the steps to every value of a document."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [steps] if steps else []
    for step, part in parts:
        found += every(part, (*steps, step))
    return found


def test_every_value_of_the_document_is_found() -> None:
    assert sorted(map(str, every(tomllib.loads(DOCUMENT)))) == sorted(map(str, key_lines(DOCUMENT)))


WORDS = some.text(some.characters(codec="utf-8", exclude_characters="\x7f", exclude_categories=("Cc", "Cs")))
KEYS = some.one_of(some.from_regex(r"[A-Za-z0-9_-]{1,6}", fullmatch=True), WORDS)
SCALARS = some.one_of(WORDS, some.integers(-99, 99), some.booleans(), some.floats(-9, 9, width=16))
VALUES = some.recursive(
    SCALARS,
    lambda inner: some.one_of(some.lists(inner, max_size=3), some.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=8,
)


def key(word: str) -> str:
    return word if re.fullmatch(r"[A-Za-z0-9_-]+", word) else json.dumps(word, ensure_ascii=False)


def inline(value: Any) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{key(name)} = {inline(part)}" for name, part in value.items()) + "}"
        case list():
            return "[\n" + ",\n".join(map(inline, value)) + "\n]"
    return json.dumps(value, ensure_ascii=False)


@given(some.dictionaries(KEYS, VALUES, max_size=4), some.dictionaries(KEYS, VALUES, max_size=4))
def test_a_key_stands_in_its_line(top: dict[str, Any], table: dict[str, Any]) -> None:
    top.pop("tables", None)
    text = "".join(f"{key(name)} = {inline(part)}\n" for name, part in top.items())
    for _ in range(2):
        text += "[[tables]]\n" + "".join(f"{key(name)} = {inline(part)}\n" for name, part in table.items())
    value = tomllib.loads(text)
    lines = key_lines(text)
    assert {*every(value)} == {*lines}
    written = text.split("\n")
    for steps, line in lines.items():
        if isinstance(steps[-1], str) and steps != ("tables",):
            assert key(steps[-1]) in written[line - 1]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("fail-on = ", 1, "no TOML: invalid value"),
        ("a = 1\na = 2", 2, "no TOML: cannot overwrite a value"),
        ("[rules\n", 1, "no TOML: expected ']' at the end of a table declaration"),
        ("a = 1\n[rules]\nCYD101 'off'", 3, "no TOML: expected '=' after a key in a key/value pair"),
        ('a = 1\nb = """never closed', 2, "no TOML: unterminated string"),
        (b"a = 1\nb = '\xff'", 2, "the file is not UTF-8: byte 0xff"),
        ("a = " + "[" * 100_000, 0, "the file is nested too deep"),
        ("#" * 1_000_001, 0, "the file is longer than 1,000,000 bytes"),
    ],
)
def test_what_is_no_toml_is_named_with_its_line(text: str | bytes, line: int, what: str) -> None:
    with pytest.raises(TomlError) as error:
        parse(text if isinstance(text, bytes) else text.encode())
    assert (error.value.line, error.value.what) == (line, what)


def test_a_file_of_windows_is_read() -> None:
    file = parse(b"\xef\xbb\xbfa = 1\r\n\r\n[rules]\r\nb = '''\r\nx'''\r\nc = 2\r\n")
    assert file.value == {"a": 1, "rules": {"b": "x", "c": 2}}
    assert file.lines == {("a",): 1, ("rules",): 3, ("rules", "b"): 4, ("rules", "c"): 6}


def test_a_value_that_the_file_does_not_hold_has_the_line_of_what_is_around_it() -> None:
    file = parse(b"a = 1\n\n[rules]\nb = 2\n")
    assert file.line(("rules", "c", "severity")) == 3
    assert file.line(("nothing",)) == 1
