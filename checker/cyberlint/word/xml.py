"""The XML of a Word file's parts, parsed as python-docx does: no entity expanded, nothing fetched.

Word writes one of two namespaces (transitional or strict); names here are those of the first with the
prefix ``w:``, whichever it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Protocol, cast

from cyberlint.source import MissingExtraError, ReadError

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a:",
    "http://purl.oclc.org/ooxml/drawingml/main": "a:",
    "urn:schemas-microsoft-com:vml": "v:",
}
_OFF = frozenset({"0", "false", "off", "none"})


class Element(Protocol):
    """What is used of an element, which is lxml's."""

    tag: str
    text: str | None

    def get(self, key: str) -> str | None:
        """Return an attribute."""

    def iter(self) -> Iterator[Element]:
        """Yield the element and everything below it."""

    def __iter__(self) -> Iterator[Element]: ...


MAX_TAGS = 3_000_000
"""Tags in a part: a report of 300 pages with all its tables has a tenth."""


def parse(data: bytes, part: str) -> Element:
    """Return the root of a part.

    Raises MissingExtraError without python-docx, ReadError where the part is not well-formed, declares a
    document type, is nested too deeply, or is too large.
    """
    if data.count(b"<") > MAX_TAGS:
        raise ReadError(f"“{part}” of the Word file has more than {MAX_TAGS:,} tags, which is the limit")
    try:
        # Deferred: 150 ms that no other input needs.
        from docx.oxml.parser import parse_xml  # noqa: PLC0415
        from lxml.etree import XMLSyntaxError  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError("reading a Word file", "word") from error
    try:
        root = parse_xml(data)
    except XMLSyntaxError as error:
        raise ReadError(f"the Word file is damaged: “{part}” is no well-formed XML ({error.msg})") from error
    if root.getroottree().docinfo.doctype:
        raise ReadError(f"“{part}” declares a document type, which Word never does")
    return cast("Element", root)


@lru_cache(maxsize=4096)
def _short(tag: str) -> str:
    namespace, _, local = tag.removeprefix("{").rpartition("}")
    return _PREFIXES.get(namespace, "?") + local


def name(element: Element) -> str:
    """Return the name of an element, as ``w:p``; ``?`` is the prefix of a namespace that is not known."""
    tag = element.tag
    return _short(tag) if isinstance(tag, str) else ""  # a comment's is a function


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first element below another on a path of names, or None."""
    for step in path:
        if element is None:
            return None
        element = next((each for each in element if name(each) == step), None)
    return element


def attribute(element: Element | None, key: str = "val") -> str | None:
    """Return an attribute of the element's own namespace, or None."""
    if element is None:
        return None
    return element.get(f"{element.tag.partition('}')[0]}}}{key}")


def is_on(element: Element | None) -> bool:
    """Return whether a switch as ``<w:strike/>`` is there and not turned off."""
    return element is not None and (attribute(element) or "1").lower() not in _OFF


def number(element: Element | None, key: str = "val") -> int | None:
    """Return a whole number that is an attribute, or None."""
    value = attribute(element, key)
    return int(value) if value and len(value) < 10 and value.lstrip("-").isdecimal() else None
