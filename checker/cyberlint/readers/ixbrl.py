"""Inline XBRL: the .htm of a Form 10-K, 20-F, 8-K or 6-K, alone, in EDGAR's wrapper, or with others."""

from __future__ import annotations

from collections.abc import Iterator

from cyberlint.disclosure import Disclosure
from cyberlint.source import ReadError, Source

TITLE = "Inline XBRL"
SUFFIXES = (".htm", ".html", ".xhtml")

NAMESPACE = "http://www.xbrl.org/2013/inlineXBRL"


def recognise(source: Source) -> int:
    """Return 3 where markup declares the namespace of Inline XBRL."""
    head = source.head(1024).lstrip("\ufeff \t\r\n")
    if not head.startswith(("<", "-----BEGIN PRIVACY")):
        return 0
    return 3 if NAMESPACE.encode() in source.data or NAMESPACE in source.head(65_536) else 0


def read(source: Source) -> Iterator[Disclosure | ReadError]:
    """Yield the disclosure of each filing in the file, and an error for a document that is not well-formed.

    Raises ReadError where that is the only document, or none is Inline XBRL.
    """
    # Deferred, because every reader is asked to recognise every input: these take 20 ms to import.
    from cyberlint.markup.filings import disclosures  # noqa: PLC0415
    from cyberlint.narrative.sections import find  # noqa: PLC0415

    yield from disclosures(source, find)
