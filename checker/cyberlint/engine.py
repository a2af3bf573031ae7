"""The engine: every rule has exactly one outcome for every disclosure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from cyberlint.condition import Answer, Case, Evidence, Truth
from cyberlint.disclosure import Disclosure, Scope
from cyberlint.entry import Entry
from cyberlint.findings import finding
from cyberlint.narrative import Narrative, omission
from cyberlint.outcome import DocumentReport, Finding, Outcome, OutcomeKind, Unread
from cyberlint.resources import DataError
from cyberlint.rule import Applies, Rule, worst
from cyberlint.source import MissingExtraError, ReadError
from cyberlint.taxonomy import form_class

if TYPE_CHECKING:
    from cyberlint.redline.prior import Earlier

EXEMPTION = 1_500
"""Characters: a longer text is a disclosure, whatever exemption it speaks of."""
_Reason = tuple[OutcomeKind, str]


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
            yield _unread(path, error)
            return
        except Exception as error:  # noqa: BLE001 - the one boundary, see `evaluate`
            yield Unread(path, f"the reader crashed: {type(error).__name__}: {error}")
            return
        yield _unread(path, part) if isinstance(part, ReadError) else part


def _unread(path: str, error: ReadError) -> Unread:
    extra = error.extra if isinstance(error, MissingExtraError) else None
    return Unread(error.path or path, error.what, error.line, error.column, extra)


def lint(disclosure: Disclosure, rules: Iterable[Rule], earlier: Earlier | None = None) -> DocumentReport:
    """Evaluate every rule on one disclosure, and keep one finding per root cause.

    Rules about what accepts findings wait until there are findings to accept: see `judge`. Those about prior
    filings wait until a run has some: `earlier` is what came before this disclosure.
    """
    rules = tuple(rules)
    lexicon = next((rule.lexicon for rule in rules if rule.lexicon), None)  # packs share one: `pack.built`
    case = Case(disclosure, Narrative.of(disclosure, lexicon))
    if earlier:
        from cyberlint.redline.prior import Prior  # noqa: PLC0415 - few runs have prior filings

        case = case._replace(prior=Prior(earlier, case.narrative, lexicon))
    asked = (rule for rule in rules if not rule.applies.to_entries)
    unasked = _Unasked(case)
    outcomes = [evaluate(rule, case, unasked) for rule in asked if earlier or not rule.applies.to_prior]
    return DocumentReport(disclosure, tuple(_superseded(outcomes)))


def judge(report: DocumentReport, rules: Iterable[Rule], entries: Sequence[Entry]) -> DocumentReport:
    """Add the outcomes of the rules about waivers and the baseline, each asked about every entry.

    They are about files that were read in full, whatever the limits of the document.
    """
    disclosure = report.disclosure._replace(limits=())
    case = Case(disclosure, Narrative(disclosure))
    outcomes = [_judged(rule, case, entries) for rule in rules if rule.applies.to_entries]
    return report._replace(outcomes=tuple(sorted((*report.outcomes, *outcomes), key=lambda o: o.rule.id)))


def _judged(rule: Rule, case: Case, entries: Sequence[Entry]) -> Outcome:
    asked = [evaluate(rule, case._replace(entry=one)) for one in entries if one.kind in rule.applies.needs]
    kinds = " or ".join(need for need in rule.applies.needs if need in ("waiver", "baseline"))
    return _worst(asked) if asked else _not_applicable(rule, f"no {kinds} is for this document")


class _Unasked(dict[Applies, _Reason | None]):
    """Why rules that apply so need not or cannot be asked about a case: most of them apply alike."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        self._case = case

    def __missing__(self, applies: Applies) -> _Reason | None:
        found = _applicability(applies, self._case.disclosure) or _without_prior(applies, self._case)
        self[applies] = found
        return found


def evaluate(rule: Rule, case: Case, unasked: Mapping[Applies, _Reason | None] | None = None) -> Outcome:
    """Return the outcome of one rule for one disclosure; `unasked` says why it need not be asked.

    A rule that crashes is reported as not evaluated, with the error, and leaves the others alone.
    """
    try:
        known = _Unasked(case) if unasked is None else unasked
        found = None if case.entry else known[rule.applies]
        return Outcome(rule, found[0], reason=found[1]) if found else _outcome(rule, case)
    except DataError:  # the checkout is damaged, not the filing
        raise
    except Exception as error:  # noqa: BLE001 - the one boundary: a defect in one rule must not hide the others
        reason = f"the rule crashed: {type(error).__name__}: {error}"
        return Outcome(rule, OutcomeKind.NOT_EVALUATED, reason=reason, crashed=True)


