"""Ask whether the narrative has a sentence that is longer than people can follow."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from cyberlint.condition import Answer, Case
from cyberlint.operators import NO_TEXT, answered

SUBJECT = {"enum": ["any"], "description": "`any`: one such sentence is enough."}
OPTIONS: dict[str, dict[str, Any]] = {
    "longer-than": {
        "type": "integer",
        "minimum": 1,
        "description": "A number of words; the entries of a list, parted by semicolons, count one by one, "
        "and those after a colon not at all.",
    },
    "unless": {
        "type": "string",
        "format": "regex",
        "description": "A pattern of sentences that may be long, as those that name a title.",
    },
}
REQUIRED = ("longer-than",)

_SHOWN = 3
_PARTING = ";"


def ask(subject: str, options: Mapping[str, Any], case: Case) -> Answer:
    """Tell whether there is such a sentence; the evidence is the longest ones."""
    text = case.disclosure.text
    if not text.strip():
        return NO_TEXT
    limit, allowed = options["longer-than"], options.get("unless")
    long = [
        (length, sentence.span)
        for sentence, words in case.narrative.spelled
        if len(words) > limit and (length := _longest(words)) > limit
        if not (allowed and allowed.search(text[sentence.span.start : sentence.span.end]))
    ]
    longest = sorted(long, key=lambda one: (-one[0], one[1]))[:_SHOWN]
    return answered("sentence", subject, case, (span for _, span in longest))


def _longest(words: list[str]) -> int:
    """Return how many words the longest part of a sentence has; what a colon announces is a list."""
    end = next((at for at, word in enumerate(words) if word.endswith(":")), len(words) - 1)
    bounds = [-1, *(at for at, word in enumerate(words[:end]) if word.endswith(_PARTING)), end]
    return max(after - before for before, after in pairwise(bounds))
