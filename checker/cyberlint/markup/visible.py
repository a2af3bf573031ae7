"""The visible text of markup, with an exact map to the source.

A line feed separates paragraphs. White space inside a paragraph, no-break spaces included, is collapsed to
one space; soft hyphens and zero-width characters are dropped. A block element or ``<br>`` ends a paragraph;
a table row is one paragraph, its cells joined by a space. Scripts, style sheets, comments, the title, and
what stands under ``display:none`` show nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from cyberlint.disclosure import SourceMap, Span
from cyberlint.markup.entities import REFERENCE, decoded
from cyberlint.markup.tags import TOKEN, VOID, Range
from cyberlint.tuples import NamedTuple

_INVISIBLE = "\xad\u200b\u200c\u200d\u2060\ufeff"
_SPECIAL = re.compile(rf"(\s\s+|[^\S ])|({REFERENCE})|[{_INVISIBLE}]")
_LITERAL = re.compile(rf"(\s\s+|[^\S ])|(?!)()|[{_INVISIBLE}]")
_NO_DISPLAY = re.compile(r"""style\s*=\s*["'][^"']*display\s*:\s*none""", re.IGNORECASE)

_INLINE, _BLOCK, _BREAK, _CELL, _ROW, _TABLE, _HIDDEN = range(7)
_NAMES = {
    _INLINE: "a abbr b big em font i ins small span strong sub sup u",
    _BLOCK: "address article aside blockquote body caption center dd details dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol"
    " option p pre section summary tbody tfoot thead ul",
    _BREAK: "br",
    _CELL: "td th",
    _ROW: "tr",
    _TABLE: "table",
    _HIDDEN: "head noscript template title",
}
_LAYOUT = {name: kind for kind, names in _NAMES.items() for name in names.split()}


class Visible(NamedTuple):
    """A visible text, made of runs as a `SourceMap` wants them.

    Run *i* starts at ``starts[i]`` of `text` and at ``offsets[i]`` of the source; within a run characters
    correspond one to one. A paragraph break, and the space between two cells, have no place in the source
    and follow the run before them.
    """

    text: str = ""
    starts: tuple[int, ...] = ()
    offsets: tuple[int, ...] = ()

    def map(self, source: str, first_line: int = 1) -> SourceMap:
        """Return the map from the text to `source`."""
        return SourceMap(source, self.starts, self.offsets, first_line)

    def span(self, start: int, end: int) -> Span | None:
        """Return the span that a range of the source shows, without white space at its ends; None if empty.

        Holds only for a text that was read in the order of the source.
        """
        shown = self.text[(first := self._position(start)) : self._position(end)]
        stripped = shown.strip()
        first += len(shown) - len(shown.lstrip())
        return Span(first, first + len(stripped)) if stripped else None

    def _position(self, offset: int) -> int:
        """Return the position of the first character that stands at or after an offset."""
        run = bisect_left(self.offsets, offset)
        if run < len(self.offsets) and self.offsets[run] == offset:
            return self.starts[run]
        run -= 1
        if run < 0:
            return 0
        after = self.starts[run + 1] if run + 1 < len(self.starts) else len(self.text)
        return min(self.starts[run] + offset - self.offsets[run], after)

    def cut(self, span: Span) -> Visible:
        """Return the part of one span."""
        first = max(bisect_right(self.starts, span.start) - 1, 0)
        last = bisect_right(self.starts, span.end - 1)
        runs = list(zip(self.starts[first:last], self.offsets[first:last], strict=True))
        if runs and runs[0][0] < span.start:
            runs[0] = (span.start, runs[0][1] + span.start - runs[0][0])
        starts = tuple(start - span.start for start, _ in runs)
        return Visible(self.text[span.start : span.end], starts, tuple(offset for _, offset in runs))


def visible(source: str, *ranges: Range, flat: bool = False) -> Visible:
    """Return what some ranges of the source show, one after the other; all of it where none is given.

    The ranges may begin and end anywhere between tags: an end tag without a start tag is a boundary
    like any other. What they leave out is as if it were not there: a passage that continues in another
    range continues the paragraph. With `flat`, tags are as if they were not there: all is one paragraph,
    which is how XBRL takes content whose markup is not part of the value.
    """
    writer = _Writer(source, flat)
    whole = ranges or ((0, len(source)),)
    hidden_in, since = 0, -1
    for number, (start, end) in enumerate(whole):
        writer.markup(start, end)
        if writer.since != since:
            hidden_in, since = number, writer.since
    if writer.hidden:  # nothing closes the element: rather show too much than lose the rest
        writer.hidden, writer.hiding = "", False
        for start, end in ((since, whole[hidden_in][1]), *whole[hidden_in + 1 :]):
            writer.markup(start, end)
    return writer.result()


def joined(parts: Iterable[Visible]) -> Visible:
    """Return several visible texts of the same source as one, a paragraph break between each two."""
    texts: list[str] = []
    starts: list[int] = []
    offsets: list[int] = []
    length = 0
    for part in parts:
        if part.text:
            starts.extend(length + start for start in part.starts)
            offsets.extend(part.offsets)
            texts.append(part.text)
            length += len(part.text) + 1
    return Visible("\n".join(texts), tuple(starts), tuple(offsets))


def subtracted(ranges: Iterable[Range], holes: Iterable[Range]) -> list[Range]:
    """Return what is left of some ranges without some holes; both in the order of the source."""
    left: list[Range] = []
    gaps = list(holes)
    for start, end in ranges:
        here = start
        for first, last in gaps:
            if first < end and last > here:
                if first > here:
                    left.append((here, first))
                here = max(here, last)
        if here < end:
            left.append((here, end))
    return left


class _Writer:
    """Writes visible text while it is fed markup."""

    _NONE, _JOIN = -1, -2  # what stands between the last character and the next, else an offset

    def __init__(self, source: str, flat: bool) -> None:
        self.source = source
        self.flat = flat
        self.texts: list[str] = []
        self.starts: list[int] = []
        self.offsets: list[int] = []
        self.length = 0
        self.next = -1  # the offset at which the last run would go on
        self.gap = self._NONE
        self.broken = False
        self.rows = [False]  # for each open table: whether a row is open
        self.hidden = ""  # the name of the element that hides what it holds
        self.depth = 0  # how many elements of that name are open
        self.since = -1  # where it began to hide
        self.hiding = True

    def result(self) -> Visible:
        return Visible("".join(self.texts), tuple(self.starts), tuple(self.offsets))

    def markup(self, start: int, end: int) -> None:
        """Write what a range of the source shows."""
        position = start
        for match in TOKEN.finditer(self.source, start, end):
            if not self.hidden and match.start() > position:
                self.data(position, match.start())
            position = match.end()
            slash, name, raw, literal = match.groups()
            if name and not self.flat:
                was = self.hidden
                self.tag(name, slash, raw)
                if self.hidden and not was:
                    self.since = match.start()
            elif literal and not self.hidden:
                self.data(match.start(4), match.end(4), _LITERAL)
        if not self.hidden:
            self.data(position, end)

    def data(self, start: int, end: int, special: re.Pattern[str] = _SPECIAL) -> None:
        """Write a range of character data."""
        for match in special.finditer(self.source, start, end):
            if match.start() > start:
                self.plain(start, match.start())
            start = match.end()
            space, reference = match.groups()
            if space:
                self.space(match.start())
            elif reference:
                self.reference(match.start(), reference)
        if start < end:
            self.plain(start, end)

    def plain(self, start: int, end: int) -> None:
        """Write a range without anything special; at most its ends are a space."""
        if self.source[start] == " ":
            self.space(start)
            start += 1
        last = end - 1 if end > start and self.source[end - 1] == " " else end
        if last > start:
            self.write(self.source[start:last], start)
        if last < end:
            self.space(last)

    def reference(self, offset: int, reference: str) -> None:
        characters = decoded(reference)
        if characters == reference:
            self.plain(offset, offset + len(reference))
            return
        for char in characters:
            if char.isspace():
                self.space(offset)
            elif char not in _INVISIBLE:
                self.write(char, offset, fresh=True)

    def space(self, offset: int) -> None:
        if self.gap < 0:
            self.gap = offset

    def write(self, text: str, offset: int, fresh: bool = False) -> None:
        """Write visible characters, after the break or space that is due; `fresh` keeps their run apart."""
        if self.length and self.broken:
            self.unmapped("\n")
        elif self.length and self.gap == self._JOIN:
            self.unmapped(" ")
        elif self.length and self.gap >= 0:
            self.run(" ", self.gap)
        self.broken, self.gap = False, self._NONE
        self.next = -1 if fresh else self.next
        self.run(text, offset)
        self.next = -1 if fresh else self.next

    def run(self, text: str, offset: int) -> None:
        if offset != self.next:
            self.starts.append(self.length)
            self.offsets.append(offset)
        self.texts.append(text)
        self.length += len(text)
        self.next = offset + len(text)

    def unmapped(self, text: str) -> None:
        self.texts.append(text)
        self.length += 1
        self.next = -1

    def tag(self, name: str, slash: str, raw: str) -> None:
        kind = _LAYOUT.get(name)
        if kind is None:
            name = name.rpartition(":")[2].lower()
            kind = _LAYOUT.get(name, _INLINE)
        if self.hidden:
            if name == self.hidden and not raw.endswith("/"):
                self.depth += -1 if slash else 1
                self.hidden = name if self.depth else ""
            return
        unseen = kind == _HIDDEN or (("none" in raw or "NONE" in raw) and _NO_DISPLAY.search(raw))
        if unseen and self.hiding and not slash and not raw.endswith("/") and name not in VOID:
            self.hidden, self.depth = name, 1
        elif kind not in (_INLINE, _HIDDEN):
            self.boundary(kind, bool(slash))

    def boundary(self, kind: int, closing: bool) -> None:
        """End the paragraph, or inside a table row the cell or line."""
        if kind == _TABLE:
            if not closing:
                self.rows.append(False)
            elif len(self.rows) > 1:
                self.rows.pop()
            self.broken = True
        elif kind == _ROW:
            self.rows[-1] = not closing
            self.broken = True
        elif self.rows[-1] or kind == _CELL:
            self.gap = self._JOIN if self.gap == self._NONE else self.gap
        else:
            self.broken = True
