"""PDF: a draft or a filing as it was printed."""

from __future__ import annotations

from collections.abc import Iterator

from cyberlint.disclosure import Disclosure
from cyberlint.source import ReadError, Source

TITLE = "PDF"
SUFFIXES = (".pdf",)

_BEGINS_WITHIN = 1024
"""Bytes in which viewers look for the beginning of a PDF."""


def recognise(source: Source) -> int:
    """Return 3 where the input begins as a PDF."""
    head = source.data[:_BEGINS_WITHIN]
    if head.startswith(b"%PDF-"):
        return 3
    return 2 if source.suffix in SUFFIXES or b"\n%PDF-" in head else 0


def read(source: Source) -> Iterator[Disclosure | ReadError]:
    """Yield the disclosure of the draft.

    Raises ReadError where it holds none or cannot be read, MissingExtraError without pypdfium2.
    """
    # Deferred, because every reader is asked to recognise every input.
    from cyberlint.pdf.disclosure import disclosure  # noqa: PLC0415

    yield disclosure(source)
