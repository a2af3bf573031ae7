"""The visible text of lines: which of them are one paragraph.

Some texts are wrapped: a paragraph stands on several lines of about one width, and a blank line or a line
that is not full ends it. In others each line is a paragraph, however long. What a page puts between two
halves of a sentence (its number, a running head) is left out.

The same draft has the same paragraphs at whatever width it is wrapped: a line that is full and has no end
goes on, whatever the next one begins with, and what is short is measured by the width.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile, zip_longest

from cyberlint.draft.marks import kind, neighbours
from cyberlint.markup.visible import Visible
from cyberlint.narrative.paragraphs import is_furniture, small_words
from cyberlint.tuples import NamedTuple

LONG = 200  # characters: nobody wraps lines at more
LONG_SHARE = 0.2  # of the text in long lines: it is not wrapped
FULL = 0.8  # of the usual width: the next word would not have fitted
HALF = 40  # characters: a shorter line is hardly half a sentence at the end of a page …
HEADING = 100  # characters: a longer line without an end is no heading
FAR = 40  # lines: few paragraphs are longer
NARROW = 0.7  # of the usual width: … unless so much fills the line
EVIDENCE = 0.1  # of neighbouring lines that are one sentence: the text is wrapped

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]*")
_BREAK = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\xad"
_CHUNK = re.compile(rf"[^\s{_INVISIBLE}]+(?: [^\s{_INVISIBLE}]+)*")
_DROPPED = dict.fromkeys(map(ord, _INVISIBLE))
_FINISHED = tuple(".!?:;")
_SPLIT = re.compile(
    r"(?:^|\S)-$|\S[–—]$"
)  # a line that is broken within a word, or after a dash without spaces
_DASHED = re.compile(r"[–—]\S")
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
        return self.alone or bool(self.entry)

    @property
    def entry(self) -> str:
        """The kind of mark with which the line begins as an entry of a list does; empty without one."""
        return kind(self.shown)

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


class _Layout(NamedTuple):
    """How a text is set: the width at which it is wrapped, 0 where it is not, and 1 where marks say what is.

    A line of `half` the width or more may be half a sentence; with `blanks` blank lines part paragraphs.
    """

    width: int
    half: int = HALF
    blanks: bool = False

    def is_full(self, line: Line, below: Line) -> bool:
        """Tell whether the first word below would not have fitted into a line."""
        return len(line.shown) + 1 + len(below.shown.partition(" ")[0]) > FULL * self.width

    def is_half(self, *lines: Line) -> bool:
        """Tell whether a sentence goes on after the lines of a paragraph, be it at the end of a page."""
        return not lines[-1].finished and sum(len(line.shown) for line in lines) >= self.half


def visible(lines: Iterable[Line], *, wrapped: bool = False) -> Visible:
    """Return the visible text of some lines; white space is collapsed as in markup.

    With `wrapped`, neighbouring lines are one paragraph unless the text has a long line for each.
    """
    found = list(lines)
    layout = _layout(found, wrapped=wrapped)
    writer = _Writer()
    for paragraph in _paragraphs(found, layout):
        writer.paragraph(paragraph)
    return Visible("".join(writer.texts), tuple(writer.starts), tuple(writer.offsets))


def _layout(lines: Sequence[Line], *, wrapped: bool) -> _Layout:
    """Return how some lines are set."""
    sizes = sorted(len(line.shown) for line in lines if line.shown)
    blanks = any(not line.shown for line in lines)
    if not sizes or sum(size for size in sizes if size > LONG) > LONG_SHARE * sum(sizes):
        return _Layout(0, blanks=blanks)
    if wrapped:
        return _Layout(1, blanks=blanks)
    width = sizes[int(0.9 * (len(sizes) - 1))]
    layout = _Layout(width, min(HALF, int(NARROW * width)), blanks)
    pairs = [
        (above, below)
        for above, below in pairwise(lines)
        if above.shown and below.shown and not above.alone and not below.opens
    ]
    evidence = sum(layout.is_half(above) and _is_wrapped(above, below) for above, below in pairs)
    return layout if evidence and evidence >= EVIDENCE * len(pairs) else _Layout(0, blanks=blanks)


def _is_wrapped(above: Line, below: Line) -> bool:
    """Whether two lines are plainly parts of one sentence."""
    return below.shown[0].islower() or _hangs(above) or len(above.shown) > HEADING


def _hangs(line: Line) -> bool:
    """Whether a line ends as no sentence, heading or entry does."""
    word = line.shown.rpartition(" ")[2]
    return word.endswith((",", "-")) or word.casefold() in small_words()


def _paragraphs(lines: Sequence[Line], layout: _Layout) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph."""
    last: list[Line] = []
    between: list[Line] = []  # blank lines, and what belongs to the page
    for at, line in enumerate(lines):
        below = lines[at + 1] if at + 1 < len(lines) else None
        if not line.shown or (last and _is_of_page(last, line, below, layout, apart=bool(between))):
            between.append(line)
        elif last and (_resumes(last, line, layout) if between else _goes_on(last, lines, at, layout)):
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


