"""Disclosures as JSON: one document, an array of them, or one a line (JSON Lines), compressed or not.

A line, or an entry of an array, that is no disclosure is yielded as an error, and the others are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cyberlint.disclosure import Disclosure
from cyberlint.source import ReadError, Source

TITLE = "disclosure JSON"
SUFFIXES = (".json", ".json.gz", ".jsonl", ".jsonl.gz")

_GZIP = b"\x1f\x8b"


def recognise(source: Source) -> int:
    """Return 3 for JSON that speaks of facts, 2 for other JSON, and for anything with the suffix."""
    head = _head(source)
    if head.startswith(("{", "[")) and re.search(r'"(?:facts|concept)"\s*:', head):
        return 3
    named = source.path.lower().endswith(SUFFIXES)
    return 2 if named or (head.startswith(("{", "[")) and re.match(r'.\s*["{]', head)) else 0


def _head(source: Source) -> str:
    """Return the beginning of the text, inflated if need be; nothing where it cannot be."""
    if not source.data.startswith(_GZIP):
        return source.head().lstrip()
    import zlib  # noqa: PLC0415 - only compressed input needs it

    try:
        inflated = zlib.decompressobj(31).decompress(source.data[:4096], 4096)
    except zlib.error:
        return ""
    return Source(source.path, inflated).text().lstrip()


def read(source: Source) -> Iterator[Disclosure | ReadError]:
    """Yield the disclosures, and an error for each line or entry that is none.

    Raises ReadError where the input as a whole is no JSON, is damaged, too large or empty, or has more
    than 100 defects.
    """
    from cyberlint.jsonform.stream import disclosures  # noqa: PLC0415 - every input loads this module

    yield from disclosures(source)
