"""Lines of pages put together again as paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.pdf.furniture import without
from cyberlint.pdf.hyphens import Words
from cyberlint.pdf.order import ordered, right_edges
from cyberlint.pdf.pages import BROKEN, Page, Row
from cyberlint.pdf.text import text

WIDTH = 5.0
HEIGHT = 10.0


def row(words: str, top: float, left: float = 70) -> Row:
    """Return a line, whose letters are all equally wide."""
    return Row(words, left, left + WIDTH * len(words), top, top - HEIGHT)


def page(*lines: str, number: int = 1, top: float = 700, pitch: float = 12) -> Page:
    """Return a page of lines below each other; an empty one leaves half a line free."""
    rows = []
    for line in lines:
        if line:
            rows.append(row(line.lstrip(">"), top, 70 + 20 * line.startswith(">")))
        top -= pitch if line else pitch / 2
    return Page(number, tuple(rows))


def paragraphs(*pages: Page) -> list[str]:
    return text(pages).shown.text.split("\n")


FULL = "We maintain a cybersecurity program that is part of our risk management, and"
SECOND = "we review it each year with the people who know the systems of our ferries."
THIRD = "The audit committee of our board oversees it and hears of it in each quarter"


class TestParagraphs:
    def test_lines_of_a_paragraph_are_joined_and_a_gap_parts_paragraphs(self) -> None:
        assert paragraphs(page(FULL, SECOND, "", THIRD, "of the year.")) == [
            f"{FULL} {SECOND}",
            f"{THIRD} of the year.",
        ]

    def test_a_line_that_need_not_be_so_short_ends_a_paragraph(self) -> None:
        assert paragraphs(
            page("Item 1C. Cybersecurity", "Governance", FULL, "we train.", THIRD, "of ours.")
        ) == [
            "Item 1C. Cybersecurity",
            "Governance",
            f"{FULL} we train.",
            f"{THIRD} of ours.",
        ]

    def test_an_entry_of_a_list_is_a_paragraph(self) -> None:
        assert paragraphs(page(f"{FULL[:-5]}, which has:", "• a plan;", "• drills; and", "(a) a test.")) == [
            f"{FULL[:-5]}, which has:",
            "• a plan;",
            "• drills; and",
            "(a) a test.",
        ]

    def test_an_indented_line_begins_a_paragraph_without_a_gap(self) -> None:
        assert paragraphs(page(f">{FULL[3:]}", SECOND, f">{THIRD}", "of the year.")) == [
            f"{FULL[3:]} {SECOND}",
            f"{THIRD} of the year.",
        ]

    def test_lines_far_apart_are_joined_where_all_are(self) -> None:
        double = page(FULL, SECOND, THIRD, "of the year.", pitch=24)
        assert paragraphs(double) == [f"{FULL} {SECOND} {THIRD} of the year."]


class TestPages:
    def test_a_sentence_goes_on_over_the_end_of_a_page(self) -> None:
        assert paragraphs(page(THIRD, FULL), page(SECOND, number=2)) == [f"{THIRD} {FULL} {SECOND}"]

    def test_one_that_is_over_does_not(self) -> None:
        assert paragraphs(page(FULL, SECOND), page(THIRD, number=2)) == [f"{FULL} {SECOND}", THIRD]

    @pytest.mark.parametrize(
        "heading", ["Item 2. Properties", "ITEM 5. MARKET FOR OUR COMMON EQUITY AND RELATED MATTERS"]
    )
    def test_a_heading_at_the_top_of_a_page_is_no_end_of_a_sentence(self, heading: str) -> None:
        assert paragraphs(page(FULL), page(heading, "", THIRD, number=2)) == [FULL, heading, THIRD]

    def test_running_heads_and_numbers_are_left_out(self) -> None:
        pages = [
            Page(
                at, (row(f"Harbor Lane | {at}", 780), *page(f"We own {words} yards.").rows, row(str(at), 40))
            )
            for at, words in enumerate(("two", "three", "four"), start=1)
        ]
        assert paragraphs(*pages) == ["We own two yards.", "We own three yards.", "We own four yards."]

    def test_what_stands_at_the_edge_of_one_page_stays(self) -> None:
        assert paragraphs(page("FORM 10-K", FULL), page(SECOND, number=2))[0] == "FORM 10-K"

    def test_a_head_between_two_halves_of_a_sentence_is_left_out(self) -> None:
        head = page("Table of Contents", "", SECOND, number=2)
        assert paragraphs(page(FULL), head) == [f"{FULL} {SECOND}"]

    def test_a_place_leads_to_its_page(self) -> None:
        found = text([page(FULL), page(SECOND, number=2)])
        assert found.starts == ((0, "page 1"), (len(FULL) + 1, "page 2"))
        span = found.shown.text.index("review")
        run = max(at for at, start in enumerate(found.shown.starts) if start <= span)
        assert found.source[found.shown.offsets[run] + span - found.shown.starts[run] :].startswith("review")


class TestOrder:
    def test_lines_are_read_from_the_top_however_they_were_written(self) -> None:
        rows = (row("24", 40), row("One.", 700), row("Two.", 688))
        assert [each.text for each in ordered(Page(1, rows))] == ["One.", "Two.", "24"]

    def test_columns_keep_the_order_in_which_they_were_written(self) -> None:
        left = [row(f"left {at}", 700 - 12 * at) for at in range(5)]
        right = [row(f"right {at}", 700 - 12 * at, 320) for at in range(5)]
        assert [each.text for each in ordered(Page(1, (*left, *right)))] == [
            each.text for each in (*left, *right)
        ]

    def test_each_column_has_its_edge(self) -> None:
        rows = [
            *(row(FULL, 700 - 12 * at) for at in range(3)),
            *(row(FULL[:50], 700 - 12 * at, 500) for at in range(3)),
        ]
        assert right_edges(rows) == [70 + WIDTH * len(FULL)] * 3 + [500 + WIDTH * 50] * 3

    def test_a_page_that_lies_on_its_side_is_left_as_it_was_written(self) -> None:
        rows = (row("b", 100), row("a", 700))
        assert ordered(Page(1, rows, upright=False)) == rows


class TestHyphens:
    words = Words(["Our cybersecurity team asks third-party experts.", "A free test of a well-known system."])

    @pytest.mark.parametrize(
        ("cut", "mended"),
        [
            ("cyber~security", "cybersecurity"),
            ("third~party", "third-party"),
            ("Third~Party", "Third-Party"),
            ("free~spirited", "free-spirited"),  # the first is a word
            ("antici~pated", "anticipated"),  # neither is
            ("13a~15", "13a-15"),
            ("COVID~19", "COVID-19"),
            ("a well~known", "a well-known"),
        ],
    )
    def test_the_document_tells_whether_a_hyphen_is_the_words_own(self, cut: str, mended: str) -> None:
        assert self.words.mended(cut.replace("~", BROKEN)) == mended

    def test_a_text_without_cuts_is_left_alone(self) -> None:
        assert self.words.mended("re-use") == "re-use"


class TestFurniture:
    def test_of_two_pages_both_must_agree(self) -> None:
        pages = [[row("Draft", 780), row("One.", 700)], [row("Draft", 780), row("Two.", 700)]]
        assert [[each.text for each in rows] for rows in without(pages)] == [["One."], ["Two."]]

    def test_words_that_return_in_the_middle_of_pages_stay(self) -> None:
        pages = [[row(f"{at} {line}", 780 - 40 * line) for line in range(9)] for at in "abc"]
        for rows in pages:
            rows[4] = row("Governance", 620)
        assert all("Governance" in [each.text for each in rows] for rows in without(pages))


lines = st.lists(st.text(st.sampled_from("ab .-•1A"), min_size=1, max_size=90).filter(str.strip), max_size=8)


@given(st.lists(lines, max_size=4))
def test_no_word_is_lost_but_those_of_the_pages(pages: Sequence[list[str]]) -> None:
    made = [
        Page(at, tuple(row(" ".join(line.split()), 700 - 12 * number) for number, line in enumerate(lines)))
        for at, lines in enumerate(pages, start=1)
    ]
    kept = without([ordered(each) for each in made])
    found = text(made)
    assert sorted(found.shown.text.replace("-", " ").split()) == sorted(
        " ".join(each.text for rows in kept for each in rows).replace("-", " ").split()
    )
    for start, offset in zip(found.shown.starts, found.shown.offsets, strict=True):
        assert found.shown.text[start] == found.source[offset]
