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
    from cyberlint.markup.documents import bound  # noqa: PLC0415
    from cyberlint.markup.filings import disclosures  # noqa: PLC0415
    from cyberlint.narrative.sections import find_by_title, find_noted  # noqa: PLC0415

    source, parts = bound(source)
    for found in disclosures(source, find_noted, find_by_title):
        if isinstance(found, Disclosure):
            part = _looked_through(source, found)
            yield _followed(source, part, parts) if parts else part
        else:
            yield found


def _followed(source: Source, found: Disclosure, parts: tuple[tuple[int, str], ...]) -> Disclosure:
    """Return a disclosure of several files; where the Item only points to the annual report, with that."""
    from cyberlint.markup.documents import documents  # noqa: PLC0415 - as above
    from cyberlint.sgml.submission import with_exhibit  # noqa: PLC0415 - as above

    text = source.text()
    found = with_exhibit(found, text, list(documents(text)))
    return found._replace(map=found.map._replace(parts=parts))


def _looked_through(source: Source, found: Disclosure) -> Disclosure:
    """Return a disclosure; one without tags and without the Item as a draft's is read."""
    if found.facts or found.sections:
        return found
    from cyberlint.draft.report import by_words  # noqa: PLC0415 - as above
    from cyberlint.markup.documents import documents  # noqa: PLC0415 - as above
    from cyberlint.markup.visible import joined, visible  # noqa: PLC0415 - as above

    text = source.text()
    whole = (visible(text, (document.start, document.end)) for document in documents(text))
    return by_words(found, text, lambda: joined(whole))
