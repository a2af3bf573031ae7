"""References to Items, notes, exhibits and titles that the report does not have."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cases import ask, case, places, quotes
from cyberlint.condition import Answer, Case, Truth
from cyberlint.disclosure import Disclosure, Scope, SourceMap, Span
from cyberlint.inputs import load
from cyberlint.markup.flat import flat
from cyberlint.narrative import Narrative
from cyberlint.readers import read

ALL = ["item", "note", "exhibit", "title"]
REPORT = """
Item 1. Business
We make pumps and valves in two plants that we own.
Item 1A. Risk Factors
A Cyberattack Could Stop Our Plants
We depend on networks that others may enter without our knowing it.
Item 2. Properties
Item 3. Legal Proceedings
Item 5. Market for Registrant's Common Equity
Item 7. Management's Discussion and Analysis
Item 8. Financial Statements
Note 1. Organization
Note 2. Estimates
Note 3. Revenue
Note 4. Leases
Note 5. Contingencies
Items 10, 11 and 12
What these Items ask for stands in our proxy statement for 2026.
Item 15. Exhibits
97.1 Recovery policy
"""


def found(text: str, report: str = REPORT, form: str = "10-K", kinds: list[str] = ALL) -> Answer:
    about = case(text=text, form=form, scope=Scope.FULL_ITEM, map=SourceMap(report + text))
    answer = ask("reference", kinds, about)
    if answer.truth is Truth.TRUE:
        assert places(answer, about) == quotes(answer)
    return answer


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("See Part II, Item 9A of this report.", "Item 9A"),
        ("The risks are described under Item 7A below.", "Item 7A"),
        ("For more, refer to Items 4 and 5.", "Items 4"),
        ("See Note 17 to our financial statements.", "Note 17"),
        ("Our reserves are described in note 6.", "note 6"),
        ("We file the policy as Exhibit 99.2.", "Exhibit 99.2"),
        ("See “An Intrusion Could Stop Our Plants” above.", "“An Intrusion Could Stop Our Plants”"),
        ("See “Risk Factors—Our Networks May Fail.”", "“Risk Factors—Our Networks May Fail.”"),
        ("This is discussed under the heading “Lost Plants”, in part.", "“Lost Plants”"),
        ('Refer to the section titled "How We Are Insured" of this report.', '"How We Are Insured"'),
        ("See “Risk Factors” and “How We Are Insured” in this report.", "“How We Are Insured”"),
    ],
)
def test_what_the_report_does_not_have_is_shown(text: str, lost: str) -> None:
    answer = found(text)
    assert answer.truth is Truth.TRUE
    assert quotes(answer) == [lost]


@pytest.mark.parametrize(
    "text",
    [
        "See Part I, Item 1A, and Part III, Item 12.",
        "See Note 5 to our financial statements.",
        "We file the policy as Exhibit 97.1.",
        "See “Risk Factors—A cyber-attack could stop our plants” in Item 1A.",
        "See “Item 1A. Risk Factors.”",
        "See “Oversight” in our proxy statement for 2026, and Note 17 there.",
        "We follow Item 106 of Regulation S-K.",
        "Our team calls an outage a “Tier Zero Event” and answers it within an hour.",
        "We described the outage in Note 17 to our previously filed financial statements.",
        "The risks described in “Risk Factors—A Cyberattack … Our Plants” are ours.",
        "The controls that are described as “defense in depth” are set forth in our “Plant Rules”.",
        "We train our people.",
    ],
)
def test_what_it_has_and_what_is_elsewhere_is_left_alone(text: str) -> None:
    assert found(text).truth is Truth.FALSE


def test_a_line_of_the_table_of_contents_is_no_item() -> None:
    report = REPORT.replace(
        "Item 1A. Risk Factors\nA Cyberattack Could Stop Our Plants\nWe depend", "We depend"
    )
    contents = "Item 1. Business 3\nItem 1A. Risk Factors 9\nItem 2. Properties 20\n"
    assert quotes(found("See Item 1A.", contents + report)) == ["Item 1A"]
    assert found("See Item 1A.", contents + REPORT).truth is Truth.FALSE


def test_an_item_may_stand_under_its_title_alone() -> None:
    assert found("See Item 1A.", REPORT.replace("Item 1A. Risk", "Risk")).truth is Truth.FALSE


@pytest.mark.parametrize(
    "report", ["", "Item 1A. Risk Factors\nWe depend on networks that others may enter.\n"]
)
def test_of_a_part_of_the_report_nothing_is_told(report: str) -> None:
    answer = found("See Item 9A and Note 17.", report)
    assert answer.truth is Truth.UNKNOWN
    assert answer.reason == "the whole report, which the references lead to, was not read"


def test_an_amendment_need_not_have_what_it_refers_to() -> None:
    assert found("See Item 9A.", form="10-K/A").truth is Truth.UNKNOWN


def test_notes_whose_numbers_are_not_told_are_left_alone() -> None:
    assert found("See Note 17.", REPORT.replace("Note ", "Remark ")).truth is Truth.FALSE


def test_notes_may_be_headed_by_their_numbers_alone() -> None:
    numbered = REPORT.replace("Note ", "")
    assert quotes(found("See Note 17.", numbered)) == ["Note 17"]
    assert found("See Note 5.", numbered).truth is Truth.FALSE


def test_only_the_kinds_that_are_asked_for_count() -> None:
    assert found("See Item 9A.", kinds=["note", "title"]).truth is Truth.FALSE


def whole_reports(corpus: Path) -> list[Disclosure]:
    return [
        one
        for path in sorted((corpus / "corpus/ixbrl").glob("*.htm"))
        for one in read(load(str(path)))
        if isinstance(one, Disclosure)
    ]


def lost(report: Disclosure) -> list[str | None]:
    answer = ask("reference", ALL, Case(report, Narrative(report)))
    return quotes(answer) if answer.truth is Truth.TRUE else []


def test_whole_reports_have_what_they_refer_to(corpus: Path) -> None:
    reports = whole_reports(corpus)
    assert len(reports) == 14
    assert {report.path: lost(report) for report in reports if lost(report)} == {}


def test_without_the_risk_factors_the_references_to_them_lead_to_nothing(corpus: Path) -> None:
    told = 0
    for report in whole_reports(corpus):
        lines = flat(report.map.source)
        start, end = (
            max((found.start() for found in re.finditer(rf"(?im)^item {item}\b", lines)), default=-1)
            for item in ("1A", "1B")
        )
        if "Item 1A" in report.text and 0 <= start < end:
            cut = report._replace(map=SourceMap(lines[:start] + lines[end:]))
            told += any("Item 1A" in (words or "") for words in lost(cut))
    assert told >= 10


def test_a_title_that_no_report_has_is_found_in_each(corpus: Path) -> None:
    said = "\nSee “The Heron Rule Book of Larkspur” in this report."
    for report in whole_reports(corpus):
        section = report.sections[0]._replace(span=Span(0, len(report.text + said)))
        more = report._replace(
            text=report.text + said, sections=(section,), map=SourceMap(report.map.source + said)
        )
        assert lost(more) == ["“The Heron Rule Book of Larkspur”"], report.path
