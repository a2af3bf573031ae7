"""The documents that one file holds: EDGAR wraps them in lines of its own, and several may follow each other.

A complete submission puts each document between ``<DOCUMENT>`` and ``</DOCUMENT>``, its content between
``<TEXT>`` and ``</TEXT>``, and Inline XBRL there between ``<XBRL>`` and ``</XBRL>`` (EDGAR's public
dissemination format).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cyberlint.markup.inline import IX
from cyberlint.markup.tags import Range
from cyberlint.source import Source
from cyberlint.tuples import NamedTuple

_EDGE = re.compile(r"<(?P<end>/)?DOCUMENT>[ \t\r]*(?=\n|\Z)")
_FIELD = re.compile(r"^<(TYPE|FILENAME|TEXT)>[ \t]*([^\r\n]*)", re.MULTILINE)
_TEXT_END = re.compile(r"^</TEXT>\s*\Z", re.MULTILINE)
_WRAPPED = re.compile(r"<XBRL>(.*?)(?:</XBRL>|\Z)", re.DOTALL)
_NEXT = re.compile(r"</html>(?=\s*(?:<\?xml|<!DOCTYPE|<html))", re.IGNORECASE)


def bound(source: Source) -> tuple[Source, tuple[tuple[int, str], ...]]:
    """Return the documents of a filing as one source, as in a submission, and where each begins in it.

    The first document has no name there; the others have that of their file. One that is no Inline XBRL is
    the annual report to security holders.
    """
    if not source.others:
        return source, ()
    text = ""
    parts: list[tuple[int, str]] = []
    for member in (source, *source.others):
        kind = "" if IX.encode() in member.data else "EX-13"
        text += f"<DOCUMENT>\n<TYPE>{kind}\n<TEXT>\n"
        parts.append((len(text), member.path.replace("\\", "/").rpartition("/")[2] if parts else ""))
        text += f"{member.text()}\n</TEXT>\n</DOCUMENT>\n"
    return Source(source.path, text.encode("utf-8", "replace")), tuple(parts)


class Document(NamedTuple):
    """One document of a file: its range of the source, and the type and name that EDGAR gives it, if any."""

    start: int
    end: int
    type: str | None = None
    name: str | None = None


def documents(source: str) -> Iterator[Document]:
    """Yield the documents of a file in their order, without wrappers and the white space around them."""
    found = False
    for first, after in _wrapped(source):
        found = True
        fields = {}
        start = first
        for field in _FIELD.finditer(source, first, after):
            fields[field[1]] = field[2].strip()
            start = field.end()
            if field[1] == "TEXT":
                start = field.start(2)
                break
        end = last.start() if (last := _text_end(source, start, after)) else after
        for begin, finish in _unwrapped(source, start, end):
            yield Document(begin, finish, fields.get("TYPE"), fields.get("FILENAME"))
    if not found:
        for first, after in _unwrapped(source, 0, len(source)):
            yield Document(first, after)


def _wrapped(source: str) -> Iterator[Range]:
    """Yield what stands between the lines around documents; one without an end reaches to the next."""
    start = -1
    for edge in _EDGE.finditer(source):  # a literal is sought faster than the beginning of a line
        if edge.start() and source[edge.start() - 1] != "\n":
            continue
        if start >= 0:
            yield start, edge.start()
        start = -1 if edge["end"] else edge.end()
    if start >= 0:
        yield start, len(source)


def _text_end(source: str, start: int, end: int) -> re.Match[str] | None:
    last = source.rfind("</TEXT>", start, end)
    return _TEXT_END.search(source, last, end) if last >= 0 else None


def _unwrapped(source: str, start: int, end: int) -> Iterator[Range]:
    start, end = _stripped(source, start, end)
    if source.startswith("<XBRL>", start):
        for match in _WRAPPED.finditer(source, start, end):
            yield from _several(source, *_stripped(source, match.start(1), match.end(1)))
    elif start < end:
        yield from _several(source, start, end)


def _several(source: str, start: int, end: int) -> Iterator[Range]:
    """Yield the parts of a range in which one HTML document follows another."""
    for match in _NEXT.finditer(source, start, end):
        yield _stripped(source, start, match.end())
        start = match.end()
    yield _stripped(source, start, end)


def _stripped(source: str, start: int, end: int) -> Range:
    """Return a range without the white space and byte-order marks at its ends."""
    while start < end and (source[start].isspace() or source[start] == "\ufeff"):
        start += 1
    while start < end and source[end - 1].isspace():
        end -= 1
    return start, end
