"""XBRL instances: the .xml with the facts that EDGAR extracts from the Inline XBRL of a filing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cyberlint.disclosure import Disclosure
from cyberlint.source import Source

TITLE = "XBRL instance"
SUFFIXES = (".xml", ".xbrl")

NAMESPACE = "http://www.xbrl.org/2003/instance"
_ROOT = r"<(?:[\w.-]+:)?xbrl[\s>]"


def recognise(source: Source) -> int:
    """Return 3 for markup whose root is that of an instance."""
    head = source.head(65_536)
    is_markup = head.lstrip("\ufeff \t\r\n").startswith("<")
    return 3 if is_markup and NAMESPACE in head and re.search(_ROOT, head) else 0


def read(source: Source) -> Iterator[Disclosure]:
    """Yield the disclosure of each instance in the file.

    Raises ReadError where one is not well-formed, or is no instance.
    """
    # Deferred, because every reader is asked to recognise every input: these take 20 ms to import.
    from cyberlint.jsonform.layout import laid_out  # noqa: PLC0415
    from cyberlint.markup.extracted import disclosures  # noqa: PLC0415

    yield from disclosures(source, laid_out)
