"""Business days as EDGAR counts them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.businessdays import business_day_after, business_days, is_business_day

DAYS = st.dates(min_value=date(2023, 12, 18), max_value=date(2030, 12, 31))


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 3, 7), "a Saturday"),
        (date(2026, 3, 8), "a Sunday"),
        (date(2026, 1, 19), "the birthday of Martin Luther King, Jr."),
        (date(2026, 6, 19), "Juneteenth"),
        (date(2026, 7, 3), "Independence Day, observed on the Friday before"),
        (date(2026, 10, 12), "Columbus Day, on which the exchanges are open"),
        (date(2027, 12, 31), "New Year's Day of 2028, observed on the Friday before"),
        (date(2024, 12, 24), "the government was closed by executive order"),
        (date(2025, 1, 9), "a national day of mourning"),
    ],
)
def test_edgar_is_closed(day: date, why: str) -> None:
    assert not is_business_day(day), why


@pytest.mark.parametrize("day", [date(2026, 3, 9), date(2026, 4, 3), date(2026, 11, 27)])
def test_good_friday_and_the_day_after_thanksgiving_are_business_days(day: date) -> None:
    assert is_business_day(day)


def test_the_day_of_the_event_does_not_count() -> None:
    assert business_days(date(2026, 3, 9), date(2026, 3, 9)) == 0
    assert business_days(date(2026, 3, 9), date(2026, 3, 10)) == 1


def test_an_event_on_a_saturday_is_due_on_the_thursday() -> None:
    assert business_day_after(date(2026, 3, 7), 4) == date(2026, 3, 12)


def test_a_holiday_between_moves_the_last_day() -> None:
    assert business_day_after(date(2026, 7, 1), 4) == date(2026, 7, 8)


@given(DAYS, st.integers(min_value=1, max_value=30))
def test_the_last_day_is_a_business_day_so_many_business_days_later(day: date, count: int) -> None:
    last = business_day_after(day, count)
    assert is_business_day(last)
    assert business_days(day, last) == count
    assert business_days(day, last - timedelta(days=1)) == count - 1
