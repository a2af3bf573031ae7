"""Text for people: what is safe to print, how many cells of a terminal it fills, and where it breaks.

Filings and drafts are hostile until read: a control character in one could move the cursor or hide words,
and a bidirectional override could show them in another order. Such characters are printed as escapes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

_ASCII = {
    "‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "′": "'", "″": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "…": "...", "•": "*", "·": ".", "›": ">", "¶": "para.", "§": "sec.", "☐": "[ ]", "☑": "[x]", "☒": "[x]",
    "®": "(R)", "©": "(C)", "™": "(TM)",
}  # fmt: skip
_NARROW = frozenset(_ASCII) | frozenset("●○■□▪")
"""Frequent characters that are known to fill one cell, so that `unicodedata` is not asked."""


def visible(text: str) -> str:
    r"""Return `text` with every character that does not print as an escape such as ``\x1b`` or ``\u202e``.

    These are the controls, line and paragraph separators, format characters (bidirectional and
    zero-width ones among them), lone surrogates and unassigned ones. Unusual spaces become plain ones.
    """
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    if character.isspace() and character > "\x85" and character not in "\u2028\u2029":
        return " "
    return character.encode("unicode_escape").decode("ascii")


def line(text: str) -> str:
    """Return `text` as one visible line, with single spaces between its words."""
    return visible(" ".join(text.split()))


def plural(count: int, noun: str) -> str:
    """Count regular nouns: “1 error”, “2 errors”."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


FORMULA = tuple("=+-@＝＋－＠")
"""What a formula can begin with in a spreadsheet, whose program would evaluate it."""


def inert(text: str) -> str:
    """Return `text` as one visible line that no spreadsheet evaluates: as a formula it gets an apostrophe."""
    shown = line(text)
    return f"'{shown}" if shown.startswith(FORMULA) else shown


def ascii_only(text: str) -> str:
    """Return visible text in ASCII: typographic characters by their nearest, others as escapes."""
    if text.isascii():
        return text
    nearest = "".join(_ASCII.get(character, character) for character in text)
    return nearest.encode("ascii", "backslashreplace").decode("ascii")


def cells(text: str) -> int:
    """Return how many cells of a terminal visible text fills."""
    return len(text) if text.isascii() else sum(map(width, text))


def width(character: str) -> int:
    """Return the cells of one visible character: 2 for a wide one, 0 for one that joins the one before."""
    return 1 if character < "\u0300" or character in _NARROW else _width(character)


@cache
def _width(character: str) -> int:
    from unicodedata import category, east_asian_width  # noqa: PLC0415 - 3 ms that most filings do not need

    if category(character) in ("Mn", "Me") or "\u1160" <= character <= "\u11ff":  # the latter: jamo, joined
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def wrap(text: str, room: int, start: str = "", indent: str = "") -> list[str]:
    """Break one visible line into lines of at most `room` cells.

    The first begins with `start`, the others with `indent`, which is spaces.
    """
    room, taken = max(room - len(indent), 2), cells(start) - len(indent)
    ranges = list(rows(text, room, _measure(text), taken)) or [(0, 0)]
    heads = [start, *[indent] * (len(ranges) - 1)]
    lines = [head + text[begin:end] for head, (begin, end) in zip(heads, ranges, strict=True)]
    return [*(row.rstrip() for row in lines[:-1]), lines[-1]]


def rows(text: str, room: int, measured: Callable[[str], int], taken: int = 0) -> Iterator[tuple[int, int]]:
    """Yield the ranges of a visible line that fill rows of at most `room` cells, broken at spaces.

    A word that does not fit into a row of its own is broken. Of the first row, `taken` cells are not free; it
    is empty where the first word does not fit beside them.
    """
    start = end = at = 0
    used = taken
    for word in text.split(" "):
        for length, size in _pieces(word, room, measured):
            if start == end:
                start = end = at
            if used + at - end + size > room:
                yield start, end
                start = end = at
                used = 0
            used += at - end + size
            at = end = at + length
        at += 1
    if start < end:
        yield start, end


def _measure(text: str) -> Callable[[str], int]:
    """Return what measures parts of `text`: most text has one cell a character, and `len` is fast."""
    return len if text.isascii() or all(width(character) == 1 for character in set(text)) else cells


def _pieces(word: str, room: int, measured: Callable[[str], int]) -> list[tuple[int, int]]:
    """Return the characters and the cells of each piece of a word that fits into `room` cells."""
    if (whole := measured(word)) <= room:
        return [(len(word), whole)]
    broken, length, used = [], 0, 0
    for character in word:
        size = measured(character)
        if used + size > room:
            broken.append((length, used))
            length = used = 0
        length += 1
        used += size
    return [*broken, (length, used)]
