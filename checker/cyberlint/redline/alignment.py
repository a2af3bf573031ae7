"""Which sentence of one text is which of another, and which of them moved.

First come sentences with the same letters and digits; of several, those under the same heading, then in their
order. What is left is held against the few sentences that share its rarer words, and the most alike are taken
first; a common heading or neighbours that belong together count for some likeness. Every step is linear in
the length of the texts but for a sort, and for the words that several of the sentences left have in common,
of which only rarer ones are looked up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from cyberlint.redline.units import Line
from cyberlint.tuples import NamedTuple

_LEAST = 0.35  # the share of words, in twice the common ones of all, below which sentences are not alike
_ENOUGH = 0.6  # that share with what the place counts for
_PLACE = 0.1  # what a common heading counts for, and what neighbours on both sides do
_COMMON = 8  # sentences that share a word which finds others: of many, a quarter of them
_TRIED = 4  # sentences that one is held against


class Alignment(NamedTuple):
    """Which sentence is which: `pairs` leads from places in the current text to those in the prior one.

    `moved` are the places in the current text of sentences that changed their order; most keep it.
    """

    pairs: Mapping[int, int]
    moved: frozenset[int]


def aligned(before: Sequence[Line], after: Sequence[Line]) -> Alignment:
    """Align the sentences of a prior text with those of the current one."""
    pairs = dict(_same(before, after))
    taken = set(pairs.values())
    left = [at for at in range(len(after)) if at not in pairs]
    free = [at for at in range(len(before)) if at not in taken]
    for at, there in _alike(before, after, free, left, pairs):
        if at not in pairs and there not in taken:
            pairs[at] = there
            taken.add(there)
    return Alignment(pairs, _moved(pairs))


def _same(before: Sequence[Line], after: Sequence[Line]) -> Iterator[tuple[int, int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(before):
        places[one.key].append(at)
    later: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(after):
        if one.key in places:
            later[one.key].append(at)
    for key, here in later.items():
        there = places[key]
        if len(here) == len(there):
            yield from zip(here, there, strict=True)
        else:
            yield from _by_section(here, there, before, after)


def _by_section(
    here: list[int], there: list[int], before: Sequence[Line], after: Sequence[Line]
) -> Iterator[tuple[int, int]]:
    """Pair sentences that are the same: those under one heading, then the others, in their order."""
    under: dict[str, list[int]] = defaultdict(list)
    for at in reversed(there):
        under[before[at].sentence.section].append(at)
    found = {at: under[after[at].sentence.section].pop() for at in here if under[after[at].sentence.section]}
    taken = set(found.values())
    yield from found.items()
    rest = [at for at in there if at not in taken]
    yield from zip((at for at in here if at not in found), rest, strict=False)


def _alike(
    before: Sequence[Line],
    after: Sequence[Line],
    free: Sequence[int],
    left: Sequence[int],
    pairs: Mapping[int, int],
) -> list[tuple[int, int]]:
    """Return the pairs that are alike enough, the most alike first."""
    holding: dict[str, list[int]] = defaultdict(list)
    for there in free:
        for word in before[there].words:
            holding[word].append(there)
    usual = max(_COMMON, len(free) // 4)
    found: list[tuple[float, int, int]] = []
    for at in left:
        shared: Counter[int] = Counter()
        for word in after[at].words:
            if len(those := holding.get(word, ())) <= usual:
                shared.update(those)
        for there, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_TRIED]:
            likeness = _likeness(before[there], after[at])
            if likeness >= _LEAST:
                score = likeness + _placed(before, after, there, at, pairs)
                found += [(-score, at, there)] if score >= _ENOUGH else []
    return [(at, there) for _, at, there in sorted(found)]


def _likeness(before: Line, after: Line) -> float:
    """Return twice the common words by those of both; a heading and a sentence are not alike."""
    if before.sentence.heading is not after.sentence.heading:
        return 0.0
    return 2 * len(before.words & after.words) / ((len(before.words) + len(after.words)) or 1)


def _placed(
    before: Sequence[Line], after: Sequence[Line], there: int, at: int, pairs: Mapping[int, int]
) -> float:
    """Return what the places of two sentences count for."""
    same = before[there].sentence.section == after[at].sentence.section
    beside = (pairs.get(at - 1) == there - 1) + (pairs.get(at + 1) == there + 1)
    return _PLACE * same + _PLACE * beside / 2


def _moved(pairs: Mapping[int, int]) -> frozenset[int]:
    """Return the places of the pairs outside of a longest run that keeps its order."""
    order = sorted(pairs)
    ends: list[int] = []  # the least place in the prior text at which a run of each length ends
    holders: list[int] = []
    chain: dict[int, int] = {}
    for at in order:
        length = bisect_left(ends, pairs[at])
        if length:
            chain[at] = holders[length - 1]
        if length == len(ends):
            ends.append(pairs[at])
            holders.append(at)
        else:
            ends[length], holders[length] = pairs[at], at
    stays: set[int] = set()
    at = holders[-1] if holders else -1
    while at >= 0:
        stays.add(at)
        at = chain.get(at, -1)
    return frozenset(order) - stays
