"""Whether the contexts of facts end where the period of the report ends."""

from __future__ import annotations

import pytest

from cases import ask, case, fact
from cyberlint.condition import Answer, Truth

LAST_YEAR = "2024-12-31"


@pytest.mark.parametrize(
    ("end", "truth"),
    [
        ("2025-12-31", Truth.TRUE),
        ("2026-01-03", Truth.TRUE),
        ("2025-12-28", Truth.TRUE),
        ("2026-01-04", Truth.FALSE),
        (LAST_YEAR, Truth.FALSE),
    ],
)
def test_a_context_may_end_so_many_days_from_the_period(end: str, truth: Truth) -> None:
    assert ask("context", "integrated", case(fact("integrated", True, end=end)), ends_within=3).truth is truth


@pytest.mark.parametrize(
    ("about", "reason"),
    [
        (case(fact("integrated", True), period=None), "the period is not known"),
        (case(fact("integrated", True), period="FY2025"), "the period is not known"),
        (case(fact("integrated", True, end=None)), "no context of integrated is known"),
        (case(fact("integrated", True, end="soon")), "no context of integrated is known"),
        (case(), "no context of integrated is known"),
    ],
    ids=["no period", "no date", "no context", "a context without a date", "no fact"],
)
def test_without_both_dates_the_answer_is_unknown(about: object, reason: str) -> None:
    answer = ask("context", "integrated", about, ends_within=3)
    assert (answer.truth, answer.reason) == (Truth.UNKNOWN, reason)


def ends(answer: Answer) -> list[tuple[str, str | None]]:
    return [(item.subject, item.text) for item in answer.evidence]


def test_of_every_fact_of_a_report_those_outside_are_the_evidence() -> None:
    about = case(
        fact("integrated", True),
        fact("expertise", "Nine years.", end=LAST_YEAR),
        fact("incident_nature", "An intrusion.", end="2025-03-01"),
    )
    answer = ask("context", "annual", about, ends_within=15)
    assert (answer.truth, ends(answer)) == (Truth.FALSE, [("expertise", LAST_YEAR)])


def test_where_none_lies_outside_all_are_the_evidence() -> None:
    about = case(fact("integrated", True), fact("expertise", "Nine years."))
    answer = ask("context", "annual", about, ends_within=15)
    assert answer.truth is Truth.TRUE
    assert ends(answer) == [("integrated", "2025-12-31"), ("expertise", "2025-12-31")]


def test_last_years_value_beside_this_years_is_no_fact_outside() -> None:
    about = case(fact("integrated", False, end=LAST_YEAR), fact("integrated", True))
    assert ask("context", "annual", about, ends_within=15).truth is Truth.TRUE
