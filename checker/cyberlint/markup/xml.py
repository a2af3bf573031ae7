"""XML by expat: the verdict on well-formedness, names resolved by their namespaces, offsets of characters.

Input is hostile until read: a document type with a subset of its own, an entity that is declared, or too
many namespaces end the reading with an error; nothing is fetched. The named entities of HTML, ``&nbsp;``
and its like, are known although no document type declares them, as in every browser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.parsers import expat

from cyberlint.disclosure import SourceMap
from cyberlint.markup.entities import is_known
from cyberlint.source import ReadError

MAX_DEPTH = 256
MAX_NAMESPACES = 1_000

_XML = "http://www.w3.org/XML/1998/namespace"

#: Namespace and local name, joined by a space as expat joins them; the local name alone without a namespace.
Name = str
OnStart = Callable[[Name, dict[str, str]], None]
OnEnd = Callable[[Name], None]


def read_error(source: str, offset: int, what: str) -> ReadError:
    """Return an error that names the line and column of an offset."""
    place = SourceMap(source).place(offset)
    return ReadError(what, line=place.line, column=place.column)


def offsets(data: str | bytes, positions: Iterable[int]) -> dict[int, int]:
    """Return the number of characters before each of some byte positions of UTF-8, or of ASCII text."""
    if isinstance(data, str) or data.isascii():
        return {position: position for position in positions}
    found: dict[int, int] = {}
    before = count = 0
    for position in sorted(positions):
        count += len(data[before:position].decode())
        found[position] = count
        before = position
    return found


class Parser:
    """Parses one XML document that is a range of a source text, and calls a start and an end function.

    `namespaces` are, after a run without functions, those that the root element declares, by their
    prefixes; None where another element declares one too.
    """

    def __init__(self, source: str, start: int, end: int) -> None:
        self.source = source
        self.start = start
        text = source[start:end]
        self.data = text if text.isascii() else text.encode("utf-8", "replace")
        self.namespaces: dict[str, str] | None = {"xml": _XML}
        self.prefixes: dict[str, list[str]] = {"xml": [_XML]}
        self.declared = 0
        self.rooted = False
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.UseForeignDTD(True)  # it is never loaded; an entity that it might declare is skipped
        self.parser.SkippedEntityHandler = self._skipped
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.EntityDeclHandler = self._entity
        self.parser.StartNamespaceDeclHandler = self._declare
        self.parser.EndNamespaceDeclHandler = self._undeclare

    @property
    def position(self) -> int:
        """The position of the current event, in bytes of the range's UTF-8."""
        return self.parser.CurrentByteIndex

    def run(self, on_start: OnStart | None = None, on_end: OnEnd | None = None) -> None:
        """Parse; raises ReadError where the document is not well-formed or goes beyond a limit."""
        self.parser.StartElementHandler = on_start or self._root
        self.parser.EndElementHandler = on_end
        try:
            self.parser.Parse(self.data, True)
        except expat.ExpatError as error:
            words = expat.ErrorString(error.code)
            raise self.error(f"the XML is not well-formed: {words}", self.parser.ErrorByteIndex) from None

    def error(self, what: str, position: int | None = None) -> ReadError:
        """Return an error about the place of the current event, or of another position."""
        at = self.position if position is None else position
        before = self.data[:at]
        count = len(before if isinstance(before, str) else before.decode("utf-8", "ignore"))
        return read_error(self.source, self.start + count, what)

    def bound(self, prefix: str) -> str | None:
        """Return the namespace that a prefix is bound to at the current event, or None."""
        return next(iter(self.prefixes.get(prefix, ())[-1:]), None)

    def _declare(self, prefix: str | None, uri: str | None) -> None:
        self.declared += 1
        if self.declared > MAX_NAMESPACES:
            raise self.error(f"more than {MAX_NAMESPACES:,} namespaces are declared at one place")
        self.prefixes.setdefault(prefix or "", []).append(uri or "")
        if not self.rooted and self.namespaces is not None:
            self.namespaces[prefix or ""] = uri or ""
        else:
            self.namespaces = None

    def _root(self, name: Name, attributes: dict[str, str]) -> None:
        """Take the root element, the only one that is of interest where nobody asks for any."""
        del name, attributes
        self.rooted = True
        self.parser.StartElementHandler = None

    def _undeclare(self, prefix: str | None) -> None:
        self.declared -= 1
        self.prefixes[prefix or ""].pop()

    def _doctype(self, name: str, system: str | None, public: str | None, subset: int) -> None:
        del name, system, public
        if subset:
            raise self.error("the document type has a subset of its own; cyberlint reads no such document")

    def _entity(self, name: str, *_: object) -> None:
        raise self.error(
            f"the entity “{name}” is declared; cyberlint reads no document that declares entities"
        )

    def _skipped(self, name: str, parameter: int) -> None:
        if parameter or not is_known(name):
            raise self.error(f"the XML is not well-formed: undefined entity “{name}”")
