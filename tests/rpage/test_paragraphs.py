"""Paragraphs of plain text: white space collapsed, every character's place kept."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.disclosure import Span
from cyberlint.markup.visible import visible
from cyberlint.rpage.paragraphs import Paragraphs

INVISIBLE = "\xad\u200b\ufeff"
dumps = st.text(st.sampled_from("ab.“é \t\u00a0\r\n|\\" + INVISIBLE), max_size=60)


def test_paragraphs_are_joined_by_line_ends() -> None:
    source = "|  One  two.\n\n three\u00a0 four"
    shown = Paragraphs(source)
    assert shown.add([(0, 1)]) == Span(0, 1)
    assert shown.add([(2, 12), (12, 13), (13, len(source))]) == Span(2, 21)
    assert shown.text == "|\nOne two.\nthree four"


def test_blank_ranges_add_nothing() -> None:
    shown = Paragraphs(" \u00a0\n\u200b ")
    assert shown.add([(0, 5)]) is None
    assert shown.text == ""


def test_markdown_escapes_are_not_shown() -> None:
    source = r"We use NIST\-based \*tools\* \| C:\logs \\"
    shown = Paragraphs(source, escapes=True)
    shown.add([(0, len(source))])
    assert shown.text == r"We use NIST-based *tools* | C:\logs " + "\\"


@given(st.lists(dumps, max_size=5), st.booleans())
def test_each_character_stands_where_the_map_says(lines: list[str], escapes: bool) -> None:
    source = "\n".join(lines)
    ranges = [match.span() for match in re.finditer(r"[^\n]+", source)]
    shown = Paragraphs(source, escapes=escapes)
    spans = [shown.add([line]) for line in ranges]
    for position, char in enumerate(shown.text):
        if not char.isspace():
            assert source[shown.map.offset(position)] == char
    assert shown.text == "\n".join(shown.text[span.start : span.end] for span in spans if span)


@given(dumps)
def test_what_is_shown_is_the_source_without_invisible_characters_and_with_single_spaces(line: str) -> None:
    shown = Paragraphs(line)
    shown.add([(0, len(line))])
    assert shown.text == " ".join(re.sub(f"[{INVISIBLE}]", "", line).split())


@given(dumps)
def test_text_is_shown_as_markup_shows_it(line: str) -> None:
    shown = Paragraphs(line)
    shown.add([(0, len(line))])
    assert shown.text == visible(line).text


@pytest.mark.parametrize("size", [200_000])
def test_long_lines_take_linear_time(size: int) -> None:
    shown = Paragraphs(" \u00a0" * size + "a" * size)
    shown.add([(0, 3 * size)])
    assert len(shown.text) == size
