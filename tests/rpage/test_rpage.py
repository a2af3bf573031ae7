"""What R pages have in common: periods, members, roles, forms."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.disclosure import Period
from cyberlint.rpage import (
    column_periods,
    flag_value,
    members,
    period,
    periods,
    role,
    title_members,
    told_form,
)
from cyberlint.taxonomy import elements


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.integers(1, 24))
def test_a_period_has_about_the_length_that_its_months_say(end: date, months: int) -> None:
    found = period(end.isoformat(), months)
    assert found.start is not None
    days = (end - date.fromisoformat(found.start)).days + 1
    assert abs(days - months * 30.44) < 4


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_a_year_begins_on_the_day_after_the_end_of_the_year_before(end: date) -> None:
    found = period(end.isoformat(), 12)
    assert found.start is not None
    after = end + timedelta(days=1)
    start = date.fromisoformat(found.start)
    assert (start.month, start.day) in {(after.month, after.day), (2, 28)}
    assert after.year - start.year == 1


def test_no_whole_month_is_one_day() -> None:
    assert period("2026-05-04", 0) == Period("2026-05-04", "2026-05-04")


def test_the_beginning_of_time_has_no_start() -> None:
    assert period("0001-03-01", 12) == Period(None, "0001-03-01")


def test_one_length_holds_for_all_columns() -> None:
    assert periods("12 Months Ended Dec. 31, 2025 Dec. 31, 2024") == (
        Period("2025-01-01", "2025-12-31"),
        Period("2024-01-01", "2024-12-31"),
    )


def test_lengths_that_cannot_be_assigned_leave_the_start_open() -> None:
    heading = "3 Months Ended 12 Months Ended Mar. 31, 2025 Dec. 31, 2025 Dec. 31, 2024"
    assert [found.start for found in periods(heading)] == [None, None, None]


@pytest.mark.parametrize("heading", ["", "Dec. 32, 2025", "Foo. 1, 2025", "12 Months Ended"])
def test_a_heading_without_a_date_has_no_periods(heading: str) -> None:
    assert periods(heading) == ()


def test_a_column_without_a_length_is_one_day() -> None:
    assert column_periods(["12 Months Ended", ""], ["Dec. 31, 2025", "Jan. 5, 2026"]) == (
        Period("2025-01-01", "2025-12-31"),
        Period("2026-01-05", "2026-01-05"),
    )


def test_members_are_joined_by_bars_in_a_row_and_follow_a_dash_in_a_title() -> None:
    assert members("May Incident [Member] | Kilns") == (("", "May Incident [Member]"), ("", "Kilns"))
    assert title_members("Material Cybersecurity Incident - May Incident - USD ($)") == (
        ("", "May Incident"),
    )
    assert title_members("Cybersecurity Risk Management and Strategy Disclosure") == ()


@pytest.mark.parametrize(
    ("words", "value"), [("TRUE", True), ("☑", True), ("0", False), ("", None), ("n/a", "n/a")]
)
def test_flags(words: str, value: bool | str | None) -> None:
    assert flag_value(words) == value


def test_the_role_is_told_by_the_title_then_by_the_rows() -> None:
    annual, incident = elements()["integrated"].concept, elements()["incident_nature"].concept
    assert role("Cybersecurity Risk Management and Strategy Disclosure (Details)", [incident]) == "annual"
    assert role("Something Else", [incident]) == "incident"
    assert role("Something Else", [incident, annual]) == "annual"


def test_a_text_that_names_items_of_two_forms_tells_none() -> None:
    assert told_form("Item 1C of Form 10-K", ["10-K", "20-F"]) == ("10-K", ("10-K",))
    assert told_form("Item 1C of Form 10-K, Item 16K of Form 20-F", ["10-K", "20-F"]) == (
        None,
        ("10-K", "20-F"),
    )
    assert told_form("Item 1.05 of FORM 8-K", ["8-K", "6-K"]) == ("8-K", ("8-K",))


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("The Company reports this incident under Item 1.05.", "8-K"),
        ("See our Annual Report on Form 10-K and our Quarterly Reports on Form 10-Q.", "8-K"),
        ("We are furnishing this report on Form 6-K.", "6-K"),
        ("See “Risk Factors” in our Annual Report on Form 20-F.", "6-K"),
        ("See “Risk Factors” in our Annual Report on Form 40-F.", "6-K"),
        ("As a foreign private issuer, we publish this report.", "6-K"),
        ("Since the Original Form 8-K was filed, shipping has been restored.", "8-K/A"),
        ("This Amendment amends our Current Report on Form 8-K.", "8-K/A"),
        ("As of the date of this Amendment to our Form 8-K, the work is done.", "8-K/A"),
        ("We will file an amendment to this Current Report on Form 8-K.", "8-K"),
        ("On March 2, an intruder encrypted our servers.", None),
        ("A copy of our report on Form 8-K stands in our Form 6-K.", None),
    ],
)
def test_an_incident_page_tells_its_form_by_naming_it_or_the_annual_report(
    words: str, form: str | None
) -> None:
    assert told_form(words, ["8-K", "6-K"])[0] == form


def test_a_text_that_names_an_earlier_report_may_be_its_amendment() -> None:
    words = "It was disclosed in the Current Report on Form 8-K filed on March 6, 2026."
    assert told_form(words, ["8-K", "6-K"]) == (None, ("8-K",))
