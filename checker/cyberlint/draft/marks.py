"""The marks with which an entry of a list begins, and with which a sentence counts its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_lowercase

_OPENS = re.compile(
    r"\s*(?:(?P<bullet>[•●▪◦■‣○◆►✓·|#])|(?P<dash>[*+–—-])\s"
    r"|(?P<number>\d{1,2})[.)]\s|(?P<letter>[A-Za-z]|[ivx]{1,4})[.)]\s|(?P<bracket>\([A-Za-z\d]{1,4}\))\s)"
)
_ROWS = (
    tuple(ascii_lowercase),
    tuple(str(number) for number in range(1, 31)),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"),
)


def kind(line: str) -> str:
    """Return the kind of mark with which a line begins as an entry of a list does; empty without one.

    A ``bullet`` stands nowhere else; a ``dash``, ``number``, ``letter`` or ``bracket`` may also stand within
    a sentence, and so at the beginning of a line where it is wrapped.
    """
    found = _OPENS.match(line + " ")
    return (found.lastgroup or "") if found else ""


def neighbours(line: str) -> Iterator[str]:
    """Yield the marks before and after the one in brackets that opens a line, as they stand within a line."""
    mark = line.partition(")")[0].lstrip("(")
    for row in _ROWS:
        if mark in row:
            at = row.index(mark)
            yield from (f" ({near}) " for near in (*row[max(at - 1, 0) : at], *row[at + 1 : at + 2]))
