"""The disclosure in a draft: the Item of a report, the Item alone, or nothing to lint."""

from __future__ import annotations

import pytest

from cyberlint.disclosure import Disclosure, Scope, Section, Span
from cyberlint.draft.lines import source_lines, visible
from cyberlint.draft.report import disclosure, is_about_subject
from cyberlint.source import ReadError
from reports import reports

COVER = """\
FORM 10-K
For the fiscal year ended December 31, 2025
Harbor Lane Corp.
(Exact name of registrant as specified in its charter)
"""
ITEM = """\
Item 1C. Cybersecurity
Risk Management and Strategy
We maintain a cybersecurity program that assesses, identifies and manages risks from cybersecurity threats.
Governance
The audit committee of our board oversees cybersecurity risk, and management reports to it each quarter.
"""
REST = "Item 2. Properties\nWe own two yards.\n"
BARE = """\
Our cybersecurity program
We maintain a cybersecurity program that assesses and manages material risks from cybersecurity threats.
The audit committee of our board oversees cybersecurity risk, and our management reports to the committee.
"""


def read(source: str) -> Disclosure:
    return disclosure("draft.txt", "text", source, visible(source_lines(source)))


def test_the_item_of_a_whole_report():
    found = read(COVER + ITEM + REST)
    assert found.text == ITEM.strip()
    assert (found.form, found.forms, found.registrant, found.period) == (
        "10-K",
        ("10-K",),
        "Harbor Lane Corp.",
        "2025-12-31",
    )
    assert (found.scope, found.tagged, found.facts, found.limits) == (Scope.FULL_ITEM, False, (), ())
    assert found.place(0) == found.map.place(len(COVER))
    assert found.place(0).line == 5


def test_its_sections_lie_in_its_text():
    found = read(COVER + ITEM + REST)
    assert [section.title for section in found.sections] == [
        "Item 1C. Cybersecurity",
        "Risk Management and Strategy",
        "Governance",
    ]
    assert found.sections[0] == Section("1C", "Item 1C. Cybersecurity", Span(0, len(found.text)))


def test_the_item_alone():
    found = read(ITEM)
    assert (found.text, found.form, found.registrant) == (ITEM.strip(), "10-K", None)


@pytest.mark.parametrize("report", list(reports(60)), ids=lambda report: repr(report.heading))
def test_whole_reports_of_every_form(report):
    found = read(report.text)
    assert found.form == report.form
    assert found.registrant == "Harbor Lane Corp."
    assert found.sections[0].item == report.item
    assert found.items == (("1.05",) if report.form == "8-K" else ())


def test_an_amendment_is_one():
    assert read(COVER.replace("10-K", "10-K/A") + ITEM).form == "10-K/A"


def test_the_form_comes_from_the_item_where_the_cover_names_another():
    assert read(f"FORM 8-K\n{ITEM}").form == "10-K"


def test_a_report_is_about_its_own_item():
    incident = "Item 1.05 Material Cybersecurity Incidents\nWe found an intruder in our network in May.\n"
    other = "Item 9B. Other Information\n"
    assert read(COVER + ITEM + other + incident).sections[0].item == "1C"


def test_a_report_with_an_index_of_items_only():
    item = ITEM.partition("\n")[2] * 2
    found = read(
        f"{COVER}Cybersecurity\n{item}Our People\nWe employ nine hundred.\nItem 1C. Cybersecurity 52\n"
    )
    assert (found.form, found.sections[0].item) == ("10-K", "1C")
    assert found.text == f"Cybersecurity\n{item}".strip()


def test_an_annual_report_without_the_item_is_a_disclosure_of_nothing():
    found = read(COVER + "Item 1. Business\nFerries.\n" + REST)
    assert (found.text, found.sections, found.form, found.period) == ("", (), "10-K", "2025-12-31")
    assert found.limits == ()


def test_a_part_of_a_report_does_not_tell_whether_the_item_is_left_out():
    found = read(COVER + "Item 1. Business\nFerries.\n")
    assert found.limits == ("no heading of Item 1C was found, nor the place where it belongs",)


def test_an_amendment_need_not_hold_the_item():
    assert read(COVER.replace("10-K", "10-K/A") + "Item 10. Directors\nNames.\n").limits == ()


def test_an_issuer_of_asset_backed_securities_is_read_as_saying_so():
    said = "Items 1, 1A, 1C and 2 are omitted under General Instruction J of Form 10-K."
    found = read(f"{COVER}{said}\nItem 3. Legal Proceedings\nNone.\n")
    assert (found.text, found.limits) == (said, ())


def test_a_report_is_known_by_its_headings_too():
    found = read("Item 1. Business\nFerries.\nItem 1A. Risk Factors\nStorms.\nItem 2. Properties\nYards.")
    assert (found.text, found.form, found.scope) == ("", "10-K", Scope.FULL_ITEM)


def test_a_text_without_a_heading_that_speaks_of_the_subject_is_the_item():
    found = read(BARE)
    assert found.text == BARE.strip()
    assert (found.form, found.forms) == (None, ("10-K", "20-F"))
    assert found.sections[0] == Section("", "Our cybersecurity program", Span(0, len(found.text)))


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("We build ferries and repair them.", "no heading of Item 1C, 16K or 1.05"),
        ("", "no heading of Item 1C, 16K or 1.05"),
        ("FORM 8-K\nItem 8.01. Other Events\nWe sold a yard.", "the report on Form 8-K has no Item 1.05"),
    ],
)
def test_there_may_be_nothing_to_lint(source, what):
    with pytest.raises(ReadError, match=what):
        read(source)


@pytest.mark.parametrize(
    "text",
    [
        "This tool scans networks. Cyber attacks are found by its cyber engine, and cyber alerts are sent.",
        "We build ferries. The board and its committee oversee the risks of the company. " * 5,
        BARE + "We build ferries and repair them at two yards. " * 60,
        BARE * 1000,
    ],
)
def test_not_every_text_is_about_cybersecurity(text):
    assert not is_about_subject(text)


@pytest.mark.parametrize(
    "end", [" and the management of the compa", " and,", " and the management of the company –"]
)
def test_a_text_that_ends_early_says_so(end):
    (limit,) = read(ITEM.strip().rstrip(".") + end).limits
    assert limit == f"the text ends early: “…{(ITEM.strip().rstrip('.') + end)[-30:]}”"


@pytest.mark.parametrize(
    "source", [ITEM, COVER + ITEM + REST + "We lease a thi", ITEM + "• training", ITEM + "24"]
)
def test_a_text_that_ends_does_not(source):
    assert read(source).limits == ()
