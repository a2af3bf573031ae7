"""ZIP archives: the files of a filing as EDGAR packs them (``…-xbrl.zip``), or a folder of drafts.

Nothing is unpacked to disk. In a folder of the archive that holds Inline XBRL, or else a complete
submission, the other files of EDGAR's (schema, linkbases, R pages, exhibits) are the same filing again and
are passed over; drafts are read beside it. What cyberlint wrote itself is passed over too. An archive in the
archive is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cyberlint.archive.directory import is_archive, is_word
from cyberlint.disclosure import Disclosure
from cyberlint.ours import is_ours
from cyberlint.source import INSIDE, ReadError, Source

if TYPE_CHECKING:
    from cyberlint.archive.members import Archive

TITLE = "ZIP archive"
SUFFIXES = (".zip",)

_FILINGS = ("ixbrl", "submission")
"""What is read of a filing, the first that there is."""
_DRAFTS = ("word", "pdf", "text", "markdown")
_SCHEMA = rb"""schemaRef\b[^<>]{0,400}?href=["']([^"']{1,300})["']"""
_COVER = rb"""name=["']dei:DocumentType["']"""
_ACCESSION = r"(?<!\d)(\d{10})-?(\d\d)-?(\d{6})(?!\d)"
_NAMED = 3


def recognise(source: Source) -> int:
    """Return 3 for any archive that is no Word file."""
    return 3 if is_archive(source.data) and not is_word(source.data) else 0


def read(source: Source) -> Iterator[Disclosure | ReadError]:
    """Yield the disclosures of the files in the archive, and an error for each that cannot be read.

    Raises ReadError where the archive is damaged or holds nothing to read.
    """
    # Deferred, because every reader is asked to recognise every input.
    from cyberlint.archive.members import Archive  # noqa: PLC0415
    from cyberlint.readers import suffixes  # noqa: PLC0415

    archive = Archive(source.data)
    if outside := next((name for name in archive.names if _leads_out(name)), None):
        raise ReadError(f"the archive holds “{outside}”, a name that leads out of it; pack it again")
    if "[Content_Types].xml" in archive:
        raise ReadError("the file is an Office file, but no Word document")
    names = [name for name in archive.names if _is_shown(name) and name.lower().endswith(suffixes())]
    if not names:
        raise ReadError(f"the archive holds no file that cyberlint reads{_examples(archive)}")
    found = False
    for folder in dict.fromkeys(name.rpartition("/")[0] for name in names):
        inside = [name for name in names if name.rpartition("/")[0] == folder]
        for part in _folder(source.path, archive, inside):
            found = True
            yield _named(part, source.path)
    if not found:
        raise ReadError(f"the archive holds no disclosure{_examples(archive)}")


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/")


def _is_shown(name: str) -> bool:
    """Whether a file is one that a person put there."""
    return not any(part.startswith((".", "~$", "__MACOSX")) for part in name.split("/"))


def _examples(archive: Archive) -> str:
    names = [name for name in archive.names if _is_shown(name)]
    more = ", …" if len(names) > _NAMED else ""
    return f": {', '.join(names[:_NAMED])}{more}" if names else "; it is empty"


def _folder(path: str, archive: Archive, names: list[str]) -> Iterator[Disclosure | ReadError]:
    """Yield what the files of one folder hold, and an error for each that cannot be read."""
    from cyberlint.readers import recognise  # noqa: PLC0415 - it knows this module

    members: list[tuple[Source, str]] = []
    for name in names:
        member = Source(f"{path}{INSIDE}{name}", b"")
        try:
            member = Source(member.path, archive.read(name))
            _refuse(member)
            if not is_ours(member.data):
                members.append((member, recognise(member)))
        except ReadError as error:
            yield _placed(error, member.path)
    members = [each for each in members if each[1] != "text" or each[0].suffix != ".xml"]  # a linkbase
    filing = next((kind for kind in _FILINGS if any(chosen == kind for _, chosen in members)), None)
    if filing:
        members = [each for each in members if each[1] in (filing, *_DRAFTS)]
    for group in _filings([member for member, chosen in members if chosen == "ixbrl"]):
        yield from _read(group, "ixbrl")
    for member, chosen in members:
        if chosen != "ixbrl":
            yield from _read([member], chosen)


def _refuse(member: Source) -> None:
    if is_archive(member.data) and not is_word(member.data):
        raise ReadError("an archive in an archive is not opened; unpack it first")


def _filings(members: list[Source]) -> Iterator[list[Source]]:
    """Yield the documents of each filing, the one with the cover page first.

    Documents of one filing name the same schema. Where several have a cover page, each is read alone.
    """
    by_schema: dict[bytes, list[Source]] = {}
    for member in members:
        named = re.search(_SCHEMA, member.data)
        by_schema.setdefault(named[1] if named else member.path.encode(), []).append(member)
    for group in by_schema.values():
        covers = [member for member in group if re.search(_COVER, member.data)]
        if len(covers) == 1:
            yield [*covers, *(member for member in group if member is not covers[0])]
        else:
            yield from ([member] for member in group)


def _read(group: list[Source], chosen: str) -> Iterator[Disclosure | ReadError]:
    """Yield what a file holds, or several documents of one filing."""
    from cyberlint import readers  # noqa: PLC0415 - it knows this module

    source, parts = _bound(group)
    try:
        for part in readers.read(source, chosen):
            if isinstance(part, ReadError):
                yield _placed(part, source.path)
            else:
                yield part._replace(map=part.map._replace(parts=parts)) if parts else part
    except ReadError as error:
        yield _placed(error, source.path)


def _bound(group: list[Source]) -> tuple[Source, tuple[tuple[int, str], ...]]:
    """Return the documents of a filing as one source, as in a submission, and where each begins in it."""
    if len(group) == 1:
        return group[0], ()
    text = ""
    parts: list[tuple[int, str]] = []
    for member in group:
        text += "<DOCUMENT>\n<TEXT>\n"
        parts.append((len(text), member.path.rpartition("/")[2] if parts else ""))
        text += f"{member.text()}\n</TEXT>\n</DOCUMENT>\n"
    return Source(group[0].path, text.encode("utf-8", "replace")), tuple(parts)


def _placed(error: ReadError, path: str) -> ReadError:
    """Return an error that names the file of the archive in which it arose."""
    error.path = error.path or path
    return error


def _named(part: Disclosure | ReadError, path: str) -> Disclosure | ReadError:
    """Return a disclosure with the accession number that the archive's name tells, where none is known."""
    if isinstance(part, ReadError) or part.accession:
        return part
    found = re.search(_ACCESSION, path.replace("\\", "/").rpartition("/")[2])
    return part._replace(accession="-".join(found.groups())) if found else part
