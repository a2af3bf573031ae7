"""Ask whether the registrant reported a material incident in Item 1.05 of Form 8-K since the year before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cyberlint.condition import Answer, Case, Evidence, Truth
from cyberlint.disclosure import Disclosure
from cyberlint.taxonomy import by_concept, form_class

if TYPE_CHECKING:
    from cyberlint.narrative import Narrative

SUBJECT = {
    "enum": ["material", "any"],
    "description": "`material`: one that does not deny material effect in both limbs, and that no amendment "
    "settled by doing so; `any`: all of them.",
}
OPTIONS: dict[str, dict[str, Any]] = {}
REQUIRED: tuple[str, ...] = ()

_ITEM = "1.05"


def ask(subject: str, options: Mapping[str, Any], case: Case) -> Answer:  # noqa: ARG001 - as every operator
    """Tell whether there is such a report since the period of the year before; the evidence is its words."""
    if case.prior is None:
        return Answer(Truth.UNKNOWN, reason="no incident report was given")
    period = case.disclosure.period
    if period is None:
        return Answer(Truth.UNKNOWN, reason="the period is not known; --period names it")
    reports = [
        narrative
        for narrative in case.prior.incidents
        if _is_of_the_item(narrative.disclosure) and _is_since(narrative.disclosure, case.disclosure, period)
    ]
    settled = [narrative.disclosure for narrative in reports if _is_denied(narrative)]
    found = [
        _evidence(subject, narrative)
        for narrative in reports
        if subject == "any"
        or not any(_is_about(narrative.disclosure, by) or by is narrative.disclosure for by in settled)
    ]
    return (
        Answer(Truth.TRUE, tuple(found))
        if found
        else Answer(Truth.FALSE, (Evidence("incident-report", subject),))
    )


def _is_of_the_item(report: Disclosure) -> bool:
    """Whether it reports under the Item: its header, its heading or its tags say so."""
    if form_class(report.form or "") != "8-K":
        return False
    sections = {section.item for section in report.sections}
    elements = (by_concept().get(fact.concept) for fact in report.facts)
    tagged = any(element and element.report == "incident" for element in elements)
    return _ITEM in report.items or _ITEM in sections or tagged


def _is_since(report: Disclosure, current: Disclosure, period: str) -> bool:
    """Whether it was filed after the year before the period ended, and before the annual report was."""
    day = report.filed or report.period
    return bool(day) and f"{int(period[:4]) - 1}{period[4:]}" < (day or "") <= (current.filed or "9999")


def _is_about(report: Disclosure, amendment: Disclosure) -> bool:
    """Whether an amendment came after a report of the same event: Form 8-K dates reports by the event."""
    later = (report.filed or "") <= (amendment.filed or "9999")
    return (amendment.form or "").endswith("/A") and report.period == amendment.period and later


def _is_denied(narrative: Narrative) -> bool:
    verdict = narrative.verdicts["materially_affected"]
    return set(map(str, verdict.limbs.values())) == {"no"}


def _evidence(subject: str, narrative: Narrative) -> Evidence:
    """Return the first sentence of a report, in its own document."""
    report = narrative.disclosure
    span = next((one.span for one in narrative.sentences if not one.heading), None)
    words = report.text[span.start : span.end] if span else None
    return Evidence("incident-report", subject, words, span, elsewhere=Case(report, narrative))
