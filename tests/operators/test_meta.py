"""The filing itself: form, period, Items, taxonomy year and scope."""

from __future__ import annotations

from typing import Any

import pytest

from cases import ask, case, quotes
from cyberlint.condition import Truth
from cyberlint.disclosure import Section, Span


@pytest.mark.parametrize(
    ("subject", "options", "truth"),
    [
        ("form", {"is": "10-K/A"}, Truth.TRUE),
        ("form", {"is": ["10-K", "20-F"]}, Truth.FALSE),
        ("form-class", {"is": "10-K"}, Truth.TRUE),
        ("form-class", {"is": ["8-K", "6-K"]}, Truth.FALSE),
        ("period", {"from": "2024-12-15"}, Truth.TRUE),
        ("period", {"before": "2025-12-31"}, Truth.FALSE),
        ("period", {"from": "2025-01-01", "before": "2026-01-01"}, Truth.TRUE),
        ("taxonomy", {"from": 2025}, Truth.TRUE),
        ("taxonomy", {"before": 2025}, Truth.FALSE),
        ("taxonomy", {"from": "2025"}, Truth.TRUE),
        ("taxonomy", {"is": [2024, 2025]}, Truth.TRUE),
        ("period", {"from": 2025}, Truth.TRUE),
        ("scope", {"is": "tagged-text"}, Truth.TRUE),
        ("format", {"is": "x"}, Truth.TRUE),
    ],
)
def test_a_value_is_compared_as_the_options_say(subject: str, options: dict[str, Any], truth: Truth) -> None:
    assert ask("meta", subject, case(form="10-K/A", taxonomy=2025), **options).truth is truth


@pytest.mark.parametrize("subject", ["form", "form-class", "period", "taxonomy", "items"])
def test_what_the_filing_does_not_tell_is_unknown(subject: str) -> None:
    answer = ask("meta", subject, case(form=None, period=None), **{"is": "x"})
    assert (answer.truth, answer.reason) == (Truth.UNKNOWN, f"the {subject} is not known")


@pytest.mark.parametrize(
    ("subject", "option", "reason"),
    [
        ("form", "contains", "contains cannot be asked of the form"),
        ("items", "from", "from cannot be asked of the items"),
    ],
)
def test_what_cannot_be_asked_is_unknown(subject: str, option: str, reason: str) -> None:
    answer = ask("meta", subject, case(items=("1.05",)), **{option: "1.05"})
    assert (answer.truth, answer.reason) == (Truth.UNKNOWN, reason)


def test_a_form_of_no_known_class_is_unknown() -> None:
    assert ask("meta", "form-class", case(form="NT 10-K"), **{"is": "10-K"}).truth is Truth.UNKNOWN


def test_a_class_is_known_as_far_as_every_form_that_it_can_be_agrees() -> None:
    page = case(form=None, forms=("10-K", "20-F"))
    assert ask("meta", "form-class", page, **{"is": ["10-K", "20-F"]}).truth is Truth.TRUE
    assert ask("meta", "form-class", page, **{"is": "8-K"}).truth is Truth.FALSE
    assert ask("meta", "form-class", page, **{"is": "10-K"}).truth is Truth.UNKNOWN
    assert quotes(ask("meta", "form-class", page, **{"is": "8-K"})) == ["10-K, 20-F"]


HEADING = (Section("1.05", "Material Cybersecurity Incidents", Span(0, 0)),)


@pytest.mark.parametrize(
    ("items", "sections", "truth"),
    [
        (("1.05", "9.01"), (), Truth.TRUE),
        (("8.01",), (), Truth.FALSE),
        ((), HEADING, Truth.TRUE),
        (("8.01",), HEADING, Truth.FALSE),
        ((), (), Truth.UNKNOWN),
    ],
    ids=["header", "another item", "heading", "the header decides", "neither"],
)
def test_items_are_those_of_the_header_or_else_of_the_headings(
    items: tuple[str, ...], sections: tuple[Section, ...], truth: Truth
) -> None:
    about = case(form="8-K", items=items, sections=sections)
    assert ask("meta", "items", about, contains="1.05").truth is truth


def test_the_fact_that_each_binds_has_a_name() -> None:
    bound = case()._replace(each="integrated")
    assert ask("meta", "bound", bound, **{"is": "integrated"}).truth is Truth.TRUE
    assert ask("meta", "bound", bound, **{"is": ["positions_responsible"]}).truth is Truth.FALSE
    assert ask("meta", "bound", case(), **{"is": "integrated"}).truth is Truth.FALSE


@pytest.mark.parametrize("missing", [True, False])
def test_what_holds_where_it_is_not_known_can_be_said(missing: bool) -> None:
    asked = {"before": "2023-12-15", "missing": missing}
    assert ask("meta", "period", case(period=None), **asked).truth is (Truth.TRUE if missing else Truth.FALSE)
    assert ask("meta", "period", case(period="2023-09-30"), **asked).truth is Truth.TRUE
