"""The text of a Word file while it is written, and which of its characters come from which run."""

from __future__ import annotations

import re
from bisect import bisect_right

from cyberlint.disclosure import Mark, MarkKind, Span
from cyberlint.draft.outline import Head
from cyberlint.tuples import NamedTuple
from cyberlint.word.xml import Element

_INVISIBLE = "\xad\u200b\u200c\u200d\u2060\ufeff"
_CHUNK = re.compile(rf"[^\s{_INVISIBLE}]+(?: [^\s{_INVISIBLE}]+)*")
_SPACE = re.compile(r"\s")
_SENTENCE = tuple(".!?:;")
_MOST_UNSEEN = 5_000
"""Characters of deleted or hidden words that a mark keeps."""


class Piece(NamedTuple):
    """Characters of the text that stand so in one element: ``w:t``, or one that is shown as a character.

    They begin at `start` of the text and at `offset` of the element's own; `length` is how many they are.
    The element's parent is the run.
    """

    start: int
    element: Element
    offset: int
    length: int


class Text(NamedTuple):
    """The text of a Word file: paragraphs separated by line feeds, white space collapsed.

    `pieces` and `paragraphs` (start and element) are in the order of the text; what no piece covers, as a
    bullet or the space for a tab, stands in no run. `marks` are those of the draft. `limits` say what was
    not read, `pictures` counts what is no text. `heads` are the paragraphs in the style of a heading, `bold`
    the words that begin a line and are set in bold, up to those that are not.
    """

    text: str
    pieces: tuple[Piece, ...] = ()
    paragraphs: tuple[tuple[int, Element], ...] = ()
    marks: tuple[Mark, ...] = ()
    limits: tuple[str, ...] = ()
    pictures: int = 0
    heads: tuple[Head, ...] = ()
    bold: tuple[Span, ...] = ()

    def within(self, span: Span) -> list[Piece]:
        """Return the pieces that a span of the text is made of, cut to it."""
        first = max(bisect_right(self.pieces, span.start, key=_start) - 1, 0)
        found = []
        for piece in self.pieces[first:]:
            if piece.start >= span.end:
                break
            start, end = max(piece.start, span.start), min(piece.start + piece.length, span.end)
            if start < end:
                offset = piece.offset + start - piece.start
                found.append(Piece(start, piece.element, offset, end - start))
        return found

    def paragraph(self, position: int) -> Element | None:
        """Return the paragraph (``w:p``) that holds a position of the text, or None in an empty text."""
        at = bisect_right(self.paragraphs, position, key=lambda paragraph: paragraph[0]) - 1
        return self.paragraphs[max(at, 0)][1] if self.paragraphs else None


def _start(piece: Piece) -> int:
    return piece.start


