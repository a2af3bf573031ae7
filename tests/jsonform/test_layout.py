"""The visible text that text blocks make up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.disclosure import Span
from cyberlint.jsonform.layout import find, laid_out
from cyberlint.taxonomy import elements

NAMES = (
    "processes",
    "integrated_text",
    "board_oversight",
    "board_committee",
    "management_role",
    "positions_text",
)
PROCESSES, INTEGRATED, OVERSIGHT, COMMITTEE, ROLE, POSITIONS = (elements()[name].concept for name in NAMES)


def texts(*blocks: tuple[str, str]) -> tuple[str, list[str | None]]:
    text, spans = laid_out(blocks)
    return text, [text[span.start : span.end] if span else None for span in spans]


def test_blocks_are_paragraphs_in_the_order_of_the_taxonomy() -> None:
    assert texts((ROLE, "Management acts."), (PROCESSES, "We assess.\nWe manage.")) == (
        "We assess.\nWe manage.\nManagement acts.",
        ["Management acts.", "We assess.\nWe manage."],
    )


def test_a_block_inside_another_points_into_it() -> None:
    text, spans = laid_out([(COMMITTEE, "audit committee"), (OVERSIGHT, "The audit committee oversees.")])
    assert text == "The audit committee oversees."
    assert spans == (Span(4, 19), Span(0, 29))


def test_a_block_inside_a_block_inside_a_block_points_into_the_outermost() -> None:
    text, spans = laid_out([(PROCESSES, "A. B b. C."), (INTEGRATED, "B b. C."), (OVERSIGHT, "b.")])
    assert text == "A. B b. C."
    assert spans == (Span(0, 10), Span(3, 10), Span(5, 7))


def test_of_several_places_the_nearest_block_before_is_taken() -> None:
    text, spans = laid_out(
        [
            (PROCESSES, "Our CISO leads."),
            (OVERSIGHT, "The board asks."),
            (ROLE, "Our CISO acts."),
            (POSITIONS, "CISO"),
        ]
    )
    assert text == "Our CISO leads.\nThe board asks.\nOur CISO acts."
    assert spans[3] == Span(36, 40)


def test_equal_blocks_share_one_place() -> None:
    assert laid_out([(COMMITTEE, "the board"), (POSITIONS, "the board")]) == (
        "the board",
        (Span(0, 9), Span(0, 9)),
    )


def test_blank_blocks_have_no_place() -> None:
    assert laid_out([(PROCESSES, " \n"), (ROLE, "")]) == ("", (None, None))


@pytest.mark.parametrize(
    ("words", "text", "position"),
    [
        ("IT", "OUR ITEM IT.", 9),
        ("IT", "ITEM", None),
        ("IT", "IT", 0),
        ("CISO", "our CISO’s team", 4),
        ("(the Board)", "x(the Board)y", 1),
    ],
)
def test_words_are_found_whole(words: str, text: str, position: int | None) -> None:
    assert find(words, text) == position


concepts = st.sampled_from([element.concept for element in elements().values()])


@given(st.lists(st.tuples(concepts, st.text(st.sampled_from("aB .\n"), max_size=6)), max_size=8))
def test_every_block_stands_where_its_span_says(blocks: list[tuple[str, str]]) -> None:
    text, spans = laid_out(blocks)
    for (_, value), span in zip(blocks, spans, strict=True):
        assert (span is None) == (not value.strip())
        assert span is None or text[span.start : span.end] == value
    assert len(text) <= len("\n".join(value for _, value in blocks))


def test_words_that_stand_only_inside_longer_ones_are_not_sought_forever() -> None:
    text, spans = laid_out([(PROCESSES, "a" * 1_000_000), *((ROLE, "a" * size) for size in range(1, 200))])
    assert spans[0] == Span(0, 1_000_000)
    assert all(spans)
    assert len(text) < 1_100_000
