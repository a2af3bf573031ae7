"""Expressions that are compiled late behave as those that are compiled at once."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.expressions import expression

SOURCES = [r"\bboard\b", r"(?P<word>[a-z]+)\s*", r"[.,;]", r"^$", "x"]


def test_nothing_is_compiled_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_now = re.compile
    monkeypatch.setattr(re, "compile", lambda *given: compiled.append(given[0]) or compile_now(*given))
    board = expression(r"\bboard\b", re.IGNORECASE)
    assert compiled == []
    assert board.search("Our Board meets.")
    assert board.fullmatch("BOARD")
    assert compiled == [r"\bboard\b"]


def test_bytes_are_searched_too() -> None:
    assert expression(rb"PK\x03\x04").match(b"PK\x03\x04...")


def test_the_pattern_is_known() -> None:
    assert expression("a|b").pattern == "a|b"


def test_what_is_no_pattern_fails_where_it_is_used() -> None:
    broken = expression("(")
    with pytest.raises(re.error):
        broken.search("x")


@given(st.sampled_from(SOURCES), st.text(alphabet="board x.,;\n", max_size=40))
def test_it_finds_what_the_compiled_one_finds(source: str, text: str) -> None:
    late, now = expression(source, re.MULTILINE), re.compile(source, re.MULTILINE)
    assert late.findall(text) == now.findall(text)
    assert [match.span() for match in late.finditer(text)] == [match.span() for match in now.finditer(text)]
    assert late.split(text) == now.split(text)
    assert late.sub("-", text) == now.sub("-", text)
    assert bool(late.match(text)) == bool(now.match(text))
