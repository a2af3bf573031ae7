"""The Disclosure: spans of the visible text, places in the source, and the facts that a rule means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import INCIDENT, case, fact
from cyberlint.disclosure import Fact, Place, SourceMap, Span, latest_end
from cyberlint.taxonomy import Kind

OVERSIGHT = "CybersecurityRiskBoardOfDirectorsOversightTextBlock"


def test_a_span_lies_within_another_that_reaches_as_far() -> None:
    assert Span(2, 4).within(Span(2, 6))
    assert Span(2, 2).within(Span(2, 6))
    assert not Span(1, 4).within(Span(2, 6))
    assert sorted([Span(3, 4), Span(2, 9), Span(2, 3)]) == [Span(2, 3), Span(2, 9), Span(3, 4)]


class TestSourceMap:
    source = "<p>We &amp; our\r\n  board</p><p>meet.</p>"
    text = "We & our board\nmeet."
    map = SourceMap(source, (0, 3, 4, 9, 15), (3, 6, 11, 19, 31))

    @pytest.mark.parametrize(
        ("words", "found"),
        [("We", "We"), ("&", "&amp;"), ("our", "our"), ("board", "board"), ("meet", "meet")],
    )
    def test_a_position_leads_to_the_character_in_the_source(self, words: str, found: str) -> None:
        assert self.source.startswith(found, self.map.offset(self.text.index(words)))

    def test_a_break_between_paragraphs_is_before_the_next_run(self) -> None:
        assert self.source[: self.map.offset(self.text.index("\n"))].endswith("board")

    @pytest.mark.parametrize(
        ("words", "place"), [("We", Place(1, 4)), ("our", Place(1, 13)), ("board", Place(2, 3))]
    )
    def test_lines_and_columns_count_from_one(self, words: str, place: Place) -> None:
        assert self.map.place(self.map.offset(self.text.index(words))) == place

    def test_what_lies_beyond_the_text_is_at_the_end_of_the_source(self) -> None:
        assert self.map.offset(10_000) == len(self.source)

    def test_without_a_source_everything_is_on_the_line_of_the_disclosure(self) -> None:
        lines = SourceMap(first_line=12)
        assert lines.place(lines.offset(500)) == Place(12, 1)

    @given(
        st.lists(st.tuples(st.integers(0, 5), st.integers(1, 5)), min_size=1, max_size=8), st.integers(0, 60)
    )
    def test_offsets_never_go_back_and_stay_inside(self, runs: list[tuple[int, int]], position: int) -> None:
        """Runs with gaps before them, as tags leave: each character keeps its place."""
        starts, offsets, source = [], [], ""
        text = 0
        for gap, length in runs:
            source += "<" * gap
            starts.append(text)
            offsets.append(len(source))
            source += "x" * length
            text += length
        found = SourceMap(source, tuple(starts), tuple(offsets))
        assert 0 <= found.offset(position) <= found.offset(position + 1) <= len(source)
        if position < text:
            assert source[found.offset(position)] == "x"


class TestFact:
    def test_a_known_concept_has_its_short_name_and_label(self) -> None:
        block = Fact(OVERSIGHT, "The board oversees the risk.")
        assert (block.name, block.kind) == ("board_oversight", Kind.TEXT_BLOCK)
        assert block.label == "Cybersecurity Risk Board of Directors Oversight [Text Block]"

    @pytest.mark.parametrize(
        ("concept", "kind"), [("NewRiskFlag", Kind.FLAG), ("NewRiskTextBlock", Kind.TEXT_BLOCK)]
    )
    def test_an_unknown_concept_goes_by_itself(self, concept: str, kind: Kind) -> None:
        new = Fact(concept, None)
        assert (new.element, new.name, new.label, new.kind) == (None, concept, concept, kind)

    @pytest.mark.parametrize(
        ("value", "shown", "text"),
        [(True, "true", ""), (False, "false", ""), (None, "nil", ""), ("Yes", "Yes", "Yes")],
    )
    def test_values_are_shown_as_xbrl_writes_them(
        self, value: bool | str | None, shown: str, text: str
    ) -> None:
        found = Fact(OVERSIGHT, value)
        assert (found.shown, found.text, found.nil) == (shown, text, value is None)

    def test_a_flag_whose_value_is_no_boolean_has_no_text(self) -> None:
        assert fact("integrated", "maybe").text == ""

    def test_the_first_range_stands_for_a_fact_in_pieces(self) -> None:
        assert fact("processes", "ab", spans=(Span(0, 1), Span(5, 6))).span == Span(0, 1)
        assert fact("processes", "ab").span is None


class TestBound:
    """The facts that a rule means by a name share one context: the registrant's, of the latest period."""

    def bound(self, *facts: Fact) -> list[object]:
        return [found.value for found in case(*facts).disclosure.bound("integrated")]

    def test_facts_without_dimensions_come_before_those_of_members(self) -> None:
        member = fact("integrated", True, dimensions=INCIDENT)
        assert self.bound(member, fact("integrated", False)) == [False]
        assert self.bound(member) == [True]

    def test_the_latest_period_counts(self) -> None:
        assert self.bound(fact("integrated", True, end="2024-12-31"), fact("integrated", False)) == [False]

    def test_a_fact_of_unknown_period_counts_only_alone(self) -> None:
        unknown = fact("integrated", True, end=None)
        assert self.bound(unknown) == [True]
        assert self.bound(unknown, fact("integrated", False)) == [False]

    def test_duplicates_of_one_context_are_all_bound(self) -> None:
        assert self.bound(fact("integrated", True), fact("integrated", False)) == [True, False]
        first = case(fact("integrated", True), fact("integrated", False)).disclosure.fact("integrated")
        assert first
        assert first.value is True

    def test_what_is_not_reported_is_none(self) -> None:
        disclosure = case(fact("processes", "We assess.")).disclosure
        assert disclosure.fact("integrated") is None
        assert disclosure.reported("integrated") == ()


def test_the_latest_period_is_that_of_the_facts_that_have_one() -> None:
    earlier, unknown = fact("integrated", True, end="2024-12-31"), fact("processes", "We assess.", end=None)
    assert latest_end([earlier, fact("integrated", False), unknown]) == "2025-12-31"
    assert latest_end([unknown]) is None


class TestParts:
    """Lines count within the pages of a file, or within the files of an archive."""

    source = "<a>\none\n<b>\ntwo"

    def test_a_place_names_its_part_and_counts_lines_within_it(self) -> None:
        places = SourceMap(self.source, parts=((4, ""), (12, "b.htm")))
        assert places.place(4) == Place(1, 1)
        assert places.place(13) == Place(1, 2, "b.htm")

    def test_before_the_first_part_lines_are_those_of_the_file(self) -> None:
        assert SourceMap(self.source, parts=((12, "b.htm"),)).place(4) == Place(2, 1)

    def test_a_format_without_lines_has_none(self) -> None:
        assert SourceMap(self.source, parts=((0, "page 1"),), lined=False).place(5) == Place(
            None, None, "page 1"
        )
        assert SourceMap(self.source, lined=False).place(5) == Place(None, None)
