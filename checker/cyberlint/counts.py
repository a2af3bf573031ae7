"""How often each rule said what, over all documents of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from cyberlint.outcome import DocumentReport, Outcome, OutcomeKind
from cyberlint.rule import Rule
from cyberlint.tuples import NamedTuple


class RuleCount(NamedTuple):
    """The counts of one rule: of documents by `outcomes`, of findings that count, and of those `accepted`."""

    rule: Rule
    outcomes: Mapping[OutcomeKind, int]
    findings: int
    accepted: int


def by_rule(documents: Iterable[DocumentReport]) -> tuple[RuleCount, ...]:
    """Return the counts of every rule that was run, those with most findings first, then by id."""
    told: dict[str, list[Outcome]] = {}
    for document in documents:
        for outcome in document.outcomes:
            told.setdefault(outcome.rule.id, []).append(outcome)
    counts = [_count(outcomes) for outcomes in told.values()]
    return tuple(sorted(counts, key=lambda count: (-count.findings, -count.accepted, count.rule.id)))


def _count(outcomes: list[Outcome]) -> RuleCount:
    return RuleCount(
        rule=outcomes[0].rule,
        outcomes=Counter(outcome.kind for outcome in outcomes),
        findings=sum(len(outcome.findings) for outcome in outcomes),
        accepted=sum(len(outcome.suppressed) for outcome in outcomes),
    )
