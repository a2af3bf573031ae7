"""What belongs to the pages: running heads and feet, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from cyberlint.pdf.pages import Row

EDGE = 3
"""So many lines at the head of a page, and at its foot, may belong to it."""
OFTEN = 3
"""Pages on which a running line stands, or all of fewer pages."""
_LONGEST = 120
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"(?:page )?[-–—| ]*(?:[A-Z]-)?(?:\d{1,4}|[ivxlc]{1,6})[-–—| ]*", re.IGNORECASE)


def without(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Return the lines of each page without those that belong to the page.

    These stand at the edge of several pages with the same words, numbers aside, at the same height; or are
    a number alone, as the first or last line.
    """
    counted = Counter(key for rows in pages for key in {_key(row) for row in _edges(rows)})
    often = min(OFTEN, len(pages))
    running = {key for key, times in counted.items() if times >= often and len(pages) > 1}
    found = []
    for rows in pages:
        edges = _edges(rows)
        dropped = {row for row in edges if _is_running(row, running)}
        dropped |= {row for row in (*edges[:1], *edges[-1:]) if _PAGE_NUMBER.fullmatch(row.text)}
        found.append([row for row in rows if row not in dropped])
    return found


def _edges(rows: Sequence[Row]) -> list[Row]:
    down = sorted(rows, key=lambda row: -row.bottom)
    return [*down[:EDGE], *down[EDGE:][-EDGE:]]


def _key(row: Row) -> tuple[str, int]:
    return _NUMBER.sub("#", row.text.casefold()), round(row.bottom / 6)


def _is_running(row: Row, running: set[tuple[str, int]]) -> bool:
    words, height = _key(row)
    return len(row.text) <= _LONGEST and any((words, height + by) in running for by in (-1, 0, 1))
