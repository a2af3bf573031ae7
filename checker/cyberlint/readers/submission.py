"""EDGAR's complete submission: the .txt with the header and every document of a filing."""

from __future__ import annotations

from collections.abc import Iterator

from cyberlint.disclosure import Disclosure
from cyberlint.source import ReadError, Source

TITLE = "EDGAR submission"
SUFFIXES = (".txt", ".nc")

_SIGNS = ("<SEC-DOCUMENT>", "<SEC-HEADER>", "<IMS-DOCUMENT>", "<IMS-HEADER>", "<SUBMISSION>")
_ENVELOPE = "-----BEGIN PRIVACY-ENHANCED MESSAGE-----"


def recognise(source: Source) -> int:
    """Return 4 where the input begins as a submission: what it holds has a format of its own."""
    head = source.head(4096).lstrip("\ufeff \t\r\n")
    if head.startswith(_ENVELOPE):
        return 4 if any(sign in head for sign in _SIGNS) else 0
    return 4 if head.startswith(_SIGNS) else 0


def read(source: Source) -> Iterator[Disclosure | ReadError]:
    """Yield the disclosure of the submission, and an error for a document that cannot be read.

    Raises ReadError where it holds none.
    """
    # Deferred, because every reader is asked to recognise every input.
    from cyberlint.sgml.submission import disclosures  # noqa: PLC0415

    yield from disclosures(source)
