"""A finding quotes what was seen, and says where it stands: for people, in the text, in the source."""

from __future__ import annotations

from typing import Any

import pytest

from cases import case, fact
from cyberlint.condition import Case, Evidence
from cyberlint.disclosure import Disclosure, Scope, Section, SourceMap, Span
from cyberlint.findings import QUOTED, finding
from cyberlint.narrative import Narrative
from cyberlint.outcome import Finding, Location, Quote
from cyberlint.rule import Severity
from cyberlint.suppression.entries import Pointer
from pack.rules import made

SOURCE = """\
<h1>Item 1C. Cybersecurity</h1>
<p>Governance</p>
<p>Our board oversees the risk. It meets <b>each quarter</b>.</p>
"""
TEXT = "Item 1C. Cybersecurity\nGovernance\nOur board oversees the risk. It meets each quarter."


def source_map() -> SourceMap:
    """Map every piece of the visible text to the source; a run begins wherever a tag ends."""
    pieces = [
        "Item 1C. Cybersecurity",
        "Governance",
        "Our board oversees the risk. It meets ",
        "each quarter",
        ".",
    ]
    starts, offsets, at, offset = [], [], 0, 0
    for piece in pieces:
        at, offset = TEXT.index(piece, at), SOURCE.index(piece, offset)
        starts.append(at)
        offsets.append(offset)
        at, offset = at + len(piece), offset + len(piece)
    return SourceMap(SOURCE, tuple(starts), tuple(offsets))


def words(piece: str) -> Span:
    return Span(TEXT.index(piece), TEXT.index(piece) + len(piece))


BLOCK = fact(
    "board_oversight", TEXT[words("Our").start :], spans=(Span(words("Our").start, len(TEXT)),), offset=50
)
FLAG = fact("report_to_board", True, offset=0)
HIDDEN = fact("integrated", True)
ITEM = (
    Section("1C", "Cybersecurity", Span(0, len(TEXT))),
    Section("1C", "Governance", Span(words("Governance").start, len(TEXT))),
)


def about(*facts: Any, each: str | None = None, **fields: Any) -> Case:
    given = {"scope": Scope.FULL_ITEM, "sections": ITEM, "map": source_map(), "path": "draft.htm"} | fields
    return case(
        *facts, text=fields.pop("text", TEXT), each=each, **{k: v for k, v in given.items() if k != "text"}
    )


def found(
    *expected: Evidence,
    given: tuple[Evidence, ...] = (),
    of: Case | None = None,
    named: str = "ACME101",
    **fields: Any,
) -> Finding:
    rule = made()._replace(id=named).defined(**fields)
    return finding(rule, Severity.WARNING, of or about(BLOCK, FLAG), expected, given)


def evidence(piece: str, operator: str = "text", **fields: Any) -> Evidence:
    return Evidence(operator, "board_oversight", piece, words(piece), **({"fact": BLOCK} | fields))


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


