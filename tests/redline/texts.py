"""Small texts to hold against each other."""

from __future__ import annotations

from cyberlint.disclosure import Disclosure, Scope, Section, Span
from cyberlint.narrative import Narrative
from cyberlint.narrative.sections import find
from cyberlint.redline import Redline, Row


def narrative(text: str) -> Narrative:
    sections = find(text) or (Section("1C", "Cybersecurity", Span(0, len(text))),)
    return Narrative(Disclosure("a.txt", "example", Scope.FULL_ITEM, text, form="10-K", sections=sections))


def redline(before: str, after: str) -> Redline:
    return Redline(narrative(before), narrative(after))


def shown(found: Redline) -> list[tuple[str, str]]:
    """Return each row's kind and words, as “[-deleted-]{+inserted+}”."""
    return [(str(row.kind), marked(found, row)) for row in found.rows]


def marked(found: Redline, row: Row) -> str:
    signs = {"kept": "{}", "deleted": "[-{}-]", "inserted": "{{+{}+}}"}
    return "".join(signs[piece.change].format(piece.text) for piece in found.words(row))
