"""Text dumps of EDGAR R pages.

The same page has been seen dumped in several layouts: with a bar before each cell, with none, and as a
Markdown table. Rows are therefore found by the labels of the taxonomy, wherever these stand; what follows
a label up to the next one is its value, and bars only tell cells apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from cyberlint.disclosure import Disclosure
from cyberlint.expressions import compiled, expression
from cyberlint.resources import data
from cyberlint.source import ReadError, Source

TITLE = "R-page text"
SUFFIXES = (".txt",)
MAX_ROWS = 2000
MAX_CHARACTERS = 8_000_000

_ROW = expression(
    rb"(?:Cybersecurity\s+Risk|Material\s+Cybersecurity\s+Incident)[^\[\]<>]{0,150}"
    rb"\\?\[(?:Flag|Text\s+Block|Line\s+Items)"
)
_FOOTER = expression(r"^[| \t]*X[| \t\r]*\n[| \t]*[-+] (?:Definition|References|Details)\b", re.MULTILINE)
_REFERENCE = expression(r"\bReference 1: https?://")
_VERSION = expression(
    r"^[| \t]*(?:XML \d+ R\d+\.htm\b.*|(?:IDEA: XBRL DOCUMENT )?v\d+\.\d+(?:\.\d+)*[ \t\r]*)$",
    re.MULTILINE,
)


def recognise(source: Source) -> int:
    """Return 3 where a row's label stands in text that is no markup, 2 for the footers of an R page."""
    head = source.head()
    if head.lstrip().startswith(("<", "{", "%PDF", "PK")):
        return 0
    if _ROW.search(source.data) or _ROW.search(head.encode()):
        return 3
    return 2 if _REFERENCE.search(head) and _FOOTER.search(head) else 0


def read(source: Source) -> Iterator[Disclosure]:
    """Yield the disclosure of each page in the dump that has rows of the CYD taxonomy.

    Raises ReadError where no page has any.
    """
    from cyberlint.rpage.cover import dumped_form  # noqa: PLC0415 - every input loads this module
    from cyberlint.rpage.labels import labels  # noqa: PLC0415
    from cyberlint.rpage.page import Page  # noqa: PLC0415

    text = source.text()
    if len(text) > MAX_CHARACTERS:
        raise ReadError(f"the R page has {len(text):,} characters; the limit is {MAX_CHARACTERS:,}")
    found, cover = False, dumped_form(text)
    for start, limit in _pages(text):
        footer = _FOOTER.search(text, start, limit)
        end = footer.start() if footer else limit
        rows = list(islice(labels(text, start, end), MAX_ROWS + 1))
        if len(rows) > MAX_ROWS:
            raise ReadError(f"the R page has more than {MAX_ROWS:,} rows")
        if any(row.element and not row.abstract for row in rows):
            found = True
            yield Page(text, start, end, rows).disclosure(source.path, cover)
    if not found and _FOOTER.search(text):
        raise ReadError("the R page holds only footers: the rows with its facts are missing")
    if not found:
        raise ReadError("no row of the R page has a label of the CYD taxonomy")


def _pages(text: str) -> list[tuple[int, int]]:
    """Return the ranges of the pages in a dump: each begins after a version line or with a known title."""
    marks = [match.span() for match in _VERSION.finditer(text)]
    for title in data()["taxonomy/rpages"]["titles"]["annual"]:
        found = compiled(rf"^[| \t]*{re.escape(title)}", re.MULTILINE).finditer(text)
        marks += [(match.start(), match.start()) for match in found]
    marks = [(0, 0), *sorted(marks), (len(text), len(text))]
    return [(start, end) for (_, start), (end, _) in pairwise(marks)]
