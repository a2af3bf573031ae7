"""The visible text of lines: which of them are one paragraph.

Some texts are wrapped: a paragraph stands on several lines of about one width, and a blank line or a line
that is not full ends it. In others each line is a paragraph, however long. What a page puts between two
halves of a sentence (its number, a running head) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from cyberlint.markup.visible import Visible
from cyberlint.narrative.paragraphs import is_furniture, words

LONG = 200  # characters: nobody wraps lines at more
LONG_SHARE = 0.2  # of the text in long lines: it is not wrapped
FULL = 0.8  # of the usual width: the next word would not have fitted
HALF = 40  # characters: a shorter line is hardly half a sentence at the end of a page
EVIDENCE = 0.1  # of neighbouring lines that are one sentence: the text is wrapped

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]*")
_BREAK = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\xad"
_CHUNK = re.compile(rf"[^\s{_INVISIBLE}]+(?: [^\s{_INVISIBLE}]+)*")
_DROPPED = dict.fromkeys(map(ord, _INVISIBLE))
_OPENS = re.compile(
    r"\s*(?:[•●▪◦■‣○◆►✓·]|[*+–—-]\s|(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[.)]\s|\([A-Za-z\d]{1,4}\)\s|[|#])"
)
_FINISHED = tuple(".!?:;")
_CLOSING = "\"'”’)]"


class Line:
    """A line as it is shown: pieces of text, each with its offset in the source, where it stands so.

    A line that is `alone` is a paragraph of its own (a heading, a table's row); one that `closes` ends its
    paragraph. `shown` is its text.
    """

    __slots__ = ("alone", "closes", "pieces", "shown")

    def __init__(
        self, pieces: tuple[tuple[int, str], ...], alone: bool = False, closes: bool = False
    ) -> None:
        self.pieces, self.alone, self.closes = pieces, alone, closes
        joined = "".join(text for _, text in pieces).translate(_DROPPED)
        self.shown = " ".join(joined.split())

    @property
    def opens(self) -> bool:
        """Whether the line begins a paragraph: it is alone, or an entry of a list."""
        return self.alone or _OPENS.match(self.shown + " ") is not None

    @property
    def finished(self) -> bool:
        """Whether the line ends as a sentence or its part does."""
        return self.shown.rstrip(_CLOSING).endswith(_FINISHED)


def source_lines(source: str) -> Iterator[Line]:
    """Yield every line of a plain text; of blank lines that follow each other the first."""
    position, blank = 0, False
    while position <= len(source):
        match = _LINE.match(source, position)
        end = match.end() if match else position
        line = source[position:end]
        was, blank = blank, not line.strip()
        if not (was and blank):
            yield Line(((position, line),))
        after = _BREAK.match(source, end)
        if not after:
            return
        position = after.end()


def visible(lines: Iterable[Line], *, wrapped: bool = False) -> Visible:
    """Return the visible text of some lines; white space is collapsed as in markup.

    With `wrapped`, neighbouring lines are one paragraph unless the text has a long line for each.
    """
    found = list(lines)
    width = _width(found, wrapped=wrapped)
    writer = _Writer()
    for paragraph in _paragraphs(found, width):
        writer.paragraph(paragraph)
    return Visible("".join(writer.texts), tuple(writer.starts), tuple(writer.offsets))


def _width(lines: Sequence[Line], *, wrapped: bool) -> int:
    """Return the width at which the text is wrapped, 0 where it is not; 1 makes every line a full one."""
    sizes = sorted(len(line.shown) for line in lines if line.shown)
    if not sizes or sum(size for size in sizes if size > LONG) > LONG_SHARE * sum(sizes):
        return 0
    if wrapped:
        return 1
    pairs = [
        (above, below)
        for above, below in pairwise(lines)
        if above.shown and below.shown and not above.alone and not below.opens
    ]
    evidence = sum(_is_half(above) and below.shown[0].islower() for above, below in pairs)
    return sizes[int(0.9 * (len(sizes) - 1))] if evidence and evidence >= EVIDENCE * len(pairs) else 0


def _is_half(line: Line) -> bool:
    return len(line.shown) >= HALF and not line.finished


def _paragraphs(lines: Sequence[Line], width: int) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph."""
    blanks = any(not line.shown for line in lines)
    last: list[Line] = []
    between: list[Line] = []  # blank lines, and what belongs to the page
    for line in lines:
        if not line.shown or (last and _is_half(last[-1]) and is_furniture(line.shown)):
            between.append(line)
        elif last and (
            _resumes(last[-1], line) if between else _goes_on(last[-1], line, width, blanks=blanks)
        ):
            last.append(line)
            between = []
        else:
            yield from _closed(last, between)
            last, between = [line], []
    yield from _closed(last, between)


def _closed(last: list[Line], between: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield a paragraph that goes on no further, and what stands after it."""
    if last:
        yield last
    yield from ([line] for line in between if line.shown)


def _resumes(above: Line, below: Line) -> bool:
    """Whether a sentence goes on after blank lines or the end of a page."""
    return _is_half(above) and not above.alone and not below.opens and below.shown[0].islower()


def _goes_on(above: Line, below: Line, width: int, *, blanks: bool) -> bool:
    """Whether two neighbouring lines are one paragraph of a wrapped text."""
    if not width or above.alone or above.closes or below.opens:
        return False
    if below.shown[0].islower() and not above.finished:
        return True
    last = above.shown.rpartition(" ")[2]
    if last.endswith((",", "-")) or last.casefold() in words()["small-words"]:
        return True
    full = len(above.shown) + 1 + len(below.shown.partition(" ")[0]) > FULL * width
    return full and (blanks or not above.finished)


class _Writer:
    """Writes paragraphs with their places in the source."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.starts: list[int] = []
        self.offsets: list[int] = []
        self.length = 0

    def paragraph(self, lines: Sequence[Line]) -> None:
        """Write the lines of one paragraph, a space between each two unless a hyphen ends the first."""
        if self.length:
            self.write("\n")
        gap = False
        for line in lines:
            begun = False
            for offset, text in line.pieces:
                gap = self.piece(offset, text, gap=gap, begun=begun)
                begun = begun or not text.isspace()
            gap = not line.shown.endswith("-")

    def piece(self, offset: int, text: str, *, gap: bool, begun: bool) -> bool:
        """Write a piece of a line, after a space if there is a `gap`; return whether one follows it."""
        last = 0
        for chunk in _CHUNK.finditer(text):
            if gap or (begun and _is_space(text[last : chunk.start()])):
                self.write(" ")
            gap, begun, last = False, True, chunk.end()
            self.starts.append(self.length)
            self.offsets.append(offset + chunk.start())
            self.write(chunk[0])
        return gap or (begun and _is_space(text[last:]))

    def write(self, text: str) -> None:
        self.texts.append(text)
        self.length += len(text)


def _is_space(text: str) -> bool:
    return bool(text.strip(_INVISIBLE))
