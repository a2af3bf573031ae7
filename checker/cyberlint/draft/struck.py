"""Words of a draft in HTML or Markdown that are struck through or highlighted, as not settled yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from cyberlint.disclosure import Disclosure, Mark, MarkKind
from cyberlint.markup.tags import Range
from cyberlint.markup.visible import Visible

MOST = 1_000
"""So many marks are told of; a draft with more is struck as a whole."""

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)\b([^<>]*)>")
_BY_NAME = {
    "s": MarkKind.STRIKE,
    "strike": MarkKind.STRIKE,
    "del": MarkKind.STRIKE,
    "mark": MarkKind.HIGHLIGHT,
}
_STRUCK = re.compile(r"\bline-through\b", re.IGNORECASE)
_YELLOW = re.compile(
    r"background(?:-color)?\s*:\s*(?:yellow|#ff0|#ffff00|rgb\(255, ?255, ?0\))\b", re.IGNORECASE
)
_MARKDOWN = re.compile(r"~~([^~\s](?:[^~\n]{0,1000}[^~\s])?)~~|==([^=\s](?:[^=\n]{0,1000}[^=\s])?)==")


def marked(found: Disclosure) -> Disclosure:
    """Return a disclosure that was read from HTML or Markdown with the marks in what was read."""
    offsets = found.map.offsets
    if not offsets or not found.text:
        return found
    source = found.map.source
    within = offsets[0], min(found.map.offset(len(found.text) - 1) + 1, len(source))
    shown = Visible(found.text, found.map.starts, offsets)
    ranges = _in_markdown(source, within) if found.format == "markdown" else _in_html(source, within)
    spans = ((kind, shown.span(*place)) for kind, place in islice(ranges, MOST))
    marks = [Mark(kind, span) for kind, span in spans if span]
    return found._replace(marks=tuple(sorted(marks, key=lambda mark: mark.span)))


def _in_html(source: str, within: Range) -> Iterator[tuple[MarkKind, Range]]:
    """Yield what elements strike or highlight, by name or style; one within another is part of it."""
    kind, name, depth, start = None, "", 0, 0
    for match in _TAG.finditer(source, *within):
        slash, tag, attributes = match[1], match[2].lower(), match[3]
        if kind is None:
            kind = None if slash or attributes.endswith("/") else _kind(tag, attributes)
            name, depth, start = tag, 1, match.end()
        elif tag == name and not attributes.endswith("/"):
            depth += -1 if slash else 1
            if not depth:
                yield kind, (start, match.start())
                kind = None


def _kind(tag: str, attributes: str) -> MarkKind | None:
    if kind := _BY_NAME.get(tag):
        return kind
    if _STRUCK.search(attributes):
        return MarkKind.STRIKE
    return MarkKind.HIGHLIGHT if _YELLOW.search(attributes) else None


def _in_markdown(source: str, within: Range) -> Iterator[tuple[MarkKind, Range]]:
    for match in _MARKDOWN.finditer(source, within[0], min(within[1] + 2, len(source))):
        if match[1]:
            yield MarkKind.STRIKE, match.span(1)
        else:
            yield MarkKind.HIGHLIGHT, match.span(2)
    yield from _in_html(source, within)
