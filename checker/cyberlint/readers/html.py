"""HTML without tags of XBRL: a draft or a filing of a report, or of its Item."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cyberlint.disclosure import Disclosure
from cyberlint.source import ReadError, Source

TITLE = "HTML"
SUFFIXES = (".htm", ".html", ".xhtml")

_MARKUP = r"<(?:!doctype\s+html|html|head|body|div|p|span|table|h[1-6]|font|center)\b[^<>]*>"
_WHOLE = r"<(?:!doctype\s+html|html|body)\b"


def recognise(source: Source) -> int:
    """Return 2 where the input begins as HTML or says that it is, 1 where HTML stands in its start."""
    head = source.head()
    if "<" not in head or "\0" in head or not re.search(_MARKUP, head, re.IGNORECASE):
        return 0
    return 2 if head.lstrip("\ufeff \t\r\n").startswith("<") or re.search(_WHOLE, head, re.IGNORECASE) else 1


def read(source: Source) -> Iterator[Disclosure | ReadError]:
    """Yield the disclosure of the documents in the file. Raises ReadError where they hold none."""
    # Deferred, because every reader is asked to recognise every input.
    from cyberlint.draft.report import disclosure  # noqa: PLC0415
    from cyberlint.draft.struck import marked  # noqa: PLC0415
    from cyberlint.markup.documents import documents  # noqa: PLC0415
    from cyberlint.markup.visible import joined, visible  # noqa: PLC0415

    text = source.text()
    shown = joined(visible(text, (document.start, document.end)) for document in documents(text))
    yield marked(disclosure(source.path, "html", text, shown))
