"""From evidence to a finding: message, places, quotes and fingerprint."""

from __future__ import annotations

from bisect import bisect_right

from cyberlint.disclosure import Disclosure, Span
from cyberlint.narrative import Narrative, Sentence
from cyberlint.outcome import Finding, Location, Quote, fingerprint
from cyberlint.rule import Case, Evidence, Rule, Severity
from cyberlint.taxonomy import elements

QUOTED = 160
"""How many characters of evidence a message quotes."""


def finding(
    rule: Rule, severity: Severity, case: Case, expected: tuple[Evidence, ...], given: tuple[Evidence, ...]
) -> Finding:
    """Build the finding of one failed rule.

    `expected` is the evidence of the rule's ``expect``, `given` that of its ``when``. The rule's focus
    chooses the primary evidence; without one it is the first that ``expect`` saw.
    """
    primary, related = _focus(rule, expected, given)
    quotes = [_quote(case, primary, "primary"), *(_quote(case, item, "related") for item in related)]
    words = case.disclosure.text if primary.text is None else primary.text
    return Finding(
        rule=rule,
        severity=severity,
        message=_message(rule, case, primary, related),
        location=quotes[0].location,
        evidence=tuple(quotes),
        fingerprint=fingerprint(rule.id, primary.subject, words),
    )


def _focus(
    rule: Rule, expected: tuple[Evidence, ...], given: tuple[Evidence, ...]
) -> tuple[Evidence, list[Evidence]]:
    everything = list(dict.fromkeys((*expected, *given)))
    chosen = (item for item in everything if rule.focus in (item.operator, item.subject))
    primary = next(chosen, None) or next(iter(everything), Evidence("document", "document"))
    seen = [item for item in everything if item is not primary and item.text is not None]
    return primary, [item for item in seen if item.operator != "meta"]


def _message(rule: Rule, case: Case, primary: Evidence, related: list[Evidence]) -> str:
    other = related[0] if related else primary
    words = {
        "evidence": _shorten(primary.text or ""),
        "fact": _title(case.each or primary.subject),
        "form": case.disclosure.form or "report",
        "related": _shorten(other.text or ""),
        "related-fact": _title(other.subject),
    }
    message = rule.message
    for name, value in words.items():
        message = message.replace(f"{{{name}}}", value)
    return message


PLACEHOLDERS = ("evidence", "fact", "form", "related", "related-fact")
"""What may stand in braces in a rule's message."""


def _title(subject: str) -> str:
    return elements()[subject].title if subject in elements() else subject


def _shorten(text: str) -> str:
    words = " ".join(text.split())
    if len(words) <= QUOTED:
        return words
    return words[:QUOTED].rsplit(" ", 1)[0] + " […]"


def _quote(case: Case, evidence: Evidence, role: str) -> Quote:
    disclosure, span = case.disclosure, evidence.span
    sentence = _sentence(case.narrative, span) if span else None
    context, start = None, 0
    if span and sentence and evidence.text and span in sentence.span:
        context = disclosure.text[sentence.span.start : sentence.span.end]
        start = span.start - sentence.span.start
        if context[start : start + len(evidence.text)] != evidence.text:
            context, start = None, 0
    return Quote(
        role=role,
        text=evidence.text,
        location=_location(disclosure, evidence, sentence),
        context=context,
        start=start,
        label=_title(evidence.subject),
    )


def _location(disclosure: Disclosure, evidence: Evidence, sentence: Sentence | None) -> Location:
    fact, span = evidence.fact, evidence.span
    concept = (
        fact.concept
        if fact
        else elements()[evidence.subject].concept
        if evidence.subject in elements()
        else None
    )
    if span is None and fact is None:
        return _expected_here(disclosure, concept)
    if evidence.operator in ("flag", "fact", "duplicates") and fact and fact.offset is not None:
        place = disclosure.map.place(fact.offset)
    else:
        place = disclosure.place(span.start if span else 0)
    return Location(
        path=disclosure.path,
        section=sentence.section if sentence else None,
        paragraph=sentence.paragraph if sentence else None,
        sentence=sentence.number if sentence else None,
        line=place.line,
        column=place.column,
        offset=span.start if span else None,
        length=span.end - span.start if span else None,
        fact=concept,
    )


def _expected_here(disclosure: Disclosure, concept: str | None) -> Location:
    """Return the place of an absence: the heading of the Item, else the first tag, else the start."""
    section = disclosure.sections[0] if disclosure.sections else None
    offsets = [fact.offset for fact in disclosure.facts if fact.offset is not None]
    if section is None and offsets:
        place = disclosure.map.place(min(offsets))
    else:
        place = disclosure.place(section.span.start if section else 0)
    return Location(
        path=disclosure.path,
        section=f"Item {section.item}" if section else None,
        line=place.line,
        column=place.column,
        offset=section.span.start if section else None,
        length=0 if section else None,
        fact=concept,
    )


def _sentence(narrative: Narrative, span: Span) -> Sentence | None:
    sentences = narrative.sentences
    index = bisect_right(sentences, span.start, key=lambda sentence: sentence.span.start) - 1
    if index < 0 or span.start >= sentences[index].span.end:
        return None
    return sentences[index]
