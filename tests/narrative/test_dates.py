"""Dates in a text."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.disclosure import Span
from cyberlint.narrative.dates import dates


def found(text: str) -> list[str]:
    return [date.iso for date in dates(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("on March 2, 2026, we", "2026-03-02"),
        ("on March 2 2026", "2026-03-02"),
        ("on Sept. 12, 2025", "2025-09-12"),
        ("on 2 March 2026", "2026-03-02"),
        ("the 2nd March 2026", "2026-03-02"),
        ("on 2026-03-02", "2026-03-02"),
        ("since May 2025", "2025-05"),
        ("AUGUST 25, 2025", "2025-08-25"),
    ],
)
def test_a_date_is_read_in_every_usual_way(text: str, iso: str) -> None:
    assert found(text) == [iso]


@pytest.mark.parametrize(
    "text", ["On March 2, we", "it may 2 or more", "Form 8-K", "in 2026", "February 30, 2026", "2026-13-01"]
)
def test_what_is_no_whole_date_is_none(text: str) -> None:
    assert found(text) == []


def test_several_dates_come_in_their_order_each_with_its_place() -> None:
    text = "On May 9, 2024, and again on June 5, 2024, a delay was granted."
    assert [text[date.span.start : date.span.end] for date in dates(text, Span(0, len(text)))] == [
        "May 9, 2024",
        "June 5, 2024",
    ]


def test_only_the_range_is_looked_at() -> None:
    text = "On May 9, 2024. On June 5, 2024."
    assert [date.iso for date in dates(text, Span(15, len(text)))] == ["2024-06-05"]


@given(st.dates(min_value=datetime.date(1901, 1, 1), max_value=datetime.date(2099, 12, 31)))
def test_every_day_is_read_as_it_is_written(day: datetime.date) -> None:
    assert found(f"On {day:%B} {day.day}, {day.year}, we") == [day.isoformat()]
    assert found(f"On {day.isoformat()} we") == [day.isoformat()]
