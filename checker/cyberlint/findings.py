"""From evidence to a finding: message, places and quotes."""

from __future__ import annotations

from bisect import bisect_right

from cyberlint.cells import plural
from cyberlint.condition import Case, Evidence
from cyberlint.disclosure import Disclosure, Scope, Span
from cyberlint.entry import Entry
from cyberlint.expressions import expression
from cyberlint.narrative import Narrative, Sentence
from cyberlint.outcome import Finding, Location, Quote
from cyberlint.rule import Reference, Rule, Severity
from cyberlint.taxonomy import Kind, elements, others_law

QUOTED = 160
"""How many characters of evidence a message quotes."""
OPENING = 50
"""How many characters of a sentence's beginning a message quotes where the evidence stands far behind it."""
BETWEEN = 30
"""Fewer characters than this are not left out between the two."""


def finding(
    rule: Rule, severity: Severity, case: Case, expected: tuple[Evidence, ...], given: tuple[Evidence, ...]
) -> Finding:
    """Build the finding of one failed rule.

    `expected` is the evidence of the rule's ``expect``, `given` that of its ``when``. The rule's focus
    chooses the primary evidence; without one it is the first that ``expect`` saw.
    """
    primary, related = _focus(rule, case, expected, given)
    quotes = [_quote(case, primary, "primary"), *(_quote(case, item, "related") for item in related)]
    return Finding(
        rule=rule,
        severity=severity,
        message=_message(rule, case, primary, related),
        location=quotes[0].location,
        evidence=tuple(quotes),
        subject=case.each or primary.subject,
        words=_words(case, primary, quotes),
        references=_references(rule, case.disclosure.form),
    )


def _references(rule: Rule, form: str | None) -> tuple[Reference, ...]:
    """Return what a rule rests on for a form: all of it where the form is unknown, or nothing is left."""
    foreign = others_law(form) if form else ()
    own = tuple(item for item in rule.references if not foreign or not item.cite.startswith(foreign))
    return own or rule.references


def _words(case: Case, primary: Evidence, quotes: list[Quote]) -> str:
    """Return the words by which somebody who accepts the finding knows it again.

    They are the sentence that holds the primary evidence. Where a tag is missing they are what it is held
    against; where a statement is missing, all the text in which somebody may have looked for it, and so where
    the finding is about the whole of it.
    """
    if primary.text is not None and primary.operator != "meta":
        return quotes[0].context or primary.text
    if primary.operator in _MANY or primary.subject not in elements():
        return _expected_in(case.disclosure)
    return next((quote.context or quote.text for quote in quotes[1:] if quote.text), "")


_PRECONDITIONS = ("meta", "reported")
"""Operators that, asked by ``when``, tell what kind of filing it is: no place to show a reader."""


_MANY = ("claim", "verdict")
"""Operators that may see many sentences; what another saw, as a flag, is shown before them."""


def _focus(
    rule: Rule, case: Case, expected: tuple[Evidence, ...], given: tuple[Evidence, ...]
) -> tuple[Evidence, list[Evidence]]:
    focus = case.resolve(rule.focus or "")
    shown = (*expected, *(item for item in given if item.operator not in _PRECONDITIONS))
    everything = list(dict.fromkeys(_pointed(item, case.disclosure) for item in shown))
    chosen = (item for item in everything if focus in (item.operator, item.subject))
    primary = next(chosen, None) or next(iter(everything), Evidence("document", "document"))
    seen = [item for item in everything if item is not primary and item.text is not None]
    related = [item for item in seen if item.operator != "meta" and not _is_shown(item, [primary, *seen])]
    return primary, sorted(related, key=lambda item: item.operator in _MANY)


def _is_shown(evidence: Evidence, all_of_it: list[Evidence]) -> bool:
    """Tell whether other words hold these: the longer ones are shown, of the same the first."""
    if evidence.operator not in _MANY or not evidence.span:
        return False
    others = [item for item in all_of_it if item.operator in _MANY and item.elsewhere is evidence.elsewhere]
    around = [item for item in others if item.span and _holds(item.span, evidence.span)]
    return around[0] is not evidence or any(item.span != evidence.span for item in around)


def _holds(span: Span, other: Span) -> bool:
    return span.start <= other.start and other.end <= span.end


def _pointed(evidence: Evidence, disclosure: Disclosure) -> Evidence:
    """Return evidence that is all the text as an absence: there is nothing in it to point at."""
    document = evidence.elsewhere.disclosure if evidence.elsewhere else disclosure
    everything = evidence.fact is None and evidence.text == document.text
    return evidence._replace(text=None, span=None) if everything else evidence


PLACEHOLDERS = (
    *("evidence", "sentence", "fact", "form", "related", "related-fact", "read"),
    *("accepted-rule", "accepted-path", "owner", "since", "until", "age", "ago", "overdue"),
)
"""What may stand in braces in a rule's message; the second line is of the waiver or baseline entry."""
_PLACEHOLDER = expression("|".join(f"{{{name}}}" for name in PLACEHOLDERS))


