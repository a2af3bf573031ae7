"""The labels of rows, found in the text of an R page.

A label of the taxonomy is recognised wherever it stands, by its letters: bars, emphasis, line wraps,
no-break spaces and the brackets around its type do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cyberlint.expressions import expression
from cyberlint.rpage import label_key, labelled
from cyberlint.taxonomy import Element, Kind
from cyberlint.tuples import NamedTuple

_TYPE = expression(
    r"\\?\[(Flag|Text\sBlock|Line\sItems|Table|Axis|Domain|Abstract)\\?\]\**|\b(Flag|Text\sBlock|Line\sItems)\b"
)
_LONGEST = 400
_LAST = 6
_ABSTRACT = ("lineitems", "table", "abstract")


class Label(NamedTuple):
    """A label in the text: its range, and its element, None where the taxonomy has no such label."""

    start: int
    end: int
    element: Element | None
    abstract: bool

    def words(self, text: str) -> str:
        """Return the label as it is spelled in the text, on one line."""
        return " ".join(text[self.start : self.end].split())


def labels(text: str, start: int, end: int) -> Iterator[Label]:
    """Yield the labels within a range of the text, in order.

    A bracketed type after words that are no label of the taxonomy marks a row of an element that is not
    known: a filer may change labels.
    """
    floor = start
    for match in _TYPE.finditer(text, start, end):
        found = _known(text, floor, match) or _unknown(text, floor, match)
        if found:
            floor = found.end
            yield found


def _known(text: str, floor: int, match: re.Match[str]) -> Label | None:
    kind = label_key(match[1] or match[2])
    if label_key(text[max(floor, match.start() - 20) : match.start()])[-_LAST:] not in _ends(kind):
        return None  # so far it is cheap, and any text may have many such words
    low = max(floor, match.start() - _LONGEST)
    before = label_key(text[low : match.start()])
    titles = (title for title in _titles(kind) if before.endswith(title))
    title = max(titles, key=len, default=None)
    if title is None:
        return None
    element = labelled()[title + kind]
    start = _back(text, match.start(), len(title))
    return Label(start, match.end(), element, element.kind is Kind.ABSTRACT)


@cache
def _titles(kind: str) -> tuple[str, ...]:
    return tuple(key.removesuffix(kind) for key in labelled() if key.endswith(kind))


@cache
def _ends(kind: str) -> frozenset[str]:
    return frozenset(title[-_LAST:] for title in _titles(kind))


def _back(text: str, position: int, letters: int) -> int:
    """Return where the last `letters` letters and digits before `position` begin."""
    while letters > 0:
        position -= 1
        if text[position].isalnum():
            letters -= len(text[position].casefold())  # a ligature counts as several
    return position


def _unknown(text: str, floor: int, match: re.Match[str]) -> Label | None:
    kind = label_key(match[1] or "")
    low = max(floor, match.start() - _LONGEST)
    newline = text.rfind("\n", low, match.start())
    if kind in ("", "axis", "domain") or (newline < 0 and low > floor):
        return None
    line = low if newline < 0 else newline + 1
    words = text[line : match.start()]
    start = line + len(words) - len(words.lstrip("| \t\u00a0*"))
    return Label(start, match.end(), None, kind in _ABSTRACT) if start < match.start() else None
