"""Markdown: what is shown of it, and where that stands in the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.draft.lines import source_lines, visible
from cyberlint.draft.markdown import shown_lines


def shown(source: str) -> str:
    return visible(shown_lines(list(source_lines(source))), wrapped=True).text


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("# Governance", "Governance"),
        ("### Governance ###", "Governance"),
        ("# Form 10-K#", "Form 10-K#"),
        ("#1 priority", "#1 priority"),
        ("**Governance.** The board", "Governance. The board"),
        ("a *plan*, a __plan__ and a ~~plan~~", "a plan, a plan and a plan"),
        ("***all*** of it", "all of it"),
        ("5 * 3 and a * b", "5 * 3 and a * b"),
        ("snake_case_name", "snake_case_name"),
        ("_Harbor Lane_ builds", "Harbor Lane builds"),
        ("name: ____ here", "name: ____ here"),
        ("a [link](https://x.example/a_b) here", "a link here"),
        ('a [link](https://x.example "title") here', "a link here"),
        ("a [link][id] here", "a link here"),
        ("an ![image](a.png) here", "an image here"),
        ("[Reserved]", "[Reserved]"),
        ("[●] times a year", "[●] times a year"),
        ("see <https://x.example/a>", "see https://x.example/a"),
        ("to <a@x.example>", "to a@x.example"),
        ("a `tool` and ``code``", "a tool and code"),
        ("AT&amp;T &copy; &nbsp;2025", "AT&T © 2025"),
        (r"5\* and \[a\] and 1\. b", "5* and [a] and 1. b"),
        ("a <b>bold</b> word<!-- note -->", "a bold word"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ('<td nowrap>a</td> <a href="b">c</a> <ix:nonNumeric name="d">e</ix:nonNumeric>', "a c e"),
        ("we engage <name of firm> and <Firm>", "we engage <name of firm> and <Firm>"),
        ("at <address of the office>, on <date>", "at <address of the office>, on <date>"),
        ("> quoted\n> words", "quoted words"),
        ("- one\n* two\n+ three\n1. four", "- one\n* two\n+ three\n1. four"),
        ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
    ],
)
def test_marks_are_taken_off(line, text):
    assert shown(line) == text


def test_lines_of_a_paragraph_are_joined_and_blank_lines_part_them():
    assert shown("We maintain\na program.\n\nWe test\nit.") == "We maintain a program.\nWe test it."


def test_a_line_may_end_its_paragraph():
    assert shown("Governance  \nOur board\\\noversees") == "Governance\nOur board\noversees"


def test_a_heading_may_be_underlined():
    assert shown("Item 1C. Cybersecurity\n======\nWe test.\n\nGovernance\n---\nIt oversees.") == (
        "Item 1C. Cybersecurity\nWe test.\nGovernance\nIt oversees."
    )


def test_a_line_of_stressed_words_is_a_heading():
    assert shown("**Governance**\nOur board oversees risk.") == "Governance\nOur board oversees risk."


def test_a_table_has_a_paragraph_a_row():
    assert (
        shown("| Name | Title |\n|:--|--:|\n|J. Doe|CISO|\n| a \\| b | c |")
        == "Name Title\nJ. Doe CISO\na | b c"
    )
    assert (
        shown("Name | Title\n--- | ---\nJ. Doe | CISO\n\nWe | they") == "Name Title\nJ. Doe CISO\nWe | they"
    )


def test_what_is_no_text_is_left_out():
    source = "---\ntitle: a\n---\n<!-- a\nnote -->\nWe test.\n\n***\n\n[id]: https://x.example\n\nWe train."
    assert shown(source) == "We test.\nWe train."


def test_code_is_text():
    assert shown("```\nItem 1C. Cybersecurity\nWe test.\n```") == "Item 1C. Cybersecurity\nWe test."


def test_long_lines_are_paragraphs():
    long = "We maintain a cybersecurity program. " * 8
    assert shown(f"{long}\n{long}") == f"{long.strip()}\n{long.strip()}"


@given(st.text(alphabet="aB *_`#[]()<>|-\\!&;:.\n\t", max_size=80) | st.text(max_size=60))
def test_every_shown_character_leads_to_its_place(source):
    made = visible(shown_lines(list(source_lines(source))), wrapped=True)
    places = made.map(source)
    offsets = [places.offset(position) for position in range(len(made.text))]
    assert offsets == sorted(offsets)
    for char, offset in zip(made.text, offsets, strict=True):
        assert char in " \n" or source[offset] in (char, "&")
