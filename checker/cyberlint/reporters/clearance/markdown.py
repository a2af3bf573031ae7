"""The clearance report in Markdown, with tables as GitHub and most editors read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cyberlint.markdown import words
from cyberlint.reporters.clearance.blocks import Block, Facts, Heading, Note, Table

_BLANK = "\\_" * 30


def text(blocks: Iterable[Block]) -> str:
    """Return the report."""
    return "\n".join("".join(f"{line}\n" for line in _lines(block)) for block in blocks)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, title):
            yield f"{'#' * level} {words(title)}"
        case Note(said):
            yield words(said)
        case Facts(rows, to_sign):
            for name, value in rows:
                yield f"- **{words(name)}:** {words(value) if value or not to_sign else _BLANK}"
        case Table(columns, rows):
            yield _row(columns)
            yield _row(["---"] * len(columns))
            yield from (_row(map(words, row)) for row in rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