class TestQuotes:
    def test_the_first_that_expect_saw_is_the_primary(self) -> None:
        quotes = found(
            evidence("each quarter"),
            evidence("Our board"),
            given=(Evidence.of("flag", "report_to_board", FLAG),),
        ).evidence
        assert [(quote.role, quote.text) for quote in quotes] == [
            ("primary", "each quarter"),
            ("related", "Our board"),
            ("related", "true"),
        ]

    @pytest.mark.parametrize(
        ("focus", "text"),
        [("flag", "true"), ("report_to_board", "true"), ("text", "each quarter"), (None, "each quarter")],
    )
    def test_the_focus_chooses_the_primary(self, focus: str | None, text: str) -> None:
        shown = found(
            evidence("each quarter"), given=(Evidence.of("flag", "report_to_board", FLAG),), focus=focus
        )
        assert shown.evidence[0].text == text
        assert shown.location == shown.evidence[0].location

    def test_the_focus_may_be_the_fact_that_each_binds(self) -> None:
        of = about(BLOCK, FLAG, each="report_to_board")
        shown = found(
            evidence("Our board"), Evidence.of("flag", "report_to_board", FLAG), of=of, focus="each"
        )
        assert shown.evidence[0].text == "true"

    def test_the_flag_comes_before_more_sentences_of_the_same_verdict(self) -> None:
        said = evidence("each quarter", "verdict"), evidence("Our board", "verdict")
        tagged = Evidence.of("flag", "report_to_board", FLAG)
        shown = found(*said, given=(tagged,), focus="verdict").evidence
        assert [quote.text for quote in shown] == ["each quarter", "true", "Our board"]

    @pytest.mark.parametrize(
        ("seen", "shown"),
        [
            (["board meets", "meets each quarter", "each quarter"], ["board meets", "meets each quarter"]),
            (["board meets", "each quarter", "meets each quarter"], ["board meets", "meets each quarter"]),
            (["board meets", "each quarter", "each quarter"], ["board meets", "each quarter"]),
            (["meets each quarter", "each quarter"], ["meets each quarter"]),
            (["each quarter", "meets each quarter"], ["each quarter", "meets each quarter"]),
        ],
    )
    def test_words_within_others_are_shown_once(self, seen: list[str], shown: list[str]) -> None:
        of = about(BLOCK, text="Our board meets each quarter.")
        span = {
            words: Span(at, at + len(words)) for words in seen for at in [of.disclosure.text.index(words)]
        }
        claims = [Evidence("claim", "narrative", words, span[words], BLOCK) for words in seen]
        claims = [item._replace(subject=str(number)) for number, item in enumerate(claims)]
        assert [quote.text for quote in found(*claims, of=of).evidence] == shown

    def test_an_absence_has_no_words_and_only_a_primary_one_is_shown(self) -> None:
        shown = found(Evidence("fact", "processes"), Evidence("fact", "expertise"), evidence("Our board"))
        assert [quote.text for quote in shown.evidence] == [None, "Our board"]

    def test_what_is_known_of_the_filing_is_no_quotation(self) -> None:
        shown = found(evidence("Our board"), given=(Evidence("meta", "form", "10-K"),))
        assert [quote.text for quote in shown.evidence] == ["Our board"]

    def test_it_is_the_primary_one_where_there_is_nothing_else(self) -> None:
        shown = found(Evidence("meta", "taxonomy", "2024"))
        assert (shown.evidence[0].text, shown.location.line) == ("2024", 1)

    def test_a_rule_may_fail_without_evidence(self) -> None:
        assert found().evidence == (Quote("primary", None, found().location, label="document"),)

    def test_the_same_words_are_shown_once(self) -> None:
        assert len(found(evidence("Our board"), given=(evidence("Our board"),)).evidence) == 1

    def test_words_come_with_their_sentence(self) -> None:
        quote = found(evidence("each quarter")).evidence[0]
        assert quote.context == "It meets each quarter."
        assert quote.context[quote.start :] == "each quarter."

    def test_words_of_two_sentences_come_without(self) -> None:
        assert found(evidence("the risk. It meets")).evidence[0].context is None

    def test_a_value_is_not_looked_for_in_the_text(self) -> None:
        """The flag is tagged around words that do not say “true”."""
        flag = FLAG._replace(spans=(words("each quarter"),))
        quote = found(Evidence.of("flag", "report_to_board", flag), of=about(flag)).evidence[0]
        assert (quote.text, quote.context) == ("true", None)
        assert quote.label == (
            "Cybersecurity Risk Management Positions or Committees Responsible Report to Board"
        )

    def test_a_fact_in_two_pieces_is_placed_at_the_first_and_quoted_whole(self) -> None:
        pieces = (words("Our board"), words("each quarter"))
        block = BLOCK._replace(value="Our boardeach quarter", spans=pieces, offset=None)
        quote = found(Evidence.of("fact", "board_oversight", block), of=about(block)).evidence[0]
        assert quote.text == "Our boardeach quarter"
        assert quote.context is None
        assert (quote.location.offset, quote.location.length) == (pieces[0].start, len("Our board"))

    def test_all_the_text_is_no_quotation_but_an_absence(self) -> None:
        shown = found(Evidence("text", "narrative", TEXT, Span(0, len(TEXT))))
        assert shown.evidence[0].text is None
        assert shown.location.section == "Item 1C"


YEARS, REPORTS = ", as it has for years", "and reports are given each quarter"


