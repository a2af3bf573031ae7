"""Lines: which are one paragraph, and where each shown character stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.disclosure import Span
from cyberlint.draft.lines import Line, source_lines, visible

WRAPPED = """\
Item 1C. Cybersecurity

We maintain a cybersecurity program that is part of
our risk management, tested with
assessors.
The audit committee oversees the program and reports
to the board.

Our program includes:

  - training of every employee, and drills that we
    hold twice a year
  - an incident response plan

Governance
Our board oversees the third-
party risks too.
"""


def paragraphs(source: str, *, wrapped: bool = False) -> list[str]:
    return visible(source_lines(source), wrapped=wrapped).text.split("\n")


def test_lines_of_a_wrapped_text_are_joined():
    assert paragraphs(WRAPPED) == [
        "Item 1C. Cybersecurity",
        "We maintain a cybersecurity program that is part of our risk management, tested with assessors.",
        "The audit committee oversees the program and reports to the board.",
        "Our program includes:",
        "- training of every employee, and drills that we hold twice a year",
        "- an incident response plan",
        "Governance",
        "Our board oversees the third-party risks too.",
    ]


def test_a_text_with_long_lines_has_a_paragraph_a_line():
    long = "We maintain a cybersecurity program that we test. " * 6
    assert paragraphs(f"{long}\nGovernance\nour board oversees it\n{long}") == [
        long.strip(),
        "Governance",
        "our board oversees it",
        long.strip(),
    ]


def test_short_lines_that_are_no_half_sentences_stay_apart():
    assert paragraphs("We test.\nWe train.\nWe learn.") == ["We test.", "We train.", "We learn."]


def test_a_page_does_not_cut_a_sentence():
    half, rest = "We engage assessors who read the logs of our systems and", "report to us each year."
    assert paragraphs(f"{half}\n\n24\n\nTable of Contents\n\n{rest}") == [f"{half} {rest}"]


def test_the_end_of_a_page_between_paragraphs_is_kept():
    assert paragraphs("We engage assessors who read the logs.\n\n24\n\nThey report to us.") == [
        "We engage assessors who read the logs.",
        "24",
        "They report to us.",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\f", "\u2028"])
def test_every_end_of_line_is_one(end):
    assert paragraphs(f"We test.{end}We train.") == ["We test.", "We train."]


def test_with_marks_that_say_so_short_lines_are_one_paragraph():
    assert paragraphs("We test.\nWe train.\n\n- We learn.", wrapped=True) == [
        "We test. We train.",
        "- We learn.",
    ]


def test_white_space_is_collapsed_and_what_is_invisible_dropped():
    assert paragraphs(" We\t \xa0test\u200b ing,\xad  daily. ") == ["We test ing, daily."]


@pytest.mark.parametrize("mark", ["•", "- ", "* ", "1. ", "(a) ", "iv) ", "| "])
def test_an_entry_of_a_list_begins_a_paragraph(mark):
    assert Line(((0, f"{mark}training"),)).opens


@pytest.mark.parametrize("text", ["training", "-- ", "2025 was", "a plan", "(the plan)"])
def test_other_lines_do_not(text):
    assert not Line(((0, text),)).opens


@given(st.text(alphabet="aB. ,-\n\r\t\xa0\u200b•24", max_size=120) | st.text(max_size=80))
def test_every_shown_character_leads_to_itself_in_the_source(source):
    shown = visible(source_lines(source))
    places = shown.map(source)
    for position, char in enumerate(shown.text):
        if char not in " \n":
            assert source[places.offset(position)] == char
    offsets = [places.offset(position) for position in range(len(shown.text))]
    assert offsets == sorted(offsets)


@given(st.text(alphabet="aB. ,-\n\xa0\u200b", max_size=120))
def test_nothing_is_lost_but_blanks_and_what_is_invisible(source):
    bare = source.translate(dict.fromkeys(map(ord, " \n\xa0\u200b")))
    assert visible(source_lines(source)).text.replace(" ", "").replace("\n", "") == bare


def test_a_line_and_a_column_of_the_source():
    shown = visible(source_lines(WRAPPED))
    places = shown.map(WRAPPED)
    position = shown.text.index("reports to the board")
    place = places.place(places.offset(position))
    assert (place.line, place.column) == (6, 46)
    assert shown.text[Span(position, position + 7).start :].startswith("reports")
