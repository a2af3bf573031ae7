"""The order in which the lines of a page are read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cyberlint.pdf.pages import Page, Row

_BESIDE = 0.1
"""Of the lines of a page so many may have another beside them; more, and it has columns or a large table."""


def ordered(page: Page) -> tuple[Row, ...]:
    """Return the lines of a page from its top to its foot.

    A page of columns keeps the order in which it was written, which is that of its columns.
    """
    rows = tuple(sorted(page.rows, key=lambda row: (-row.bottom, row.left)))
    beside = sum(_are_beside(above, below) for above, below in pairwise(rows))
    return page.rows if not page.upright or beside > _BESIDE * len(rows) else rows


def _are_beside(one: Row, other: Row) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared > 0.5 * min(one.height, other.height)


def right_edges(rows: Sequence[Row]) -> list[float]:
    """Return for each line where its column ends: what the long lines of a run downwards reach to."""
    edges: list[float] = []
    for run in _runs(rows):
        reached = sorted(row.right for row in run if len(row.text) >= _LONG)
        edge = reached[int(0.9 * (len(reached) - 1))] if reached else 0.0
        edges += [edge] * len(run)
    return edges


_LONG = 40


def _runs(rows: Sequence[Row]) -> list[list[Row]]:
    """Return the lines in runs, each of which goes down the page."""
    runs: list[list[Row]] = []
    for row in rows:
        if runs and row.bottom < runs[-1][-1].bottom + row.height:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs
