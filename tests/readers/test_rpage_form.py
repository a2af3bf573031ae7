"""Which form an R page is of: its title, its rows, its words and the cover page tell it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cyberlint.disclosure import Period, Scope
from rpages import ANNUAL, INCIDENT, bars, read


def test_the_annual_role_may_be_either_annual_form() -> None:
    page = replace(ANNUAL, rows=(("annual_line_items", ""), ("integrated", "true")))
    disclosure = read(bars(page))
    assert disclosure.form is None
    assert disclosure.forms == ("10-K", "20-F")
    assert disclosure.scope is Scope.TAGGED_TEXT
    assert disclosure.registrant is None
    assert disclosure.taxonomy is None


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("See “Item 3.D. Risk Factors” for more.", "20-F"),
        ("See “Item 3. Key Information—D. Risk Factors”.", "20-F"),
        ("ITEM 16K. CYBERSECURITY", "20-F"),
        ("Item 1C. Cybersecurity", "10-K"),
        ("See Item 1A, “Risk Factors”.", "10-K"),
        ("In this annual report on Form 20-F, which answers what Item 1C asks of others", None),
        ("See “Risk Factors”.", None),
    ],
)
def test_the_form_is_inferred_where_the_text_tells_it(words: str, form: str | None) -> None:
    page = replace(ANNUAL, rows=(("annual_line_items", ""), ("processes", words)))
    disclosure = read(bars(page))
    assert disclosure.form == form
    assert disclosure.forms == ((form,) if form else ("10-K", "20-F"))


def test_an_incident_page_is_known_by_its_rows() -> None:
    disclosure = read(bars(INCIDENT))
    assert disclosure.forms == ("8-K", "6-K")
    assert disclosure.period == "2026-05-04"
    assert {fact.period for fact in disclosure.facts} == {Period("2026-05-04", "2026-05-04")}


COVER = "XML 12 R1.htm IDEA: XBRL DOCUMENT v3.25.4\n"
PAGE = "XML 14 R2.htm IDEA: XBRL DOCUMENT v3.25.4\n"


@pytest.mark.parametrize("row", ["|{} | {} |", "|{}\n|{}", "{} {}", "| **{}** | {} |", "{}\n{}"])
def test_the_cover_page_of_the_same_dump_names_the_form(row: str) -> None:
    cover = COVER + "\n".join((row.format("Document Type", "8-K"), row.format("Entity File Number", "001-9")))
    assert read(f"{cover}\n{PAGE}{bars(INCIDENT)}").form == "8-K"


def test_the_cover_page_says_that_the_report_is_an_amendment() -> None:
    cover = f"{COVER}|Document Type\n|8-K\n|Amendment Flag\n|true\n{PAGE}"
    assert read(cover + bars(INCIDENT)).form == "8-K/A"


def test_covers_of_two_forms_tell_none() -> None:
    covers = f"{COVER}|Document Type\n|8-K\n{COVER}|Document Type\n|6-K\n{PAGE}"
    disclosure = read(covers + bars(INCIDENT))
    assert (disclosure.form, disclosure.forms) == (None, ("8-K", "6-K"))


def test_words_about_a_type_of_document_name_no_form() -> None:
    rows = (("incident_nature", "Document Type 8-K is the name of a template that was stolen."),)
    assert read(bars(replace(INCIDENT, rows=rows))).form is None


def test_the_words_above_the_rows_may_name_the_form() -> None:
    assert read(f"Report on Form 6-K of Tamarind Ferry Lines\n{bars(INCIDENT)}").form == "6-K"


def test_incident_rows_under_the_annual_title_are_of_an_annual_report() -> None:
    page = replace(ANNUAL, rows=(("incident_nature", "We had no incident."),))
    assert read(bars(page)).forms == ("10-K", "20-F")
