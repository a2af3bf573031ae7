"""The clearance report as a page to print: no script, nothing fetched, every word escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cyberlint import html
from cyberlint.cells import line
from cyberlint.html import Html, element, join
from cyberlint.reporters.clearance.blocks import Block, Facts, Heading, Note, Table

_STYLE = """
:root { color-scheme: light dark; --ink: #23201c; --paper: #fff; --soft: #5f584e; --rule: #cfc8bb; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9e4da; --paper: #1a1917; --soft: #b0a89a; --rule: #4a453d; }
}
body { margin: 0 auto; padding: 2rem 1.5rem; max-width: 70rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 Georgia, "Times New Roman", serif; overflow-wrap: anywhere; }
h1 { font-size: 1.9rem; font-weight: 400; } h2 { margin-top: 3rem; font-size: 1.35rem; }
h1, h2, h3, th, dt { line-height: 1.25; text-wrap: balance; }
dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: .3rem 1.5rem; margin: 1rem 0; }
dt { color: var(--soft); } dd { margin: 0; }
dl.sign { gap: 2.2rem 1.5rem; margin-top: 2.5rem; max-width: 36rem; } .sign dd { border-bottom: 1px solid; }
.wide { overflow-x: auto; margin: 1rem 0 1.5rem; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; }
th, td { padding: .35rem 1rem .35rem 0; text-align: left; vertical-align: top; }
tr { border-bottom: 1px solid var(--rule); }
th, td.key { overflow-wrap: normal; white-space: nowrap; } thead th { color: var(--soft); font-weight: 400; }
td { min-width: 5rem; }
@media screen and (max-width: 40rem) {
  body { padding: 1rem; } dl { grid-template-columns: 1fr; gap: 0 0; } dd { margin-bottom: .6rem; }
  table, tbody, tr, td { display: block; } td { padding: .1rem 0; } td:empty { display: none; }
  tr { padding: .5rem 0; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  td.key { white-space: normal; } td::before { content: attr(data-name) ": "; color: var(--soft); }
}
@media print {
  @page { margin: 18mm 16mm; }
  :root { --ink: #000; --paper: #fff; --soft: #444; --rule: #bbb; font-size: 12px; }
  body { max-width: none; padding: 0; } .wide { overflow: visible; }
  tr, dl.sign { break-inside: avoid; } h2, h3, p { break-after: avoid; }
  thead { display: table-header-group; }
}
"""
_KEYS = frozenset(["Rule", "Severity", "Outcome", "Since", "Until", "Version", "Pack"])
"""The columns whose short words stay on one line."""
_BREAK = Html("\n")


def page(blocks: Iterable[Block]) -> str:
    """Return the page."""
    main = element("main", _BREAK, join(map(_block, blocks), _BREAK), _BREAK)
    return html.page("Clearance report", _STYLE, element("body", main))


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
