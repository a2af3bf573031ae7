"""Ask whether words of a draft carry a mark that somebody has still to settle: a comment, a highlight."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cyberlint.condition import Answer, Case, Evidence, truth
from cyberlint.disclosure import MarkKind
from cyberlint.operators import listed, one_or_more

SUBJECT = one_or_more(
    [kind.value for kind in MarkKind], "The kind of mark, or several of which one is enough."
)
OPTIONS: dict[str, dict[str, Any]] = {}
REQUIRED: tuple[str, ...] = ()

_SHOWN = 8


def ask(subject: str | list[str], options: Mapping[str, Any], case: Case) -> Answer:  # noqa: ARG001 - as every operator
    """Tell whether there are such marks; the evidence is the words that they are on.

    Of a mark without words in the text, as a deletion, it is what the mark hides.
    """
    disclosure = case.disclosure
    wanted = listed(subject)
    found = [mark for mark in disclosure.marks if mark.kind in wanted]
    evidence = tuple(
        Evidence(
            "marked", mark.kind, disclosure.text[mark.span.start : mark.span.end] or mark.text, mark.span
        )
        for mark in found[:_SHOWN]
    )
    return Answer(truth(bool(found)), evidence or (Evidence("marked", wanted[0]),))
