"""The tags of Inline XBRL 1.1: where they stand in the source, and which name and content each has.

One pass over a document finds them; nothing else of the document is kept. What a tag wraps is a range of
the source, and is read where it is wanted, by `cyberlint.markup.visible`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from cyberlint.markup.tags import TOKEN, Range
from cyberlint.markup.xml import MAX_DEPTH, Name, Parser, offsets

IX = "http://www.xbrl.org/2013/inlineXBRL"
XBRLI = "http://www.xbrl.org/2003/instance"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

MAX_FACTS = 10_000

FACT = f"{IX} nonNumeric"
_FACTS = frozenset([FACT, f"{IX} nonFraction"])
_CONTINUATION, _EXCLUDE, _HEADER = f"{IX} continuation", f"{IX} exclude", f"{IX} header"
CONTEXT = f"{XBRLI} context"
_WATCHED = _FACTS | {_CONTINUATION, _EXCLUDE, _HEADER, CONTEXT}


@dataclass(frozen=True, slots=True)
class Tagged:
    """One fact or continuation: its attributes, the ranges of its content and of the whole element.

    `concept` and `format` are expanded names: a namespace and a local name, joined by a space.
    """

    attributes: dict[str, str]
    inner: Range
    outer: Range
    concept: Name = ""
    format: Name | None = None

    @property
    def name(self) -> str:
        """The concept as the file writes it, or its local name where the tag itself is the concept."""
        return self.attributes.get("name", "").strip() or self.concept.rpartition(" ")[2]

    @property
    def id(self) -> str | None:
        """The id, or None where the element has none."""
        return self.attributes.get("id") or None

    @property
    def continued_at(self) -> str | None:
        """The id of the continuation that follows, if any."""
        return self.attributes.get("continuedAt", "").strip() or None

    @property
    def nil(self) -> bool:
        """Whether xsi:nil says that there is no value."""
        return self.attributes.get(f"{XSI} nil", "").strip() in {"true", "1"}

    @property
    def escaped(self) -> bool:
        """Whether the value keeps the markup of the content."""
        return self.attributes.get("escape", "").strip() in {"true", "1"}


@dataclass(frozen=True, slots=True)
class Inline:
    """What the documents of one filing hold of Inline XBRL.

    `facts` are those of the namespaces that were asked for, `headers` the ranges of ix:header, `contexts`
    those of the contexts by id; `defects` are sentences with the offset of their place.
    """

    facts: list[Tagged] = field(default_factory=list)
    continuations: list[Tagged] = field(default_factory=list)
    excludes: list[Range] = field(default_factory=list)
    headers: list[Range] = field(default_factory=list)
    contexts: dict[str, Range] = field(default_factory=dict)
    defects: list[tuple[int, str]] = field(default_factory=list)

    def add(self, other: Inline) -> None:
        """Add what another document of the filing holds."""
        self.facts.extend(other.facts)
        self.continuations.extend(other.continuations)
        self.excludes.extend(other.excludes)
        self.headers.extend(other.headers)
        self.contexts.update({key: each for key, each in other.contexts.items() if key not in self.contexts})
        self.defects.extend(other.defects)


def scan(source: str, start: int, end: int, wanted: Callable[[str], bool]) -> Inline:
    """Return the tags of one document, which is a range of the source.

    `wanted` tells whether facts of a namespace are kept. Raises ReadError where the document is not
    well-formed XML, or too deep, or holds too many facts.
    """
    scanner = Scanner(Parser(source, start, end), wanted)
    scanner.parser.run(scanner.start, scanner.end)
    return scanner.found()


class Open:
    """An element that is kept, and may not be closed yet; positions in bytes."""

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

    def __init__(self, parser: Parser, wanted: Callable[[str], bool]) -> None:
        self.parser = parser
        self.wanted = wanted
        self.depth = 0
        self.opened: list[Open | None] = []
        self.kept: list[Open] = []
        self.defects: list[tuple[int, str]] = []
        self.facts = 0

    def start(self, name: Name, attributes: dict[str, str]) -> None:
        """Take a start tag."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.parser.error(f"elements are nested more than {MAX_DEPTH} deep")
        if name in _WATCHED:
            self.opened.append(self._element(name, attributes))

    def end(self, name: Name) -> None:
        """Take an end tag."""
        self.depth -= 1
        if name in _WATCHED and (element := self.opened.pop()):
            element.end = self.parser.position

    def _element(self, name: Name, attributes: dict[str, str]) -> Open | None:
        """Return an element that is to be kept."""
        concept = None
        if name in _FACTS:
            qname = attributes.get("name", "").strip()
            concept = self.parser.resolved(qname) if qname else None
            if concept is None:
                what = f"the prefix of “{qname}” is bound to no namespace" if qname else "a fact has no name"
                self.defects.append((self.parser.position, what))
            if concept is None or not self.wanted(concept.rpartition(" ")[0]):
                return None
        form = attributes.get("format", "").strip()
        return self.keep(name, attributes, concept, self.parser.resolved(form) or form if form else None)

    def keep(self, name: Name, attributes: dict[str, str], concept: Name | None, form: Name | None) -> Open:
        """Keep the element that starts here. Raises ReadError where there are too many facts."""
        self.facts += concept is not None
        if self.facts > MAX_FACTS:
            raise self.parser.error(f"the document has more than {MAX_FACTS:,} facts to read")
        element = Open(name, attributes, self.parser.position, concept, form)
        self.kept.append(element)
        return element

    def found(self) -> Inline:
        """Return what was kept, positions turned into offsets of the source."""
        into = Inline()
        positions = {at for element in self.kept for at in (element.start, element.end)}
        positions.update(at for at, _ in self.defects)
        at = offsets(self.parser.data, positions)
        base, source = self.parser.start, self.parser.source
        for element in self.kept:
            tagged = _made(source, element, base + at[element.start], base + at[element.end])
            if element.name in _FACTS:
                into.facts.append(tagged)
            elif element.name == _CONTINUATION:
                into.continuations.append(tagged)
            elif element.name == CONTEXT:
                into.contexts.setdefault(tagged.id or "", tagged.outer)
            else:
                (into.headers if element.name == _HEADER else into.excludes).append(tagged.outer)
        into.defects.extend((base + at[position], what) for position, what in self.defects)
        return into


def _made(source: str, element: Open, start: int, close: int) -> Tagged:
    """Return an element with the ranges that its start tag at `start` and its end tag at `close` give."""
    opening = TOKEN.match(source, start)
    assert opening, "expat saw a tag here"
    if opening[3].endswith("/"):
        close = end = opening.end()
    else:
        end = source.index(">", close) + 1
    return Tagged(
        element.attributes, (opening.end(), close), (start, end), element.concept or "", element.format
    )
