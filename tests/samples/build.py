"""How the sample's findings are made of a disclosure's own words."""

from __future__ import annotations

import re

from cyberlint.disclosure import Disclosure, Fact, SourceMap
from cyberlint.outcome import Finding, Location, Outcome, OutcomeKind, Quote
from cyberlint.rule import Rule
from cyberlint.taxonomy import elements


def mapped(source: str) -> tuple[str, SourceMap]:
    """Return the visible text of simple markup, and the way back from it to the source."""
    pieces = [
        (found.start(), found[0]) for found in re.finditer(r"[^<>]+", re.sub("<[^>]*>", _blank, source))
    ]
    starts, offsets, text = [], [], ""
    for offset, words in pieces:
        starts.append(len(text))
        offsets.append(offset)
        text += words
    return text, SourceMap(source, tuple(starts), tuple(offsets))


def _blank(tag: re.Match[str]) -> str:
    return "<" * len(tag[0])


def quote(
    role: str, disclosure: Disclosure, words: str, sentence: str, section: str, paragraph: int, number: int
) -> Quote:
    """Quote words of a sentence, which is the disclosure's `number`-th of a paragraph of a section."""
    offset = disclosure.text.index(sentence) + sentence.index(words)
    place = disclosure.place(offset)
    location = Location(
        path=disclosure.path,
        section=section,
        paragraph=paragraph,
        sentence=number,
        line=place.line,
        column=place.column,
        offset=offset,
        length=len(words),
    )
    return Quote(role, words, location, sentence, sentence.index(words), "materially_affected")


def absent(disclosure: Disclosure, heading: str, section: str, name: str) -> Quote:
    """Return the evidence that something is missing under a heading: a statement, or a fact by its name."""
    offset = disclosure.text.index(heading)
    place = disclosure.place(offset)
    element = elements().get(name)
    location = Location(
        path=disclosure.path,
        section=section,
        line=place.line,
        column=place.column,
        offset=offset,
        length=0,
        fact=element.concept if element else None,
    )
    return Quote("primary", None, location, label=element.title if element else name)


def tagged(disclosure: Disclosure, role: str, fact: Fact) -> Quote:
    """Quote the value of a tagged fact."""
    place = disclosure.map.place(fact.offset or 0)
    location = Location(disclosure.path, line=place.line, column=place.column, fact=fact.concept)
    return Quote(role, fact.shown, location, label=fact.element.title if fact.element else fact.concept)


def finding(broken: Rule, message: str, subject: str, *evidence: Quote) -> Finding:
    """Build a finding whose place is that of its first evidence."""
    words = evidence[0].text or ""
    return Finding(
        broken, broken.severity, message, evidence[0].location, evidence, subject, words, broken.references
    )


def failed(*findings: Finding) -> Outcome:
    """Wrap the findings of one rule."""
    return Outcome(findings[0].rule, OutcomeKind.FAIL, findings)


def concept(name: str) -> str:
    """Return the concept of a fact by its short name."""
    return elements()[name].concept
