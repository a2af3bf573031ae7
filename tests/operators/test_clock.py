"""Business days between what a report dates and its filing."""

from __future__ import annotations

import pytest

from cases import ask, case, quotes
from cyberlint.condition import Answer, Truth
from cyberlint.disclosure import Scope

DETERMINED = "On March 9, 2026, the Company determined that the incident is material."


def clock(text: str, filed: str | None) -> Answer:
    """Ask whether a report with this text was filed within four business days."""
    about = case(text=text, form="8-K", filed=filed, scope=Scope.FULL_ITEM)
    return ask("clock", "determination", about, within_business_days=4)


@pytest.mark.parametrize(
    ("filed", "truth"),
    [
        ("2026-03-09", Truth.TRUE),
        ("2026-03-13", Truth.TRUE),
        ("2026-03-16", Truth.FALSE),
        ("2026-04-01", Truth.FALSE),
    ],
)
def test_four_business_days_end_on_the_friday_after_a_monday(filed: str, truth: Truth) -> None:
    assert clock(DETERMINED, filed).truth is truth


def test_the_evidence_is_the_date_in_the_text_and_that_of_filing() -> None:
    assert quotes(clock(DETERMINED, "2026-03-16")) == [
        "March 9, 2026",
        "filed on 2026-03-16, 5 business days later; the last day was 2026-03-13",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "On or about March 9, 2026, the Company concluded that the incident was material.",
        "The Company determined on March 9, 2026 that the incident is material.",
        "We determined the incident to be material on March 9, 2026 in light of the data involved.",
        "On 9 March 2026 management determined that the incident is material.",
        "In spite of this, on March 9, 2026, we determined that the incident is material.",
        "On March 9, 2026, after consulting advisers, we determined the incident to be material.",
        "On March 9, 2026, in light of the data, management concluded that the incident is material.",
        "On March 9, 2026, upon detecting that data was gone, we determined that the incident is material.",
        "The Company made the determination that the incident is material on March 9, 2026.",
        "The Company made a determination on March 9, 2026 that the incident is material.",
        "The incident was determined to be material on March 9, 2026.",
        "Timing: began March 2, 2026; determined to be material March 9, 2026.",
        "On or around March 9, 2026, we determined that the incident is material.",
        "On Monday, March 9, 2026, we determined that the incident is material.",
        "On the evening of March 9, 2026, we determined that the incident is material.",
        "During the afternoon of Monday, March 9, 2026, we determined that the incident is material.",
        "Late in the day on March 9, 2026, we determined that the incident is material.",
        "At a meeting held on March 9, 2026, our Board determined that the incident is material.",
        "The Company determined on the afternoon of March 9, 2026 that the incident was material.",
        "Our Audit Committee met on March 9, 2026 and determined that the incident was material.",
        "On March 9, 2026, our Board met and determined that the incident is material.",
        "The determination that the incident is material was made on March 9, 2026.",
    ],
)
def test_the_day_is_read_where_it_plainly_belongs_to_the_determination(text: str) -> None:
    assert clock(text, "2026-03-20").truth is Truth.FALSE


@pytest.mark.parametrize(
    "text",
    [
        "We determined that the incident is material.",
        "On March 2, 2026, we detected the intrusion and determined that the incident is material.",
        "Following the intrusion of March 2, 2026, we determined that the incident is material.",
        "We determined that the incident that began on March 2, 2026 is material.",
        "On March 2, 2026, we were attacked and, after an inquiry, determined that the incident is material.",
        "On March 2, 2026, upon detection, we rang the police and determined that the incident is material.",
        "On March 2, 2026, our servers were encrypted, and we have determined that the incident is material.",
        "We determined that the incident is material to the quarter ended March 31, 2026.",
        "On March 9, 2026, we experienced a material cybersecurity incident.",
        "On March 9, the Company determined that the incident is material.",
        "In March 2026 the Company determined that the incident is material.",
        "On March 9, 2026, the Company determined that the incident was not material.",
        "On March 9, 2026, the Company determined that the incident may be material.",
        "On March 2, 2026, our Board met. We have since determined that the incident is material.",
        "In the days after the evening of March 2, 2026, we determined that the incident is material.",
        "Earlier today, the Company determined that the incident is material.",
        "The determination that the incident, which began on March 2, 2026, is material was made promptly.",
    ],
)
def test_a_day_that_may_be_that_of_something_else_is_never_taken(text: str) -> None:
    answer = clock(text, "2026-06-30")
    assert (answer.truth, answer.reason) == (Truth.UNKNOWN, "the text does not date the determination")


def test_two_days_for_one_determination_are_none() -> None:
    other = "On March 11, 2026, the board determined that the incident is material."
    answer = clock(f"{DETERMINED} {other}", "2026-06-30")
    assert answer.truth is Truth.UNKNOWN
    assert answer.reason == "the text gives several: 2026-03-09, 2026-03-11"


def test_without_the_day_of_filing_the_reason_tells_when_the_report_is_due() -> None:
    answer = clock(DETERMINED, None)
    assert answer.truth is Truth.UNKNOWN
    assert answer.reason == (
        "the day of filing is not known; counted from 2026-03-09, the last day is 2026-03-13"
    )


def test_a_report_is_not_filed_before_its_determination() -> None:
    answer = clock(DETERMINED, "2026-03-06")
    assert answer.truth is Truth.UNKNOWN
    assert answer.reason == "the report was filed on 2026-03-06, before the determination on 2026-03-09"


def test_a_day_of_filing_that_is_none_is_not_known() -> None:
    assert "the day of filing is not known" in (clock(DETERMINED, "2026-02-30").reason or "")
