"""Reading the members of a ZIP archive within limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping

from cyberlint.source import MAX_BYTES, ReadError

MAX_MEMBERS = 10_000
MAX_INFLATED = 256 * 1024 * 1024
MAX_RATIO = 100
"""A member may inflate to so many times its size, beyond the first `SMALL` bytes."""
SMALL = 4 * 1024 * 1024

_NO_DATE = (1980, 1, 1, 0, 0, 0)
_READ = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1 | 0x40 | 0x2000  # the member, strongly, or the directory (APPNOTE 4.4.4)
_DAMAGED = (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, OverflowError)


class Archive:
    """The members of an archive by name; what they inflate to is counted over the whole archive."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED as error:
            raise ReadError("the archive is damaged or cut off: its directory cannot be read") from error
        if len(self._zip.filelist) > MAX_MEMBERS:
            raise ReadError(
                f"the archive has {len(self._zip.filelist):,} files; the limit is {MAX_MEMBERS:,}"
            )
        self._infos = {info.filename: info for info in self._zip.filelist if not info.is_dir()}
        self._left = MAX_INFLATED

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files in it, in their order."""
        return tuple(self._infos)

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def read(self, name: str) -> bytes:
        """Return what a member holds. Raises ReadError where it is encrypted, damaged, or beyond a limit."""
        info = self._infos[name]
        if info.flag_bits & _ENCRYPTED:
            raise ReadError(f"“{name}” is encrypted; save the archive without a password")
        if info.compress_type not in _READ:
            raise ReadError(f"“{name}” is compressed by a method other than the usual one; pack it again")
        room = min(MAX_BYTES, self._left, max(SMALL, MAX_RATIO * info.compress_size))
        try:
            with self._zip.open(info) as member:
                data = member.read(room + 1)
        except (*_DAMAGED, RuntimeError, zlib.error) as error:
            raise ReadError(f"“{name}” in the archive is damaged") from error
        if len(data) > room:
            raise ReadError(f"“{name}” inflates to more than {room:,} bytes, which is the limit for it")
        self._left -= len(data)
        return data

    def rewritten(self, changed: Mapping[str, bytes], comment: bytes = b"") -> bytes:
        """Return the archive with some members changed or added, the others as they are.

        Names, order and dates stay; what is added comes last, without a date. The archive has a `comment`,
        and not the one that it had. Raises ReadError as `read` does.
        """
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as out:
            out.comment = comment
            for name, info in self._infos.items():
                kept = zipfile.ZipInfo(name, info.date_time)
                kept.compress_type = info.compress_type
                kept.external_attr, kept.create_system = info.external_attr, info.create_system
                out.writestr(kept, changed[name] if name in changed else self.read(name))
            for name in sorted(changed.keys() - self._infos.keys()):
                added = zipfile.ZipInfo(name, _NO_DATE)
                added.compress_type, added.create_system = zipfile.ZIP_DEFLATED, 3
                out.writestr(added, changed[name])
        return buffer.getvalue()