def _is_of_page(
    last: Sequence[Line], line: Line, below: Line | None, layout: _Layout, *, apart: bool
) -> bool:
    """Whether a line in the middle of a sentence is a page number or a running head.

    Right below the line above, it is not where it ends the sentence, or is as full as the others.
    """
    if not layout.is_half(*last) or not is_furniture(line.shown):
        return False
    full = layout.width > 1 and below is not None and bool(below.shown) and layout.is_full(line, below)
    return apart or not (line.finished or full)


def _resumes(last: Sequence[Line], below: Line, layout: _Layout) -> bool:
    """Whether a sentence goes on after blank lines or the end of a page."""
    return layout.is_half(*last) and not last[-1].alone and not below.opens and below.shown[0].islower()


def _goes_on(last: Sequence[Line], lines: Sequence[Line], at: int, layout: _Layout) -> bool:
    """Whether a line belongs to the `last` paragraph, right above it, of a wrapped text."""
    above, below = last[-1], lines[at]
    if not layout.width or above.alone or above.closes or below.alone:
        return False
    full = layout.is_full(above, below)
    if below.entry:
        return full and layout.width > 1 and _is_inline(lines, at, last)
    if below.shown[0].islower() and not above.finished:
        return True
    return _hangs(above) or (full and (layout.blanks or not above.finished))


def _is_inline(lines: Sequence[Line], at: int, last: Sequence[Line]) -> bool:
    """Whether a line begins with what would open an entry of a list, and the sentence above goes on there.

    In “we (a) assess risks; (b) mitigate them” the mark before or after stands in the middle of a line.
    """
    line = lines[at]
    if line.entry == "bullet" or line.entry == last[0].entry:
        return False
    if not last[-1].finished:
        return True
    return line.entry == "bracket" and any(
        mark in other.shown for mark in neighbours(line.shown) for other in _block(lines, at)
    )


def _block(lines: Sequence[Line], at: int) -> list[Line]:
    """Return a line and those around it, as far as no blank line parts them."""
    above = takewhile(lambda line: line.shown, reversed(lines[max(at - FAR, 0) : at]))
    return [*above, *takewhile(lambda line: line.shown, lines[at : at + FAR])]


class _Writer:
    """Writes paragraphs with their places in the source."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.starts: list[int] = []
        self.offsets: list[int] = []
        self.length = 0

    def paragraph(self, lines: Sequence[Line]) -> None:
        """Write the lines of one paragraph, a space between each two unless they are broken within a word."""
        if self.length:
            self.write("\n")
        gap = False
        for line, below in zip_longest(lines, lines[1:]):
            begun = False
            for offset, text in line.pieces:
                gap = self.piece(offset, text, gap=gap, begun=begun)
                begun = begun or not text.isspace()
            gap = below is not None and _is_gap(line.shown, below.shown)

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


def _is_gap(above: str, below: str) -> bool:
    """Tell whether a space stands between two lines: also after the first of “third- and fourth-party”."""
    if _SPLIT.search(above):
        return below.partition(" ")[0].casefold() in small_words()
    return not _DASHED.match(below)


def _is_space(text: str) -> bool:
    return bool(text.strip(_INVISIBLE))
