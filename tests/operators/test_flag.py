"""A flag is true, false, missing, nil or invalid, and unknown where it is tagged both ways."""

from __future__ import annotations

import pytest

from cases import INCIDENT, ask, case, fact, quotes, tagged
from cyberlint.condition import Case, Truth

STATES = {
    True: tagged(integrated=True),
    False: tagged(integrated=False),
    "missing": tagged(report_to_board=True),
    "nil": tagged(integrated=None),
    "invalid": tagged(integrated="maybe"),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("asked", STATES)
def test_a_flag_is_in_exactly_one_state(state: bool | str, asked: bool | str) -> None:
    answer = ask("flag", "integrated", STATES[state], **{"is": asked})
    assert answer.truth is (Truth.TRUE if asked == state else Truth.FALSE)


@pytest.mark.parametrize(("state", "quoted"), [(True, "true"), ("nil", "nil"), ("invalid", "maybe")])
def test_the_evidence_is_the_value_as_it_was_tagged(state: bool | str, quoted: str) -> None:
    assert quotes(ask("flag", "integrated", STATES[state], **{"is": state})) == [quoted]


def test_an_absent_flag_is_evidence_of_its_absence() -> None:
    answer = ask("flag", "integrated", STATES["missing"], **{"is": "missing"})
    assert [(item.subject, item.text, item.fact) for item in answer.evidence] == [("integrated", None, None)]


def test_a_list_asks_whether_the_flag_has_one_of_the_states() -> None:
    assert ask("flag", "integrated", STATES["nil"], **{"is": [True, "nil"]}).truth is Truth.TRUE
    assert ask("flag", "integrated", STATES[False], **{"is": [True, "nil"]}).truth is Truth.FALSE


def test_a_flag_tagged_both_ways_says_neither() -> None:
    about = case(fact("integrated", True), fact("integrated", False))
    answer = ask("flag", "integrated", about, **{"is": True})
    assert (answer.truth, answer.reason) == (
        Truth.UNKNOWN,
        "the flag is tagged twice with different values",
    )


@pytest.mark.parametrize(
    "other",
    [fact("integrated", False, end="2024-12-31"), fact("integrated", False, dimensions=INCIDENT)],
    ids=["last year's", "with a dimension"],
)
def test_a_flag_of_another_context_does_not_count(other: object) -> None:
    assert (
        ask("flag", "integrated", case(other, fact("integrated", True)), **{"is": True}).truth is Truth.TRUE
    )


def test_each_stands_for_the_flag_that_the_rule_binds() -> None:
    about = Case(STATES[True].disclosure, STATES[True].narrative, each="integrated")
    assert ask("flag", "each", about, **{"is": True}).truth is Truth.TRUE