class Writer:
    """Writes the text. Breaks and spaces are due until a character follows them."""

    def __init__(self) -> None:
        self.length = 0
        self.pieces: list[Piece] = []
        self.paragraphs: list[tuple[int, Element]] = []
        self.marks: list[Mark] = []
        self._texts: list[str] = []
        self._break = self._gap = self._soft = False
        self._title = False
        self._line = 0
        self._listed = -1  # the last line with a marker
        self._marker = ""
        self._paragraph: Element | None = None
        self._open: dict[str, int] = {}
        self.heads: list[Head] = []
        self.bold: list[Span] = []

    @property
    def text(self) -> str:
        """What has been written."""
        return "".join(self._texts)

    @property
    def settled(self) -> tuple[Mark, ...]:
        """The marks in the order of the text; a comment is on words, not on the space around them."""
        whole = self.text
        found = [mark if mark.kind != MarkKind.COMMENT else _trimmed(mark, whole) for mark in self.marks]
        return tuple(sorted(found, key=lambda mark: (mark.span, mark.kind)))

    @property
    def here(self) -> int:
        """Where the next character stands, or would without the marker that is due."""
        return self.length + (self.length > 0 and (self._break or self._gap or self._soft))

    def begin(
        self, paragraph: Element, marker: str = "", *, joined: bool = False, title: bool = False
    ) -> None:
        """Begin a paragraph; one that is `joined` goes on with the last one, as in a row of a table.

        The lines of a `title` are one.
        """
        self._break = self._break or not joined
        self._title = title
        self._marker = marker
        self._paragraph = paragraph

    def space(self) -> None:
        """Write a space, unless one is there."""
        self._gap = True

    def soft_break(self) -> None:
        """Begin a line within a paragraph: a paragraph of its own, unless a sentence goes on in it."""
        if self._title:
            self._gap = True
        else:
            self._soft = True

    def head(self, level: int, *, joined: bool) -> None:
        """Note that what was written since the line began is a heading.

        One that is `joined` stands in a row of a table, which is a heading where its first cell is one.
        """
        there = bool(self.heads) and self.heads[-1].span.start == self._line
        if there:
            level = self.heads.pop().level
        if there or not joined:
            self.heads.append(Head(Span(self._line, self.length), level))

    def write(self, text: str, element: Element | None, kinds: frozenset[MarkKind] = frozenset()) -> None:
        """Write the words of an element, with what is marked on all of them."""
        last = 0
        for chunk in _CHUNK.finditer(text):
            self._gap = self._gap or _SPACE.search(text, last, chunk.start()) is not None
            self._chunk(chunk[0], element, chunk.start(), kinds)
            last = chunk.end()
        self._gap = self._gap or _SPACE.search(text, last) is not None

    def bolden(self, start: int) -> None:
        """Note that what was written from a position on is bold, where it is so from its line's beginning.

        The entry of a list begins with its marker, whatever that looks like.
        """
        if start >= self.length or self._listed == self._line:
            return
        last = self.bold[-1] if self.bold else Span(-1, -1)
        if last.start == self._line and start - last.end <= 1:
            self.bold[-1] = Span(last.start, self.length)
        elif self._line - start in (0, 1):  # a line break may be written before the words
            self.bold.append(Span(self._line, self.length))

    def _chunk(self, words: str, element: Element | None, offset: int, kinds: frozenset[MarkKind]) -> None:
        self._due(words)
        if self._paragraph is not None:
            self.paragraphs.append((self.length, self._paragraph))
            self._paragraph = None
        if self._marker:
            marker, self._marker = self._marker, ""
            self._listed = self._line
            self._put(f"{marker} ")
        if element is not None:
            self.pieces.append(Piece(self.length, element, offset, len(words)))
        for kind in sorted(kinds):
            self._marked(kind, Span(self.length, self.length + len(words)))
        self._put(words)

    def _due(self, words: str) -> None:
        """Write the break or space before some words."""
        if self.length:
            goes_on = words[0].islower() and not self._last.endswith(_SENTENCE)
            if self._break or (self._soft and not goes_on):
                self._put("\n")
                self._line = self.length
            elif self._gap or self._soft:
                self._put(" ")
        self._break = self._gap = self._soft = False

    @property
    def _last(self) -> str:
        return self._texts[-1].rstrip() if self._texts else ""

    def _put(self, text: str) -> None:
        self._texts.append(text)
        self.length += len(text)

    def _marked(self, kind: MarkKind, span: Span) -> None:
        """Add a range of marked words, or let the last of its kind reach to its end."""
        at = self._open.get(kind)
        if at is not None and span.start - self.marks[at].span.end <= 1:
            self.marks[at] = Mark(kind, Span(self.marks[at].span.start, span.end))
        else:
            self._open[kind] = len(self.marks)
            self.marks.append(Mark(kind, span))

    def unseen(self, kind: MarkKind, words: str) -> None:
        """Note words that are not part of the text, deleted or hidden ones, where they stand."""
        last = self.marks[-1] if self.marks else None
        here = Span(self.here, self.here)
        if last and last.kind is kind and last.span == here:
            self.marks[-1] = last._replace(text=(last.text + words)[:_MOST_UNSEEN])
        elif words.strip():
            self.marks.append(Mark(kind, here, words[:_MOST_UNSEEN]))

    def comment(self, start: int | None, words: str) -> None:
        """Note a comment on what was written since a position, or on the place alone."""
        first = self.here if start is None else start
        self.marks.append(Mark(MarkKind.COMMENT, Span(first, max(first, self.length)), words))


def _trimmed(mark: Mark, text: str) -> Mark:
    start, end = mark.span
    shown = text[start:end]
    start += len(shown) - len(shown.lstrip())
    return mark._replace(span=Span(start, start + len(shown.strip())))
