"""The disclosure in a Word file."""

from __future__ import annotations

from cyberlint.disclosure import Disclosure, Mark, Span
from cyberlint.draft import outline, report
from cyberlint.markup.visible import Visible
from cyberlint.ours import AUTHOR
from cyberlint.source import ReadError, Source
from cyberlint.word.package import Package, opened
from cyberlint.word.text import Text
from cyberlint.word.walk import text
from cyberlint.word.xml import attribute


def disclosure(source: Source) -> Disclosure:
    """Return the disclosure of a draft.

    Its map leads to positions of the whole text (`cyberlint.word.walk.text`); there are no lines. Raises
    ReadError where the file cannot be read or holds none, MissingExtraError without python-docx.
    """
    written = text(_without_ours(opened(source.data)))
    if not written.text:
        shows = "nothing but pictures, which are not read" if written.pictures else "no text"
        raise ReadError(f"the Word file shows {shows}")
    shown = Visible(written.text, (0,), (0,))
    known = outline.find(written.text, written.heads) if written.heads else ()
    found = report.disclosure(source.path, "word", written.text, shown, known)
    return outline.parted(found, written.heads, outline.leads(written.text, written.bold))._replace(
        limits=(*found.limits, *written.limits),
        map=found.map._replace(lined=False),
        marks=_marks(written, found),
    )


def _without_ours(package: Package) -> Package:
    """Return a file without the comments that cyberlint wrote: they are no marks of the draft."""
    comments = package.comments if package.comments is not None else ()
    return package._replace(comments=[each for each in comments if attribute(each, "author") != AUTHOR])


def _marks(written: Text, found: Disclosure) -> tuple[Mark, ...]:
    """Return the marks in what is read, by their places in it."""
    first = found.map.offset(0)
    last = first + len(found.text)
    if not found.text:
        return ()
    cut = ((mark, Span(max(mark.span.start, first), min(mark.span.end, last))) for mark in written.marks)
    return tuple(
        mark._replace(span=Span(span.start - first, span.end - first))
        for mark, span in cut
        if span.start < span.end or span == mark.span
    )