def applicability(rule: Rule, disclosure: Disclosure) -> Outcome | None:
    """Return the outcome of a rule that need not or cannot be asked, else None."""
    found = _applicability(rule.applies, disclosure)
    return Outcome(rule, found[0], reason=found[1]) if found else None


def _applicability(applies: Applies, disclosure: Disclosure) -> _Reason | None:
    return (
        _form(applies, disclosure)
        or _item(disclosure)
        or _exemption(disclosure)
        or _needs(applies, disclosure)
        or _period(applies, disclosure)
    )


def _form(applies: Applies, disclosure: Disclosure) -> _Reason | None:
    wanted = applies.forms
    if not wanted:
        return None
    possible = (form_class(disclosure.form) or disclosure.form,) if disclosure.form else disclosure.forms
    known = [form for form in possible if form in wanted]
    if known and len(known) == len(possible):
        return None
    if known or not possible:
        return OutcomeKind.NOT_EVALUATED, "the form is not known; --form names it"
    return OutcomeKind.NOT_APPLICABLE, f"the rule is for Form {' or '.join(applies.forms)}"


def _item(disclosure: Disclosure) -> _Reason | None:
    if disclosure.facts or disclosure.sections or not (disclosure.form or "").upper().endswith("/A"):
        return None
    if disclosure.limits:
        return OutcomeKind.NOT_EVALUATED, disclosure.limits[0]
    return OutcomeKind.NOT_APPLICABLE, "the amendment does not contain the Item"


def _exemption(disclosure: Disclosure) -> _Reason | None:
    if disclosure.facts or len(disclosure.text) > EXEMPTION or not omission.exemption(disclosure.text):
        return None
    return OutcomeKind.NOT_APPLICABLE, "the Item does not reach issuers of asset-backed securities"


def _period(applies: Applies, disclosure: Disclosure) -> _Reason | None:
    first = applies.period_from
    if first is None or (disclosure.period and disclosure.period >= first):
        return None
    if disclosure.period is None:
        return OutcomeKind.NOT_EVALUATED, "the period is not known; --period names it"
    return OutcomeKind.NOT_APPLICABLE, f"the rule is for periods that end on or after {first}"


def _needs(applies: Applies, disclosure: Disclosure) -> _Reason | None:
    for need in applies.needs:
        if need == "facts" and not disclosure.tagged:
            return OutcomeKind.NOT_EVALUATED, f"a {disclosure.format} input carries no tagged facts"
        if need == "narrative" and not disclosure.text.strip():
            return OutcomeKind.NOT_EVALUATED, "there is no narrative text"
        if need == "full-item" and disclosure.scope is not Scope.FULL_ITEM:
            return OutcomeKind.NOT_EVALUATED, "only tagged text was read, not the whole Item"
    return None


def _without_prior(applies: Applies, case: Case) -> _Reason | None:
    """Return the outcome of a rule about prior filings that has none, or none with what it needs."""
    if not applies.to_prior:
        return None
    if reason := case.prior.not_given(applies.needs) if case.prior else "no prior filing was given":
        return OutcomeKind.NOT_APPLICABLE, reason
    if case.prior and (reason := case.prior.lacking(applies.needs)):
        return OutcomeKind.NOT_EVALUATED, reason
    return None


def _not_evaluated(rule: Rule, reason: str) -> Outcome:
    return Outcome(rule, OutcomeKind.NOT_EVALUATED, reason=reason)


def _not_applicable(rule: Rule, reason: str) -> Outcome:
    return Outcome(rule, OutcomeKind.NOT_APPLICABLE, reason=reason)


def _outcome(rule: Rule, case: Case) -> Outcome:
    if not rule.each:
        return _ask(rule, case)
    return _worst([_ask(rule, case.binding(name)) for name in rule.each])


def _ask(rule: Rule, case: Case) -> Outcome:
    """Ask ``when``, then ``expect``."""
    settled = None if case.disclosure.limits else _settled(rule, case)
    return settled or _weighed(rule, case)


