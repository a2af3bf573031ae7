"""Expressions that are compiled late, or taken from what was stored, are those that are compiled at once."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint import expressions
from cyberlint.expressions import compiled, expression, made, name, store

SOURCES = [
    r"\bboard\b",
    r"(?P<word>[a-z]+)\s*",
    r"[.,;]",
    r"^$",
    r"(?i)BOARD|[“”]x",
    r"(?-i:B)o(?=a)",
    r"[^\W\d_]+",
]
FLAGS = [re.NOFLAG, re.MULTILINE, re.IGNORECASE | re.ASCII]
TEXTS = st.text(alphabet="Board x.,;\n“”é", max_size=40)


@pytest.fixture
def stored(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """Let nothing be stored but what the test stores, and nothing be made before."""
    values: dict[str, Any] = {}
    monkeypatch.setattr(expressions, "_stored", lambda: values)
    monkeypatch.setattr(expressions, "_made", {})
    expressions._compiled.cache_clear()
    yield values
    expressions._compiled.cache_clear()


def again(values: dict[str, Any]) -> None:
    """Begin the next run, with what the one before had to compile."""
    values |= made()
    expressions._compiled.cache_clear()
    expressions._made.clear()


def test_nothing_is_compiled_before_it_is_used(stored: dict[str, Any]) -> None:
    board = expression(r"\bboard\b", re.IGNORECASE)
    assert not made()
    assert board.search("Our Board meets.")
    assert board.fullmatch("BOARD")
    assert list(made()) == [r"2 '\\bboard\\b'"]


def test_the_next_run_compiles_nothing(stored: dict[str, Any]) -> None:
    for source in SOURCES:
        compiled(source)
    assert len(made()) == len(SOURCES)
    again(stored)
    for source in SOURCES:
        compiled(source)
    assert not made()


@pytest.mark.parametrize("flags", FLAGS)
@pytest.mark.parametrize("source", SOURCES)
def test_what_was_stored_is_the_pattern(source: str, flags: re.RegexFlag, stored: dict[str, Any]) -> None:
    now = re.compile(source, flags)
    for _run in range(2):
        pattern = compiled(source, flags)
        assert pattern == now
        assert (pattern.pattern, pattern.flags) == (now.pattern, now.flags)
        assert (pattern.groups, pattern.groupindex) == (now.groups, now.groupindex)
        again(stored)


@given(st.sampled_from(SOURCES), st.sampled_from(FLAGS), TEXTS)
def test_it_finds_what_the_compiled_one_finds(source: str, flags: re.RegexFlag, text: str) -> None:
    now = re.compile(source, flags)
    parts = expressions._compile(source, int(flags))
    for pattern in (expression(source, flags), expressions._pattern(source, *parts)):
        assert pattern.findall(text) == now.findall(text)
        assert [match.span() for match in pattern.finditer(text)] == [
            match.span() for match in now.finditer(text)
        ]
        assert pattern.split(text) == now.split(text)
        assert pattern.sub("-", text) == now.sub("-", text)
        assert bool(pattern.match(text)) == bool(now.match(text))


def test_letters_and_bytes_are_kept_apart(stored: dict[str, Any]) -> None:
    for _run in range(2):
        assert compiled(rb"PK\x03\x04").match(b"PK\x03\x04...")
        assert compiled(r"PK\x03\x04").match("PK\x03\x04...")
        again(stored)
    assert len(stored) == 2


def test_groups_keep_their_names(stored: dict[str, Any]) -> None:
    for _run in range(2):
        match = compiled(r"(?P<form>10-K|20-F)(?P<amended>/A)?").match("10-K/A")
        assert match
        assert match.groupdict() == {"form": "10-K", "amended": "/A"}
        again(stored)


def test_the_pattern_is_known() -> None:
    assert expression("a|b").pattern == "a|b"


def test_what_is_no_pattern_fails_where_it_is_used() -> None:
    broken = expression("(")
    with pytest.raises(re.error):
        broken.search("x")


def test_another_python_than_cpython_compiles(
    stored: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cyberlint.expressions._is_cpython", False)
    assert compiled(r"\bboard\b").search("the board")
    assert not made()


def test_each_python_has_its_own() -> None:
    assert name() == f"expressions-{sys.implementation.cache_tag}"


def test_a_checkout_stores_what_a_run_had_to_compile(
    stored: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[tuple[str, Mapping[str, Any]]] = []
    monkeypatch.setattr(
        expressions, "add_derived", lambda name, more, code: written.append((name, dict(more)))
    )
    store()
    assert written == []
    compiled("board")
    store()
    assert [(where, list(more)) for where, more in written] == [(name(), ["0 'board'"])]
