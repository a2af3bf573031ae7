"""The engine: every rule has exactly one outcome for every disclosure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cyberlint.disclosure import Disclosure, Scope
from cyberlint.findings import finding
from cyberlint.narrative import Narrative
from cyberlint.outcome import DocumentReport, Finding, Outcome, OutcomeKind, Unread
from cyberlint.rule import Answer, Case, Rule, Severity, Truth
from cyberlint.source import ReadError
from cyberlint.taxonomy import form_class

_RANK = (Severity.INFO, Severity.WARNING, Severity.ERROR)


def guarded(path: str, parts: Iterator[Disclosure | ReadError]) -> Iterator[Disclosure | Unread]:
    """Yield what a reader yields, and what it could not read as a value.

    A crash of the reader ends its input, and leaves other inputs alone.
    """
    while True:
        try:
            part = next(parts)
        except StopIteration:
            return
        except ReadError as error:
            yield Unread(path, error.what, error.line, error.column)
            return
        except Exception as error:  # noqa: BLE001 - the one boundary, see `_guarded`
            yield Unread(path, f"the reader crashed: {type(error).__name__}: {error}")
            return
        yield Unread(path, part.what, part.line, part.column) if isinstance(part, ReadError) else part


def lint(disclosure: Disclosure, rules: Iterable[Rule]) -> DocumentReport:
    """Evaluate every rule on one disclosure.

    A rule that crashes is reported as not evaluated, with the error, and leaves the others alone.
    """
    narrative = Narrative(disclosure)
    outcomes = [_guarded(rule, Case(disclosure, narrative)) for rule in rules]
    return DocumentReport(disclosure, tuple(_superseded(outcomes)))


def _guarded(rule: Rule, case: Case) -> Outcome:
    try:
        return evaluate(rule, case)
    except Exception as error:  # noqa: BLE001 - the one boundary: a defect in one rule must not hide the others
        reason = f"the rule crashed: {type(error).__name__}: {error}"
        return Outcome(rule, OutcomeKind.NOT_EVALUATED, reason=reason, crashed=True)


def evaluate(rule: Rule, case: Case) -> Outcome:
    """Return the outcome of one rule for one disclosure."""
    outcome = _applicability(rule, case.disclosure)
    if outcome is not None:
        return outcome
    if not rule.each:
        return _evaluate(rule, case)
    parts = [_evaluate(rule, replace(case, each=name)) for name in rule.each]
    return _worst(rule, parts)


def _applicability(rule: Rule, disclosure: Disclosure) -> Outcome | None:
    """Return the outcome of a rule that cannot be asked, else None."""
    applies = rule.applies
    forms = _forms(disclosure)
    if applies.forms and forms is not None:
        if not forms & set(applies.forms):
            kinds = " or ".join(applies.forms)
            return Outcome(rule, OutcomeKind.NOT_APPLICABLE, reason=f"the rule is for Form {kinds}")
        if not forms <= set(applies.forms):
            return _not_evaluated(rule, "the form is not known; --form names it")
    if applies.forms and forms is None:
        return _not_evaluated(rule, "the form is not known; --form names it")
    if (disclosure.form or "").endswith("/A") and not (disclosure.facts or disclosure.sections):
        return Outcome(rule, OutcomeKind.NOT_APPLICABLE, reason="the amendment does not contain the Item")
    if applies.period_from:
        if disclosure.period is None:
            return _not_evaluated(rule, "the period is not known")
        if disclosure.period < applies.period_from:
            reason = f"the rule is for periods that end on or after {applies.period_from}"
            return Outcome(rule, OutcomeKind.NOT_APPLICABLE, reason=reason)
    return _needs(rule, disclosure)


def _forms(disclosure: Disclosure) -> set[str] | None:
    """Return the classes of form that the disclosure can be, or None where that is unknown."""
    if disclosure.form:
        known = form_class(disclosure.form)
        return {known} if known else set()
    return set(disclosure.forms) or None


def _needs(rule: Rule, disclosure: Disclosure) -> Outcome | None:
    for need in rule.applies.needs:
        if need == "facts" and not disclosure.tagged:
            return _not_evaluated(rule, f"a {disclosure.format} input carries no tagged facts")
        if need == "narrative" and not disclosure.text.strip():
            return _not_evaluated(rule, "there is no narrative text")
        if need == "full-item" and disclosure.scope is not Scope.FULL_ITEM:
            return _not_evaluated(rule, "only tagged text was read, not the whole Item")
    return None


def _not_evaluated(rule: Rule, reason: str) -> Outcome:
    return Outcome(rule, OutcomeKind.NOT_EVALUATED, reason=reason)


def _evaluate(rule: Rule, case: Case) -> Outcome:
    """Ask ``when``, then ``expect``."""
    given = rule.when.evaluate(case) if rule.when else Answer(Truth.TRUE)
    if given.truth is Truth.FALSE:
        return Outcome(rule, OutcomeKind.NOT_APPLICABLE, reason="its condition does not hold")
    if given.truth is Truth.UNKNOWN:
        return _not_evaluated(rule, given.reason or "its condition is not known")
    expected = rule.expect.evaluate(case)
    limits = case.disclosure.limits
    match expected.truth:
        case Truth.UNKNOWN:
            return _not_evaluated(rule, expected.reason or "what it expects is not known")
        case Truth.TRUE if limits:
            return _not_evaluated(rule, limits[0])
        case Truth.TRUE:
            return Outcome(rule, OutcomeKind.PASS)
    if limits and all(item.text is None for item in expected.evidence):
        return _not_evaluated(rule, limits[0])  # what seems absent may stand in the part that was not read
    return Outcome(rule, OutcomeKind.FAIL, (_finding(rule, case, expected, given),))


def _finding(rule: Rule, case: Case, expected: Answer, given: Answer) -> Finding:
    severity = rule.severity
    for escalation in rule.escalate:
        if escalation.when.evaluate(case).truth is Truth.TRUE:
            severity = max(severity, escalation.to, key=_RANK.index)
    return finding(rule, severity, case, expected.evidence, given.evidence)


_WORST_FIRST = (OutcomeKind.FAIL, OutcomeKind.NOT_EVALUATED, OutcomeKind.PASS, OutcomeKind.NOT_APPLICABLE)


def _worst(rule: Rule, parts: list[Outcome]) -> Outcome:
    """Combine the outcomes of a rule with ``each`` into its one outcome."""
    for kind in _WORST_FIRST:
        same = [part for part in parts if part.kind is kind]
        if same:
            findings = tuple(finding for part in same for finding in part.findings)
            return Outcome(rule, kind, findings, same[0].reason)
    return Outcome(rule, OutcomeKind.NOT_APPLICABLE, reason="there is nothing to evaluate")


def _superseded(outcomes: list[Outcome]) -> Iterator[Outcome]:
    """Withdraw the findings of rules that another failing rule supersedes: one finding per root cause."""
    by: dict[str, str] = {}
    for outcome in outcomes:
        if outcome.kind is OutcomeKind.FAIL:
            by.update(dict.fromkeys(outcome.rule.supersedes, outcome.rule.id))
    for outcome in outcomes:
        if outcome.kind is OutcomeKind.FAIL and outcome.rule.id in by:
            reason = f"superseded by {by[outcome.rule.id]}, which has the same cause"
            yield Outcome(outcome.rule, OutcomeKind.NOT_APPLICABLE, reason=reason)
        else:
            yield outcome
