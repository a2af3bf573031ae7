"""What markup shows, by lines and without a map to the source: faster than `cyberlint.markup.visible`.

For looking whether something stands in a document at all: what no browser shows may be in it, too.
"""

from __future__ import annotations

import re
from functools import cache

from cyberlint.markup.documents import documents
from cyberlint.markup.entities import REFERENCE, decoded

_MARKUP = re.compile(r"<(?:html|body|div|p|table|span|font|br)\b", re.IGNORECASE)
_HEAD = 20_000  # characters in which markup shows itself
_LINE = re.compile(
    r"</?(?:p|div|tr|td|th|table|h[1-6]|li|ul|ol|title|body|html)\b[^<>]*>|<br\b[^<>]*>", re.IGNORECASE
)
_UNSEEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[!/?A-Za-z][^<>]*>")
_BREAK = "\0"


def flat(source: str) -> str:
    """Return the lines of the documents of a file that people read; a text without markup is its own."""
    parts = (_lines(source[found.start : found.end]) for found in documents(source) if _is_read(found.type))
    return "\n".join(parts)


def _is_read(kind: str | None) -> bool:
    """Whether a document is a form or an exhibit: the type of a picture or a data file has no digits."""
    return kind is None or (any(char.isdigit() for char in kind) and not kind.upper().startswith("EX-101"))


def _lines(text: str) -> str:
    if not _MARKUP.search(text, 0, _HEAD):
        return text
    seen = _UNSEEN.sub("", text) if "<!--" in text or "<s" in text else text
    plain = _TAG.sub("", _LINE.sub(_BREAK, seen))
    shown = " ".join(_reference().sub(lambda found: decoded(found[0]), plain).split())
    return shown.replace(_BREAK, "\n")


@cache
def _reference() -> re.Pattern[str]:
    return re.compile(REFERENCE)
