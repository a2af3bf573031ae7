"""Whatever a rule asks and whatever a filing says: one outcome, no crash, and never a pass by ignorance."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cyberlint.condition import Case, Truth
from cyberlint.disclosure import Disclosure
from cyberlint.engine import evaluate, lint
from cyberlint.narrative import Narrative
from cyberlint.operators import operators
from cyberlint.outcome import OutcomeKind
from cyberlint.pack.build import build
from cyberlint.pack.sense import rule_defects
from cyberlint.pack.words import schema_defects
from cyberlint.resources import parse
from cyberlint.rule import Rule
from cyberlint.taxonomy import Kind, form_classes, names
from pack.rules import GOOD
from pack.strategies import conditions, disclosures

BASE: dict[str, Any] = parse(GOOD)
FACTS = {*names(Kind.FLAG), *names(Kind.TEXT_BLOCK)}


@st.composite
def values(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the value of a rule without defects: conditions, forms and needs, facts that `each` binds."""
    value = BASE | {
        "applies": {
            "needs": draw(st.lists(st.sampled_from(["facts", "narrative", "full-item"]), max_size=1)),
            **draw(st.sampled_from([{}, {"forms": ["10-K"]}, {"forms": list(form_classes())}])),
            **draw(st.sampled_from([{}, {"period-from": "2024-12-15"}])),
        },
        "expect": draw(conditions),
        "escalate": [{"when": draw(conditions), "to": "error"}],
        "message": "{evidence} {fact} {form} {related} {related-fact}",
    }
    if draw(st.booleans()):
        value["when"] = draw(conditions)
    asked = list(questions([value.get("when"), value["expect"], value["escalate"]]))
    value["focus"] = draw(st.sampled_from(asked))[0]
    bound = [set(operators()[name].SUBJECT["enum"]) for name, subject in asked if subject == "each"]
    if bound:
        facts = sorted(set.intersection(FACTS, *bound))
        assume(facts)
        value["each"] = draw(st.lists(st.sampled_from(facts), min_size=1, max_size=3, unique=True))
    return value


def questions(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the operator and the subject of every question in conditions."""
    if isinstance(value, dict):
        yield from ((name, value[name]) for name in operators() if name in value)
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from questions(part)


rules = values().map(lambda value: build(value, "ACME101.yaml", trusted=True))


PATIENT = [HealthCheck.filter_too_much, HealthCheck.too_slow]  # conditions on `each` seldom share a fact
some = settings(max_examples=60, deadline=None, suppress_health_check=PATIENT)


@settings(max_examples=20, deadline=None, suppress_health_check=PATIENT)
@given(value=values())
def test_what_is_drawn_is_a_rule_without_defects(value: dict[str, Any]) -> None:
    assert list(schema_defects(value)) == []
    assert list(rule_defects(Path("ACME101.yaml"), value, {"ACME101": ()})) == []


@some
@given(rule=rules, disclosure=disclosures())
def test_a_rule_has_one_outcome_and_says_why(rule: Rule, disclosure: Disclosure) -> None:
    outcome = evaluate(rule, Case(disclosure, Narrative(disclosure)))
    assert not outcome.crashed, outcome.reason
    assert bool(outcome.findings) is (outcome.kind is OutcomeKind.FAIL)
    if outcome.kind in (OutcomeKind.NOT_APPLICABLE, OutcomeKind.NOT_EVALUATED):
        assert outcome.reason


@some
@given(rule=rules, disclosure=disclosures())
def test_a_pass_is_known_of_everything_that_the_rule_asks_about(rule: Rule, disclosure: Disclosure) -> None:
    case = Case(disclosure, Narrative(disclosure))
    if evaluate(rule, case).kind is not OutcomeKind.PASS:
        return
    assert not disclosure.limits
    for name in rule.each or (None,):
        bound = Case(disclosure, case.narrative, name)
        given_truth = rule.when.evaluate(bound).truth if rule.when else Truth.TRUE
        assert given_truth is not Truth.UNKNOWN
        assert given_truth is Truth.FALSE or rule.expect.evaluate(bound).truth is Truth.TRUE


@some
@given(rule=rules, disclosure=disclosures())
def test_the_places_of_a_finding_exist(rule: Rule, disclosure: Disclosure) -> None:
    for finding in evaluate(rule, Case(disclosure, Narrative(disclosure))).findings:
        assert "{" not in finding.message
        assert finding.location == finding.evidence[0].location
        for quote in finding.evidence:
            place = quote.location
            assert place.line
            assert place.column
            assert (place.paragraph or 1) >= 1
            assert (place.sentence or 1) >= 1
            if place.offset is not None:
                assert 0 <= place.offset <= place.offset + (place.length or 0) <= len(disclosure.text)
            if quote.context is not None and quote.text is not None:
                assert quote.context[quote.start :].startswith(quote.text)


@some
@given(drawn=st.lists(rules, max_size=4), disclosure=disclosures())
def test_every_rule_has_its_outcome_whatever_the_others_have(
    drawn: list[Rule], disclosure: Disclosure
) -> None:
    report = lint(disclosure, drawn)
    assert [outcome.rule for outcome in report.outcomes] == drawn
    assert sum(report.count(kind) for kind in OutcomeKind) == len(drawn)
    alone = [evaluate(rule, Case(disclosure, Narrative(disclosure))) for rule in drawn]
    assert list(report.outcomes) == alone
