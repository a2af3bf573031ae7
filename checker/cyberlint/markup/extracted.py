"""The disclosure in an XBRL instance: its text is what the text blocks hold.

Where that stood in the report is not known; the map leads to the facts' own markup.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cyberlint.disclosure import Disclosure, Fact, SourceMap, Span
from cyberlint.markup.described import described, limits
from cyberlint.markup.documents import documents
from cyberlint.markup.facts import FactReader, is_read
from cyberlint.markup.inline import Tagged
from cyberlint.markup.instance import composed, scan, unescaped
from cyberlint.markup.transforms import boolean
from cyberlint.markup.visible import Visible, visible
from cyberlint.source import ReadError, Source
from cyberlint.taxonomy import Kind

#: Makes a text of blocks, given as concept and value, and tells the span of each in it.
Layout = Callable[[Sequence[tuple[str, str]]], tuple[str, tuple[Span | None, ...]]]


def disclosures(source: Source, layout: Layout) -> Iterator[Disclosure]:
    """Yield the disclosure of each instance in a file; `layout` makes its text.

    Raises ReadError where one is not well-formed, or is no instance.
    """
    text = source.text()
    found = list(documents(text))
    if not found:
        raise ReadError("the file holds no XBRL instance")
    for document in found:
        inline = scan(text, document.start, document.end, is_read)
        yield _disclosure(source.path, text, FactReader(text, inline), layout)


def _disclosure(path: str, text: str, reader: FactReader, layout: Layout) -> Disclosure:
    facts = [_fact(text, reader, tag) for tag, _ in reader.tagged]
    words, spans = layout([(fact.concept, fact.text) for fact, _ in facts])
    placed = tuple(
        fact._replace(spans=(span,) if span else ()) for (fact, _), span in zip(facts, spans, strict=True)
    )
    return described(path, "instance", reader.cover(), placed)._replace(
        text=words,
        limits=tuple(limits(text, reader.inline.defects)),
        map=_map(text, [(span, shown) for (_, shown), span in zip(facts, spans, strict=True) if span]),
    )


def _fact(text: str, reader: FactReader, tag: Tagged) -> tuple[Fact, Visible]:
    """Return a fact, and the visible text of a text block."""
    fact = reader.blank(tag)
    if tag.nil:
        return fact, Visible()
    if fact.kind is Kind.FLAG:
        return fact._replace(value=boolean(reader.words([tag.inner]), None)), Visible()
    under = unescaped(text, tag.inner)
    shown = composed(visible(under.text), under)
    return fact._replace(value=shown.text), shown


def _map(text: str, blocks: list[tuple[Span, Visible]]) -> SourceMap:
    """Return the map of a text laid out from blocks; a block inside another has no place of its own."""
    starts: list[int] = []
    offsets: list[int] = []
    end = -1
    for span, shown in sorted(blocks, key=lambda block: (block[0].start, -block[0].end)):
        if span.start > end:
            starts.extend(span.start + start for start in shown.starts)
            offsets.extend(shown.offsets)
            end = span.end
            starts.append(end)
            offsets.append(shown.offsets[-1] + len(shown.text) - shown.starts[-1])
    return SourceMap(text, tuple(starts), tuple(offsets))
