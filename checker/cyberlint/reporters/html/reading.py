"""The disclosure as a person reads it: headings and paragraphs, each passage once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from cyberlint.disclosure import Disclosure, Span
from cyberlint.narrative import Narrative, Passage, Sentence
from cyberlint.tuples import NamedTuple

_ITEM, _PART = 4, 5
"""The levels of the headings in a text: of an Item or a block, and of its parts."""


class Block(NamedTuple):
    """A heading or a paragraph.

    `runs` are its ranges of the visible text: the end of a page may interrupt a paragraph. `level` is that of
    a heading, 0 for a paragraph, whose heading runs in up to `lead`. `label` names the text block that begins
    with it, where only its tag says which it is.
    """

    runs: tuple[Span, ...]
    level: int
    lead: int
    section: str
    paragraph: int
    label: str = ""

    @property
    def span(self) -> Span:
        """From its first character to its last."""
        return Span(self.runs[0].start, self.runs[-1].end)

    def holds(self, span: Span) -> bool:
        """Tell whether one of its runs holds a range."""
        return any(span.within(run) for run in self.runs)


def blocks(disclosure: Disclosure) -> tuple[Block, ...]:
    """Return the narrative in its order; furniture of pages and repeated blocks are left out."""
    found: list[Block] = []
    shown = ""
    for passage in Narrative(disclosure).passages:
        label = passage.section if passage.fact and passage.section != shown else ""
        shown = passage.section
        for block in _of(passage, disclosure.text):
            if found and not label and _goes_on(found[-1], block):
                found[-1] = _joined(found[-1], block)
            else:
                found.append(block._replace(label=label))
            label = ""
    return tuple(found)


def _of(passage: Passage, text: str) -> Iterator[Block]:
    """Yield the blocks of one passage: its sentences, those of one line together."""
    row: list[Sentence] = []
    for sentence in passage.sentences:
        if row and not _one_block(row[-1], sentence, text):
            yield _block(row, passage)
            row = []
        row.append(sentence)
    if row:
        yield _block(row, passage)


def _one_block(last: Sentence, sentence: Sentence, text: str) -> bool:
    if "\n" not in text[last.span.end : sentence.span.start]:
        return True
    return bool(sentence.paragraph) and (last.section, last.paragraph) == (
        sentence.section,
        sentence.paragraph,
    )


def _block(row: Sequence[Sentence], passage: Passage) -> Block:
    said = [sentence for sentence in row if not sentence.heading]
    span = Span(row[0].span.start, row[-1].span.end)
    if said:
        lead = said[0].span.start if row[0].heading else span.start
        return Block((span,), 0, lead, passage.section, said[0].paragraph)
    top = passage.fact is None and " › " not in passage.section
    return Block((span,), _ITEM if top else _PART, span.start, passage.section, 0)


def _goes_on(last: Block, block: Block) -> bool:
    """Tell whether a paragraph goes on in another passage."""
    return bool(block.paragraph) and (last.section, last.paragraph) == (block.section, block.paragraph)


def _joined(last: Block, block: Block) -> Block:
    return last._replace(runs=(*last.runs, *block.runs))


def place(span: Span, found: Sequence[Block], text: str) -> tuple[int, Span] | None:
    """Return the block that shows a range of the visible text, and the range in it that does; or None.

    A block that another repeats word for word is shown once: its words are then those of the other.
    """
    at = bisect_right(found, span.start, key=lambda block: block.span.start) - 1
    if at >= 0 and span.start < found[at].span.end:
        return at, span
    words = text[span.start : span.end].strip()
    for number, block in enumerate(found if words else ()):
        for run in block.runs:
            start = text.find(words, run.start, run.end)
            if start >= 0:
                return number, Span(start, start + len(words))
    return None
