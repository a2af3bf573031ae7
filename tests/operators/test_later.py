"""What a report dates later than the report that it names."""

from __future__ import annotations

from cases import ask, case, quotes
from cyberlint.condition import Answer, Truth
from cyberlint.disclosure import Scope

ORIGINAL = "On July 21, 2026, we filed a Current Report on Form 8-K on an incident."


def later(text: str) -> Answer:
    about = case(text=text, form="8-K/A", scope=Scope.FULL_ITEM)
    return ask("later", ["incident_described", "incident_scope"], about, than="incident_original_report")


def test_the_evidence_is_what_is_later_and_nothing_else() -> None:
    answer = later(f"{ORIGINAL} On July 12, 2026, hackers came. On August 17, 2026, we found copied files.")
    assert (answer.truth, quotes(answer)) == (Truth.TRUE, ["August 17, 2026"])


def test_a_later_month_is_later() -> None:
    assert later(f"{ORIGINAL} In August 2026 we found copied files.").truth is Truth.TRUE


def test_the_same_day_and_the_same_month_are_not_later() -> None:
    assert later(f"{ORIGINAL} On July 21, 2026, we found copied files.").truth is Truth.FALSE
    assert later(f"{ORIGINAL} In July 2026 we found copied files.").truth is Truth.FALSE


def test_it_is_later_than_every_date_of_the_other_claim() -> None:
    second = "On August 20, 2026, we filed an amendment to the Original Report."
    assert later(f"{ORIGINAL} {second} On August 17, 2026, we found copied files.").truth is Truth.FALSE


def test_nothing_is_later_than_what_has_no_date() -> None:
    answer = later("On August 17, 2026, we found copied files.")
    assert (answer.truth, quotes(answer)) == (Truth.FALSE, [None])


def test_the_cautionary_statement_dates_nothing() -> None:
    caution = "This report contains forward-looking statements. Ransomware of August 2026 may cost us."
    assert later(f"{ORIGINAL} {caution}").truth is Truth.FALSE


def test_without_a_text_nothing_is_known() -> None:
    assert later("").truth is Truth.UNKNOWN
