"""The clearance report as a page to print: no script, nothing fetched, every word escaped."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape

from cyberlint.cells import line
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


def page(blocks: Iterable[Block]) -> str:
    """Return the page."""
    digest = b64encode(sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    body = "\n".join(part for block in blocks for part in _parts(block))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="generator" content="cyberlint">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>Clearance report</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _parts(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, title):
            yield f"<h{level}>{_words(title)}</h{level}>"
        case Note(said):
            yield f"<p>{_words(said)}</p>"
        case Facts(rows, to_sign):
            yield '<dl class="sign">' if to_sign else "<dl>"
            yield from (f"<dt>{_words(name)}</dt><dd>{_words(value)}</dd>" for name, value in rows)
            yield "</dl>"
        case Table(columns, rows):
            heads = "".join(map(_head, columns))
            # A table that is wider than the page scrolls, with the keyboard too.
            yield f'<div class="wide" tabindex="0" role="group" aria-label="{_words(", ".join(columns))}">'
            # Narrow, its cells stand one below the other; the roles keep it a table.
            yield '<table role="table">\n<thead role="rowgroup">'
            yield f'<tr role="row">{heads}</tr></thead>\n<tbody role="rowgroup">'
            yield from (f'<tr role="row">{"".join(map(_cell, columns, row))}</tr>' for row in rows)
            yield "</tbody>\n</table></div>"


def _head(column: str) -> str:
    return f'<th scope="col" role="columnheader">{_words(column)}</th>'


def _cell(column: str, value: str) -> str:
    key = ' class="key"' if column in _KEYS else ""
    return f'<td{key} data-name="{_words(column)}" role="cell">{_words(value)}</td>'


def _words(text: str) -> str:
    """Return text of any origin as one visible line that is no markup, in an attribute either."""
    return escape(line(text))
