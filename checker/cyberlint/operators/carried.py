"""Ask what of the filing of the year before still stands in the narrative, word for word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from cyberlint.condition import Answer, Case, Evidence, Truth, truth
from cyberlint.disclosure import Span
from cyberlint.expressions import expression
from cyberlint.narrative.passages import block_sentences
from cyberlint.narrative.verdicts import Answer as Verdict
from cyberlint.taxonomy import Kind, elements, names

if TYPE_CHECKING:
    from cyberlint.narrative import Narrative, Sentence
    from cyberlint.narrative.claims import Claim
    from cyberlint.pattern import Pattern
    from cyberlint.redline import Redline

SUBJECT = {
    "enum": ["narrative", "sentence", *names(Kind.FLAG), *names(Kind.TEXT_BLOCK), "each"],
    "description": "`narrative`: its sentences; `sentence`: one that the options describe; a flag: the "
    "main sentence that answers it, in both years, or if none does the narrative; a text block: its "
    "sentences of the year before, tagged or not. `each` is the fact bound by the rule's `each`.",
}
OPTIONS: dict[str, dict[str, Any]] = {
    "at-least": {
        "type": "integer",
        "minimum": 1,
        "description": "How many of a hundred sentences must be carried over; of those that answer a flag, "
        "a main one. 100 if not given.",
    },
    "contains": {
        "type": "string",
        "format": "regex",
        "description": "A pattern that matches in the sentence.",
    },
    "unless": {"type": "string", "format": "regex", "description": "A pattern that must not match in it."},
    "years": {
        "enum": ["before", "last"],
        "description": "`before`: it names some, and each lies before that of the period; `last`: the latest "
        "of them is the one just before it.",
    },
    "whole": {
        "type": "boolean",
        "description": "False where the rest of the sentence may have changed: what matches `contains` stood "
        "in it before. True if not given.",
    },
}
REQUIRED: tuple[str, ...] = ()

_SHOWN = 3  # sentences: who mends three sees the rest
_YEAR = expression(r"\b20\d\d\b")
_EARLY = "07"  # the month: a fiscal year that ends before it may be called by the year before


def ask(subject: str, options: Mapping[str, Any], case: Case) -> Answer:
    """Tell whether it is carried over; the evidence is the first such sentences, or the whole narrative.

    Unknown without a filing of the year before.
    """
    redline = case.prior.redline if case.prior else None
    if redline is None:
        return Answer(Truth.UNKNOWN, reason="there is no filing of the year before")
    name = case.resolve(subject)
    if name == "sentence":
        return _sentence(options, case, redline)
    if name == "narrative":
        return _narrative(name, options.get("at-least", 100), redline)
    if elements()[name].kind is Kind.FLAG:
        return _flag(name, options, redline)
    return _block(name, options.get("at-least", 100), redline)


def _narrative(name: str, least: int, redline: Redline) -> Answer:
    text = redline.after.disclosure.text
    everything = Evidence("carried", name, text, Span(0, len(text)))
    return Answer(truth(redline.carried * 100 >= least), (everything,))


def _flag(name: str, options: Mapping[str, Any], redline: Redline) -> Answer:
    """Tell whether what decides a flag was there the year before and decided it alike.

    Of several sentences that answer it a main one must be carried over, or if it was edited the words in it
    that answer; what decided the flag before must still answer it. Where the sentences contradict each other,
    all must be carried over, and no others may be there.
    """
    before, after = redline.before.verdicts[name], redline.after.verdicts[name]
    if not (before.claims or after.claims):
        return _narrative(name, options.get("at-least", 100), redline)
    stood = _stands(name, redline) if before.answer == after.answer else None
    evidence = tuple(_said(name, claim.span, redline.after) for claim in (stood, *after.claims[:1]) if claim)
    return Answer(truth(stood is not None), evidence[:1] or (Evidence("carried", name),))


def _stands(name: str, redline: Redline) -> Claim | None:
    """Return what decides a flag and stood in a sentence that answered it, if what decided it still does."""
    old, new = (
        _deciding(narrative.verdicts[name].claims, sentences)
        for narrative, sentences in zip((redline.before, redline.after), redline.units, strict=True)
    )
    partners = [redline.partners.get(sentence, (None, False)) for sentence in new]
    earlier, claims = [before for before, _ in partners], list(new.values())
    if next(iter(old), None) not in earlier or not claims:
        return None
    if redline.after.verdicts[name].answer is Verdict.MIXED:
        return claims[0] if all(same for _, same in partners) and set(earlier) == set(old) else None
    for at in (earlier.index(next(iter(old))), 0):
        before, same = partners[at]
        span, text = claims[at].span, redline.after.disclosure.text
        words = text[span.start : span.end]
        if before in old and (same or (before and _stood(words, before, redline.before.disclosure.text))):
            return claims[at]
    return None


def _deciding(claims: Iterable[Claim], sentences: Sequence[Sentence]) -> Mapping[Sentence, Claim]:
    """Return the sentences that make claims as the redline has them, the main one first, each with one."""
    found: dict[Sentence, Claim] = {}
    for claim in claims:
        at = bisect_right(sentences, claim.sentence.span.start, key=lambda one: one.span.start)
        if at:
            found.setdefault(sentences[at - 1], claim)
    return found


def _block(name: str, least: int, redline: Redline) -> Answer:
    """Tell whether what a text block held still stands in the narrative, inside longer sentences too."""
    before = redline.before.disclosure
    fact = before.fact(name)
    sentences = block_sentences(before, fact) if fact and fact.text else ()
    said = [words for sentence in sentences if (words := _words(sentence.span, before.text))]
    text = redline.after.disclosure.text
    whole = " ".join(_words(sentence.span, text) for sentence in redline.after.sentences)
    held = [words for words in said if f" {words} " in f" {whole} "]
    if not held or len(held) * 100 < least * len(said):
        return Answer(Truth.FALSE, (Evidence("carried", name),))
    first = (sentence for sentence in redline.after.sentences if held[0] in _words(sentence.span, text))
    evidence = tuple(_said(name, sentence.span, redline.after) for sentence in first)
    return Answer(Truth.TRUE, evidence[:1] or (Evidence("carried", name),))


def _words(span: Span, text: str) -> str:
    return _plain(text[span.start : span.end])


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.casefold()))


def _sentence(options: Mapping[str, Any], case: Case, redline: Redline) -> Answer:
    """Tell whether a sentence is carried over that the options describe."""
    found: list[Evidence] = []
    for sentence, span in _described(options, redline):
        before = redline.partners[sentence][0]
        earlier = _said("sentence", before.span, redline.before)._replace(elsewhere=case.before)
        found += [_said("sentence", span, redline.after), earlier]
        if len(found) == 2 * _SHOWN:
            break
    return Answer(truth(bool(found)), tuple(found) or (Evidence("carried", "sentence"),))


def _described(options: Mapping[str, Any], redline: Redline) -> Iterator[tuple[Sentence, Span]]:
    """Yield the sentences that are carried over and fit the options, each with what fits."""
    text, period = redline.after.disclosure.text, redline.after.disclosure.period
    whole, years = options.get("whole", True), options.get("years")
    contains: Pattern | None = options.get("contains")
    unless: Pattern | None = options.get("unless")
    for sentence, (earlier, same) in redline.partners.items():
        said = text[sentence.span.start : sentence.span.end]
        if (whole and not same) or sentence.heading or (years and not _is_past(said, period, years)):
            continue
        hit = contains.search(said) if contains else (0, len(said))
        if not hit or (unless and unless.search(said)):
            continue
        if same or _stood(said[slice(*hit)], earlier, redline.before.disclosure.text):
            yield sentence, Span(sentence.span.start + hit[0], sentence.span.start + hit[1])


def _stood(words: str, earlier: Sentence, text: str) -> bool:
    """Whether words stood in what the sentence was before."""
    return f" {_plain(words)} " in f" {_words(earlier.span, text)} "


def _is_past(said: str, period: str | None, how: str) -> bool:
    """Whether a sentence names years, all before the period's; not what a fiscal year may be called."""
    years = [int(year) for year in _YEAR.findall(said)]
    if not (years and period):
        return False
    first = int(period[:4]) - (period[5:7] < _EARLY)
    return max(years) == first - 1 if how == "last" else max(years) < first


def _said(subject: str, span: Span, narrative: Narrative) -> Evidence:
    return Evidence("carried", subject, narrative.disclosure.text[span.start : span.end], span)
