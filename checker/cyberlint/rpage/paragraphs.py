"""Paragraphs taken from plain text, with white space collapsed and every character's place kept.

What is shown is what `cyberlint.markup.visible` shows of the same words in markup: white space, no-break
spaces included, is one space, and soft hyphens and zero-width characters are dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cyberlint.disclosure import SourceMap, Span
from cyberlint.expressions import expression

_INVISIBLE = "\xad\u200b\u200c\u200d\u2060\ufeff"
_BREAK = expression(rf"(\s\s+|[^\S ])|[{_INVISIBLE}]")
_BREAK_OR_ESCAPE = expression(rf"{_BREAK.pattern}|\\(?=[!-/:-@\[-`{{-~])(?<!\\\\)")


class Paragraphs:
    """Collects ranges of a text into the visible text of a Disclosure.

    With `escapes`, a backslash before punctuation is Markdown's and is not shown.
    """

    def __init__(self, source: str, *, escapes: bool = False) -> None:
        self._source = source
        self._break = _BREAK_OR_ESCAPE if escapes else _BREAK
        self._parts: list[str] = []
        self._length = 0
        self._starts: list[int] = []
        self._offsets: list[int] = []

    @property
    def text(self) -> str:
        """The visible text so far: paragraphs joined by line ends."""
        return "".join(self._parts)

    @property
    def map(self) -> SourceMap:
        """The map from the visible text so far to the source."""
        return SourceMap(self._source, tuple(self._starts), tuple(self._offsets))

    def add(self, ranges: Iterable[tuple[int, int]]) -> Span | None:
        """Add each range as a paragraph and return the span of all; blank ranges add nothing."""
        first: int | None = None
        for low, high in ranges:
            gap = "\n" if self._parts else ""
            for start, end, joint in self._runs(low, high):
                self._add(gap + joint, start, end)
                gap = ""
                first = self._starts[-1] if first is None else first
        return None if first is None else Span(first, self._length)

    def _add(self, gap: str, start: int, end: int) -> None:
        self._starts.append(self._length + len(gap))
        self._offsets.append(start)
        self._parts += (gap, self._source[start:end])
        self._length += len(gap) + end - start

    def _runs(self, low: int, high: int) -> Iterator[tuple[int, int, str]]:
        """Yield the unbroken ranges of a paragraph, each with what joins it to the one before."""
        joint, gap = "", False
        for start, end, space in self._pieces(low, high):
            words = self._source[start:end]
            bare = words.strip(" ")
            if bare:
                first = start + words.index(bare[0])
                gap |= words[0] == " "
                yield first, first + len(bare), joint if gap else ""
                joint, gap = " ", words[-1] == " "
            gap |= space or bool(words and not bare)

    def _pieces(self, low: int, high: int) -> Iterator[tuple[int, int, bool]]:
        """Yield the ranges between breaks, and whether the break after each is white space."""
        for match in self._break.finditer(self._source, low, high):
            yield low, match.start(), bool(match[1])
            low = match.end()
        yield low, high, False
