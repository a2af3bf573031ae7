"""The names in an archive's central directory, found without a library: every input is asked for them.

See APPNOTE 6.3.10, sections 4.3.12 and 4.3.16.
"""

from __future__ import annotations

_LOCAL = b"PK\x03\x04"
_EMPTY = b"PK\x05\x06"
_COMMENT = 65_535
"""The longest comment that may follow the end record."""


def is_archive(data: bytes) -> bool:
    """Return whether some bytes begin as a ZIP archive does."""
    return data.startswith((_LOCAL, _EMPTY))


def is_word(data: bytes) -> bool:
    """Return whether an archive is a Word file."""
    names = directory(data)
    return b"[Content_Types].xml" in names and b"word/" in names


def directory(data: bytes) -> bytes:
    """Return the bytes of the central directory, which holds every name; empty where there is none."""
    if not is_archive(data):
        return b""
    end = data.rfind(_EMPTY, max(len(data) - _COMMENT - 22, 0))
    if end < 0:
        return b""
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    return data[max(end - size, 0) : end]
