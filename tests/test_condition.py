"""Conditions combine as Kleene's strong three-valued logic says, with the evidence that decided."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import case, fact
from cyberlint.condition import All, Answer, AnyOf, Case, Condition, Evidence, Leaf, Not, Truth, truth

CASE = case()
ORDER = (Truth.FALSE, Truth.UNKNOWN, Truth.TRUE)
"""All is the minimum in this order, AnyOf the maximum."""


def leaf(value: Truth, name: str = "leaf") -> Leaf:
    reason = f"{name} is not known" if value is Truth.UNKNOWN else None
    return Leaf("test", name, {}, lambda *_: Answer(value, (Evidence("test", name, value),), reason))


def value(condition: Condition) -> Truth:
    return condition.evaluate(CASE).truth


def leaves(condition: Condition) -> list[str]:
    match condition:
        case Leaf():
            return [condition.subject]
        case Not():
            return leaves(condition.part)
        case _:
            return [name for part in condition.parts for name in leaves(part)]


truths = st.sampled_from(ORDER)
conditions = st.recursive(
    st.builds(leaf, truths, st.sampled_from("abcdef")),
    lambda parts: st.one_of(
        st.builds(Not, parts),
        *(st.builds(kind, st.lists(parts, min_size=1, max_size=3).map(tuple)) for kind in (All, AnyOf)),
    ),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (Truth.TRUE, Truth.TRUE, Truth.TRUE, Truth.TRUE),
        (Truth.TRUE, Truth.UNKNOWN, Truth.UNKNOWN, Truth.TRUE),
        (Truth.TRUE, Truth.FALSE, Truth.FALSE, Truth.TRUE),
        (Truth.UNKNOWN, Truth.UNKNOWN, Truth.UNKNOWN, Truth.UNKNOWN),
        (Truth.UNKNOWN, Truth.FALSE, Truth.FALSE, Truth.UNKNOWN),
        (Truth.FALSE, Truth.FALSE, Truth.FALSE, Truth.FALSE),
    ],
)
def test_the_tables_of_kleene(left: Truth, right: Truth, both: Truth, either: Truth) -> None:
    for parts in ((leaf(left), leaf(right)), (leaf(right), leaf(left))):
        assert (value(All(parts)), value(AnyOf(parts))) == (both, either)


def test_unknown_stays_unknown_when_it_is_denied() -> None:
    assert [value(Not(leaf(item))) for item in ORDER] == [Truth.TRUE, Truth.UNKNOWN, Truth.FALSE]


@given(st.lists(conditions, min_size=1, max_size=4))
def test_all_is_the_least_and_any_the_greatest_of_its_parts(parts: list[Condition]) -> None:
    found = [ORDER.index(value(part)) for part in parts]
    assert value(All(tuple(parts))) is ORDER[min(found)]
    assert value(AnyOf(tuple(parts))) is ORDER[max(found)]


@given(st.lists(conditions, min_size=1, max_size=4))
def test_de_morgan_holds(parts: list[Condition]) -> None:
    denied = tuple(Not(part) for part in parts)
    assert value(Not(All(tuple(parts)))) is value(AnyOf(denied))
    assert value(Not(AnyOf(tuple(parts)))) is value(All(denied))


@given(conditions)
def test_what_is_denied_twice_is_said(condition: Condition) -> None:
    assert Not(Not(condition)).evaluate(CASE) == condition.evaluate(CASE)


def learned(condition: Condition, known: Callable[[str], Truth]) -> Condition:
    """Return the condition with every unknown leaf decided."""
    match condition:
        case Leaf():
            now = condition.evaluate(CASE).truth
            return leaf(known(condition.subject) if now is Truth.UNKNOWN else now, condition.subject)
        case Not():
            return Not(learned(condition.part, known))
        case _:
            return type(condition)(tuple(learned(part, known) for part in condition.parts))


@given(conditions, st.sets(st.sampled_from("abcdef")))
def test_what_is_decided_stays_so_whatever_is_learned(condition: Condition, true: set[str]) -> None:
    before = value(condition)
    if before is not Truth.UNKNOWN:
        assert value(learned(condition, lambda name: truth(name in true))) is before


@given(conditions)
def test_an_unknown_answer_says_why_and_a_known_one_needs_no_reason(condition: Condition) -> None:
    answer = condition.evaluate(CASE)
    assert (answer.reason is not None) is (answer.truth is Truth.UNKNOWN)


@given(conditions)
def test_there_is_evidence_for_every_answer_and_only_from_the_leaves(condition: Condition) -> None:
    answer = condition.evaluate(CASE)
    assert answer.evidence
    assert {item.subject for item in answer.evidence} <= set(leaves(condition))


@given(conditions)
def test_truth_alone_is_that_of_the_answer(condition: Condition) -> None:
    assert condition.truth(CASE) is condition.evaluate(CASE).truth


def test_truth_alone_is_asked_no_further_than_it_is_decided() -> None:
    def never(*_: object) -> Answer:
        raise AssertionError("there is no need to ask")

    after = Leaf("test", "z", {}, never)
    assert All((leaf(Truth.FALSE, "a"), after)).truth(CASE) is Truth.FALSE
    assert AnyOf((leaf(Truth.TRUE, "a"), after)).truth(CASE) is Truth.TRUE


def test_the_evidence_is_that_of_the_parts_that_decided() -> None:
    parts = (leaf(Truth.FALSE, "a"), leaf(Truth.UNKNOWN, "b"), leaf(Truth.FALSE, "c"), leaf(Truth.TRUE, "d"))
    assert [item.subject for item in All(parts).evaluate(CASE).evidence] == ["a", "c"]
    assert [item.subject for item in AnyOf(parts).evaluate(CASE).evidence] == ["d"]
    assert [item.subject for item in AnyOf(parts[:3]).evaluate(CASE).evidence] == ["b"]


def test_each_stands_for_the_fact_that_the_rule_binds() -> None:
    bound = Case(CASE.disclosure, CASE.narrative, each="expertise")
    assert (bound.resolve("each"), bound.resolve("processes")) == ("expertise", "processes")
    assert CASE.resolve("each") == "each"


def test_evidence_of_a_fact_quotes_what_was_tagged() -> None:
    assert Evidence.of("flag", "integrated", fact("integrated", True)).text == "true"
    assert Evidence.of("fact", "expertise", fact("expertise", "Nine years.")).text == "Nine years."
    assert Evidence.of("fact", "expertise", None) == Evidence("fact", "expertise")


def test_evidence_is_made_when_it_is_asked_for() -> None:
    made: list[str] = []

    def seen() -> tuple[Evidence, ...]:
        made.append("evidence")
        return (Evidence("test", "leaf"),)

    late = Leaf("test", "leaf", {}, lambda *_: Answer(Truth.FALSE, seen))
    assert Not(late).truth(CASE) is Truth.TRUE
    assert made == []
    assert Not(late).evaluate(CASE).evidence == (Evidence("test", "leaf"),)
    assert made == ["evidence"]
