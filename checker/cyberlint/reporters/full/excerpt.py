"""A sentence with the evidence in it underlined, wrapped and measured in display cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from cyberlint.cells import cells, rows
from cyberlint.expressions import expression
from cyberlint.tuples import NamedTuple

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


class _Line(NamedTuple):
    """Text as it is shown, with a sign for every character of it."""

    text: str
    signs: str

    def part(self, start: int, end: int) -> _Line:
        """Return a part of the line."""
        return _Line(self.text[start:end], self.signs[start:end])


_GAP = "[…]"
_WORD = expression(r"\S+")


def excerpt(text: str, marks: Iterable[Mark], room: int, shown: Callable[[str], str]) -> list[Row]:
    """Set `text` in rows of at most `room` cells, with signs under the marked ranges.

    `shown` makes a character visible on the page. White space becomes single spaces; where marks overlap
    the first wins.
    """
    text, marks = _near(text, list(marks))
    looks = {character: shown(character) for character in {*text, *_GAP} if not character.isspace()}
    measured = _measure(looks)
    line = _spaced(_Line(text, _signs(text, marks)), measured)
    if measured(line.text) > ROWS * room:
        line = _cut(line, room)
    return [_row(line.part(*part), looks, measured) for part in rows(line.text, room, measured)]


def _measure(looks: Mapping[str, str]) -> Callable[[str], int]:
    """Return what counts the cells of text: mostly each character has one."""
    sizes = {character: cells(look) for character, look in looks.items()}
    wide = {character: size for character, size in sizes.items() if size != 1}
    return (lambda text: sum([wide.get(character, 1) for character in text])) if wide else len


def _near(text: str, marks: list[Mark]) -> tuple[str, list[Mark]]:
    start = max(min((mark.start for mark in marks), default=0) - MARGIN, 0)
    end = max((mark.end for mark in marks), default=0) + MARGIN
    return text[start:end], [Mark(mark.start - start, mark.end - start, mark.sign) for mark in marks]


def _signs(text: str, marks: list[Mark]) -> str:
    signs = " " * len(text)
    for mark in reversed(marks):
        words = text[mark.start : mark.end]
        start = mark.start + len(words) - len(words.lstrip())
        end = max(mark.start + len(words.rstrip()), start)
        signs = signs[:start] + mark.sign * (end - start) + signs[end:]
    return signs


def _spaced(line: _Line, measured: Callable[[str], int]) -> _Line:
    """Keep single spaces between words; a combining mark that stands on no letter becomes an escape."""
    words = [word.span() for word in _WORD.finditer(line.text)]
    signs = f" {line.signs}"  # at the place of each character now is the sign of the one before
    text = " ".join([line.text[start:end] for start, end in words])
    line = _Line(text, "".join([signs[start : end + 1] for start, end in words])[1:])
    if text and not measured(text[0]):
        escape = text[0].encode("unicode_escape").decode("ascii")
        return _Line(escape + text[1:], line.signs[0] * len(escape) + line.signs[1:])
    return line


def _cut(line: _Line, room: int) -> _Line:
    """Keep what is underlined and what is around it; without anything underlined, the beginning."""
    kept: list[_Line] = []
    end = 0
    for first, last in _windows(line) or [(0, 2 * room)]:
        if first > end:
            sign = line.signs[end] if line.signs[end] == line.signs[first - 1] else " "
            filler = f" {_GAP} " if kept else f"{_GAP} "
            kept.append(_Line(filler, sign * len(filler)))
        kept.append(line.part(first, last))
        end = last
    if end < len(line.text):
        kept.append(_Line(f" {_GAP}", " " * (len(_GAP) + 1)))
    return _Line("".join([part.text for part in kept]), "".join([part.signs for part in kept]))


def _windows(line: _Line) -> list[tuple[int, int]]:
    """Return the ranges to keep, from word to word, those that nearly touch as one."""
    windows: list[tuple[int, int]] = []
    for first, last in _underlined(line.signs):
        start, end = _outwards(line.text, first - AROUND, last + AROUND)
        if windows and start - windows[-1][1] < len(_GAP) + 3:
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    return windows


def _underlined(signs: str) -> Iterator[tuple[int, int]]:
    """Yield the underlined ranges, a long one as its two ends without what is around them inside."""
    end = 0
    for sign, run in groupby(signs):
        start, end = end, end + len(list(run))
        if sign != " " and end - start > LONG:
            half = LONG // 2 - AROUND
            yield start, start + half
            yield end - half, end
        elif sign != " ":
            yield start, end


def _outwards(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both ends of a range outwards to the next space, if it is near."""
    start, end = max(start, 0), min(end, len(text))
    for _ in range(20):
        start -= start > 0 and text[start - 1] != " "
        end += end < len(text) and text[end] != " "
    while end < len(text) and end > start and text[end - 1] == " ":
        end -= 1
    return start, end


def _row(line: _Line, looks: Mapping[str, str], measured: Callable[[str], int]) -> Row:
    text = "".join([looks.get(character, character) for character in line.text])
    if measured is len:
        return Row(text, line.signs.rstrip())
    signs = [sign * measured(character) for character, sign in zip(line.text, line.signs, strict=True)]
    return Row(text, "".join(signs).rstrip())
