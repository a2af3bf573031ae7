"""Inline XBRL, read from four filings of our own: every fact is written down here."""

from __future__ import annotations

from typing import Any

import pytest

from cyberlint.disclosure import Disclosure, Fact, Scope
from inline import FILINGS, filing

PROCESSES = "CybersecurityRiskManagementProcessesForAssessingIdentifyingAndManagingThreatsTextBlock"

PROGRAM = """\
Our program follows a published framework. It is part of our enterprise risk management, which the Chief \
Risk Officer leads.
Tier Response
1 within 4 hours
We engage assessors."""
NO_EFFECT = "No risks from cybersecurity threats have materially affected us."

# Name, id, value, the words that the tag wraps.
NESTED: list[tuple[str, str, Any, list[str]]] = [
    (
        "processes",
        "f-1",
        f"{PROGRAM} They test us twice a year.\n{NO_EFFECT}",
        [PROGRAM, "They test us twice a year.", NO_EFFECT],
    ),
    (
        "integrated_text",
        "f-2",
        "It is part of our enterprise risk management, which the Chief Risk Officer leads.",
        ["It is part of our enterprise risk management, which the Chief Risk Officer leads."],
    ),
    ("integrated", "f-3", True, ["It is part of our enterprise risk management"]),
    (
        "management_role",
        "f-4",
        "Our Chief Information Security Officer runs the detection mechanism.He has done so since 2019.",
        [
            "Our Chief Information Security Officer runs the detection mechanism.",
            "He has done so since 2019.",
        ],
    ),
    (
        "board_oversight",
        "f-5",
        "The Board oversees the programwith the Audit Committee.",
        ["The Board oversees the program\nwith the Audit Committee."],
    ),
    ("board_committee", "f-6", "Audit Committee", ["Audit Committee"]),
]
HIDDEN: list[tuple[str, str, Any, list[str]]] = [
    ("third_party_engaged", "hidden-1", True, ["engage third parties"]),
    ("report_to_board", "hidden-2", False, []),
    ("integrated", "box-1", True, ["☒"]),
    ("third_party_oversight", "box-2", False, ["☐"]),
    ("materially_affected", "f-1", False, ["We are of the view that no threat is material to us"]),
    ("positions_responsible", "f-2", True, ["Our IT steering group is responsible."]),
    ("expertise", "f-3", None, []),
    ("informing_management", "f-4", "", ["Not described."]),
]
DIMENSIONS: list[tuple[str, str, Any, list[str]]] = [
    (
        "incident_nature",
        "n-1",
        "An intruder encrypted files at two plants. We found out on March 11, 2026.",
        ["An intruder encrypted files at two plants. We found out on March 11, 2026."],
    ),
    ("incident_timing", "t-1", "We found out on March 11, 2026.", ["We found out on March 11, 2026."]),
    ("incident_scope", "s-1", "Plant No. 7 stood still for a day.", ["Plant No. 7 stood still for a day."]),
    ("incident_scope", "s-2", "Two plants were affected.", ["Two plants were affected."]),
    ("incident_scope", "s-3", "Two plants were affected.", ["Two plants were affected."]),
]
SEVERAL: list[tuple[str, str, Any, list[str]]] = [
    (
        "board_oversight",
        "b",
        "The Risk Committee watches cybersecurity for the Board.",
        ["The Risk Committee watches cybersecurity for the Board."],
    ),
    ("positions_responsible", "p", True, ["The chief information officer"]),
]
ALL = {
    "nested-and-continued.htm": NESTED,
    "hidden-nil-and-ballot-boxes.htm": HIDDEN,
    "dimensions-and-duplicates.htm": DIMENSIONS,
    "several-documents.htm": SEVERAL,
}


def seen(disclosure: Disclosure, fact: Fact) -> list[str]:
    return [disclosure.text[span.start : span.end] for span in fact.spans]


@pytest.mark.parametrize("name", ALL)
def test_every_fact_has_its_value_and_the_words_it_wraps(name: str) -> None:
    disclosure = filing(name)
    found = [(fact.name, fact.id, fact.value, seen(disclosure, fact)) for fact in disclosure.facts]
    assert found == ALL[name]
    assert disclosure.limits == ()


@pytest.mark.parametrize("name", ALL)
def test_every_fact_is_placed_at_its_tag(name: str) -> None:
    disclosure = filing(name)
    source = (FILINGS / name).read_text(encoding="utf-8")
    for fact in disclosure.facts:
        tag = source[fact.offset : source.index(">", fact.offset)]
        assert tag.startswith("<i")
        assert f'id="{fact.id}"' in tag
        assert f":{fact.concept}" in tag


