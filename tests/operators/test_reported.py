"""How many facts of a kind of report were tagged."""

from __future__ import annotations

import pytest

from cases import INCIDENT, ask, case, fact, quotes
from cyberlint.condition import Truth
from cyberlint.disclosure import Fact

ABOUT = case(
    fact("integrated", True),
    fact("incident_nature", "An intrusion.", dimensions=INCIDENT),
    fact("incident_scope", "One server."),
)


@pytest.mark.parametrize(("report", "number"), [("annual", 1), ("incident", 2), ("any", 3)])
def test_facts_are_counted_by_the_report_that_they_belong_to(report: str, number: int) -> None:
    assert ask("reported", report, ABOUT, at_least=number).truth is Truth.TRUE
    assert ask("reported", report, ABOUT, at_least=number + 1).truth is Truth.FALSE


def test_the_evidence_is_the_facts_that_were_counted() -> None:
    assert quotes(ask("reported", "incident", ABOUT, at_least=1)) == ["An intrusion.", "One server."]


@pytest.mark.parametrize(("dimensions", "words"), [(True, "An intrusion."), (False, "One server.")])
def test_facts_with_and_without_dimensions_can_be_told_apart(dimensions: bool, words: str) -> None:
    assert quotes(ask("reported", "incident", ABOUT, at_least=1, dimensions=dimensions)) == [words]


def test_an_element_that_the_taxonomy_does_not_know_counts_for_any_report_only() -> None:
    about = case(Fact("CybersecurityRiskSomethingNewFlag", value=True))
    assert ask("reported", "any", about, at_least=1).truth is Truth.TRUE
    assert ask("reported", "annual", about, at_least=1).truth is Truth.FALSE


def test_nothing_tagged_is_an_answer_and_not_unknown() -> None:
    assert ask("reported", "any", case(), at_least=1).truth is Truth.FALSE
