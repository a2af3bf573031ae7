"""YAML with the JSON value model: only true and false are booleans, and every value knows its line."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.yamldata import MAX_DEPTH, MAX_LENGTH, Defect, YamlError, load


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("True", "True"),
        ("'true'", "true"),
        ("1.05", "1.05"),
        ("1.0", "1.0"),
        ("1e3", "1e3"),
        ("0", 0),
        ("-12", -12),
        ("010", "010"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("12:30:45", "12:30:45"),
        ("999999999999999", 999_999_999_999_999),
        ("9" * 5_000, "9" * 5_000),
        ("2024-12-15", "2024-12-15"),
        ("null", None),
        ("~", None),
        ("", None),
        ("''", ""),
        (".inf", ".inf"),
        ("=", "="),
        ("10-K", "10-K"),
        ("|\n  true\n", "true\n"),
        ("<<: {a: 1}", {"<<": {"a": 1}}),
    ],
)
def test_scalars_are_what_json_knows_or_words(text: str, value: Any) -> None:
    found = load(text).value
    assert (found, type(found)) == (value, type(value))


def test_collections_and_comments() -> None:
    text = "\ufeff# a rule\na: {b: [1, two], c: no}\nd:\n  - x\n  -\n"
    assert load(text).value == {"a": {"b": [1, "two"], "c": "no"}, "d": ["x", None]}


def test_every_value_knows_its_line() -> None:
    yaml = load("id: A\nwhen:\n  all:\n    - {flag: b,\n       is: true}\n    - c\n")
    assert [
        yaml.line(path) for path in [("id",), ("when",), ("when", "all", 0, "is"), ("when", "all", 1)]
    ] == [
        1,
        2,
        5,
        6,
    ]


def test_what_is_missing_is_on_the_line_of_what_should_hold_it() -> None:
    yaml = load("# first\nid: A\nwhen:\n  flag: b\n")
    assert yaml.line(("when", "is")) == 3
    assert yaml.line(("title",)) == 2
    assert load("").line(("title",)) == 1


def defects(text: str) -> list[Defect]:
    with pytest.raises(YamlError) as raised:
        load(text)
    return raised.value.defects


def test_all_defects_are_told_at_once_and_an_error_of_syntax_last() -> None:
    text = "a: 1\na: 2\nb: &x 3\nc: *x\nd: !!int 4\ne: [\n"
    assert defects(text) == [
        Defect(2, ("a",), "duplicate key 'a'"),
        Defect(4, ("c",), "an alias is not allowed: *x"),
        Defect(5, ("d",), "a tag is not allowed: !!int"),
        Defect(7, (), "did not find expected node content"),
    ]


def test_the_error_says_it_in_one_line() -> None:
    with pytest.raises(YamlError, match=r"^line 2: duplicate key 'a'; line 3: duplicate key 'a'$"):
        load("a: 1\na: 2\na: 3")


def test_a_few_lines_of_aliases_do_not_expand_to_gigabytes() -> None:
    bomb = "\n".join(["a0: &a0 [x, x]", *(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]" for n in range(1, 30))])
    assert {defect.what for defect in defects(bomb)} >= {"an alias is not allowed: *a28"}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_depth_is_bounded_before_it_is_reached(opening: str) -> None:
    assert any(
        defect.what == f"nested deeper than {MAX_DEPTH} levels" for defect in defects(opening * 20_000)
    )


def test_length_is_bounded() -> None:
    assert defects("#" * (MAX_LENGTH + 1)) == [Defect(1, (), "the file is longer than 1,000,000 characters")]


def test_a_second_document_is_not_overlooked() -> None:
    assert defects("a: 1\n---\nb: 2\n") == [Defect(2, (), "a second document begins; a file holds one")]


def test_what_is_nested_too_deep_ends_the_parsing() -> None:
    deep = "[" * 60 + "]" * 60
    assert [defect.path for defect in defects(f"a: 1\na: 2\nb: {deep}\nb: 1\n")] == [("a",), ("b",)]


words = st.text(alphabet="abé“董 \t\n:#-[]{}\"'\\0123.", max_size=12) | st.sampled_from(
    ["no", "null", "1.05"]
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**14), 10**14) | words,
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(words, parts, max_size=4),
    max_leaves=12,
)


@given(json_values)
def test_json_is_read_as_json(value: Any) -> None:
    assert load(json.dumps(value, ensure_ascii=False)).value == value


@given(
    st.text(st.characters(codec="utf-8"), max_size=80) | st.text("ab:-[]{},&*!|>'\"#\n\t ?%@", max_size=60)
)
def test_whatever_the_text_it_is_a_value_or_defects_with_their_lines(text: str) -> None:
    found: Any = None
    defects: list[Defect] = []
    try:
        found = load(text).value
    except YamlError as error:
        defects = error.defects
    json.dumps(found)
    assert all(1 <= defect.line <= len(text.splitlines()) + 1 for defect in defects)