def _message(rule: Rule, case: Case, primary: Evidence, related: list[Evidence]) -> str:
    """Fill in the rule's message, at once, so that braces in a filing's words stay what they are."""
    other = related[0] if related else primary
    words = {
        "{evidence}": _shorten(primary.text or ""),
        "{sentence}": _around(case, primary),
        "{fact}": _title(case.each or primary.subject),
        "{form}": case.disclosure.form or "report",
        "{related}": _around(case, other) if other.operator in _MANY else _shorten(other.text or ""),
        "{related-fact}": _title(other.subject),
        "{read}": "the Item" if case.disclosure.scope is Scope.FULL_ITEM else "the tagged text",
        **(_of_entry(case.entry) if case.entry else {}),
    }
    return _PLACEHOLDER.sub(lambda match: words.get(match[0], ""), rule.message)


def _of_entry(entry: Entry) -> dict[str, str]:
    return {
        "{accepted-rule}": entry.rule,
        "{accepted-path}": entry.path,
        "{owner}": entry.owner,
        "{since}": entry.since,
        "{until}": entry.until,
        "{age}": plural(entry.age, "day"),
        "{ago}": f"{plural(entry.age, 'day')} ago" if entry.age else "today",
        "{overdue}": plural(entry.overdue, "day"),
    }


def _title(subject: str) -> str:
    return elements()[subject].title if subject in elements() else subject


def _shorten(text: str, most: int = QUOTED) -> str:
    words = " ".join(text.split())
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0] + " […]"


def _around(case: Case, evidence: Evidence) -> str:
    """Return the sentence that holds the evidence, cut to what a message quotes of it.

    A quote begins as its sentence does: where the evidence stands far behind, the words between are left
    out. Its full stop is left out: the message that quotes it goes on, or has its own.
    """
    case = evidence.elsewhere or case
    sentence = _sentence(case.narrative, evidence.span) if evidence.span else None
    if evidence.span is None or sentence is None:
        return _shorten(evidence.text or "")
    text, begin = case.disclosure.text, sentence.span.start
    words, before, through = (
        " ".join(text[begin:end].split()) for end in (sentence.span.end, *evidence.span)
    )
    if min(len(words), len(through)) <= QUOTED:
        return _shorten(words).removesuffix(".")
    opening = words[:OPENING].rsplit(" ", 1)[0]
    room = QUOTED - len(opening)
    spare = max(room - len(through) + len(before), 0) // 2
    start = words.find(" ", max(min(len(before) - spare, len(words) - room), len(opening) + 1) - 1) + 1
    if start - len(opening) < BETWEEN:
        return _shorten(words, QUOTED + BETWEEN).removesuffix(".")
    return f"{opening} […] {_shorten(words[start:], room)}".removesuffix(".")


def _quote(case: Case, evidence: Evidence, role: str) -> Quote:
    case = evidence.elsewhere or case
    text, span = case.disclosure.text, evidence.span
    sentence = _sentence(case.narrative, span) if span else None
    verbatim = span and text[span.start : span.end] == evidence.text
    around = sentence.span if sentence else _line(text, span) if span and evidence.elsewhere else None
    within = around if around and span and verbatim and span.within(around) else None
    place = _location(case.disclosure, evidence, sentence)  # elsewhere its offset counts in another text
    return Quote(
        role=role,
        text=evidence.text,
        location=place._replace(offset=None, length=None) if evidence.elsewhere else place,
        context=text[within.start : within.end] if within else None,
        start=span.start - within.start if span and within else 0,
        label=_title(evidence.subject),
    )


def _line(text: str, span: Span) -> Span:
    """Return the line that holds words of a file without sentences, as one of waivers."""
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)


def _location(disclosure: Disclosure, evidence: Evidence, sentence: Sentence | None) -> Location:
    """Return where evidence is: a fact as a whole at its tag, words where they stand."""
    fact, span = evidence.fact, evidence.span
    element = fact.element if fact else elements().get(evidence.subject)
    concept = fact.concept if fact else element.concept if element else None
    if span is None and fact is None:
        return _expected_here(disclosure, concept)
    if fact and fact.offset is not None and (span is None or evidence.text == fact.shown):
        place = disclosure.map.place(fact.offset)
    else:
        place = disclosure.place(span.start if span else 0)
    block = element.title if element and span and element.kind is Kind.TEXT_BLOCK else None
    return Location(
        path=disclosure.path,
        section=sentence.section if sentence and sentence.section else block,
        paragraph=(sentence.paragraph or None) if sentence else None,
        sentence=(sentence.number or None) if sentence else None,
        line=place.line,
        column=place.column,
        offset=span.start if span else None,
        length=span.end - span.start if span else None,
        fact=concept,
        part=place.part,
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
        section=section.label if section else None,
        line=place.line,
        column=place.column,
        offset=section.span.start if section else None,
        length=0 if section else None,
        fact=concept,
        part=place.part,
    )


def _expected_in(disclosure: Disclosure) -> str:
    """Return the words among which something is missing: those of the Item, else all that was read."""
    section = disclosure.sections[0].span if disclosure.sections else Span(0, len(disclosure.text))
    return disclosure.text[section.start : section.end]


def _sentence(narrative: Narrative, span: Span) -> Sentence | None:
    """Return the first sentence that shares words with a range of the visible text, or None."""
    sentences = narrative.sentences
    index = bisect_right(sentences, span.start, key=lambda sentence: sentence.span.end)
    if index < len(sentences) and sentences[index].span.start < max(span.end, span.start + 1):
        return sentences[index]
    return None
