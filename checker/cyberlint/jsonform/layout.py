"""The visible text of a disclosure of which only text blocks are known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cyberlint.disclosure import Span
from cyberlint.taxonomy import by_concept


def laid_out(blocks: Sequence[tuple[str, str]]) -> tuple[str, tuple[Span | None, ...]]:
    """Return the visible text of blocks, given as concept and value, and the span of each in it.

    Tags nest: a block that stands word for word inside another one points into it. The others follow one
    another as paragraphs, in the order of the taxonomy. A blank block has no span.
    """
    order = {concept: rank for rank, concept in enumerate(by_concept())}
    ranks = [order.get(concept, len(order)) for concept, _ in blocks]
    values = [value for _, value in blocks]
    within: dict[int, tuple[int, int]] = {}  # block → the block that holds it, and where
    for index in sorted(range(len(blocks)), key=lambda index: (-len(values[index]), ranks[index])):
        if values[index].strip():
            within[index] = _host(index, within, values, ranks) or (index, 0)
    text, starts = _joined((index for index, (host, _) in within.items() if host == index), values, ranks)
    return text, tuple(
        Span(start := starts[within[index][0]] + within[index][1], start + len(value))
        if index in within
        else None
        for index, value in enumerate(values)
    )


def _host(
    index: int, placed: dict[int, tuple[int, int]], values: list[str], ranks: list[int]
) -> tuple[int, int] | None:
    """Return the block that holds another one, and where: the nearest before it, else the nearest after."""

    def distance(other: int) -> tuple[bool, int, int]:
        ahead = ranks[other] > ranks[index]
        return ahead, abs(ranks[other] - ranks[index]), other

    for other in sorted(placed, key=distance):
        position = find(values[index], values[other])
        if position is not None:
            host, offset = placed[other]
            return host, offset + position
    return None


def _joined(hosts: Iterable[int], values: list[str], ranks: list[int]) -> tuple[str, dict[int, int]]:
    """Return the hosts as paragraphs of one text, and where each starts."""
    parts, starts, length = [], {}, 0
    for index in sorted(hosts, key=lambda index: (ranks[index], index)):
        starts[index] = length
        parts.append(values[index])
        length += len(values[index]) + 1
    return "\n".join(parts), starts


def find(words: str, text: str) -> int | None:
    """Return where `words` stand in a text, not inside a longer word, or None; a hundred places are tried."""
    position = -1
    for _ in range(100):
        position = text.find(words, position + 1)
        if position < 0:
            return None
        end = position + len(words)
        before = text[position - 1] if position else ""
        if not _joins(before, words[0]) and not _joins(words[-1], text[end : end + 1]):
            return position
    return None


def _joins(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum()
