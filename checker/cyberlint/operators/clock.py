"""Ask how many business days lie between what the text dates and the filing of the report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from cyberlint.cells import plural
from cyberlint.condition import Answer, Case, Evidence, Truth, truth
from cyberlint.disclosure import Span
from cyberlint.narrative.cues import Modality, Polarity
from cyberlint.narrative.dates import Date, dates
from cyberlint.pattern import Pattern
from cyberlint.resources import data

if TYPE_CHECKING:
    import datetime

SUBJECT = {
    "enum": ["determination"],
    "description": "From when is counted; `determination`: when the incident was determined to be material.",
}
OPTIONS: dict[str, dict[str, Any]] = {
    "within-business-days": {
        "type": "integer",
        "minimum": 1,
        "description": "How many business days after it the report may be filed, by the calendar of EDGAR.",
    }
}
REQUIRED = ("within-business-days",)

_CLAIM = "incident_called_material"


def ask(subject: str, options: Mapping[str, Any], case: Case) -> Answer:
    """Tell whether the report was filed in time; the evidence is the date in the text and that of filing.

    Unknown where the text does not plainly date the determination, where it gives several dates for it, and
    where the day of filing is not known or lies before it: neither is ever guessed.
    """
    found = list(_determined(case))
    days = {date.iso for date in found}
    if len(days) != 1:
        several = f"the text gives several: {', '.join(sorted(days))}"
        return Answer(Truth.UNKNOWN, reason=several if days else f"the text does not date the {subject}")
    from cyberlint import businessdays  # noqa: PLC0415 - few inputs have dates to compare

    limit = options["within-business-days"]
    start, filed = _day(days.pop()), _day(case.disclosure.filed or "")
    if start is None:
        return Answer(Truth.UNKNOWN, reason=f"the text does not date the {subject}")
    due = businessdays.business_day_after(start, limit)
    if filed is None:
        reason = f"the day of filing is not known; counted from {start}, the last day is {due}"
        return Answer(Truth.UNKNOWN, reason=reason)
    if filed < start:
        reason = f"the report was filed on {filed}, before the {subject} on {start}"
        return Answer(Truth.UNKNOWN, reason=reason)
    count = businessdays.business_days(start, filed)
    told = f"filed on {filed}, {plural(count, 'business day')} later; the last day was {due}"
    text, span = case.disclosure.text, found[0].span
    evidence = Evidence("clock", subject, text[span.start : span.end], span), Evidence("clock", "filed", told)
    return Answer(truth(count <= limit), evidence)


def _day(iso: str) -> datetime.date | None:
    import datetime  # noqa: PLC0415 - as above

    try:
        return datetime.date.fromisoformat(iso)
    except ValueError:
        return None


def _determined(case: Case) -> Iterator[Date]:
    """Yield the days that the text gives for the determination that the incident is material."""
    for claim in case.narrative.claims:
        affirmed = claim.polarity is Polarity.AFFIRMED and claim.modality is Modality.ACTUAL
        if claim.name == _CLAIM and claim.stated and affirmed:
            text = case.disclosure.text
            for date in dates(text, claim.sentence.span):
                if date.day and _is_of_determination(text, claim.sentence.span, date.span):
                    yield date


def _is_of_determination(text: str, sentence: Span, date: Span) -> bool:
    """Whether a date in a sentence is when something was determined, as ``rules/lexicon/clock.yaml`` says."""
    words = _words()
    before, after = text[sentence.start : date.start], text[date.end : sentence.end]
    if any(words[name].search(before) for name in ("beside", "closing", "listed")):
        return True
    if aside := words["aside"].search(after):
        after = after[aside[1] :]
    verb = words["verb"].search(after)
    return bool(verb and words["opening"].search(before) and not words["another"].search(after[: verb[0]]))


@cache
def _words() -> dict[str, Pattern]:
    return {name: Pattern(source, trusted=True) for name, source in data()["lexicon/clock"].items()}
