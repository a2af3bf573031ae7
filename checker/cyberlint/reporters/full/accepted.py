"""What waivers and the baseline accept: every waived finding with its reason, the baseline's counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from cyberlint.cells import plural
from cyberlint.outcome import Suppressed, Suppression, SuppressionKind
from cyberlint.reporters import lasting
from cyberlint.reporters.full.finding import coordinates
from cyberlint.reporters.full.page import Page


def accepted(items: Iterable[Suppressed], page: Page, *, verbose: bool) -> list[list[str]]:
    """Return a block for what is waived and one for what is in the baseline, each empty without any."""
    items = list(items)
    waived = [item for item in items if item.suppression.kind is SuppressionKind.WAIVER]
    known = [item for item in items if item.suppression.kind is SuppressionKind.BASELINE]
    return [_waived(waived, page), _known(known, page, verbose=verbose)]


def _waived(items: list[Suppressed], page: Page) -> list[str]:
    shown = [page.paint(f"waived ({len(items)})", "bold")] if items else []
    for item in items:
        shown += _entry(item, page)
    return shown


def _known(items: list[Suppressed], page: Page, *, verbose: bool) -> list[str]:
    if not items:
        return []
    title = f"in the baseline ({len(items)}, {lasting(item.suppression for item in items)})"
    if verbose:
        return [page.paint(title, "bold"), *(row for item in items for row in _entry(item, page))]
    counts = Counter(item.finding.rule.id for item in items)
    rules = (f"{rule} ({count})" if count > 1 else rule for rule, count in sorted(counts.items()))
    return page.entry(f"{title}: ", ", ".join(rules), "bold")


def _entry(item: Suppressed, page: Page) -> list[str]:
    """Say of one finding what and where it is, why it is accepted, by whom, and how long."""
    finding, entry = item.finding, item.suppression
    people = f"  ({finding.location.human})" if finding.location.human else ""
    who = f"{entry.owner}, {_lasts(entry)}" if entry.owner else _lasts(entry)
    colour = "yellow" if entry.expiring else "bold"
    return [
        *page.entry(f"  {finding.rule.id} ", finding.rule.title, colour),
        *page.entry("    ", f"{coordinates(finding.location, page)}{people}"),
        *page.entry("    reason: ", entry.reason),
        *page.entry("    ", f"{who}; {entry.path}:{entry.line}"),
    ]


def _lasts(entry: Suppression) -> str:
    if entry.until is None or entry.left is None:
        return f"for {plural(entry.age, 'day')}"
    left = f"{plural(entry.left, 'day')} left" if entry.left else "its last day"
    return f"until {entry.until} ({left})"
