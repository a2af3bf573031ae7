"""The disclosure in a PDF."""

from __future__ import annotations

from collections.abc import Sequence

from cyberlint.disclosure import Disclosure
from cyberlint.draft import report
from cyberlint.pdf import apart
from cyberlint.pdf.pages import Page
from cyberlint.pdf.text import text
from cyberlint.source import ReadError, Source

READABLE = 0.8
"""Of the characters of a PDF so many must be ones that people write."""
_SAMPLE = 200_000


def disclosure(source: Source) -> Disclosure:
    """Return the disclosure of a PDF; places in it are pages.

    Raises ReadError where the file cannot be read, shows no text, or holds none, and MissingExtraError
    without pypdfium2.
    """
    found = apart.read(source.data)
    if reason := unreadable(found):
        raise ReadError(reason)
    whole = text(found)
    part = report.disclosure(source.path, "pdf", whole.source, whole.shown)
    part = part._replace(map=part.map._replace(parts=whole.starts, lined=False))
    return part._replace(limits=(*part.limits, *_pictures(part, found)))


def unreadable(found: Sequence[Page]) -> str | None:
    """Return why a PDF has no text that can be read, or None."""
    rows = [row.text for page in found for row in page.rows]
    if not rows:
        if any(page.pictured for page in found):
            return (
                "the PDF shows pictures of its text; recognise the text (OCR) first, or use the original file"
            )
        return "the PDF shows no text"
    sample = "".join(rows)[:_SAMPLE]
    written = sum(char.isalnum() or char.isspace() or char.isprintable() for char in sample)
    private = sum("\ue000" <= char <= "\uf8ff" or char == "\ufffd" for char in sample)
    if written - private < READABLE * len(sample):
        return "the text of the PDF cannot be read: its fonts do not say which characters they show"
    return None


def _pictures(part: Disclosure, found: Sequence[Page]) -> list[str]:
    """Return a limit for each page within what was read that shows a picture and no text."""
    first, last = (part.map.place(part.map.offset(at)).part for at in (0, max(len(part.text) - 1, 0)))
    names = [f"page {page.number}" for page in found]
    if not part.text or first not in names or last not in names:
        return []
    between = found[names.index(first) : names.index(last)]
    return [f"page {page.number} shows a picture, which is not read" for page in between if page.pictured]
