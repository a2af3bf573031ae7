"""A trace: every condition of a rule with its answer, and which of them decided."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.condition import Case, Truth
from cyberlint.disclosure import Disclosure, Fact, Scope, Section, Span
from cyberlint.engine import applicability, evaluate
from cyberlint.narrative import Narrative
from cyberlint.outcome import OutcomeKind
from cyberlint.pack.build import build
from cyberlint.resources import parse
from cyberlint.taxonomy import elements
from cyberlint.trace import Step, Trace, traces
from pack.rules import edited

TEXT = "We engage consultants. No risk has materially affected us."


def case(**flags: bool) -> Case:
    facts = tuple(Fact(elements()[name].concept, value, 2025) for name, value in flags.items())
    sections = (Section("1C", "Cybersecurity", Span(0, len(TEXT))),)
    disclosure = Disclosure(
        "d", "d", Scope.FULL_ITEM, TEXT, form="10-K", tagged=True, facts=facts, sections=sections
    )
    return Case(disclosure, Narrative(disclosure))


def traced(*lines: str, **flags: bool) -> list[Trace]:
    value = parse(edited(*lines))
    return list(traces(value, build(value, "ACME101.yaml", trusted=True), case(**flags)))


def deciding(step: Step) -> list[tuple[Any, ...]]:
    return [leaf.way for leaf in step.leaves() if leaf.decides]


def test_when_decides_unless_it_holds() -> None:
    (trace,) = traced(report_to_board=False)
    assert trace.when is not None
    assert (trace.when.decides, trace.expect.decides) == (True, False)
    assert trace.outcome is OutcomeKind.NOT_APPLICABLE
    (trace,) = traced(report_to_board=True)
    assert trace.decisive is trace.expect
    assert trace.outcome is OutcomeKind.FAIL


NO, YES = "{flag: integrated, is: true}", "{flag: report_to_board, is: true}"
UNKNOWN = "{text: processes, contains: a}"


@pytest.mark.parametrize(
    ("expect", "truth", "ways"),
    [
        (f"all: [{NO}, {YES}]", Truth.FALSE, [("all", 0)]),
        (f"all: [{YES}, {YES}]", Truth.TRUE, [("all", 0), ("all", 1)]),
        (f"any: [{NO}, {YES}]", Truth.TRUE, [("any", 1)]),
        (f"none: [{NO}, {NO}]", Truth.TRUE, [("none", 0), ("none", 1)]),
        (f"none: [{NO}, {YES}]", Truth.FALSE, [("none", 1)]),
        (f"not: {{any: [{NO}, {YES}]}}", Truth.FALSE, [("not", "any", 1)]),
        (f"all: [{UNKNOWN}, {YES}]", Truth.UNKNOWN, [("all", 0)]),
        (f"all: [{UNKNOWN}, {NO}]", Truth.FALSE, [("all", 1)]),
    ],
)
def test_the_leaves_that_the_truth_hangs_on_decide(
    expect: str, truth: Truth, ways: list[tuple[Any, ...]]
) -> None:
    (trace,) = traced(f"expect: {{{expect}}}", "message: It is not as it should be.", report_to_board=True)
    assert trace.expect.answer.truth is truth
    assert deciding(trace.expect) == [("expect", *way) for way in ways]


def test_a_rule_with_each_has_a_trace_for_each() -> None:
    found = traced(
        "each: [integrated, report_to_board]",
        "when: {fact: each, is: present}",
        "expect: {flag: each, is: false}",
        report_to_board=True,
    )
    assert [(trace.each, trace.outcome) for trace in found] == [
        ("integrated", OutcomeKind.NOT_APPLICABLE),
        ("report_to_board", OutcomeKind.FAIL),
    ]


def test_an_operator_says_what_it_saw_beside_its_evidence() -> None:
    (trace,) = traced(
        "expect: {any: [{claim: engages_third_party, in: narrative, polarity: negated}, "
        "{claim: board_informed, in: narrative}, {verdict: materially_affected, is: yes}]}",
        report_to_board=True,
    )
    assert [leaf.remark for leaf in trace.expect.leaves()] == [
        "“engage consultants”: polarity affirmed, modality actual, subject registrant, zone statement",
        "no sentence makes this claim",
        "the verdict is no, actual (past: no, future: silent)",
    ]


CONDITIONS = st.recursive(
    st.sampled_from(
        [
            {"flag": "report_to_board", "is": True},
            {"flag": "integrated", "is": True},
            {"text": "processes", "contains": "a"},
            {"fact": "processes", "is": "missing"},
        ]
    ),
    lambda parts: st.one_of(
        st.lists(parts, min_size=1, max_size=3).flatmap(
            lambda several: st.sampled_from([{key: several} for key in ("all", "any", "none")])
        ),
        parts.map(lambda part: {"not": part}),
    ),
    max_leaves=8,
)


@given(CONDITIONS, CONDITIONS)
def test_a_trace_tells_what_the_engine_does(when: dict[str, Any], expect: dict[str, Any]) -> None:
    """Its outcome is the engine's, and some leaf decides that has the truth to do so."""
    value = parse(edited()) | {"when": when, "expect": expect}
    rule = build(value, "ACME101.yaml", trusted=True)
    asked = case(report_to_board=True)
    assert applicability(rule, asked.disclosure) is None
    (trace,) = traces(value, rule, asked)
    assert trace.outcome is evaluate(rule, asked).kind
    assert deciding(trace.decisive)
    others = [step for step in trace.roots if step is not trace.decisive]
    assert not any(deciding(step) for step in others)
