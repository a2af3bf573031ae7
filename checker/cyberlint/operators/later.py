"""Ask whether the narrative dates what it says later than something else that it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from cyberlint.condition import Answer, Case
from cyberlint.narrative.dates import Date, dates
from cyberlint.operators import NO_TEXT, answered, claim_names, listed, one_or_more

if TYPE_CHECKING:
    from cyberlint.narrative.claims import Claim

SUBJECT = one_or_more(
    claim_names(), "The claim of the lexicon, or several; one of them has the later date in its sentence."
)
OPTIONS: dict[str, dict[str, Any]] = {
    "than": {
        "enum": list(claim_names()),
        "description": "The claim whose sentences have the dates that are earlier, each of them.",
    }
}
REQUIRED = ("than",)


def ask(subject: str | list[str], options: Mapping[str, Any], case: Case) -> Answer:
    """Tell whether a statement has a day or a month later than every date of the other claim.

    The evidence is those dates. Nothing is later than what has no date.
    """
    if not case.disclosure.text.strip():
        return NO_TEXT
    stated = [claim for claim in case.narrative.claims if claim.stated]
    latest = max((date.iso for date in _dated(stated, [options["than"]], case)), default="9999")
    found = (date.span for date in _dated(stated, listed(subject), case) if date.iso > latest)
    return answered("later", "date", case, found)


def _dated(stated: Sequence[Claim], wanted: Sequence[str], case: Case) -> Iterator[Date]:
    """Yield the dates in the sentences that make one of the claims."""
    for sentence in dict.fromkeys(claim.sentence for claim in stated if claim.name in wanted):
        yield from dates(case.disclosure.text, sentence.span)
