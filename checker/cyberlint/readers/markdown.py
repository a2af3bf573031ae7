"""Markdown: a draft of a report or of its Item, as editors and converters write it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cyberlint.disclosure import Disclosure
from cyberlint.expressions import expression
from cyberlint.source import ReadError, Source

TITLE = "Markdown"
SUFFIXES = (".md", ".markdown")

_SIGN = expression(r"^#{1,6}[ \t]+\S|^\*\*\S|\]\(https?://", re.MULTILINE)


def recognise(source: Source) -> int:
    """Return 2 by suffix, 1 where the start of a text has marks of Markdown."""
    if source.suffix in SUFFIXES:
        return 2
    head = source.head()
    return 1 if not head.lstrip().startswith("<") and "\0" not in head and _SIGN.search(head) else 0


def read(source: Source) -> Iterator[Disclosure | ReadError]:
    """Yield the disclosure of the draft. Raises ReadError where it holds none."""
    # Deferred, because every reader is asked to recognise every input.
    from cyberlint.draft.lines import source_lines, visible  # noqa: PLC0415
    from cyberlint.draft.markdown import shown_lines  # noqa: PLC0415
    from cyberlint.draft.report import disclosure  # noqa: PLC0415
    from cyberlint.draft.struck import marked  # noqa: PLC0415

    text = source.text()
    shown = visible(shown_lines(list(source_lines(text))), wrapped=True)
    yield marked(disclosure(source.path, "markdown", text, shown))
