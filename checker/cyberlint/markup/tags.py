"""Tags and elements of HTML or XHTML source, well-formed or not, with their offsets.

One regular expression tokenises both, after the tokenisation of the HTML standard (WHATWG, section
13.2.5): a tag starts at ``<`` and a letter, quotes count only after ``=``, a tag or comment that never ends
reaches to the end of the source. It takes linear time whatever the source is. In well-formed XML it finds
exactly the tags.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import partial

from cyberlint.markup.entities import REFERENCE, decoded
from cyberlint.tuples import NamedTuple

#: A half-open range of offsets of the source.
Range = tuple[int, int]

#: Elements that have no content and no end tag in HTML.
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)

_RAW = r"(?:[sS][cC][rR][iI][pP][tT]|[sS][tT][yY][lL][eE])(?=[\s/>])"

#: Attributes as they stand between a tag's name and its end.
ATTRIBUTES = r"""[^=>]*+(?:=(?:\s*+(?:"[^"]*+"|'[^']*+'))?+[^=>]*+)*+"""

#: A tag (groups 1 to 3: slash, name, attributes), a CDATA section (group 4: its text), or markup that shows
#: nothing: a comment, a declaration, an instruction, a script or style sheet with its content.
TOKEN = re.compile(
    rf"""
    <(?:
      (?!{_RAW}) (/?) ([A-Za-z_][^\s/>]*+) ({ATTRIBUTES}) (?:>|\Z)
    | !--.*?(?:-->|\Z)
    | !\[CDATA\[ (.*?) (?:\]\]>|\Z)
    | [!?/][^>]*+(?:>|\Z)
    | {_RAW}[^>]*+(?:(?<=/)>|.*?(?:</{_RAW}[^>]*+>|\Z))
    )
    """,
    re.VERBOSE | re.DOTALL,
)

_ATTRIBUTE = re.compile(r"""([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?""")
_SPACE = re.compile(r"\r\n|[\t\n\r]")
_decode = partial(re.compile(REFERENCE).sub, lambda match: decoded(match[0]))


class Tag(NamedTuple):
    """A start or end tag: its name in lower case, its range, and its attributes as they are written."""

    name: str
    start: int
    end: int
    closing: bool = False
    raw: str = ""

    @property
    def empty(self) -> bool:
        """Whether the element ends with its start tag."""
        return self.raw.endswith("/") or self.name in VOID

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes by their names in lower case, references decoded."""
        return attributes(self.raw)


class Element(NamedTuple):
    """An element: its start tag, and the ranges of its content and of all of it."""

    tag: Tag
    inner: Range
    outer: Range

    @property
    def name(self) -> str:
        """The name in lower case."""
        return self.tag.name

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes by their names in lower case, references decoded."""
        return self.tag.attributes


def attributes(raw: str) -> dict[str, str]:
    """Return the attributes in what stands between a tag's name and its end; of duplicates, the first."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(raw):
        value = double or single or bare
        found.setdefault(name.lower(), _decode(value) if "&" in value else value)
    return found


def xml_attributes(raw: str, namespaces: Mapping[str, str]) -> dict[str, str]:
    """Return the attributes of a tag of well-formed XML, with expanded names (see `cyberlint.markup.xml`)."""
    found: dict[str, str] = {}
    for name, double, single, _ in _ATTRIBUTE.findall(raw):
        prefix, colon, local = name.rpartition(":")
        if prefix != "xmlns" and name != "xmlns":
            value = _SPACE.sub(" ", double or single)
            found[f"{namespaces[prefix]} {local}" if colon else name] = (
                _decode(value) if "&" in value else value
            )
    return found


def tags(source: str, start: int = 0, end: int | None = None) -> Iterator[Tag]:
    """Yield the start and end tags in a range of the source, in order.

    Comments, declarations, scripts and style sheets are passed over.
    """
    for match in TOKEN.finditer(source, start, len(source) if end is None else end):
        if match[2]:
            yield Tag(match[2].lower(), match.start(), match.end(), bool(match[1]), match[3])


def elements(source: str, *names: str, within: Range | None = None) -> Iterator[Element]:
    """Yield the elements of the given names (lower case; all where none is given), outer before inner.

    An element that is never closed reaches to the end of the range; an end tag closes the innermost open
    element of its name, and what is open inside it.
    """
    start, end = within or (0, len(source))
    opened: list[Tag] = []
    names_open: Counter[str] = Counter()
    found: list[Element] = []
    for tag in tags(source, start, end):
        if names and tag.name not in names:
            continue
        if not tag.closing and tag.empty:
            found.append(Element(tag, (tag.end, tag.end), (tag.start, tag.end)))
        elif not tag.closing:
            opened.append(tag)
            names_open[tag.name] += 1
        elif names_open[tag.name]:
            name = ""
            while name != tag.name:
                own = opened.pop()
                name = own.name
                names_open[name] -= 1
                last = tag.end if name == tag.name else tag.start
                found.append(Element(own, (own.end, tag.start), (own.start, last)))
    found.extend(Element(tag, (tag.end, end), (tag.start, end)) for tag in opened)
    yield from sorted(found, key=lambda element: element.outer[0])


def elements_at(source: str, starts: Collection[int]) -> Iterator[Element]:
    """Yield the elements of well-formed markup whose start tags begin at some offsets, inner before outer."""
    opened: list[Tag | None] = []
    left = len(starts)
    for match in TOKEN.finditer(source, min(starts, default=len(source))):
        if not (left or any(opened)):
            return
        if not match[2]:
            continue
        single = match[3].endswith("/")
        if not match[1]:
            wanted = match.start() in starts
            left -= wanted
            opened.append(Tag(match[2].lower(), match.start(), match.end(), raw=match[3]) if wanted else None)
        if (match[1] or single) and opened and (tag := opened.pop()):
            last = tag.end if single else match.start()
            yield Element(tag, (tag.end, last), (tag.start, match.end()))
