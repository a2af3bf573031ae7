"""A finding quotes what was seen, the chosen words first, each of them once."""

from __future__ import annotations

import pytest

from cyberlint.condition import Evidence
from cyberlint.disclosure import Span
from cyberlint.outcome import Quote
from findings.found import BLOCK, FLAG, TEXT, about, evidence, found, words


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
