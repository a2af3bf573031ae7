"""Word: a draft as lawyers hand it round, with its tracked changes and comments."""

from __future__ import annotations

from collections.abc import Iterator

from cyberlint.archive.directory import is_word
from cyberlint.disclosure import Disclosure
from cyberlint.source import ReadError, Source

TITLE = "Word"
SUFFIXES = (".docx", ".docm")

_OLD = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf")


def recognise(source: Source) -> int:
    """Return 3 for a Word file, 2 for one that is protected or of an older format, which `read` refuses."""
    if is_word(source.data):
        return 3
    return 2 if source.data.startswith(_OLD) or source.suffix in SUFFIXES else 0


def read(source: Source) -> Iterator[Disclosure | ReadError]:
    """Yield the disclosure of the draft.

    Raises ReadError where it holds none or cannot be read, MissingExtraError without python-docx.
    """
    # Deferred, because every reader is asked to recognise every input.
    from cyberlint.word.disclosure import disclosure  # noqa: PLC0415

    yield disclosure(source)
