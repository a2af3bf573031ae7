"""Markdown, written with care: what comes from a file is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from textwrap import wrap

WIDTH = 110
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~$])")


def text(words: object) -> str:
    """Return words that mean nothing in Markdown, in one line."""
    return _escaped(" ".join(str(words).split()))


def _escaped(words: str) -> str:
    return _SPECIAL.sub(r"\\\1", words)


def spans(words: str) -> str:
    """Return words in which `…` is code already, in one line."""
    parts = re.split(r"(`[^`]+`)", " ".join(words.split()))
    return "".join(part if at % 2 else _escaped(part) for at, part in enumerate(parts))


def cell(words: object) -> str:
    """Return words for the cell of a table, in which `…` is code already."""
    return re.sub(r"(?<!\\)\|", r"\\|", spans(str(words)))


def code(words: object) -> str:
    """Return words as code."""
    shown = " ".join(str(words).split())
    return f"`` {shown} ``" if "`" in shown else f"`{shown}`"


def paragraph(words: str, first: str = "", later: str = "") -> str:
    """Return a paragraph, or a point of a list, broken into lines."""
    lines = wrap(
        words, WIDTH, initial_indent=first, subsequent_indent=later, break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
    return "\n".join(lines)


def table(head: Sequence[str], rows: Iterable[Sequence[str]], align: str = "") -> str:
    """Return a table; `align` has an ``r`` for a column that is set to the right. Cells are Markdown."""
    rule = ["--:" if align[at : at + 1] == "r" else "---" for at in range(len(head))]
    lines = [f"| {' | '.join(head)} |", f"|{'|'.join(rule)}|"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])
