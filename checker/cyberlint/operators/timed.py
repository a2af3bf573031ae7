"""Ask whether the narrative gives a date with what it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cyberlint.condition import Answer, Case
from cyberlint.narrative.cues import Zone
from cyberlint.narrative.dates import dates
from cyberlint.operators import NO_TEXT, answered, claim_names, listed, one_or_more

SUBJECT = one_or_more(
    claim_names(), "The claim of the lexicon, or several; one of them has a date in its sentence."
)
OPTIONS: dict[str, dict[str, Any]] = {}
REQUIRED: tuple[str, ...] = ()

_ZONES = (Zone.STATEMENT, Zone.REFERENCE, Zone.QUOTATION)  # a defined term in a sentence makes it no other's


def ask(subject: str | list[str], options: Mapping[str, Any], case: Case) -> Answer:  # noqa: ARG001 - as every operator
    """Tell whether a sentence that makes one of the claims names a day or a month; the evidence is that."""
    text = case.disclosure.text
    if not text.strip():
        return NO_TEXT
    wanted = listed(subject)
    made = (claim for claim in case.narrative.claims if claim.name in wanted)
    said = (claim.sentence for claim in made if claim.zone in _ZONES)
    found = (date.span for sentence in dict.fromkeys(said) for date in dates(text, sentence.span))
    return answered("timed", "date", case, found)
