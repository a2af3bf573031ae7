"""What came of every rule besides findings: not evaluated, passed, not applicable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cyberlint.cells import plural
from cyberlint.html import Html, element, join, line
from cyberlint.outcome import DocumentReport, Outcome, OutcomeKind, Tuned
from cyberlint.reporters import held_open
from cyberlint.reporters.html.text import Shown


def checked(document: Shown) -> Html:
    """Return the section on what was checked and what was not."""
    outcomes = document.report.outcomes
    title = f"d{document.number}-checked"
    return element(
        "section",
        element("h3", "What was checked", id=title),
        element("p", _counts(document.report), class_="extent"),
        *_limits(document.report),
        *_open(outcomes),
        *_passed(outcomes),
        *_by_reason("do not apply", OutcomeKind.NOT_APPLICABLE, outcomes),
        *_tuned(document.tuned),
        class_="checked",
    )


def _counts(report: DocumentReport) -> str:
    """Say what a pass means, so that nobody takes it for more."""
    asked = sum(report.count(kind) for kind in (OutcomeKind.PASS, OutcomeKind.FAIL))
    return (
        f"{plural(asked, 'rule')} could be decided. A rule that passed found nothing to object to; "
        "it does not say that the disclosure is complete."
    )


def _limits(report: DocumentReport) -> Iterator[Html]:
    for limit in report.disclosure.limits:
        yield element("p", element("b", "Not read in full"), " ", line(limit), class_="alert")


def _open(outcomes: Iterable[Outcome]) -> Iterator[Html]:
    """List what could not be evaluated; what had to be is said outright."""
    held = [outcome for outcome in outcomes if held_open(outcome)]
    for outcome in held:
        words = f"{outcome.rule.id} {outcome.rule.title}: {outcome.reason or _UNKNOWN}"
        yield element("p", element("b", "Had to be decided and was not"), " ", words, class_="alert")
    others = [outcome for outcome in outcomes if outcome not in held]
    yield from _by_reason("could not be evaluated", OutcomeKind.NOT_EVALUATED, others)


_UNKNOWN = "no reason is known"


def _passed(outcomes: Iterable[Outcome]) -> Iterator[Html]:
    passed = [outcome for outcome in outcomes if outcome.kind is OutcomeKind.PASS]
    if passed:
        said = element("p", "Looked for, and not found:", class_="reason")
        yield _folded(f"{plural(len(passed), 'rule')} passed", said, _rules(passed))


def _by_reason(words: str, kind: OutcomeKind, outcomes: Iterable[Outcome]) -> Iterator[Html]:
    """List the rules of one outcome by their reasons."""
    reasons: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        if outcome.kind is kind:
            reasons.setdefault(outcome.reason or _UNKNOWN, []).append(outcome)
    if not reasons:
        return
    count = sum(map(len, reasons.values()))
    does = words.replace("do not", "does not") if count == 1 else words
    listed = (
        part
        for reason, found in reasons.items()
        for part in (element("p", line(reason), class_="reason"), _rules(found))
    )
    yield _folded(f"{plural(count, 'rule')} {does}", join(listed))


def _tuned(every: Iterable[Tuned]) -> Iterator[Html]:
    """List the rules that did not run, or ran otherwise than they declare, by what was set and where."""
    together: dict[str, list[str]] = {}
    for item in every:
        together.setdefault(f"{item.what}: {item.origin}", []).append(item.rule)
    if together:
        count = len({rule for rules in together.values() for rule in rules})
        listed = (
            part
            for reason, rules in together.items()
            for part in (element("p", line(reason), class_="reason"), element("p", ", ".join(rules)))
        )
        yield _folded(f"{plural(count, 'rule')} not run, or changed by settings", join(listed))


def _folded(title: str, *parts: Html) -> Html:
    return element("details", element("summary", title), *parts, class_="list")


def _rules(outcomes: Iterable[Outcome]) -> Html:
    rows = (
        element("li", element("span", outcome.rule.id, class_="rule"), " ", outcome.rule.title)
        for outcome in outcomes
    )
    return element("ul", *rows, class_="rules")
