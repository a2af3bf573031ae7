"""Ask about the words of a text block, or of the whole narrative."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cyberlint.disclosure import Disclosure, Fact, Span
from cyberlint.pattern import Pattern
from cyberlint.rule import Answer, Case, Evidence, Truth, truth
from cyberlint.taxonomy import Kind, elements, names

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
        "description": "A text block with the same words, white space and letter case aside.",
    },
    "within": {
        "enum": [*names(Kind.TEXT_BLOCK), "others"],
        "description": "A text block that holds the words, white space aside; `others`: any other block.",
    },
    "shorter-than": {"type": "integer", "minimum": 1, "description": "A length in characters."},
    "missing": {
        "type": "boolean",
        "description": "The answer where the text block is not tagged, or has no text; unknown if not given.",
    },
}
REQUIRED: tuple[str, ...] = ()


def ask(subject: str, options: Mapping[str, Any], case: Case) -> Answer:
    """Tell whether every test that the options state holds of the text."""
    name = case.resolve(subject)
    disclosure = case.disclosure
    fact = None if name == "narrative" else disclosure.fact(name)
    text = disclosure.text if name == "narrative" else fact.text if fact else ""
    if not text.strip():
        return _missing(name, options)
    answers = [_test(option, value, text, name, disclosure) for option, value in options.items()]
    ranges = [found for found in answers if found is not None]
    if len(ranges) < len(answers):
        return Answer(Truth.FALSE, (_evidence(name, text, (0, len(text)), fact),))
    smallest = min(ranges, key=lambda found: found[1] - found[0], default=(0, len(text)))
    return Answer(Truth.TRUE, (_evidence(name, text, smallest, fact),))


def _missing(name: str, options: Mapping[str, Any]) -> Answer:
    if "missing" in options:
        return Answer(truth(options["missing"]), (Evidence("text", name),))
    title = elements()[name].title if name in elements() else name
    return Answer(Truth.UNKNOWN, reason=f"there is no text under “{title}”")


def _test(option: str, value: Any, text: str, name: str, disclosure: Disclosure) -> tuple[int, int] | None:
    """Return the range of `text` that satisfies one option, or None where nothing does."""
    whole = (0, len(text))
    match option, value:
        case "contains", Pattern():
            return value.search(text)
        case "is", Pattern():
            return whole if value.covers(text.strip()) else None
        case "same-as", str():
            other = disclosure.fact(value)
            return whole if other and other.text and _words(other.text) == _words(text) else None
        case "within", str():
            return whole if _within(value, text, name, disclosure) else None
        case "shorter-than", int():
            return whole if len(text.strip()) < value else None
    return whole


def _within(holder: str, text: str, name: str, disclosure: Disclosure) -> bool:
    blocks = names(Kind.TEXT_BLOCK) if holder == "others" else (holder,)
    words = _words(text)
    found = (disclosure.fact(block) for block in blocks if block != name)
    return any(words in _words(fact.text) for fact in found if fact)


def _words(text: str) -> str:
    return "".join(text.split()).casefold()


def _evidence(name: str, text: str, found: tuple[int, int], fact: Fact | None) -> Evidence:
    words = text[found[0] : found[1]]
    span = None
    if fact is None:
        span = Span(*found)
    elif fact.spans:
        start = min(fact.spans[0].start + found[0], fact.spans[0].end)
        span = Span(start, start + len(words))
    return Evidence("text", name, words, span, fact)
