"""How often each rule said what, as a table."""

from __future__ import annotations

from collections.abc import Sequence

from cyberlint.cells import plural
from cyberlint.counts import RuleCount, by_rule
from cyberlint.outcome import OutcomeKind, Report
from cyberlint.reporters.full.page import Page

COLUMNS = ("rule", "findings", "accepted", "passed", "not applicable", "not evaluated")
_GAP = 2
_CUT = " […]"


def statistics(report: Report, page: Page, *, verbose: bool) -> list[str]:
    """Return a row for every rule that found something, the most frequent first; all rules if asked for.

    Columns that a narrow page has no room for are left out, the last first.
    """
    counts = by_rule(report.documents)
    shown = [count for count in counts if verbose or count.findings or count.accepted]
    rows = [COLUMNS, *((count.rule.id, *_numbers(count)) for count in shown)]
    widths = _widths(rows, page.width)
    room = page.width - sum(widths) - _GAP * len(widths)
    names = ["", *(_name(page.set(count.rule.name), room) for count in shown)]
    table = [_row(row, widths) + name for row, name in zip(rows, names, strict=True)]
    over = f"{plural(len(counts), 'rule')} over {plural(len(report.documents), 'document')}"
    title = page.paint(f"statistics: {len(shown):,} of {over}", "bold")
    return [title, *(table if shown else [])]


def _numbers(count: RuleCount) -> tuple[str, ...]:
    kinds = (OutcomeKind.PASS, OutcomeKind.NOT_APPLICABLE, OutcomeKind.NOT_EVALUATED)
    numbers = (count.findings, count.accepted, *(count.outcomes.get(kind, 0) for kind in kinds))
    return tuple(f"{number:,}" for number in numbers)


def _name(name: str, room: int) -> str:
    """Return the name in the last column, cut where it does not fit; empty where that says nothing."""
    if len(name) > room:
        name = name[: room - len(_CUT)] + _CUT if room > 2 * len(_CUT) else ""
    return " " * _GAP + name if name else ""


def _widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Return the widths of the columns that fit."""
    widths: list[int] = []
    for column in zip(*rows, strict=True):
        width = max(map(len, column))
        if widths and sum(widths) + _GAP * len(widths) + width > room:
            break
        widths.append(width)
    return widths


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    first = f"{cells[0]:{widths[0]}}"
    numbers = (f"{cell:>{width}}" for cell, width in zip(cells[1:], widths[1:], strict=False))
    return (" " * _GAP).join([first, *numbers])
