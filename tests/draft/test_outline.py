"""Headings that are known by their style: the Item ends and parts where they say, whatever their words."""

from __future__ import annotations

import pytest

from cyberlint.disclosure import Section, Span
from cyberlint.draft.lines import source_lines, visible
from cyberlint.draft.outline import Head, find, parted
from cyberlint.draft.report import disclosure

PROGRAM = (
    "We maintain a cybersecurity program that manages the risks from cybersecurity threats to our yards."
)
BOARD = (
    "The audit committee of our board oversees cybersecurity risk, and hears from management each quarter."
)
YARDS = "We own two yards, in which we build and repair ferries."


def headed(*paragraphs: tuple[int | None, str]) -> tuple[str, list[Head]]:
    """Return the text of paragraphs, and the headings: those with a level."""
    text, heads = "", []
    for level, words in paragraphs:
        if level is not None:
            heads.append(Head(Span(len(text), len(text) + len(words)), level))
        text += f"{words}\n"
    return text, heads


def found(*paragraphs: tuple[int | None, str]) -> list[tuple[str, str]]:
    """Return the title and the last words of each section that is found."""
    text, heads = headed(*paragraphs)
    return [
        (section.title, text[section.span.start : section.span.end].split("\n")[-1])
        for section in find(text, heads)
    ]


def test_the_item_ends_before_the_title_of_another_item_without_a_number() -> None:
    report = [(0, "Item 1C. Cybersecurity"), (None, PROGRAM), (0, "Properties"), (None, YARDS)]
    assert found(*report)[0] == ("Item 1C. Cybersecurity", PROGRAM)
    without_style = [(None, words) for _, words in report]
    assert found(*without_style)[0] == ("Item 1C. Cybersecurity", YARDS)


def test_a_deeper_heading_with_that_title_is_a_part() -> None:
    (item, *_) = found((0, "Item 1C. Cybersecurity"), (None, PROGRAM), (1, "Properties"), (None, YARDS))
    assert item == ("Item 1C. Cybersecurity", YARDS)


def test_without_a_number_the_item_is_what_stands_under_its_title() -> None:
    (item, *_) = found(
        (0, "Business"),
        (None, YARDS),
        (0, "Unresolved Staff Comments"),
        (None, "None."),
        (0, "Cybersecurity"),
        (None, f"{PROGRAM} Cybersecurity training is held every year."),
        (None, BOARD),
        (0, "Properties"),
        (None, YARDS),
    )
    assert item == ("Cybersecurity", BOARD)


def test_a_title_over_nothing_about_the_subject_is_not_the_item() -> None:
    assert (
        found((0, "Business"), (None, YARDS), (0, "Properties"), (None, YARDS), (0, "Legal Proceedings"))
        == []
    )


@pytest.mark.parametrize(
    "words",
    [
        "We maintain a cybersecurity program of our own.",
        "A heading that is so long that nobody would call it one " * 4,
        "None.",
        "Who runs\nthe program",
    ],
)
def test_a_style_that_was_applied_to_more_makes_no_heading(words: str) -> None:
    report = [(0, "Item 1C. Cybersecurity"), (1, words), (None, PROGRAM)]
    text, heads = headed(*report)
    read = disclosure("draft.txt", "text", text, visible(source_lines(text)))
    assert parted(read, heads[1:]) == read


def test_headings_become_parts_of_the_item() -> None:
    text, heads = headed(
        (0, "Item 1C. Cybersecurity"),
        (1, "What we do every day about threats"),
        (None, PROGRAM),
        (1, "Who watches over it"),
        (None, BOARD),
    )
    read = disclosure("draft.txt", "text", text, visible(source_lines(text)))
    parts = parted(read, heads).sections
    assert parts[0] == Section("1C", "Item 1C. Cybersecurity", Span(0, len(read.text)))
    assert [
        (part.title, read.text[part.span.start : part.span.end].split("\n")[-1]) for part in parts[1:]
    ] == [
        ("What we do every day about threats", PROGRAM),
        ("Who watches over it", BOARD),
    ]
