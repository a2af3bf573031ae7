"""One pass over a document that finds the tags of Inline XBRL, and XML that is not well-formed.

expat says what is well-formed. Where every namespace is declared on the root element, as filing software
does it, a prefix means the same everywhere, and a regular expression finds the few tags that matter in a
half of the time that a call for every tag takes. Otherwise each tag is an event.

Elements may be nested as deep as they like, since nothing here recurses; the tags of Inline XBRL may not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from cyberlint.markup.inline import IX, XBRLI, Inline, Tagged
from cyberlint.markup.tags import ATTRIBUTES, TOKEN, xml_attributes
from cyberlint.markup.xml import MAX_DEPTH, Name, Parser, offsets, read_error
from cyberlint.source import ReadError

MAX_FACTS = 10_000

FACT = f"{IX} nonNumeric"
CONTEXT = f"{XBRLI} context"
_FACTS = frozenset([FACT, f"{IX} nonFraction"])
_CONTINUATION, _EXCLUDE, _HEADER = f"{IX} continuation", f"{IX} exclude", f"{IX} header"
_WATCHED = _FACTS | {_CONTINUATION, _EXCLUDE, _HEADER, CONTEXT}

_NAME_PREFIX = re.compile(r"""\sname\s*=\s*["']\s*([^"':\s]*):""")

#: Tells whether facts of a namespace are kept.
Wanted = Callable[[str], bool]


def scan(source: str, start: int, end: int, wanted: Wanted) -> Inline:
    """Return the tags of one document, which is a range of the source.

    Raises ReadError where the document is not well-formed XML, its tags too deep, or too many.
    """
    parser = Parser(source, start, end)
    parser.run()
    if parser.namespaces and parser.namespaces.get("") not in (IX, XBRLI):
        return QuickScanner(parser, wanted, parser.namespaces).scan(end)
    return Scanner(Parser(source, start, end), wanted).scan()


class Open:
    """An element that is kept, and may not be closed yet; its places in the scanner's positions."""

    __slots__ = ("attributes", "concept", "end", "format", "name", "start")

    def __init__(
        self, name: Name, attributes: dict[str, str], start: int, concept: Name | None, form: Name | None
    ) -> None:
        self.name = name
        self.attributes = attributes
        self.start = start
        self.end = start
        self.concept = concept
        self.format = form


class Scanner:
    """Takes the events of one document and keeps the elements that matter, most of them for their places."""

    def __init__(self, parser: Parser, wanted: Wanted) -> None:
        self.parser = parser
        self.wanted = wanted
        self.opened: list[Open | None] = []
        self.kept: list[Open] = []
        self.defects: list[tuple[int, str]] = []
        self.facts = 0

    @property
    def position(self) -> int:
        """The position of the current event, in bytes."""
        return self.parser.position

    def error(self, what: str) -> ReadError:
        """Return an error about the current event."""
        return self.parser.error(what)

    def bound(self, prefix: str) -> str | None:
        """Return the namespace that a prefix is bound to at the current event, or None."""
        return self.parser.bound(prefix)

    def resolved(self, qname: str) -> Name | None:
        """Return the name that a QName in an attribute means here, None where its prefix is not bound."""
        prefix, colon, local = qname.rpartition(":")
        if not colon:
            return local
        uri = self.bound(prefix)
        return f"{uri} {local}" if uri else None

    def scan(self) -> Inline:
        """Parse, and return what was kept."""
        self.parser.run(self.start, self.end)
        positions = {at for element in self.kept for at in (element.start, element.end)}
        positions.update(at for at, _ in self.defects)
        base = self.parser.start
        at = offsets(self.parser.data, positions)
        return self.found({position: base + offset for position, offset in at.items()})

    def start(self, name: Name, attributes: dict[str, str]) -> None:
        """Take a start tag."""
        if name in _WATCHED:
            self.open(self.element(name, attributes))

    def end(self, name: Name) -> None:
        """Take an end tag."""
        if name in _WATCHED and (element := self.opened.pop()):
            element.end = self.position

    def open(self, element: Open | None) -> None:
        """Take an element of a watched name, None where it is not kept."""
        self.opened.append(element)
        if len(self.opened) > MAX_DEPTH:
            raise self.error(f"tags are nested more than {MAX_DEPTH} deep")

    def element(self, name: Name, attributes: dict[str, str]) -> Open | None:
        """Return an element of a watched name if it is to be kept."""
        concept = None
        if name in _FACTS:
            qname = attributes.get("name", "").strip()
            concept = self.resolved(qname) if qname else None
            if concept is None:
                what = f"the prefix of “{qname}” is bound to no namespace" if qname else "a fact has no name"
                self.defects.append((self.position, what))
            if concept is None or not self.wanted(concept.rpartition(" ")[0]):
                return None
        form = attributes.get("format", "").strip()
        return self.keep(name, attributes, concept, self.resolved(form) or form if form else None)

    def keep(self, name: Name, attributes: dict[str, str], concept: Name | None, form: Name | None) -> Open:
        """Keep the element that starts here. Raises ReadError where there are too many facts."""
        self.facts += concept is not None
        if self.facts > MAX_FACTS:
            raise self.error(f"the document has more than {MAX_FACTS:,} facts to read")
        element = Open(name, attributes, self.position, concept, form)
        self.kept.append(element)
        return element

    def found(self, at: Mapping[int, int]) -> Inline:
        """Return what was kept, by the offset of each position."""
        into = Inline.empty()
        for element in self.kept:
            tagged = _tagged(self.parser.source, element, at[element.start], at[element.end])
            if element.name in _FACTS:
                into.facts.append(tagged)
            elif element.name == _CONTINUATION:
                into.continuations.append(tagged)
            elif element.name == CONTEXT:
                into.contexts.setdefault(tagged.id or "", tagged.outer)
            else:
                (into.headers if element.name == _HEADER else into.excludes).append(tagged.outer)
        into.defects.extend((at[position], what) for position, what in self.defects)
        return into


class QuickScanner(Scanner):
    """Finds the tags by a regular expression, in a document that is known to be well-formed.

    Positions are offsets of the source.
    """

    def __init__(self, parser: Parser, wanted: Wanted, namespaces: Mapping[str, str]) -> None:
        super().__init__(parser, wanted)
        self.namespaces = namespaces
        self.here = parser.start
        self.unwanted = {prefix for prefix, uri in namespaces.items() if not wanted(uri)}

    @property
    def position(self) -> int:
        """The offset of the current tag."""
        return self.here

    def error(self, what: str) -> ReadError:
        """Return an error about the current tag."""
        return read_error(self.parser.source, self.here, what)

    def bound(self, prefix: str) -> str | None:
        """Return the namespace that a prefix is bound to everywhere, or None."""
        return self.namespaces.get(prefix)

    def scan(self, end: int | None = None) -> Inline:
        """Find the tags, and return what was kept."""
        pattern, names = self._pattern()
        for match in pattern.finditer(self.parser.source, self.parser.start, end or len(self.parser.source)):
            slash, qname, raw = match.groups()
            if not qname:
                continue
            self.here = match.start()
            if slash:
                self.end(names[qname])
            else:
                self.tag(names[qname], raw)
        return self.found(_Same())

    def _pattern(self) -> tuple[re.Pattern[str], dict[str, Name]]:
        """Return what finds the tags of watched names, and the names by how they are written here.

        Groups: slash, name, attributes; none of them for what may hold text that looks like a tag.
        """
        names: dict[str, Name] = {}
        choices: list[str] = []
        for prefix, uri in self.namespaces.items():
            locals_ = [name.rpartition(" ")[2] for name in _WATCHED if name.rpartition(" ")[0] == uri]
            if locals_:
                names.update((f"{prefix}:{local}", f"{uri} {local}") for local in locals_)
                choices.append(rf"{re.escape(prefix)}:(?:{'|'.join(sorted(locals_))})")
        tag = rf"<(/?)({'|'.join(choices) or '(?!)'})(?=[\s/>])({ATTRIBUTES})>"
        return re.compile(rf"{tag}|<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL), names

    def tag(self, name: Name, raw: str) -> None:
        """Take a start tag with its attributes as they are written."""
        prefix = _NAME_PREFIX.search(raw) if name in _FACTS and raw.count("name") == 1 else None
        if prefix and prefix[1] in self.unwanted:
            self.open(None)
        else:
            self.open(self.element(name, xml_attributes(raw, self.namespaces)))
        if raw.endswith("/"):
            self.end(name)


class _Same(dict[int, int]):
    """Positions that are offsets already."""

    def __missing__(self, position: int) -> int:
        return position


def _tagged(source: str, element: Open, start: int, close: int) -> Tagged:
    """Return an element with the ranges that its start tag at `start` and its end tag at `close` give."""
    opening = TOKEN.match(source, start)
    assert opening, "there is a tag"
    if opening[3].endswith("/"):
        close = end = opening.end()
    else:
        end = source.index(">", close) + 1
    return Tagged(
        element.attributes, (opening.end(), close), (start, end), element.concept or "", element.format
    )
