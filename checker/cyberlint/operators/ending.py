"""Ask how a text block or the paragraphs of the narrative end: in the middle of a sentence, before a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any

from cyberlint.condition import Answer, Case, Evidence, Truth
from cyberlint.disclosure import Disclosure, Fact, Span
from cyberlint.expressions import compiled, expression
from cyberlint.narrative import Sentence
from cyberlint.narrative.paragraphs import is_title_case
from cyberlint.operators import MISSING, NO_TEXT, answered, without_text
from cyberlint.resources import data
from cyberlint.taxonomy import Kind, names

SUBJECT = {
    "enum": [*names(Kind.TEXT_BLOCK), "each", "paragraph"],
    "description": "The short name of a text block, `each`, or `paragraph`, one of the narrative.",
}
OPTIONS: dict[str, dict[str, Any]] = {
    "is": {
        "enum": ["unstopped", "cut-off", "list-missing"],
        "description": "`unstopped`: without a mark that ends a sentence; `cut-off`: so, and after a word "
        "that ends none; `list-missing`: a list is announced, and none follows.",
    },
    "from": {
        "type": "integer",
        "minimum": 1,
        "description": "How many characters it must have to count; any number if not given.",
    },
    "missing": MISSING,
}
REQUIRED = ("is",)

_STOPS = ".!?:;…"
_CLOSING = "\"'”’»)]*† \t\r\n\xa0"
_TAIL = 100  # characters that are shown of an end
_JOINTS = (":", ";")  # what stands before an entry
_SECOND = expression(r"[a-z]\. [“\"A-Z]")
_AHEAD = 3  # sentences: running heads that stand between the halves of a paragraph
_HEADING = 10  # words: a longer end is a sentence
_SHOWN = 4


@cache
def _words(name: str) -> frozenset[str]:
    """Return one of the lists of ``rules/lexicon/endings.yaml``."""
    return frozenset(data()["lexicon/endings"][name])


@cache
def _entry() -> re.Pattern[str]:
    """Return the pattern of what an entry of a list begins with."""
    return compiled(r"(?:[•●▪◦■‣○◆►✓*–—-]|[(\[]?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)\]])\s*", re.ASCII)


def ask(subject: str, options: Mapping[str, Any], case: Case) -> Answer:
    """Tell whether it ends so; the evidence is the end of the block, or of every such paragraph."""
    name, disclosure = case.resolve(subject), case.disclosure
    if name == "paragraph":
        if not disclosure.text.strip():
            return NO_TEXT
        return answered("ending", name, case, islice(_paragraphs(options, case), _SHOWN))
    fact = case.fact(name)
    if not fact or not fact.text.strip():
        return without_text("ending", name, options)
    if len(fact.text) < options.get("from", 1) or not _ends(fact.text, options["is"]):
        return Answer(Truth.FALSE, (Evidence.of("ending", name, fact),))
    return Answer(Truth.TRUE, (_end(fact, disclosure),))


def _ends(text: str, how: str) -> bool:
    if how == "list-missing":
        return _announces(text)
    return _is_unstopped(text) and (how == "unstopped" or _is_open(text))


def _is_unstopped(text: str) -> bool:
    """Whether no mark ends a text; the heading of what follows, tagged along at its end, needs none."""
    last = text.rstrip(_CLOSING)
    if last[-1:] in _STOPS:
        return False
    words = last[-_TAIL:].rpartition(". ")[2].split()
    return len(last) <= _TAIL or len(words) > _HEADING or not is_title_case(words)


def _is_open(text: str) -> bool:
    """Whether a text ends with a comma, a dash or a word that no sentence ends with."""
    text = text.rstrip()
    last = text[-_TAIL:].split()[-1:] or [""]
    return text[-1:] in ",–—(" or last[0].casefold() in _words("open")


def _is_cut(heading: str) -> bool:
    """Whether what was taken for a heading is a sentence that breaks off: open, and in small letters."""
    return _is_open(heading) and not is_title_case(heading.split())


def _announces(text: str) -> bool:
    text = text.rstrip()
    if text[-1:] != ":":
        return False
    return not _words("announcing").isdisjoint(word.strip(",;:").casefold() for word in text[-_TAIL:].split())


def _end(fact: Fact, disclosure: Disclosure) -> Evidence:
    """Return the end of a block as evidence, with its place where the visible text has it."""
    text = fact.text.rstrip()
    tail = text[-_TAIL:]
    if len(text) > _TAIL:
        tail = tail[tail.find(" ") + 1 :]
    span = fact.spans[-1] if fact.spans else None
    at = disclosure.text.rfind(tail, span.start, span.end) if span else -1
    return Evidence("ending", fact.name, tail, Span(at, at + len(tail)) if at >= 0 else fact.span, fact)


def _paragraphs(options: Mapping[str, Any], case: Case) -> Iterator[Span]:
    """Yield the last sentence of every paragraph that ends as asked.

    Where the text was not read to its end its last paragraph is not asked: the limit says it already.
    """
    text, sentences = case.disclosure.text, case.narrative.sentences
    known = len(text.rstrip()) if case.disclosure.limits else len(text) + 1
    for at, sentence in enumerate(sentences):
        start, end = sentence.span
        last = text[end - 1 : end]
        if last in ".!?;" or end - start < options.get("from", 1) or end >= known:
            continue
        if sentence.heading and not _is_cut(text[start:end]):
            continue
        after = sentences[at + 1 : at + 2]
        if after and (after[0].section, after[0].paragraph) == (sentence.section, sentence.paragraph):
            continue
        said = text[start:end]
        if options["is"] == "list-missing":
            if last == ":" and _announces(said) and _is_missing(sentence, after, case.disclosure):
                yield sentence.span
        elif _ends(said, options["is"]) and not _goes_on(sentences, at, text):
            yield sentence.span


def _is_missing(sentence: Sentence, after: Sequence[Sentence], disclosure: Disclosure) -> bool:
    """Whether what follows an announcement is no list: the end, a heading, or a paragraph that goes on."""
    rest = _rest(sentence, disclosure).strip()
    if not rest or not after:
        return not rest
    following = rest.partition("\n")[0].strip()
    if after[0].heading and after[0].section != sentence.section:
        return True
    if (
        _entry().match(following)
        or not following[:1].isupper()
        or following.endswith((";", ":", "and", "or"))
    ):
        return False
    if following.casefold().startswith(tuple(_words("going-on"))):
        return True
    return following == rest and _is_prose(rest)


def _is_prose(paragraph: str) -> bool:
    """Whether a paragraph is of several sentences, and so one entry at most: nothing parts it."""
    whole = paragraph.endswith(".") and _SECOND.search(paragraph) is not None
    return whole and not any(mark in paragraph for mark in ";:•")


def _rest(sentence: Sentence, disclosure: Disclosure) -> str:
    """Return the visible text after a sentence up to the end of the block or section that holds it."""
    end = sentence.span.end
    holders = [
        span for fact in disclosure.facts if fact.text for span in fact.spans if sentence.span.within(span)
    ]
    holders += [section.span for section in disclosure.sections if sentence.span.within(section.span)]
    return disclosure.text[end : max((span.end for span in holders), default=len(disclosure.text))]


def _goes_on(sentences: Sequence[Sentence], at: int, text: str) -> bool:
    """Whether a paragraph is an entry of a list, or goes on in one of the next, after what the page holds."""
    before = sentences[at - 1].span.end if at else 0
    if _entry().match(text, sentences[at].span.start) or text[max(before - 1, 0) : before] in _JOINTS:
        return True
    starts = [sentence.span.start for sentence in sentences[at + 1 : at + 1 + _AHEAD]]
    if any(text[start].islower() for start in starts):
        return True
    return any(not text[start].isupper() or _entry().match(text, start) for start in starts[:1])
