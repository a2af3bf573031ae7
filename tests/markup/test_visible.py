"""What markup shows, and where each character of it stands in the source."""

from __future__ import annotations

import re
import time
from html import unescape

import pytest
from hypothesis import given

from cyberlint.disclosure import Span
from cyberlint.markup.tags import elements
from cyberlint.markup.visible import Visible, joined, subtracted, visible
from markup.strategies import BLOCK, INLINE, SOUP, markup

REFERENCE = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w*);?")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("one <b>two</b> three", "one two three"),
        ("Cyber<span>sec</span><span>urity</span>", "Cybersecurity"),
        ("  one\n\t two &nbsp; three&#160;", "one two three"),
        ("one<span> </span>two", "one two"),
        ("<p>one </p>\n<p> two</p>", "one\ntwo"),
        ("<div><div><p>one</p></div></div><div></div><p>two</p>", "one\ntwo"),
        ("one<br/>two<br>three<BR />four", "one\ntwo\nthree\nfour"),
        ("<h2>Item 1C.</h2>Cyber", "Item 1C.\nCyber"),
        ("<ul><li>one</li><li>two</li></ul>", "one\ntwo"),
        ("co\xadop&shy;er\u200bate&#8203;", "cooperate"),
        ("AT&amp;T &lt;x&gt; R&D &ldquo;q&rdquo; &#8217; &#146;", "AT&T <x> R&D “q” ’ ’"),
        ("a < b and <!-- not --> c", "a < b and c"),
        ("<title>no</title><style>p {}</style>yes<script>if (a<b) { '<p>' }</script>", "yes"),
        ("<![CDATA[a &amp; b]]> c", "a &amp; b c"),
        ("<?xml version='1.0'?><!DOCTYPE html>text", "text"),
        ("<xhtml:p>one</xhtml:p><xhtml:p>two</xhtml:p>", "one\ntwo"),
        ("<a title='x > y'>one</a>", "one"),
        ('<a title=x">one</a>', "one"),
        ("one<a href=", "one"),
        ("one</p", "one"),
        ("", ""),
    ],
)
def test_markup_shows_its_text(source: str, text: str) -> None:
    assert visible(source).text == text


def test_a_table_row_is_one_paragraph_with_its_cells_joined_by_a_space() -> None:
    source = """<table><thead><tr><th>Role</th><th>Years</th></tr></thead>
      <tr><td><p>Chief Information</p><p>Security Officer</p></td><td></td><td>12</td></tr></table>after"""
    assert visible(source).text == "Role Years\nChief Information Security Officer 12\nafter"


def test_rows_of_a_table_inside_a_cell_are_paragraphs_of_their_own() -> None:
    source = (
        "<table><tr><td>left<table><tr><td>1</td><td>2</td></tr></table>more</td><td>right</td></tr></table>"
    )
    assert visible(source).text == "left\n1 2\nmore right"


def test_rows_and_cells_that_are_not_closed_end_where_the_next_begins() -> None:
    assert visible("<table><tr><td>a<td>b<tr><td>c<td>d</table>e").text == "a b\nc d\ne"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('<p>a<span style="display:none">b<span>c</span></span>d</p>', "ad"),
        ("<p>a</p><div style='color:red; DISPLAY : NONE'><div>b</div></div><p>d</p>", "a\nd"),
        ('a<span style="display:none"/>b', "ab"),
        ('a<img style="display:none">b', "ab"),
        ('a<b title="display:none">b</b>', "ab"),
        ('a<b style="text-decoration:none">b</b>', "ab"),
        ('a<p style="display:none">b', "a\nb"),
        ('a<p style="display:none">b<p>c</p>', "a\nb\nc"),
    ],
)
def test_what_is_not_displayed_is_not_visible_unless_nothing_ends_it(source: str, text: str) -> None:
    assert visible(source).text == text


def test_a_hidden_element_may_reach_over_a_range_that_is_left_out() -> None:
    source = '<div style="display:none"><h>head</h></div><p>body</p>'
    hole = (source.index("<h>"), source.index("</div>"))
    assert visible(source, *subtracted([(0, len(source))], [hole])).text == "body"


def test_ranges_are_read_one_after_the_other_as_if_nothing_lay_between() -> None:
    source = "<p>detection mechanism.</p><p>11</p><p>He leads it.</p>"
    first, second = source.index("detection"), source.index("He")
    shown = visible(source, (first, first + 20), (second, second + 12))
    assert shown.text == "detection mechanism.He leads it."
    assert [source[offset] for offset in shown.offsets] == ["d", "H"]


def test_without_its_markup_content_is_one_paragraph() -> None:
    assert visible("<p>one</p><p>two\n <b>three</b></p>", flat=True).text == "onetwo three"


