"""The passages of a disclosure: the stretches of its visible text that are the narrative, each once.

Where the whole Item was read they are its headed parts; tagged text that lies outside of it follows. Where
only tagged text was read they are the text blocks in the order of the text. R pages and data sets repeat a
nested block word for word, often with other white space, without its quotation marks or without a list
that it held; what another block says already is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cyberlint.disclosure import Disclosure, Fact, Scope, Span
from cyberlint.narrative.headings import heads
from cyberlint.narrative.paragraphs import paragraphs, plain, words
from cyberlint.narrative.sections import body_start, is_of_page
from cyberlint.narrative.sentences import headed
from cyberlint.tuples import NamedTuple

_NOT_ALPHANUMERIC = bytes(code for code in range(128) if not chr(code).isalnum())
_LISTING = ("and", "or")  # end an entry of a list
MANY = 100  # blocks: no disclosure has so many, and each is sought in each
_SHORT = 24  # letters: shorter sentences may stand in several places


class Sentence(NamedTuple):
    """A sentence: its range of the visible text, and where a person finds it.

    `section` is the heading or block that holds it (“Item 1C › Governance”, or a block's title). `paragraph`
    counts within that section and `number` within the paragraph, both from 1; a heading is not counted and
    has 0 in both.
    """

    span: Span
    section: str
    paragraph: int
    number: int
    heading: bool = False


class Passage(NamedTuple):
    """A stretch of the narrative: its range of the visible text, where it belongs, and its sentences.

    `section` is as in `Sentence`; `fact` is the short name of the text block that it comes from, None
    where it comes from a section.
    """

    span: Span
    section: str
    fact: str | None
    sentences: tuple[Sentence, ...]


class _Source(NamedTuple):
    """What passages are made from: a section's part or a text block. Its heading lies before `body`."""

    section: str
    spans: tuple[Span, ...]
    fact: str | None = None
    item: str = ""
    body: int = 0


class _Read(NamedTuple):
    """A sentence as it was read: `order` counts within its source, and jumps where the page interrupts."""

    sentence: Sentence
    source: _Source
    order: int


def passages(disclosure: Disclosure) -> tuple[Passage, ...]:
    """Return the passages of a disclosure in the order of its text; their sentences never overlap."""
    text = disclosure.text
    parts = list(_parts(disclosure)) if disclosure.scope is Scope.FULL_ITEM else []
    found = [_read(text, part) for part in parts]
    found += _unsaid(text, _blocks(disclosure, [span for part in parts for span in part.spans]), found)
    read = sorted((one for sentences in found for one in sentences), key=lambda one: one.sentence.span)
    runs: list[list[_Read]] = []
    reached = 0
    for one in read:
        if one.sentence.span.start < reached:
            continue  # a block that begins inside the last sentence of another
        reached = one.sentence.span.end
        last = runs[-1][-1] if runs else None
        if last and last.source is one.source and last.order + 1 == one.order:
            runs[-1].append(one)
        else:
            runs.append([one])
    return tuple(_passage(run) for run in runs)


def block_sentences(disclosure: Disclosure, fact: Fact) -> tuple[Sentence, ...]:
    """Return the sentences of one text block, read by itself, whatever else repeats its words."""
    source = _Source(fact.element.title if fact.element else fact.concept, fact.spans, fact.name)
    return tuple(one.sentence for one in _read(disclosure.text, source))


def _passage(run: Sequence[_Read]) -> Passage:
    sentences = tuple(one.sentence for one in run)
    span = Span(sentences[0].span.start, sentences[-1].span.end)
    return Passage(span, run[0].source.section, run[0].source.fact, sentences)


def _parts(disclosure: Disclosure) -> Iterator[_Source]:
    """Yield the headed parts of each Item, and before them what stands under its own heading.

    A disclosure of the whole Item without sections is the Item throughout.
    """
    sections = disclosure.sections
    if not sections and not disclosure.facts:
        yield _Source("", (Span(0, len(disclosure.text)),))
    for at, item in enumerate(sections):
        if any(item.span.within(other.span) for other in sections[:at]):
            continue
        label = item.label
        body = body_start(disclosure.text, item)
        inner = [part for part in sections[at + 1 :] if part.span.within(item.span)]
        bounds = [*(part.span.start for part in inner), item.span.end]
        yield _Source(label, (Span(item.span.start, bounds[0]),), None, item.item, body)
        for part, end in zip(inner, bounds[1:], strict=True):
            span = Span(part.span.start, end)
            under = _below_title(disclosure.text, span, part.title)
            yield _Source(f"{label} › {part.title}", (span,), None, item.item, under)


def _below_title(text: str, span: Span, title: str) -> int:
    """Return where a part goes on under its title; the first sentence is the title where that runs in."""
    line = next(paragraphs(text, span), span)
    if plain(text[line.start : line.end]) == plain(title):
        return line.end
    starts = plain(text[line.start : line.start + 2 * len(title)]).startswith(plain(title))
    return line.start + 1 if starts else line.start


def _blocks(disclosure: Disclosure, parts: Sequence[Span]) -> Iterator[_Source]:
    """Yield the text blocks that do not lie in the parts."""
    for fact in disclosure.facts:
        outside = tuple(span for span in fact.spans if not any(span.within(part) for part in parts))
        if fact.text and outside:
            yield _Source(fact.element.title if fact.element else fact.concept, outside, fact.name)


def _unsaid(text: str, blocks: Iterator[_Source], found: Sequence[list[_Read]]) -> Iterator[list[_Read]]:
    """Yield the sentences of the blocks, without those that a section or a longer block says already."""
    said = {_letters(text, one.sentence.span) for sentences in found for one in sentences}
    held = [b"".join(_letters(text, one.sentence.span) for one in sentences) for sentences in found]
    sized = [(b"".join(_letters(text, span) for span in block.spans), block) for block in blocks]
    for letters, block in sorted(sized, key=lambda pair: (-len(pair[0]), pair[1].spans)):
        if letters and any(letters in other for other in held[:MANY]):
            continue
        read = [(one, _letters(text, one.sentence.span)) for one in _read(text, block)]
        new = [(one, written) for one, written in read if len(written) < _SHORT or written not in said]
        for edge in (0, -1):  # a block may begin or end inside a sentence of another
            if new and any(new[edge][1] in other for other in held[:MANY]):
                new.pop(edge)
        said.update([written for _, written in new])
        held.append(letters)
        yield [one for one, _ in new]


def _letters(text: str, span: Span) -> bytes:
    """Return the ASCII letters and digits of a range: what copies of one text have in common."""
    return text[span.start : span.end].encode("ascii", "ignore").translate(None, _NOT_ALPHANUMERIC).lower()


def _read(text: str, source: _Source) -> list[_Read]:
    """Return the sentences of a source, each with its section, paragraph and number."""
    found: list[_Read] = []
    paragraph = order = 0
    for part in source.spans:
        lines = list(_lines(text, part, source))
        heading_ends = {head.start: head.end for head, _ in heads(text, [line for line, _ in lines])}
        for line, interrupted in lines:
            order += interrupted
            number = 0
            for span, runs_in in headed(text, line):
                heading = runs_in or span.start < source.body or heading_ends.get(span.start, 0) >= span.end
                if not heading:
                    paragraph += number == 0
                    number += 1
                place = (0, 0) if heading else (paragraph, number)
                found.append(_Read(Sentence(span, source.section, *place, heading), source, order))
                order += 1
    return found


def _lines(text: str, part: Span, source: _Source) -> Iterator[tuple[Span, bool]]:
    """Yield the paragraphs of a range, and whether something of the page was left out before them.

    A paragraph that the end of a page interrupts is one, and holds what stands between its halves.
    """
    last: Span | None = None
    interrupted = before = False
    for line in paragraphs(text, part):
        if is_of_page(text, line, source.item if line.start >= source.body else ""):
            interrupted = True
            continue
        if last and _goes_on(text, last, line, interrupted=interrupted):
            last = Span(last.start, line.end)
        else:
            if last:
                yield last, before
            last, before = line, interrupted
        interrupted = False
    if last:
        yield last, before


def _goes_on(text: str, last: Span, line: Span, *, interrupted: bool) -> bool:
    """Whether a paragraph goes on in the next: that begins small, and the end of a page lies between.

    Without such an end only a comma or a word that joins shows it: entries of a list begin small too.
    """
    if not text[line.start].islower() or text[last.end - 1] in ".!?:;":
        return False
    word = text[last.start : last.end].rpartition(" ")[2].casefold()
    return interrupted or (word in words()["joining-words"] and word not in _LISTING)
