"""What a waiver or the baseline accepts: each finding with the reason, who gave it, and how long it holds."""

from __future__ import annotations

from cyberlint.html import Html, element, join, line
from cyberlint.outcome import Suppressed, SuppressionKind
from cyberlint.reporters.html.anchors import Note
from cyberlint.reporters.html.tables import row, table
from cyberlint.reporters.html.text import Shown

_COLUMNS = ("Finding", "How", "Reason", "By", "Since", "Until", "Recorded in")


def accepted(document: Shown) -> Html:
    """Return the section on what is accepted; empty without any."""
    items = document.report.suppressed
    if not items:
        return Html()
    title = f"d{document.number}-accepted"
    noted = {id(note.finding): note for note in document.notes if note.accepted}
    rows = [_row(item, noted.get(id(item.finding))) for item in items]
    return element(
        "section",
        element("h3", "Accepted", id=title),
        table(_COLUMNS, rows, title, "accepted"),
    )


def _row(item: Suppressed, note: Note | None) -> Html:
    finding, entry = item
    name = element("a", finding.rule.title, href=f"#{note.id}") if note else finding.rule.title
    cells = (
        "waived" if entry.kind is SuppressionKind.WAIVER else "in the baseline",
        line(entry.reason),
        entry.owner or "—",
        entry.since,
        entry.until or "—",
        f"{entry.path}:{entry.line}",
    )
    return row(_COLUMNS, join((element("span", finding.rule.id, class_="rule"), " ", name)), cells)
