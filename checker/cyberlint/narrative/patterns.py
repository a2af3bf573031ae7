"""The small language of claim patterns, compiled to bits.

A pattern is words in their order: ``word``, ``prefix*``, alternatives ``a|b``, words that belong together
``in_charge``, a named set ``$BOARD``, any of these made optional by ``?`` or marked by ``^`` as the head,
the word that negation and modality must reach (the last element without such a mark), and a gap ``..4`` of
at most four words, which ``..4!$VERB`` forbids to run over a verb and ``..4!,`` over a comma. No gap runs
into another clause. Commas and brackets are not words.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from cyberlint.narrative.tokens import Words

_GAP = re.compile(r"\.\.(\d+)(?:!(,?)(\S*))?")


class Element(NamedTuple):
    """One step of a pattern: a class of words (`bit`), or a gap (`bit` 0) of at most `gap` words.

    A gap ends before a word of the class `stop`, and at a comma unless it may run over one.
    """

    bit: int
    optional: bool = False
    gap: int = 0
    stop: int = 0
    comma: bool = True


class Pattern(NamedTuple):
    """A compiled pattern; a sentence must hold every class of `need`."""

    elements: tuple[Element, ...]
    head: int
    need: int


class Hit(NamedTuple):
    """Where a pattern matched: words from `start` up to `end`, and the head among them."""

    start: int
    head: int
    end: int


class PatternError(ValueError):
    """A pattern that is not in the language; the message says why."""


class Classes:
    """Gives every class of words its bit."""

    def __init__(self) -> None:
        self.bits: dict[str, int] = {}
        self._cache: dict[str, Element] = {}

    def bit(self, name: str) -> int:
        """Return the bit of a class, new where the class is."""
        return self.bits.setdefault(name, 1 << len(self.bits))

    def compile(self, source: str) -> Pattern:
        """Compile one pattern."""
        elements: list[Element] = []
        head = need = 0
        for index, word in enumerate(source.split()):
            if word[0] == "^":
                head, word = index, word[1:]  # noqa: PLW2901 - the mark is not part of the word
            element = self._cache.get(word) or self._element(word)
            elements.append(element)
            if element.bit and not element.optional:
                need |= element.bit
        if not elements or not elements[0].bit or not elements[-1].bit:
            raise PatternError(f"pattern {source!r} must begin and end with a word")
        if elements[0].optional or any(
            not before.bit and element.optional for before, element in pairwise(elements)
        ):
            raise PatternError(f"pattern {source!r} has an optional word at its start or after a gap")
        return Pattern(tuple(elements), head if "^" in source else len(elements) - 1, need)

    def _element(self, word: str) -> Element:
        gap = _GAP.fullmatch(word)
        if gap:
            element = Element(0, gap=int(gap[1]), stop=self.bit(gap[3]) if gap[3] else 0, comma=not gap[2])
        elif word.startswith(".."):
            raise PatternError(f"{word!r} is not a gap; write ..4 or ..4!$NAME")
        else:
            name = word.removesuffix("?").replace("_", " ")
            element = Element(self.bit(name), optional=word.endswith("?"))
        self._cache[word] = element
        return element


def find(pattern: Pattern, words: Words) -> list[Hit]:
    """Return where the pattern matches, from left to right, none overlapping another.

    The caller has seen that the sentence holds every class that the pattern needs, be it only in words
    that a phrase takes out of it. Of a pattern of one element only the first match is returned: it says
    no more in other places.
    """
    elements, head = pattern.elements, pattern.head
    first = elements[0].bit
    starts = words.at(first)
    if len(elements) == 1:
        return [Hit(start, start, max(words.ends(start, first))) for start in starts[:1]]
    hits: list[Hit] = []
    free = 0
    for start in starts:
        if start >= free:
            heads = [start] * len(elements)
            for after in words.ends(start, first):
                end = _match(elements, 1, after, words, heads)
                if end:
                    hits.append(Hit(start, heads[head], end))
                    free = end
                    break
    return hits


def _match(elements: tuple[Element, ...], index: int, position: int, words: Words, heads: list[int]) -> int:
    """Return the word after the match of the elements from `index` on, or 0; note where each began."""
    if index == len(elements):
        return position
    element = elements[index]
    if not element.bit:
        return _match_gap(elements, index, position, words, heads)
    masks = words.masks
    if position < len(masks) and masks[position] & element.bit and position not in words.clauses:
        end = _match_element(elements, index, position, words, heads)
        if end:
            return end
    return _match(elements, index + 1, position, words, heads) if element.optional else 0


def _match_element(
    elements: tuple[Element, ...], index: int, position: int, words: Words, heads: list[int]
) -> int:
    """Go on after an element that begins at `position`, wherever it may end."""
    for after in words.ends(position, elements[index].bit):
        end = _match(elements, index + 1, after, words, heads)
        if end:
            heads[index] = position
            return end
    return 0


def _match_gap(
    elements: tuple[Element, ...], index: int, position: int, words: Words, heads: list[int]
) -> int:
    """Go on after a gap with the next element, which is never an optional one, wherever it may begin."""
    gap, bit, masks = elements[index], elements[index + 1].bit, words.masks
    limit = min(position + gap.gap, len(masks) - 1)
    for barrier in words.clauses if gap.comma else (*words.clauses, *words.commas):
        if position <= barrier <= limit:
            limit = barrier - 1
    stop = gap.stop
    for start in range(position, limit + 1):
        mask = masks[start]
        if mask & bit:
            end = _match_element(elements, index + 1, start, words, heads)
            if end:
                return end
        if stop and mask & stop:
            return 0
    return 0
