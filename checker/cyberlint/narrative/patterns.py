"""Where a claim pattern matches in a sentence. How patterns are written: `cyberlint.narrative.language`."""

from __future__ import annotations

from collections.abc import Sequence

from cyberlint.narrative.tokens import Words
from cyberlint.tuples import NamedTuple


class Step(NamedTuple):
    """One word of a pattern: the number of its class, and how far it may stand from the step before.

    Up to `gap` other words may lie between them, none of the class `stop` and none of another clause;
    with `comma` they may lie beyond a comma.
    """

    number: int
    gap: int = 0
    stop: int = -1
    comma: bool = True
    optional: bool = False


class Pattern(NamedTuple):
    """A compiled pattern; `head` is one of its steps, `need` the bits of what a sentence must hold."""

    steps: tuple[Step, ...]
    head: int
    need: int


class Hit(NamedTuple):
    """Where a pattern matched: words from `start` up to `end`, and the head among them."""

    start: int
    head: int
    end: int


_hit = tuple.__new__  # half as long as by the class's own, which is written in Python


def find(pattern: Pattern, words: Words, starts: Sequence[int]) -> list[Hit]:
    """Return where the pattern matches, from left to right, none overlapping another.

    `starts` are the words that have the class of its first step. Of a pattern of one step only the first
    match is returned: it says no more in other places.
    """
    steps, head, _ = pattern
    first = steps[0].number
    longs = words.longs
    if len(steps) == 1:
        return [
            _hit(Hit, (start, start, max(words.ends(start, first)) if start in longs else start + 1))
            for start in starts[:1]
        ]
    hits: list[Hit] = []
    free = 0
    for start in starts:
        if start >= free:
            for after in words.ends(start, first) if start in longs else (start + 1,):
                found = _match(steps, head, 1, after, words, start)
                if found:
                    chosen, free = found
                    hits.append(_hit(Hit, (start, chosen, free)))
                    break
    return hits


def _match(
    steps: tuple[Step, ...], head: int, index: int, position: int, words: Words, chosen: int
) -> tuple[int, int] | None:
    """Return the head and the end of a match of the steps from `index` on, which begins at `position`.

    The head is `chosen` unless it is one of these steps.
    """
    classes, longs = words.classes, words.longs
    number, gap, stop, comma, optional = steps[index]
    last = index + 1 == len(steps)
    end = position + gap + 1
    end = end if end < len(classes) else len(classes)  # noqa: FURB136 - `min` takes a tenth of the time
    if words.clauses or not comma:
        end = _end(words, position, end, comma=comma)
    for start in range(position, end):
        here = classes[start]
        if number in here:
            at = start if index == head else chosen
            for after in words.ends(start, number) if start in longs else (start + 1,):
                found = (at, after) if last else _match(steps, head, index + 1, after, words, at)
                if found:
                    return found
        if stop >= 0 and stop in here:
            return None
    if not optional:
        return None
    return (chosen, position) if last else _match(steps, head, index + 1, position, words, chosen)


def _end(words: Words, position: int, end: int, *, comma: bool) -> int:
    """Return the start of the next clause, or of what follows the next comma, if it comes before `end`."""
    for barrier in words.clauses if comma else (*words.clauses, *words.commas):
        if position <= barrier < end:
            end = barrier
    return end
