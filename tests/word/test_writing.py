"""Who writes into the file finds a finding's words in it: the same walk over python-docx's own tree."""

from __future__ import annotations

import io

from docx import Document
from docx.text.run import Run

from cyberlint.disclosure import Span
from cyberlint.readers import word
from cyberlint.source import Source
from cyberlint.word.package import opened
from cyberlint.word.text import Text
from cyberlint.word.walk import text
from tools.filing import filings
from tools.write_examples import WRITERS


def saltmarsh() -> bytes:
    """Return the draft that stands in the examples."""
    filing = next(filing for filing in filings() if "word" in filing.formats)
    data = WRITERS["word"][1](filing)
    assert isinstance(data, bytes)
    return data


def runs(found: Text, words: str) -> list[Run]:
    """Return the runs, as python-docx has them, that some words of the text stand in."""
    start = found.text.index(words)
    pieces = found.within(Span(start, start + len(words)))
    return [Run(piece.element.getparent(), None) for piece in pieces]  # type: ignore[attr-defined, arg-type]


def test_a_comment_can_be_written_on_the_words_of_a_finding() -> None:
    data = saltmarsh()
    document = Document(io.BytesIO(data))
    found = text(opened(data)._replace(document=document.element))
    (draft,) = word.read(Source("draft.docx", data))
    words = "Management informs the committee about cybersecurity matters [●] times a year."
    position = draft.map.offset(draft.text.index(words))  # type: ignore[union-attr]
    assert found.text[position : position + len(words)] == words

    touched = runs(found, words)
    assert touched[0].text.endswith("cybersecurity matters ")
    document.add_comment(runs=[touched[0], touched[-1]], text="CYD501", author="cyberlint", initials="c")
    buffer = io.BytesIO()
    document.save(buffer)
    again = text(opened(buffer.getvalue()))
    assert again.text == found.text
    written = [mark for mark in again.marks if mark.text == "CYD501"]
    assert len(written) == 1
    assert words in again.text[written[0].span.start : written[0].span.end]
