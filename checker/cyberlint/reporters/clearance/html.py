"""The clearance report as a page to print: no script, nothing fetched, every word escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cyberlint import html
from cyberlint.cells import line
from cyberlint.html import Html, element, join
from cyberlint.reporters.clearance.blocks import Block, Facts, Heading, Note, Table

_KEYS = frozenset(["Rule", "Severity", "Outcome", "Since", "Until", "Version", "Pack"])
"""The columns whose short words stay on one line."""
_BREAK = Html("\n")


def page(blocks: Iterable[Block]) -> str:
    """Return the page."""
    main = element("main", _BREAK, join(map(_block, blocks), _BREAK), _BREAK)
    return html.page("Clearance report", html.asset(__file__, "page.css"), element("body", main))


def _block(block: Block) -> Html:
    match block:
        case Heading(level, title):
            return element(f"h{level}", line(title))
        case Note(said):
            return element("p", line(said))
        case Facts(rows, to_sign):
            return element("dl", *_facts(rows), class_="sign" if to_sign else None)
        case Table(columns, rows):
            return _table(columns, rows)


def _facts(rows: Iterable[tuple[str, str]]) -> Iterator[Html]:
    for name, value in rows:
        yield element("dt", line(name))
        yield element("dd", line(value))


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Html:
    """Return a table that scrolls where it is wider than the page, with the keyboard too.

    Narrow, its cells stand one below the other; the roles keep it a table.
    """
    heads = (element("th", line(column), scope="col", role="columnheader") for column in columns)
    lines = (element("tr", *map(_cell, columns, row), role="row") for row in rows)
    table = element(
        "table",
        element("thead", element("tr", *heads, role="row"), role="rowgroup"),
        _BREAK,
        element("tbody", join(lines, _BREAK), role="rowgroup"),
        role="table",
    )
    return element(
        "div", table, class_="wide", tabindex="0", role="group", aria_label=line(", ".join(columns))
    )


def _cell(column: str, value: str) -> Html:
    key = "key" if column in _KEYS else None
    return element("td", line(value), class_=key, data_name=column, role="cell")
