"""A statement and a date in one sentence."""

from __future__ import annotations

from cases import ask, case, quotes
from cyberlint.condition import Answer, Truth
from cyberlint.disclosure import Scope


def timed(text: str) -> Answer:
    return ask("timed", "incident_described", case(text=text, form="8-K", scope=Scope.FULL_ITEM))


def test_a_sentence_that_makes_the_claim_names_a_day() -> None:
    answer = timed("On March 2, 2026, ransomware encrypted our servers.")
    assert (answer.truth, quotes(answer)) == (Truth.TRUE, ["March 2, 2026"])


def test_a_month_is_enough() -> None:
    assert timed("An intruder gained access to our mail system in May 2025.").truth is Truth.TRUE


def test_the_date_of_another_sentence_is_not_that_of_the_claim() -> None:
    answer = timed("Ransomware encrypted our servers. We file this report on March 6, 2026.")
    assert (answer.truth, quotes(answer)) == (Truth.FALSE, [None])


def test_the_cautionary_statement_dates_nothing() -> None:
    text = "This report contains forward-looking statements. Ransomware of March 2, 2026, may cost more."
    assert timed(text).truth is Truth.FALSE


def test_without_a_text_nothing_is_known() -> None:
    assert timed("").truth is Truth.UNKNOWN