def test_a_position_leads_to_its_source() -> None:
    source = "<p>Risk&nbsp;&amp; <b>gover</b>nance</p>\n<p>Board</p>"
    shown = visible(source)
    assert shown.text == "Risk & governance\nBoard"
    mapped = shown.map(source)
    for words in ("Risk", "gover", "nance", "Board"):
        assert mapped.offset(shown.text.index(words)) == source.index(words)
    assert mapped.offset(shown.text.index("&")) == source.index("&amp;")
    assert mapped.offset(shown.text.index(" ")) == source.index("&nbsp;")
    assert mapped.place(source.index("Board")).line == 2


def test_a_range_of_the_source_has_a_span_of_the_text() -> None:
    source = "<p>We <i> engage <b>assessors</b> </i> twice.</p><p></p>"
    shown = visible(source)
    assert shown.text == "We engage assessors twice."
    span = shown.span(source.index("<i>") + 3, source.index("</i>"))
    assert span == Span(3, 19)
    assert shown.span(len(source) - 4, len(source)) is None
    assert shown.span(0, 3) is None


def test_a_part_keeps_its_places() -> None:
    source = "<p>one two</p><p>thr<b>ee</b></p>"
    part = visible(source).cut(Span(4, 13))
    assert part == Visible("two\nthree", (0, 4, 7), (7, 17, 23))


def test_parts_are_put_one_below_the_other() -> None:
    parts = [Visible("one", (0,), (5,)), Visible(), Visible("two", (0,), (1,))]
    assert joined(parts) == Visible("one\ntwo", (0, 4), (5, 1))


def test_holes_are_cut_out_of_ranges() -> None:
    assert subtracted([(0, 10), (20, 30)], [(2, 4), (8, 22), (29, 40)]) == [(0, 2), (4, 8), (22, 29)]
    assert subtracted([(0, 10)], []) == [(0, 10)]
    assert subtracted([(0, 10)], [(0, 10)]) == []


def shown_by(source: str, offset: int, length: int) -> str:
    """Return what the characters of the source at an offset stand for, white space as spaces."""
    reference = REFERENCE.match(source, offset)
    if reference and (decoded := unescape(reference[0])) != reference[0]:
        return "".join(" " if char.isspace() else char for char in decoded[:length])
    return "".join(" " if char.isspace() else char for char in source[offset : offset + length])


@given(markup())
def test_the_characters_of_every_run_are_those_of_the_source(source: str) -> None:
    shown = visible(source)
    ends = [*shown.starts[1:], len(shown.text)]
    for start, offset, end in zip(shown.starts, shown.offsets, ends, strict=False):
        run = shown.text[start:end]
        written = shown_by(source, offset, len(run))
        assert written == run or (run[:-1] == written[: len(run) - 1] and run[-1] in "\n ")


@given(markup())
def test_runs_begin_at_the_start_and_go_forward(source: str) -> None:
    shown = visible(source)
    assert list(shown.starts) == sorted(set(shown.starts))
    assert list(shown.offsets) == sorted(shown.offsets)
    assert shown.starts[:1] == ((0,) if shown.text else ())


@given(SOUP)
def test_no_paragraph_is_empty_and_no_space_is_doubled(source: str) -> None:
    text = visible(source).text
    assert not text or all(line and line == " ".join(line.split()) for line in text.split("\n"))


@given(markup(INLINE + BLOCK))
def test_the_span_of_an_element_holds_what_the_element_shows(source: str) -> None:
    shown = visible(source)
    for element in elements(source):
        span = shown.span(*element.inner)
        assert (shown.text[span.start : span.end] if span else "") == visible(source, element.inner).text


@given(markup(INLINE + BLOCK))
def test_every_part_of_a_text_maps_as_the_whole_does(source: str) -> None:
    shown = visible(source)
    for start in range(0, len(shown.text), 3):
        part = shown.cut(Span(start, len(shown.text)))
        whole_map, part_map = shown.map(source), part.map(source)
        assert part.text == shown.text[start:]
        mapped = [part_map.offset(position) for position in range(len(part.text))]
        assert mapped == [whole_map.offset(start + position) for position in range(len(part.text))]


@pytest.mark.parametrize(
    "piece",
    [
        "<a ",
        '<a b="',
        "<a b='<a b=\"",
        "<!--",
        "<![CDATA[",
        "<script>",
        "</",
        "& ",
        '<p style="display:none">',
        "<",
    ],
)
def test_hostile_markup_takes_linear_time(piece: str) -> None:
    begin = time.perf_counter()
    visible(piece * 20_000)
    assert time.perf_counter() - begin < 2
