"""What is counted: a row for every document, and for every rule where statistics are asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from cyberlint.cells import plural
from cyberlint.counts import by_rule
from cyberlint.markdown import words
from cyberlint.outcome import DocumentReport, OutcomeKind, Report
from cyberlint.reporters.markdown.pieces import Piece
from cyberlint.rule import Severity

ROWS = 100
"""So many documents have a row of their own; the others are counted."""

_OTHERS = (OutcomeKind.PASS, OutcomeKind.NOT_APPLICABLE, OutcomeKind.NOT_EVALUATED)
_COLUMNS = "accepted | passed | not applicable | not evaluated |"


def documents(report: Report) -> Iterator[Piece]:
    """Count what came of each document; of many, of those first that have findings."""
    every = report.documents
    if not every:
        return
    shown = list(every)
    if len(every) > ROWS:
        shown = [item for item in every if item.findings][:ROWS]
    yield Piece(f"\n| document | errors | warnings | info | {_COLUMNS}\n|---|{'--:|' * 7}\n")
    for item in shown:
        yield Piece(_document(words(item.disclosure.path), [item]), "document")
    if len(shown) < len(every):
        own = set(map(id, shown))
        others = [item for item in every if id(item) not in own]
        yield Piece(_document(plural(len(others), "more document"), others))


def _document(name: str, counted: Iterable[DocumentReport]) -> str:
    counted = tuple(counted)
    severities = Counter(found.severity for item in counted for found in item.findings)
    return _row(
        name,
        *(severities[severity] for severity in Severity),
        sum(len(item.suppressed) for item in counted),
        *(sum(item.count(kind) for item in counted) for kind in _OTHERS),
    )


def statistics(report: Report) -> Iterator[Piece]:
    """Count what each rule said over all documents."""
    counts = by_rule(report.documents)
    if counts:
        yield Piece(f"\n### Statistics\n\n| rule | findings | {_COLUMNS}\n|---|{'--:|' * 5}\n")
    for count in counts:
        kinds = (count.outcomes.get(kind, 0) for kind in _OTHERS)
        name = words(f"{count.rule.id} {count.rule.name}")
        yield Piece(_row(name, count.findings, count.accepted, *kinds), "rule")


def _row(name: str, *numbers: int) -> str:
    return f"| {name} | {' | '.join(f'{number:,}' for number in numbers)} |\n"
