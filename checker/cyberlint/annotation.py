"""A Word draft with its findings as comments, each on the words that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cyberlint import __version__
from cyberlint.cells import line, plural
from cyberlint.disclosure import Disclosure, Span
from cyberlint.ours import AUTHOR
from cyberlint.outcome import DocumentReport, Finding, OutcomeKind, Quote
from cyberlint.reporters import accepted, cited, tally
from cyberlint.rule import Confidence
from cyberlint.tuples import NamedTuple
from cyberlint.word.annotate import annotated
from cyberlint.word.comments import Author, Comment, Words

INITIALS = "cl"
HEADING = 80
"""So many characters of a heading a comment is on; a heading that runs into its text is longer."""
QUOTED = 240
"""So many characters of another passage a comment quotes."""

Paragraph = tuple[Words, ...]


class Annotated(NamedTuple):
    """A draft with comments: its bytes, and how many findings have one."""

    data: bytes
    findings: int


def annotate(
    data: bytes, report: DocumentReport, date: str | None = None, version: str = __version__
) -> Annotated:
    """Return a Word file with a comment for each finding in it, and one that says what was checked.

    `data` is what `report` is about. `date` (ISO) is the day of the comments; without it they have none, so
    that the same draft gives the same bytes. Raises ReadError where `data` cannot be read.
    """
    findings = report.findings
    comments = [_summary(report, version), *(_comment(each, report.disclosure) for each in findings)]
    author = Author(AUTHOR, INITIALS, f"{date}T00:00:00Z" if date else None)
    return Annotated(annotated(data, comments, author), len(findings))


def _comment(finding: Finding, disclosure: Disclosure) -> Comment:
    place = finding.location
    here = place.path == disclosure.path and place.offset is not None
    start, length = (place.offset or 0, place.length or 0) if here else (0, 0)
    span = Span(start, start + length) if length else _heading(disclosure, start if here else None)
    return Comment(_placed(span, disclosure), tuple(_told(finding, disclosure)))


def _placed(span: Span, disclosure: Disclosure) -> Span:
    """Return the same words by their places in the whole text of the file."""
    start = disclosure.map.offset(span.start)
    last = disclosure.map.offset(max(span.end - 1, span.start))
    return Span(start, max(last + 1, start + 1))


def _heading(disclosure: Disclosure, start: int | None) -> Span:
    """Return the heading at a place, or that of the Item: its line, or the first words of a longer one."""
    if start is None:
        start = disclosure.sections[0].span.start if disclosure.sections else 0
    words = disclosure.text[start:].lstrip()
    start = len(disclosure.text) - len(words)
    first = words.partition("\n")[0]
    if len(first) > HEADING:
        first = first[:HEADING].rsplit(" ", 1)[0]
    return Span(start, start + len(first))


def _told(finding: Finding, disclosure: Disclosure) -> Iterator[Paragraph]:
    """Yield the paragraphs of a comment: what was found, what else it rests on, the law, the remedy."""
    rule = finding.rule
    yield (Words(f"{finding.severity.capitalize()} · {line(f'{rule.id} {rule.name}')}", bold=True),)
    yield (Words(line(finding.message)),)
    for quote in _beside(finding, disclosure):
        yield (Words("See also: ", bold=True), Words(quote))
    law = cited(finding.references)
    for label, words in (("Law", law), ("What to do", rule.remedy)):
        if words:
            yield (Words(f"{label}: ", bold=True), Words(line(words)))
    if finding.confidence is not Confidence.HIGH:
        yield (Words(f"Confidence {finding.confidence}: read the passage before you act on it."),)


def _beside(finding: Finding, disclosure: Disclosure) -> Iterator[str]:
    """Yield the other places that a finding rests on; its own where it is in another file, as of waivers."""
    for quote in finding.evidence:
        elsewhere = quote.location.path != disclosure.path
        if quote.text is not None and (elsewhere or quote.role != "primary"):
            yield _quoted(quote, elsewhere=elsewhere)


def _quoted(quote: Quote, *, elsewhere: bool) -> str:
    words = line(quote.text or "")
    if len(words) > QUOTED:
        words = f"{words[:QUOTED].rsplit(' ', 1)[0]} […]"
    place = quote.location
    lined = f"line {place.line}" if place.line else ""
    where = ", ".join(filter(None, (place.path if elsewhere else "", place.human, lined)))
    return f"“{words}”{f' ({line(where)})' if where else ''}"


def _summary(report: DocumentReport, version: str) -> Comment:
    """Return the comment on the heading of the Item: what was checked, what was not, what is accepted."""
    disclosure = report.disclosure
    paragraphs: list[Paragraph] = [
        (Words(f"cyberlint {version}", bold=True),),
        (Words(f"{tally((report,))}."),),
    ]
    paragraphs += [
        (Words("Not read in full: ", bold=True), Words(line(limit))) for limit in disclosure.limits
    ]
    paragraphs += [(Words("Not evaluated: ", bold=True), Words(words)) for words in _open(report)]
    for item in report.suppressed:
        what = f"{item.finding.rule.id}, {line(accepted(item.suppression))}"
        paragraphs.append((Words("Accepted: ", bold=True), Words(what)))
    return Comment(_placed(_heading(disclosure, None), disclosure), tuple(paragraphs))


def _open(report: DocumentReport) -> Iterable[str]:
    """Yield the reasons for which rules were not evaluated, each with how many they were."""
    reasons: dict[str, int] = {}
    for outcome in report.outcomes:
        if outcome.kind is OutcomeKind.NOT_EVALUATED:
            reason = line(outcome.reason or "no reason is known")
            reasons[reason] = reasons.get(reason, 0) + 1
    return (f"{plural(count, 'rule')}; {reason}." for reason, count in reasons.items())