def _settled(rule: Rule, case: Case) -> Outcome | None:
    """Return the outcome that truth alone settles, as it mostly does; a finding or a reason needs more."""
    given = rule.when.truth(case) if rule.when else Truth.TRUE
    if given is Truth.FALSE:
        return _not_applicable(rule, "its condition does not hold")
    if given is Truth.TRUE and rule.expect.truth(case) is Truth.TRUE:
        return Outcome(rule, OutcomeKind.PASS)
    return None


def _weighed(rule: Rule, case: Case) -> Outcome:
    """Return the outcome by the answers with their evidence."""
    given = rule.when.evaluate(case) if rule.when else Answer(Truth.TRUE)
    if given.truth is Truth.UNKNOWN:
        return _not_evaluated(rule, given.reason or "its condition is not known")
    limits = case.disclosure.limits
    if given.truth is Truth.FALSE:
        if limits and not _seen(case, given.evidence):
            return _not_evaluated(rule, limits[0])
        return _not_applicable(rule, "its condition does not hold")
    expected = rule.expect.evaluate(case)
    if expected.truth is Truth.UNKNOWN:
        return _not_evaluated(rule, expected.reason or "what it expects is not known")
    if expected.truth is Truth.TRUE:
        return _not_evaluated(rule, limits[0]) if limits else Outcome(rule, OutcomeKind.PASS)
    if limits and not (_seen(case, expected.evidence) and (not rule.when or _seen(case, given.evidence))):
        return _not_evaluated(rule, limits[0])
    return Outcome(rule, OutcomeKind.FAIL, (_finding(rule, case, expected, given),))


def _seen(case: Case, evidence: tuple[Evidence, ...]) -> bool:
    """Tell whether an answer rests on what was read alone, so that no part that was not read can change it.

    Without evidence, and with evidence of an absence or that is all the text, it does not: what seems
    absent may stand in the part that was not read.
    """
    return bool(evidence) and all(item.text not in (None, case.disclosure.text) for item in evidence)


def _finding(rule: Rule, case: Case, expected: Answer, given: Answer) -> Finding:
    severity = rule.severity
    for escalation in rule.escalate:
        if escalation.when.evaluate(case).truth is Truth.TRUE:
            severity = worst((severity, escalation.to))
    return finding(rule, severity, case, expected.evidence, given.evidence)


_WORST_FIRST = (OutcomeKind.FAIL, OutcomeKind.NOT_EVALUATED, OutcomeKind.PASS, OutcomeKind.NOT_APPLICABLE)


def _worst(parts: list[Outcome]) -> Outcome:
    """Combine the outcomes of a rule with ``each`` into its one outcome."""
    worst = min(parts, key=lambda part: _WORST_FIRST.index(part.kind))
    findings = tuple([finding for part in parts for finding in part.findings])
    return worst if worst.findings == findings else worst._replace(findings=findings)


def _superseded(outcomes: list[Outcome]) -> Iterator[Outcome]:
    """Withdraw the findings of rules that another failing rule supersedes: one finding per root cause.

    Where the superseding rule asks about each of several facts, only findings about these are withdrawn. A
    rule that is itself superseded still supersedes; the reason names the rule that remains.
    """
    failing = {outcome.rule.id: outcome for outcome in outcomes if outcome.kind is OutcomeKind.FAIL}
    above: dict[str, str] = {}
    for outcome in failing.values():
        for other in outcome.rule.supersedes:
            if other in failing and _root(above, outcome.rule.id) != other:  # no circle: one always remains
                above.setdefault(other, outcome.rule.id)
    for outcome in outcomes:
        root = _root(above, outcome.rule.id)
        yield outcome if root == outcome.rule.id else _withdrawn(outcome, failing[root])


def _withdrawn(outcome: Outcome, root: Outcome) -> Outcome:
    """Return an outcome without the findings that have the same cause as those of a superseding rule."""
    apart = root.rule.each
    about = {finding.subject for finding in root.findings}
    left = tuple(finding for finding in outcome.findings if apart and finding.subject not in about)
    gone = tuple(finding for finding in outcome.findings if finding not in left)
    if left:
        return outcome._replace(findings=left, withdrawn=gone)
    reason = f"superseded by {root.rule.id}, which has the same cause"
    return _not_applicable(outcome.rule, reason)._replace(withdrawn=gone)


def _root(above: Mapping[str, str], rule: str) -> str:
    while rule in above:
        rule = above[rule]
    return rule
