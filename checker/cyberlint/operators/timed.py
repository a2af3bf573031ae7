"""Ask whether the narrative gives a date with what it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cyberlint.condition import Answer, Case, Evidence, Truth
from cyberlint.narrative.cues import Zone
from cyberlint.narrative.dates import dates
from cyberlint.operators import listed, one_or_more
from cyberlint.resources import data

_FOLDER = "lexicon/claims/"
_CLAIMS = [name.removeprefix(_FOLDER) for name in data() if name.startswith(_FOLDER)]

SUBJECT = one_or_more(
    _CLAIMS, "The claim of the lexicon, or several; one of them has a date in its sentence."
)
OPTIONS: dict[str, dict[str, Any]] = {}
REQUIRED: tuple[str, ...] = ()

_ZONES = (Zone.STATEMENT, Zone.REFERENCE, Zone.QUOTATION)  # a defined term in a sentence makes it no other's


def ask(subject: str | list[str], options: Mapping[str, Any], case: Case) -> Answer:  # noqa: ARG001 - as every operator
    """Tell whether a sentence that makes one of the claims names a day or a month; the evidence is that."""
    text = case.disclosure.text
    if not text.strip():
        return Answer(Truth.UNKNOWN, reason="there is no narrative text")
    wanted = listed(subject)
    claims = (claim for claim in case.narrative.claims if claim.name in wanted)
    said = (claim.sentence for claim in claims if claim.zone in _ZONES)
    found = tuple(
        Evidence("timed", "date", text[date.span.start : date.span.end], date.span)
        for sentence in dict.fromkeys(said)
        for date in dates(text, sentence.span)
    )
    return Answer(Truth.TRUE, found) if found else Answer(Truth.FALSE, (Evidence("timed", "date"),))