class TestMessages:
    @pytest.mark.parametrize(
        ("message", "filled"),
        [
            ("The words are “{evidence}”.", "The words are “each quarter”."),
            ("It says “{sentence}”.", "It says “It meets each quarter”."),
            ("“{fact}” is tagged.", "“Cybersecurity Risk Board of Directors Oversight” is tagged."),
            ("This {form} says so.", "This 10-K says so."),
            ("Nothing in {read} says so.", "Nothing in the Item says so."),
            ("“{evidence}”, but “{related}”", "“each quarter”, but “true”"),
            (
                "{related-fact}",
                "Cybersecurity Risk Management Positions or Committees Responsible Report to Board",
            ),
            ("{fact {evidence}}", "{fact each quarter}"),
        ],
    )
    def test_placeholders(self, message: str, filled: str) -> None:
        given = (Evidence.of("flag", "report_to_board", FLAG),)
        assert found(evidence("each quarter"), given=given, message=message).message == filled

    def test_braces_of_a_filing_are_no_placeholders(self) -> None:
        hostile = Evidence("text", "processes", "{fact} {related}")
        shown = found(hostile, message="“{evidence}” by {fact}")
        assert shown.message.startswith("“{fact} {related}” by Cybersecurity Risk Management Processes for")

    def test_long_words_are_cut_between_two_of_them(self) -> None:
        long = Evidence("text", "processes", "process " * 100)
        message = found(long, message="{evidence}").message
        assert message.endswith("process […]")
        assert len(message) <= QUOTED + len(" […]")

    @pytest.mark.parametrize(
        ("fillers", "quoted"),
        [
            (1, "Our board meets, as it has for years, and reports are given each quarter"),
            (6, f"Our board meets{YEARS * 6}, and reports are given each quarter"),
            (
                20,
                f"Our board meets{YEARS}, as it has […] has for years{YEARS * 3}, {REPORTS}",
            ),
        ],
    )
    def test_a_quote_begins_as_its_sentence_does_and_holds_the_words(self, fillers: int, quoted: str) -> None:
        text = f"Our board meets{YEARS * fillers}, and reports are given each quarter."
        at = text.index("reports are given")
        seen = Evidence("text", "board_oversight", text[at : at + 17], Span(at, at + 17))
        item = (Section("1C", "Cybersecurity", Span(0, len(text))),)
        assert found(seen, of=about(text=text, sections=item), message="{sentence}").message == quoted

    def test_white_space_is_one_space(self) -> None:
        assert found(
            Evidence("text", "processes", " We\n\tassess\xa0 risk "), message="{evidence}"
        ).message == ("We assess risk")

    def test_a_filing_without_a_form_is_a_report(self) -> None:
        shown = found(evidence("Our board"), of=about(BLOCK, form=None), message="This {form}.")
        assert shown.message == "This report."


class TestFingerprints:
    def same(self, one: Finding, other: Finding) -> bool:
        return one.fingerprint == other.fingerprint

    def test_they_do_not_depend_on_place_or_path(self) -> None:
        moved = about(BLOCK, FLAG, path="final.htm", map=SourceMap())
        assert self.same(found(evidence("Our board")), found(evidence("Our board"), of=moved))

    def test_they_do_not_depend_on_white_space_case_or_marks(self) -> None:
        one, other = (
            Evidence("text", "processes", text) for text in ("Our process,\nmostly.", "our process mostly")
        )
        assert self.same(found(one), found(other))

    def test_they_depend_on_the_rule_the_fact_and_the_words(self) -> None:
        shown = found(evidence("Our board"))
        assert not self.same(shown, found(evidence("Our board"), named="ACME102"))
        assert not self.same(shown, found(evidence("each quarter")))
        assert not self.same(shown, found(Evidence("text", "processes", "Our board")))

    def test_they_are_made_of_the_whole_sentence(self) -> None:
        meets = about(BLOCK, FLAG, text=TEXT.replace("It meets", "Nobody meets"))
        assert not self.same(found(evidence("each quarter")), found(evidence("each quarter"), of=meets))

    def test_a_missing_statement_goes_by_the_words_of_the_item(self) -> None:
        absence = Evidence("claim", "names_committee")
        longer = TEXT + "\nItem 2. Properties"
        other = about(text=TEXT.replace("quarter", "month"))
        assert self.same(found(absence), found(absence, of=about(text=longer)))
        assert not self.same(found(absence), found(absence, of=other))
        assert found(absence).lasting == found(absence, of=other).lasting

    def test_a_missing_tag_goes_by_what_it_is_held_against(self) -> None:
        absence, said = Evidence("fact", "processes"), evidence("Our board")
        other = about(text=TEXT.replace("quarter", "month"))
        assert self.same(found(absence), found(absence, of=other))
        assert self.same(found(absence, given=(said,)), found(absence, given=(said,), of=other))
        assert not self.same(found(absence), found(absence, given=(said,)))
        assert found(absence).lasting == found(absence, given=(said,)).lasting

    def test_what_is_there_lasts_as_long_as_its_words(self) -> None:
        shown = found(evidence("Our board"))
        assert shown.lasting == shown.fingerprint


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
