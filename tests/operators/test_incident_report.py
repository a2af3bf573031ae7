"""Incident reports under Item 1.05 of Form 8-K since the year before."""

from __future__ import annotations

from typing import Any

import pytest

from cases import ask, case, fact, quotes
from cyberlint.condition import Answer, Truth
from cyberlint.disclosure import Disclosure
from pairs import filing, pair

WORDS = "On June 6, 2025, we determined that a ransomware attack was material. We restored our systems."
DENIAL = "It has not materially affected us and is not reasonably likely to materially affect us. It ended."


def report(text: str = WORDS, **fields: Any) -> Disclosure:
    return filing(
        text, **{"form": "8-K", "filed": "2025-06-12", "items": ("1.05",), "path": "8-K.htm"} | fields
    )


def answer(*reports: Disclosure, subject: str = "material", **fields: Any) -> Answer:
    return ask("incident-report", subject, pair(None, "We have a program.", incidents=reports, **fields))


def test_the_report_says_what_happened_in_its_own_place() -> None:
    found = answer(report())
    assert (found.truth, quotes(found)) == (
        Truth.TRUE,
        ["On June 6, 2025, we determined that a ransomware attack was material."],
    )
    elsewhere = found.evidence[0].elsewhere
    assert elsewhere
    assert elsewhere.disclosure.path == "8-K.htm"


def test_tags_tell_the_item_where_there_is_no_header() -> None:
    tagged = filing(WORDS, fact("incident_nature", WORDS), form="8-K/A", filed="2025-06-12")
    assert answer(tagged).truth is Truth.TRUE


@pytest.mark.parametrize(
    "fields",
    [
        {"items": ("8.01",)},
        {"form": "6-K"},
        {"filed": "2024-12-31"},
        {"filed": "2026-03-02"},
        {"filed": None, "period": None},
    ],
    ids=["another item", "another form", "the year before", "after the annual report", "no day"],
)
def test_others_are_not_asked(fields: dict[str, Any]) -> None:
    assert answer(report(**fields), filed="2026-02-26").truth is Truth.FALSE


def test_a_report_after_the_period_and_before_the_annual_report_counts() -> None:
    assert answer(report(filed="2026-02-20"), filed="2026-02-26").truth is Truth.TRUE


def test_a_report_that_denies_any_effect_counts_only_where_any_does() -> None:
    assert answer(report(DENIAL)).truth is Truth.FALSE
    assert answer(report(DENIAL), subject="any").truth is Truth.TRUE


@pytest.mark.parametrize(
    ("fields", "truth"),
    [
        ({}, Truth.FALSE),
        ({"period": "2025-09-30"}, Truth.TRUE),
        ({"form": "8-K"}, Truth.TRUE),
        ({"filed": "2025-06-10"}, Truth.TRUE),
    ],
    ids=["settled", "another event", "another report", "an earlier amendment"],
)
def test_an_amendment_that_denies_any_effect_settles_the_report_of_its_event(
    fields: dict[str, Any], truth: Truth
) -> None:
    amendment = report(DENIAL, **{"form": "8-K/A", "filed": "2025-08-04", "period": "2025-06-06"} | fields)
    assert answer(report(period="2025-06-06"), amendment).truth is truth


def test_without_reports_or_a_period_nothing_is_known() -> None:
    assert ask("incident-report", "any", case(text="We have a program.")).truth is Truth.UNKNOWN
    assert answer(report(), period=None).truth is Truth.UNKNOWN