@pytest.mark.parametrize("name", ALL)
def test_visible_words_lead_to_the_words_of_the_source(name: str) -> None:
    disclosure = filing(name)
    source = disclosure.map.source
    for fact in disclosure.facts:
        for span in fact.spans:
            assert source[disclosure.map.offset(span.start)] in (disclosure.text[span.start], "&")


def test_the_section_of_a_10_k_is_read_not_its_line_of_contents_nor_the_next_item() -> None:
    disclosure = filing("nested-and-continued.htm")
    assert disclosure.text.startswith("Item 1C. Cybersecurity\nOur program follows")
    assert disclosure.text.endswith("with the Audit Committee.")
    assert disclosure.scope is Scope.FULL_ITEM
    assert (disclosure.sections[0].item, disclosure.sections[0].title) == ("1C", "Item 1C. Cybersecurity")
    assert (disclosure.sections[0].span.start, disclosure.sections[0].span.end) == (0, len(disclosure.text))


def test_the_cover_page_names_the_filing() -> None:
    disclosure = filing("nested-and-continued.htm")
    assert (disclosure.format, disclosure.path) == ("ixbrl", "nested-and-continued.htm")
    assert (disclosure.form, disclosure.forms, disclosure.period) == ("10-K", ("10-K",), "2024-12-31")
    assert (disclosure.registrant, disclosure.cik) == ("Alder Point & Sons, Inc.", "9990101")
    assert (disclosure.taxonomy, disclosure.tagged, disclosure.accession) == (2024, True, None)


def test_prefixes_mean_what_they_are_bound_to() -> None:
    concepts = [fact.concept for fact in filing("nested-and-continued.htm").facts]
    assert concepts[0] == PROCESSES
    assert "MillTextBlock" not in concepts


def test_the_period_of_a_fact_is_that_of_its_context() -> None:
    disclosure = filing("hidden-nil-and-ballot-boxes.htm")
    assert {(fact.period.start, fact.period.end) for fact in disclosure.facts if fact.period} == {
        ("2024-07-01", "2025-06-30")
    }
    assert {fact.taxonomy for fact in disclosure.facts} == {2025}
    assert disclosure.period == "2025-06-30"
    assert disclosure.forms == ("20-F",)
    assert disclosure.sections[0].item == "16K"


def test_what_is_not_displayed_is_not_in_the_text() -> None:
    disclosure = filing("hidden-nil-and-ballot-boxes.htm")
    assert "We are of the view" in disclosure.text
    assert "20-F" not in disclosure.text


def test_dimensions_are_axis_and_member_as_the_file_names_them() -> None:
    facts = filing("dimensions-and-duplicates.htm").facts
    march = ("cyd:MaterialCybersecurityIncidentAxis", "tern:MarchIncidentMember")
    assert [fact.dimensions for fact in facts] == [
        (march,),
        (march,),
        (march, ("tern:SiteAxis", "Plant No. 7")),
        (),
        (),
    ]
    assert [(fact.period.start, fact.period.end) for fact in facts if fact.period][2:4] == [
        (None, "2026-03-12"),
        ("2026-03-11", "2026-03-11"),
    ]


def test_the_whole_body_of_a_current_report_is_read() -> None:
    disclosure = filing("dimensions-and-duplicates.htm")
    assert disclosure.text.startswith("8-K/A\nDate of report: 11 March 2026\nTernbridge Foods Corp.\n")
    assert disclosure.text.endswith("SIGNATURES")
    assert (disclosure.form, disclosure.forms, disclosure.period) == ("8-K/A", ("8-K",), "2026-03-11")
    (section,) = disclosure.sections
    assert disclosure.text[section.span.start : section.span.end].startswith("Item 1.05 Material")


def test_an_exhibit_belongs_to_the_report_before_it() -> None:
    disclosure = filing("several-documents.htm")
    assert (disclosure.form, disclosure.registrant) == ("10-K", "Gullwing Bancshares")
    assert disclosure.text == (
        "The Risk Committee watches cybersecurity for the Board.\nIt meets monthly.\n"
        "The chief information officer answers for it."
    )
    assert disclosure.scope is Scope.TAGGED_TEXT
    assert disclosure.sections == ()
    assert disclosure.place(0).line == 34
