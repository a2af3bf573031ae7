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
    from cyberlint import download, readers  # noqa: PLC0415 - they know this module

    members: list[download.Member] = []
    for name in names:
        member = Source(f"{path}{INSIDE}{name}", b"")
        try:
            member = Source(member.path, archive.read(name))
            _refuse(member)
            if not is_ours(member.data):
                members.append((member, readers.recognise(member)))
        except ReadError as error:
            yield _placed(error, member.path)
    folder = names[0].rpartition("/")[0]
    beside = [name.rpartition("/")[2] for name in archive.names if name.rpartition("/")[0] == folder]
    for source, kind in download.read(members, one=download.is_one(beside)):
        yield from _read(source, kind)


def _refuse(member: Source) -> None:
    if is_archive(member.data) and not is_word(member.data):
        raise ReadError("an archive in an archive is not opened; unpack it first")


def _read(source: Source, kind: str) -> Iterator[Disclosure | ReadError]:
    """Yield what a file holds, with the other documents of its filing."""
    from cyberlint import readers  # noqa: PLC0415 - it knows this module

    try:
        for part in readers.read(source, kind):
            yield _placed(part, source.path) if isinstance(part, ReadError) else part
    except ReadError as error:
        yield _placed(error, source.path)


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
