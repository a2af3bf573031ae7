"""Ask about the words of a text block, or of the whole narrative."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from cyberlint.condition import Answer, Case, Evidence, Truth
from cyberlint.disclosure import Disclosure, Fact, Span
from cyberlint.operators import MISSING, without_text
from cyberlint.taxonomy import Kind, names

_BLOCKS = [*names(Kind.TEXT_BLOCK), "each"]
SUBJECT = {
    "enum": [*_BLOCKS, "narrative"],
    "description": "The short name of a text block, `each`, or `narrative` for everything that was read.",
}
OPTIONS: dict[str, dict[str, Any]] = {
    "contains": {"type": "string", "format": "regex", "description": "A pattern that matches somewhere."},
    "is": {"type": "string", "format": "regex", "description": "A pattern that matches the whole text."},
    "same-as": {
        "enum": list(names(Kind.TEXT_BLOCK)),
        "description": "Another text block with the same words, white space and letter case aside.",
    },
    "within": {
        "enum": [*names(Kind.TEXT_BLOCK), "others"],
        "description": "Another text block that holds the words, white space aside; `others`: any other.",
    },
    "shorter-than": {"type": "integer", "minimum": 1, "description": "A length in characters."},
    "missing": MISSING,
}
REQUIRED: tuple[str, ...] = ()

_TEXTS = 32  # as many texts as a filing has, of which the words are remembered


def ask(subject: str, options: Mapping[str, Any], case: Case) -> Answer:
    """Tell whether every test that the options state holds of the text.

    The evidence is the shortest words that passed a test, or the whole text where one failed; the block
    that they are the same as or lie within comes after it.
    """
    name = case.resolve(subject)
    disclosure = case.disclosure
    fact = None if name == "narrative" else case.fact(name)
    text = disclosure.text if name == "narrative" else fact.text if fact else ""
    if not text.strip():
        return without_text("text", name, options)
    found: list[tuple[int, int]] = [(0, len(text))]
    holders: list[Evidence] = []
    for option, value in options.items():
        if option in ("same-as", "within"):
            holder = _holder(option, value, text, name, case)
            holders += [Evidence.of("text", holder.name, holder)] if holder else []
            passed = (0, len(text)) if holder else None
        else:
            passed = _test(option, value, text)
        if passed is None:
            return Answer(Truth.FALSE, lambda: (_evidence(name, text, (0, len(text)), fact, disclosure),))
        found.append(passed)
    return Answer(Truth.TRUE, lambda: (_evidence(name, text, _smallest(found), fact, disclosure), *holders))


def _smallest(found: list[tuple[int, int]]) -> tuple[int, int]:
    return min(found, key=lambda place: place[1] - place[0])


def _test(option: str, value: Any, text: str) -> tuple[int, int] | None:
    """Return the range of `text` that satisfies one option, or None where nothing does."""
    if option == "contains":
        found: tuple[int, int] | None = value.search(text)
        return found
    fails = (option == "is" and not value.covers(text.strip())) or (
        option == "shorter-than" and len(text.strip()) >= value
    )
    return None if fails else (0, len(text))


def _holder(option: str, holder: str, text: str, name: str, case: Case) -> Fact | None:
    """Return the other text block that has the words of `text`, or None."""
    words = _words(text)
    for block in names(Kind.TEXT_BLOCK) if holder == "others" else (holder,):
        fact = None if block == name else case.fact(block)
        there = _words(fact.text) if fact else ""
        if there and (words == there if option == "same-as" else words in there):
            return fact
    return None


@lru_cache(_TEXTS)
def _words(text: str) -> str:
    return "".join(text.split()).casefold()


def _evidence(
    name: str, text: str, found: tuple[int, int], fact: Fact | None, disclosure: Disclosure
) -> Evidence:
    words = text[found[0] : found[1]]
    span = Span(*found) if fact is None else _place(words, found[0], fact, disclosure)
    return Evidence("text", name, words, span, fact)


def _place(words: str, offset: int, fact: Fact, disclosure: Disclosure) -> Span | None:
    """Return where words of a fact's text stand in the visible text.

    The text of a fact with several spans is not one stretch of the visible text; then the words are
    looked for in each, and where they straddle two, the span in which they begin stands for them.
    """
    before = 0
    for span in fact.spans:
        inside = disclosure.text[span.start : span.end]
        at = inside.find(words, max(offset - before, 0))
        if at < 0:
            at = inside.find(words)
        if at >= 0:
            return Span(span.start + at, span.start + at + len(words))
        before += len(inside)
    return fact.span
