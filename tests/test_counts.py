"""What each rule said over a run."""

from __future__ import annotations

import samples
from cyberlint.counts import by_rule
from cyberlint.outcome import OutcomeKind
from samples.gated import GATED


def test_the_rules_with_most_findings_come_first() -> None:
    assert [(count.rule.id, count.findings, count.accepted) for count in by_rule(GATED.documents)] == [
        ("CYD605", 3, 0),
        ("CYD314", 1, 1),
        ("CYD108", 1, 0),
        ("CYD201", 1, 0),
        ("CYD131", 0, 1),
        ("CYD101", 0, 0),
    ]


def test_every_outcome_of_every_document_is_counted() -> None:
    counts = {count.rule.id: count.outcomes for count in by_rule(GATED.documents)}
    assert all(sum(outcomes.values()) == 3 for outcomes in counts.values())
    assert counts["CYD605"] == {OutcomeKind.FAIL: 2, OutcomeKind.PASS: 1}
    assert counts["CYD101"] == {OutcomeKind.NOT_EVALUATED: 2, OutcomeKind.PASS: 1}


def test_a_rule_that_is_tuned_for_one_document_is_one_rule() -> None:
    first = samples.DRAFT.outcomes[0]
    tuned = first._replace(rule=first.rule._replace(category="other"))
    documents = [samples.DRAFT._replace(outcomes=(item,)) for item in (first, tuned)]
    assert [count.outcomes for count in by_rule(documents)] == [{OutcomeKind.PASS: 2}]


def test_without_documents_there_is_nothing_to_count() -> None:
    assert by_rule(()) == ()
