"""The message of a rule is filled with what was seen, and cut where it is long."""

from __future__ import annotations

import pytest

from cyberlint.condition import Evidence
from cyberlint.disclosure import Section, Span
from cyberlint.findings import QUOTED
from findings.found import BLOCK, FLAG, about, evidence, found

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
