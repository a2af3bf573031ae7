"""Plain text: a draft of a report or of its Item, wrapped or a paragraph a line."""

from __future__ import annotations

from collections.abc import Iterator

from cyberlint.disclosure import Disclosure
from cyberlint.source import ReadError, Source

TITLE = "plain text"
SUFFIXES = (".txt",)

_CONTROLS = frozenset(chr(code) for code in range(32)) - frozenset("\t\n\v\f\r")


def recognise(source: Source) -> int:
    """Return 1 for anything that is text: every other reader knows its format better."""
    head = source.head()
    return 1 if _CONTROLS.isdisjoint(head) else 0


def read(source: Source) -> Iterator[Disclosure | ReadError]:
    """Yield the disclosure of the draft. Raises ReadError where it holds none."""
    # Deferred, because every reader is asked to recognise every input.
    from cyberlint.draft.lines import source_lines, visible  # noqa: PLC0415
    from cyberlint.draft.report import disclosure  # noqa: PLC0415

    text = source.text()
    yield disclosure(source.path, "text", text, visible(source_lines(text)))
