"""A finding stands where its words are, its tag is, or the Item begins."""

from __future__ import annotations

from cases import fact
from cyberlint.condition import Case, Evidence
from cyberlint.disclosure import Disclosure, Scope, SourceMap, Span
from cyberlint.narrative import Narrative
from cyberlint.outcome import Location
from cyberlint.suppression.entries import Pointer
from findings.found import BLOCK, FLAG, HIDDEN, TEXT, about, evidence, found, words


class TestPlaces:
    def test_words_are_where_they_stand(self) -> None:
        place = found(evidence("each quarter")).location
        assert place == Location(
            path="draft.htm",
            section="Item 1C › Governance",
            paragraph=1,
            sentence=2,
            line=3,
            column=45,
            offset=TEXT.index("each quarter"),
            length=len("each quarter"),
            fact=BLOCK.concept,
        )
        assert place.human == "Item 1C › Governance › ¶ 1, sentence 2"

    def test_a_fact_as_a_whole_is_at_its_tag(self) -> None:
        place = found(Evidence.of("fact", "board_oversight", BLOCK)).location
        assert (place.line, place.column) == (3, 1)
        assert (place.offset, place.length) == (BLOCK.spans[0].start, len(BLOCK.text))
        assert place.sentence == 1

    def test_a_hidden_fact_is_at_its_tag_too(self) -> None:
        place = found(Evidence.of("flag", "report_to_board", FLAG)).location
        assert (place.line, place.column, place.offset, place.fact) == (1, 1, None, FLAG.concept)

    def test_a_fact_of_a_data_set_is_on_the_line_of_its_disclosure(self) -> None:
        of = about(HIDDEN, map=SourceMap(first_line=4711), text="", sections=())
        place = found(Evidence.of("flag", "integrated", HIDDEN), of=of).location
        assert (place.line, place.column) == (4711, 1)

    def test_an_absence_is_at_the_heading_of_the_item(self) -> None:
        place = found(Evidence("fact", "board_committee")).location
        assert (place.section, place.line, place.column) == ("Item 1C", 1, 5)
        assert (place.offset, place.length) == (0, 0)
        assert place.fact == "CybersecurityRiskBoardCommitteeOrSubcommitteeResponsibleForOversightTextBlock"

    def test_without_an_item_an_absence_is_at_the_first_tag(self) -> None:
        place = found(Evidence("fact", "processes"), of=about(BLOCK, sections=())).location
        assert (place.line, place.column, place.offset) == (3, 1, None)

    def test_of_several_tags_it_is_at_the_first_of_the_source(self) -> None:
        flag = FLAG._replace(offset=BLOCK.offset + 10)
        place = found(Evidence("fact", "processes"), of=about(flag, BLOCK, sections=())).location
        assert (place.line, place.column) == (3, 1)

    def test_without_anything_it_is_at_the_start(self) -> None:
        place = found(Evidence("reported", "annual"), of=about(sections=())).location
        assert (place.line, place.column, place.fact) == (1, 5, None)

    def test_words_in_a_heading_are_in_no_sentence(self) -> None:
        place = found(evidence("Governance", fact=None)).location
        assert (place.paragraph, place.sentence) == (None, None)

    def test_a_block_that_begins_between_sentences_is_at_the_next_one(self) -> None:
        """The tag may begin with the line's end before a paragraph."""
        before = Span(words("Our").start - 1, words("Our").end)
        assert found(Evidence("text", "board_oversight", "\nOur", before, BLOCK)).location.sentence == 1

    def test_text_that_repeats_another_block_is_placed_by_its_own(self) -> None:
        """An R page shows a nested block twice; the narrative counts its sentences once."""
        inner = "It meets each quarter."
        page = f"{BLOCK.text}\n{inner}"
        outer = BLOCK._replace(spans=(Span(0, len(BLOCK.text)),), offset=None)
        again = fact("management_role", inner, spans=(Span(len(BLOCK.text) + 1, len(page)),))
        of = about(
            outer, again, text=page, scope=Scope.TAGGED_TEXT, sections=(), map=SourceMap(page, (0,), (0,))
        )
        place = found(Evidence.of("text", "management_role", again), of=of).location
        assert (place.line, place.column) == (2, 1)
        assert place.section == "Cybersecurity Risk Role of Management"


class TestElsewhere:
    def test_evidence_of_another_document_has_its_path_and_lines(self) -> None:
        before = "Item 1C. Cybersecurity\nOur board oversees the risk each month."
        prior = Disclosure("2025.txt", "text", Scope.FULL_ITEM, before, map=SourceMap(before, (0,), (0,)))
        case = Case(prior, Narrative(prior))
        start = before.index("each month")
        then = Evidence("text", "narrative", "each month", Span(start, start + 10), elsewhere=case)
        shown = found(evidence("each quarter"), given=(then,))
        assert shown.location.path == "draft.htm"
        assert shown.evidence[1].location[:1] == ("2025.txt",)
        assert (shown.evidence[1].location.line, shown.evidence[1].location.column) == (2, 29)
        assert shown.evidence[1].context == "Our board oversees the risk each month."

    def test_a_file_without_sentences_shows_the_line(self) -> None:
        text = "waivers:\n  - rule: CYD201\n"
        pointed = Pointer("waiver", "waivers.yaml", text).at(2, "CYD201", "CYD201")
        quote = found(pointed).evidence[0]
        assert (quote.location.path, quote.location.line, quote.location.column) == ("waivers.yaml", 2, 11)
        assert (quote.text, quote.context, quote.start) == ("CYD201", "  - rule: CYD201", 10)


def test_a_narrative_without_sentences_has_places_all_the_same() -> None:
    disclosure = Disclosure("x.json", "disclosure-json", Scope.TAGGED_TEXT, text="…", facts=(HIDDEN,))
    shown = found(Evidence("text", "narrative", "…", Span(0, 1)), of=Case(disclosure, Narrative(disclosure)))
    assert (shown.location.line, shown.location.column) == (1, 1)
