"""Tables of counts: the index of many documents, and what each rule said over all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence

from cyberlint.cells import plural
from cyberlint.counts import RuleCount, by_rule
from cyberlint.html import Html, element
from cyberlint.outcome import DocumentReport, OutcomeKind, Report
from cyberlint.reporters.html.document import name
from cyberlint.reporters.html.tables import row, table
from cyberlint.rule import Severity

ROWS = 1000
"""So many documents have a row in the index; the others are counted."""

_DOCUMENTS = ("Document", "Form", "Period", "Errors", "Warnings", "Info", "Accepted", "Not evaluated")
_RULES = ("Rule", "Findings", "Accepted", "Passed", "Not applicable", "Not evaluated")
_KINDS = (OutcomeKind.PASS, OutcomeKind.NOT_APPLICABLE, OutcomeKind.NOT_EVALUATED)


def index(documents: Sequence[DocumentReport], shown: Container[int]) -> Html:
    """Return the index; `shown` are the numbers of the documents that the page holds."""
    rows = [_document(item, number, number in shown) for number, item in enumerate(documents[:ROWS], 1)]
    more = len(documents) - len(rows)
    return element(
        "nav",
        element("h2", "Documents", id="index"),
        table(_DOCUMENTS, rows, "index", "numbers"),
        element("p", f"and {plural(more, 'more document')}", class_="left-out") if more else Html(),
        aria_labelledby="index",
    )


def _document(report: DocumentReport, number: int, linked: bool) -> Html:
    disclosure = report.disclosure
    label = name(disclosure)
    severities = Counter(finding.severity for finding in report.findings)
    cells = (
        disclosure.form or "—",
        disclosure.period or "—",
        *(f"{severities[severity]:,}" for severity in Severity),
        f"{len(report.suppressed):,}",
        f"{report.count(OutcomeKind.NOT_EVALUATED):,}",
    )
    head = element("a", label, href=f"#d{number}") if linked else element("span", label)
    path = element("span", disclosure.path, class_="cite")
    return row(_DOCUMENTS, element("span", head, path), cells)


def statistics(report: Report) -> Html:
    """Return the section that counts by rule."""
    return element(
        "section",
        element("h2", "By rule", id="statistics"),
        table(_RULES, map(_rule, by_rule(report.documents)), "statistics", "numbers"),
        aria_labelledby="statistics",
    )


def _rule(count: RuleCount) -> Html:
    numbers = (count.findings, count.accepted, *(count.outcomes.get(kind, 0) for kind in _KINDS))
    head = element("span", f"{count.rule.id} {count.rule.title}")
    return row(_RULES, head, (f"{number:,}" for number in numbers))
