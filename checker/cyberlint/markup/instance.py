"""The facts of an XBRL instance, the .xml that EDGAR extracts from Inline XBRL.

There a fact is an element of its own, and a text block is markup once more escaped: ``&lt;p&gt;``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from cyberlint.markup.entities import REFERENCE, decoded
from cyberlint.markup.inline import XBRLI, Inline
from cyberlint.markup.scan import CONTEXT, FACT, Open, Scanner
from cyberlint.markup.tags import Range
from cyberlint.markup.visible import Visible
from cyberlint.markup.xml import MAX_DEPTH, Name, Parser

_ESCAPED = re.compile(rf"({REFERENCE})|<!\[CDATA\[(.*?)\]\]>|<!--.*?-->|<[^>]*>", re.DOTALL)


def scan(source: str, start: int, end: int, wanted: Callable[[str], bool]) -> Inline:
    """Return the facts and contexts of an instance, which is a range of the source.

    `wanted` tells whether facts of a namespace are kept. Raises ReadError where the range is no
    well-formed XML, no XBRL instance, too deep, or holds too many facts.
    """
    return _InstanceScanner(Parser(source, start, end), wanted).scan()


class _InstanceScanner(Scanner):
    """Keeps contexts and facts, which are the children of the root."""

    current: Open | None = None
    depth = 0

    def start(self, name: Name, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth == 2:
            if name == CONTEXT:
                self.current = self.keep(name, attributes, None, None)
            elif self.wanted(name.rpartition(" ")[0]):
                self.current = self.keep(FACT, attributes, name, None)
        elif self.depth > MAX_DEPTH:
            raise self.error(f"elements are nested more than {MAX_DEPTH} deep")
        elif self.depth == 1 and name != f"{XBRLI} xbrl":
            raise self.error("the root element is not that of an XBRL instance")

    def end(self, name: Name) -> None:
        del name
        self.depth -= 1
        if self.depth == 1 and self.current:
            self.current.end = self.parser.position
            self.current = None


def unescaped(source: str, within: Range) -> Visible:
    """Return the character data of a range of XML, references resolved, with its map; no space is touched."""
    texts: list[str] = []
    starts: list[int] = []
    offsets: list[int] = []
    length, here = 0, within[0]

    def add(text: str, offset: int) -> None:
        nonlocal length
        if text:
            texts.append(text)
            starts.append(length)
            offsets.append(offset)
            length += len(text)

    for match in _ESCAPED.finditer(source, *within):
        add(source[here : match.start()], here)
        if match[1]:
            add(decoded(match[1]), match.start())
        elif match[2]:
            add(match[2], match.start(2))
        here = match.end()
    add(source[here : within[1]], here)
    return Visible("".join(texts), tuple(starts), tuple(offsets))


def composed(shown: Visible, under: Visible) -> Visible:
    """Return what a markup shows that is itself the text of `under`, mapped to the source of that."""
    starts: list[int] = []
    offsets: list[int] = []
    ends = [*shown.starts[1:], len(shown.text)]
    for start, position, end in zip(shown.starts, shown.offsets, ends, strict=False):
        last = position + end - start
        if shown.text[end - 1].isspace() and not under.text[last - 1 : last].isspace():
            last -= 1  # a break or space that has no place in the markup
        first = bisect_right(under.starts, position) - 1
        for run in range(first, bisect_right(under.starts, last - 1)):
            inside = max(position - under.starts[run], 0)
            starts.append(start + under.starts[run] + inside - position)
            offsets.append(under.offsets[run] + inside)
    return Visible(shown.text, tuple(starts), tuple(offsets))
