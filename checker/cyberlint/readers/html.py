"""HTML without tags of XBRL: a draft or a filing of a report, or of its Item."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cyberlint.disclosure import Disclosure
from cyberlint.draft.report import disclosure
from cyberlint.markup.documents import documents
from cyberlint.markup.visible import joined, visible
from cyberlint.source import ReadError, Source

TITLE = "HTML"
SUFFIXES = (".htm", ".html", ".xhtml")

_MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|head|body|div|p|span|table|h[1-6]|font|br)\b[^<>]*>", re.IGNORECASE
)


def recognise(source: Source) -> int:
    """Return 2 where the start of the input is HTML."""
    return 2 if _MARKUP.search(source.head()) else 0


def read(source: Source) -> Iterator[Disclosure | ReadError]:
    """Yield the disclosure of the documents in the file. Raises ReadError where they hold none."""
    text = source.text()
    shown = joined(visible(text, (document.start, document.end)) for document in documents(text))
    yield disclosure(source.path, "html", text, shown)
