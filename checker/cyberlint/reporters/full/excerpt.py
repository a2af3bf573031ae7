"""A sentence with the evidence in it underlined, wrapped and measured in display cells."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from cyberlint.cells import cells, width

ROWS = 4
"""A sentence that fills more rows than this is cut: what is underlined stays, with what is around it."""
AROUND = 60
"""How much stays on either side, in characters."""
MARGIN = 1000
"""What is further away than this is not even looked at: a text without a full stop can be megabytes."""
LONG = 200
"""Underlined words longer than this are cut in their middle: the first half and the last stay."""


class Mark(NamedTuple):
    """A range of the text to underline, and with which sign."""

    start: int
    end: int
    sign: str


class Row(NamedTuple):
    """A row of an excerpt: its text, and the signs under it (empty where nothing is underlined)."""

    text: str
    signs: str


class _Glyph(NamedTuple):
    """What one cell or two show, and the sign under it."""

    shown: str
    size: int
    sign: str


_GAP = "[…]"


def excerpt(text: str, marks: Iterable[Mark], room: int, shown: Callable[[str], str]) -> list[Row]:
    """Set `text` in rows of at most `room` cells, with signs under the marked ranges.

    `shown` makes a character visible on the page. White space becomes single spaces; where marks overlap
    the first wins.
    """
    text, marks = _near(text, list(marks))
    glyphs = _glyphs(text, _signs(text, marks), shown)
    if sum(glyph.size for glyph in glyphs) > ROWS * room:
        glyphs = _cut(glyphs, shown(_GAP), room)
    return [_row(glyphs) for glyphs in _break(glyphs, room)]


def _near(text: str, marks: list[Mark]) -> tuple[str, list[Mark]]:
    start = max(min((mark.start for mark in marks), default=0) - MARGIN, 0)
    end = max((mark.end for mark in marks), default=0) + MARGIN
    return text[start:end], [Mark(mark.start - start, mark.end - start, mark.sign) for mark in marks]


def _signs(text: str, marks: Iterable[Mark]) -> list[str]:
    signs = [" "] * len(text)
    for mark in marks:
        words = text[mark.start : mark.end]
        start = mark.start + len(words) - len(words.lstrip())
        for index in range(start, mark.start + len(words.rstrip())):
            if signs[index] == " ":
                signs[index] = mark.sign
    return signs


def _glyphs(text: str, signs: Sequence[str], shown: Callable[[str], str]) -> list[_Glyph]:
    looks = {character: shown(character) for character in set(text)}
    sizes = {character: cells(looks[character]) for character in looks}
    glyphs: list[_Glyph] = []
    for character, sign in zip(text, signs, strict=True):
        if character.isspace():
            if glyphs and glyphs[-1].shown != " ":
                glyphs.append(_Glyph(" ", 1, sign))
        elif sizes[character]:
            glyphs.append(_Glyph(looks[character], sizes[character], sign))
        elif glyphs:  # a combining mark stands on the glyph before it
            last = glyphs[-1]
            glyphs[-1] = _Glyph(last.shown + character, last.size, last.sign if sign == " " else sign)
        else:
            escape = character.encode("unicode_escape").decode("ascii")
            glyphs.append(_Glyph(escape, len(escape), sign))
    while glyphs and glyphs[-1].shown == " ":
        glyphs.pop()
    return glyphs


def _cut(glyphs: list[_Glyph], gap: str, room: int) -> list[_Glyph]:
    """Keep what is underlined and what is around it; without anything underlined, the beginning."""
    windows = _windows(glyphs) or [(0, 2 * room)]
    kept: list[_Glyph] = []
    end = 0
    for first, last in windows:
        if first > end:
            sign = glyphs[end].sign if glyphs[end].sign == glyphs[first - 1].sign else " "
            kept += _gap(gap, sign, before=bool(kept), after=True)
        kept += glyphs[first:last]
        end = last
    if end < len(glyphs):
        kept += _gap(gap, " ", before=True, after=False)
    return kept


def _gap(gap: str, sign: str, *, before: bool, after: bool) -> list[_Glyph]:
    space = _Glyph(" ", 1, sign)
    signs = [_Glyph(character, width(character), sign) for character in gap]
    return [*([space] if before else []), *signs, *([space] if after else [])]


def _windows(glyphs: list[_Glyph]) -> list[tuple[int, int]]:
    """Return the ranges to keep, from word to word, those that nearly touch as one."""
    windows: list[tuple[int, int]] = []
    for first, last in _pieces(glyphs):
        start, end = _outwards(glyphs, first - AROUND, last + AROUND)
        if windows and start - windows[-1][1] < len(_GAP) + 3:
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    return windows


def _pieces(glyphs: list[_Glyph]) -> list[tuple[int, int]]:
    """Return the underlined ranges, a long one as its two ends without what is around them inside."""
    pieces: list[tuple[int, int]] = []
    start = 0
    for index, glyph in enumerate([*glyphs, _Glyph("", 0, "")]):
        sign = glyphs[start].sign if start < len(glyphs) else ""
        if glyph.sign == sign:
            continue
        if sign.strip() and index - start > LONG:
            half = LONG // 2 - AROUND
            pieces += [(start, start + half), (index - half, index)]
        elif sign.strip():
            pieces.append((start, index))
        start = index
    return pieces


def _outwards(glyphs: list[_Glyph], start: int, end: int) -> tuple[int, int]:
    """Move both ends of a range outwards to the next space, if it is near."""
    start, end = max(start, 0), min(end, len(glyphs))
    for _ in range(20):
        start -= start > 0 and glyphs[start - 1].shown != " "
        end += end < len(glyphs) and glyphs[end].shown != " "
    while end < len(glyphs) and end > start and glyphs[end - 1].shown == " ":
        end -= 1
    return start, end


def _break(glyphs: list[_Glyph], room: int) -> list[list[_Glyph]]:
    rows: list[list[_Glyph]] = [[]]
    used = 0
    for word in _words(glyphs, room):
        size = sum(glyph.size for glyph in word)
        if rows[-1] and used + size > room:
            rows.append([])
            used = 0
        piece = word if rows[-1] else [glyph for glyph in word if glyph.shown != " "]
        rows[-1] += piece
        used += sum(glyph.size for glyph in piece)
    return rows


def _words(glyphs: list[_Glyph], room: int) -> list[list[_Glyph]]:
    """Split glyphs before each space, and where a word outgrows a row."""
    words: list[list[_Glyph]] = []
    size = 0
    for glyph in glyphs:
        if not words or glyph.shown == " " or size + glyph.size > room:
            words.append([])
            size = 0
        words[-1].append(glyph)
        size += glyph.size if glyph.shown != " " else 0
    return words


def _row(glyphs: list[_Glyph]) -> Row:
    text = "".join(glyph.shown for glyph in glyphs)
    return Row(text, "".join(glyph.sign * glyph.size for glyph in glyphs).rstrip())
