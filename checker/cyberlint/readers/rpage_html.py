"""EDGAR's own rendering of R pages, as ``R4.htm``.

The page's table holds one row per element. The anchor of a row names its element, which the text dump of
the same page does not; that of a title row names axis and member. The tables of definitions and references
at the end are not read, but for the member that the page's title names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cyberlint.disclosure import Disclosure
from cyberlint.source import ReadError, Source

TITLE = "R-page HTML"
SUFFIXES = (".htm", ".html")


def recognise(source: Source) -> int:
    """Return 3 for any page with the anchors and the table of EDGAR's renderer."""
    data = source.data
    if b"'defref_" not in data or b"showAR" not in data:
        return 0
    return 3 if re.search(rb"""<table[^>]{0,200}class=["']report\b""", data, re.IGNORECASE) else 0


def read(source: Source) -> Iterator[Disclosure]:
    """Yield the disclosure of each table that has rows of the CYD taxonomy.

    Raises ReadError where no table has any: it is another page of the filing.
    """
    from cyberlint.rpage.cover import cover_form  # noqa: PLC0415 - every input loads this module
    from cyberlint.rpage.table import tables  # noqa: PLC0415

    read_ones = list(tables(source.text()))
    cells = [cell for table in read_ones for cell in table.cover]
    cover = cover_form(
        [words for name, words in cells if name == "form"],
        [words for name, words in cells if name == "amendment"],
    )
    found = [table for table in read_ones if table.rows]
    for table in found:
        yield table.disclosure(source.path, cover)
    if not found:
        raise ReadError("no row of the R page is of the CYD taxonomy; it is another page of the filing")
