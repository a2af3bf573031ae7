"""A Word file as a package: the document and the parts that it refers to (ECMA-376 part 2)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

from cyberlint.archive.directory import is_archive, is_word
from cyberlint.archive.members import Archive
from cyberlint.source import ReadError
from cyberlint.tuples import NamedTuple
from cyberlint.word.xml import Element, name, parse

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE = "open it in Word and save it as a Word document (.docx)"


class Package(NamedTuple):
    """The roots of the parts that hold text or say how it is shown; None where there is none."""

    document: Element
    styles: Element | None = None
    numbering: Element | None = None
    footnotes: Element | None = None
    endnotes: Element | None = None
    comments: Iterable[Element] | None = None


def opened(data: bytes) -> Package:
    """Open a Word file.

    Raises ReadError where it is protected, of another format, damaged, or beyond a limit, and
    MissingExtraError without python-docx.
    """
    if reason := _refused(data):
        raise ReadError(reason)
    archive = Archive(data)
    main, related = places(archive)
    parts = {
        kind: parse(archive.read(related[kind]), related[kind])
        for kind in Package._fields[1:]
        if related.get(kind) in archive.names
    }
    return Package(parse(archive.read(main), main), **parts)


def places(archive: Archive) -> tuple[str, dict[str, str]]:
    """Return where the document is, and where the parts are that it refers to, by kind.

    Raises ReadError where the file does not say it.
    """
    main = _related(archive, "").get("officeDocument")
    if main is None or main not in archive:
        raise ReadError("the Word file is damaged: it does not say where its document is")
    return main, _related(archive, main)


def relations(part: str) -> str:
    """Return where the relations of a part are: what it refers to."""
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _refused(data: bytes) -> str | None:
    """Return why a file is none that can be read, or None."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            return "the Word file is protected by a password; save it without one"
        return f"the file is of the old Word format (.doc); {_SAVE}"
    if data.startswith(b"{\\rtf"):
        return f"the file is Rich Text (RTF); {_SAVE}"
    if not is_archive(data):
        return "the file is no Word document (.docx), or is damaged"
    return None if is_word(data) else "the file is an archive, but no Word document, or is damaged"


def _related(archive: Archive, part: str) -> dict[str, str]:
    """Return the parts that a part refers to, the package's own where it is empty, by kind."""
    folder, place = posixpath.dirname(part), relations(part)
    if place not in archive:
        return {}
    found: dict[str, str] = {}
    for relation in parse(archive.read(place), place):
        target, kind = relation.get("Target"), (relation.get("Type") or "").rpartition("/")[2]
        if name(relation) and target and relation.get("TargetMode") != "External":
            path = (
                target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            )
            found.setdefault(kind, path)
    return found
