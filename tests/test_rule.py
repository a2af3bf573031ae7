"""A rule: its definition is made when it is asked for, and once."""

from __future__ import annotations

import pytest

from cyberlint.pack import builtin
from cyberlint.pack.build import rule
from cyberlint.rule import Applies, Definition, Rule, Severity

CYD101 = next(rule for rule in builtin() if rule.id == "CYD101")
HEAD = ["ACME101", "house-rule", "warning", "house", "stable", [["10-K"], ["prior"], None], True, False, True]


def late(asked: list[str]) -> Rule:
    """Return a rule that notes when its definition is asked for."""

    def made() -> Definition:
        asked.append("made")
        return CYD101.definition()

    return rule(HEAD, "ACME101.yaml", made, "acme")


def test_what_every_run_needs_is_known_without_the_definition() -> None:
    asked: list[str] = []
    found = late(asked)
    assert (found.id, found.name, found.severity, found.pack) == (
        "ACME101",
        "house-rule",
        Severity.WARNING,
        "acme",
    )
    assert found.applies == Applies(("10-K",), ("prior",))
    assert asked == []


def test_the_rest_is_that_of_the_definition() -> None:
    asked: list[str] = []
    assert late(asked).title == CYD101.title
    assert asked == ["made"]


@pytest.mark.parametrize("part", Definition._fields)
def test_a_rule_has_every_part_of_its_definition(part: str) -> None:
    assert getattr(CYD101, part) == getattr(CYD101.definition(), part)


def test_a_rule_is_defined_anew_and_the_old_one_stays() -> None:
    anew = CYD101.defined(message="Something else.")
    assert anew.message == "Something else."
    assert anew.title == CYD101.title
    assert CYD101.message != "Something else."


@pytest.mark.parametrize(
    ("needs", "to_entries", "to_prior"),
    [
        ((), False, False),
        (("narrative",), False, False),
        (("waiver",), True, False),
        (("baseline",), True, False),
        (("prior",), False, True),
        (("incident-report",), False, True),
    ],
)
def test_where_a_rule_applies_says_what_it_is_about(
    needs: tuple[str, ...], to_entries: bool, to_prior: bool
) -> None:
    applies = Applies(needs=needs)
    assert (applies.to_entries, applies.to_prior) == (to_entries, to_prior)
