"""An element that is tagged more than once in one context."""

from __future__ import annotations

import pytest

from cases import INCIDENT, ask, case, fact, quotes
from cyberlint.condition import Truth
from cyberlint.disclosure import Fact


def answer(are: str, *facts: Fact) -> Truth:
    return ask("duplicates", "expertise", case(*facts), are=are).truth


NINE, TEN = fact("expertise", "Nine years."), fact("expertise", "Ten years.")


@pytest.mark.parametrize(
    ("facts", "conflicting", "equal"),
    [
        ((), Truth.FALSE, Truth.FALSE),
        ((NINE,), Truth.FALSE, Truth.FALSE),
        ((NINE, TEN), Truth.TRUE, Truth.FALSE),
        ((NINE, NINE), Truth.FALSE, Truth.TRUE),
        ((NINE, fact("expertise", "Nine\n years.")), Truth.FALSE, Truth.TRUE),
        ((NINE, fact("expertise", None)), Truth.TRUE, Truth.FALSE),
        ((NINE, fact("expertise", "Ten years.", end="2024-12-31")), Truth.FALSE, Truth.FALSE),
        ((NINE, fact("expertise", "Ten years.", dimensions=INCIDENT)), Truth.FALSE, Truth.FALSE),
    ],
    ids=[
        "none",
        "one",
        "different",
        "equal",
        "white space",
        "nil",
        "last year's",
        "with a dimension",
    ],
)
def test_duplicates_are_facts_of_one_context(
    facts: tuple[Fact, ...], conflicting: Truth, equal: Truth
) -> None:
    assert answer("conflicting", *facts) is conflicting
    assert answer("equal", *facts) is equal


def test_the_evidence_is_the_facts_that_differ() -> None:
    about = case(fact("integrated", True), NINE, TEN)
    assert quotes(ask("duplicates", "expertise", about, are="conflicting")) == ["Nine years.", "Ten years."]


def test_a_flag_that_is_true_and_false_conflicts() -> None:
    about = case(fact("integrated", True), fact("integrated", False))
    assert ask("duplicates", "integrated", about, are="conflicting").truth is Truth.TRUE
