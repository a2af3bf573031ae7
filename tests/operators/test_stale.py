"""Denials about a year before the period."""

from __future__ import annotations

import pytest

from cases import ask, case, quotes
from cyberlint.condition import Answer, Truth
from cyberlint.disclosure import Scope


def answer(text: str, period: str | None = "2025-12-31") -> Answer:
    return ask("stale", "conclusion", case(text=text, scope=Scope.FULL_ITEM, period=period))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("In 2024, we did not identify any risks that have materially affected us.", "In 2024"),
        ("As of December 31, 2024, no risk has materially affected us.", "As of December 31, 2024"),
        (
            "There were no incidents during the year ended 31 March 2024.",
            "during the year ended 31 March 2024",
        ),
    ],
)
def test_a_denial_of_an_earlier_year_is_stale(text: str, shown: str) -> None:
    assert (answer(text).truth, quotes(answer(text))) == (Truth.TRUE, [shown])


@pytest.mark.parametrize(
    "text",
    [
        "In 2025, we did not identify any risks that have materially affected us.",
        "We did not experience an incident in 2023, 2024 or 2025.",
        "In 2024, we experienced an incident that did not materially affect us.",
        "We have experienced no incident since we adopted our plan in 2024.",
        "In 2024, we trained our people.",
        "No risk has materially affected us.",
    ],
)
def test_others_are_not(text: str) -> None:
    assert answer(text).truth is Truth.FALSE


def test_a_year_that_ends_early_may_be_called_by_the_one_before_but_a_day_may_not() -> None:
    fiscal = "In fiscal 2025, we did not experience a material incident."
    day = "As of December 31, 2025, we did not experience a material incident."
    assert answer(fiscal, "2026-01-31").truth is Truth.FALSE
    assert answer(day, "2026-01-31").truth is Truth.TRUE
    assert answer(fiscal, "2026-12-31").truth is Truth.TRUE


def test_without_a_period_only_a_dated_denial_is_unknown() -> None:
    dated = "In 2024, we did not identify any risks that have materially affected us."
    assert answer(dated, None).reason == "the period is not known"
    assert answer("No risk has materially affected us.", None).truth is Truth.FALSE


def test_without_text_nothing_is_known() -> None:
    assert answer("").reason == "there is no narrative text"
