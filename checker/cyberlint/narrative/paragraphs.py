"""Paragraphs of the visible text, and which of them belong to the page only.

A paragraph is a line of the visible text that is not blank (see `cyberlint.disclosure`). The words that
are known here stand in ``rules/lexicon/sections.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from cyberlint.disclosure import Span
from cyberlint.expressions import compiled, expression
from cyberlint.resources import data

BLANK = " \t\r\n\f\v\xa0\u200b\u200c\u200d\u2002\u2003\u2007\u2009\u202f\ufeff\xad"
MAX_FURNITURE = 90  # characters: a longer paragraph is text
_WORD = expression(r"[^\W_]+")


@cache
def words() -> dict[str, Any]:
    """Return ``rules/lexicon/sections.yaml``."""
    found: dict[str, Any] = data()["lexicon/sections"]
    return found


def plain(text: str) -> str:
    """Return the words of a text in lower case with single spaces: the form in which words are compared."""
    return " ".join(_WORD.findall(text.casefold()))


def paragraphs(text: str, within: Span) -> Iterator[Span]:
    """Yield every paragraph of a range of the text, without the blanks around it."""
    start = within.start
    while start < within.end:
        end = text.find("\n", start, within.end)
        end = within.end if end < 0 else end
        line = text[start:end]
        if body := line.strip(BLANK):
            first = start + line.index(body)
            yield Span(first, first + len(body))
        start = end + 1


@cache
def _furniture() -> re.Pattern[str]:
    return compiled("|".join(f"(?:{pattern})" for pattern in words()["furniture"]), re.IGNORECASE)


def is_furniture(paragraph: str) -> bool:
    """Whether a paragraph is a page number, a running head or a link to the contents."""
    return len(paragraph) <= MAX_FURNITURE and _furniture().fullmatch(paragraph) is not None


@cache
def small_words() -> frozenset[str]:
    """Return the words that a heading in title case leaves small."""
    return frozenset(words()["small-words"])


def is_title_case(found: list[str]) -> bool:
    """Whether most of the words that a title sets in capitals are."""
    small = small_words()
    major = [word for word in found if word.strip("“”\"'’()").casefold() not in small]
    capitals = sum(word.lstrip("“\"'‘(")[:1].isupper() for word in major)
    return capitals >= 0.6 * len(major)
