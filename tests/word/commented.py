"""Word files with comments on some of their words, and what is in them."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from cyberlint.disclosure import MarkKind, Span
from cyberlint.word.annotate import annotated
from cyberlint.word.comments import Author, Comment, Words
from cyberlint.word.package import opened
from cyberlint.word.text import Text
from cyberlint.word.walk import text
from tools.filing import filings
from tools.word import W
from tools.write_examples import WRITERS

WHO = Author("cyberlint", "cl")
ITALIC = "<w:i/>"


def saltmarsh() -> bytes:
    """Return the draft that stands in the examples."""
    filing = next(filing for filing in filings() if "word" in filing.formats)
    data = WRITERS["word"][1](filing)
    assert isinstance(data, bytes)
    return data


def on(written: Text, words: str) -> Span:
    """Return where some words stand in a text."""
    start = written.text.index(words)
    return Span(start, start + len(words))


def said(span: Span, words: str) -> Comment:
    """Return a comment of one paragraph."""
    return Comment(span, ((Words(words),),))


def commented(data: bytes, *words: str) -> bytes:
    """Return a file with a comment on each of some words, which it repeats."""
    written = text(opened(data))
    return annotated(data, [said(on(written, each), f"on: {each}") for each in words], WHO)


def marked(data: bytes) -> dict[str, str]:
    """Return the comments of a file, each with the words that it is on."""
    found = text(opened(data))
    return {
        mark.text: found.text[mark.span.start : mark.span.end]
        for mark in found.marks
        if mark.kind is MarkKind.COMMENT
    }


def member(data: bytes, name: str) -> bytes:
    """Return a member of a Word file."""
    return zipfile.ZipFile(io.BytesIO(data)).read(name)


def characters(data: bytes) -> list[tuple[str, str, bytes]]:
    """Return every character of the body in its order: what it is, its kind, its formatting."""
    root = etree.fromstring(member(data, "word/document.xml"))
    comments = root.iter(f"{{{W}}}commentReference")
    ours = {each.getparent() for each in comments}
    found = []
    for each in root.iter(f"{{{W}}}r"):
        if each in ours:
            continue
        look = each.find(f"{{{W}}}rPr")
        formatting = b"" if look is None else etree.tostring(look, method="c14n")
        for part in each:
            if part is not look:
                kind = etree.QName(part).localname
                found += [(char, kind, formatting) for char in part.text or "\0"]
    return found
