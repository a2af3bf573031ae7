"""The disclosure in the Inline XBRL documents of a file: which part of them is read, and what it shows.

A document that names its form begins a filing; documents after it that name none belong to it, as an
annual report filed as an exhibit does. Of a tagged annual report the section of the Item is read and what
the CYD facts wrap, of an untagged one the section, of a current report the whole body. Where the Item is so
short that it may only point to an exhibit, what stands there under its title goes on with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Protocol

from cyberlint.disclosure import Disclosure, Scope, Section, Span
from cyberlint.markup.described import described, limits
from cyberlint.markup.documents import Document, documents
from cyberlint.markup.facts import FactReader, is_read
from cyberlint.markup.inline import IX, Inline
from cyberlint.markup.scan import scan
from cyberlint.markup.tags import Range
from cyberlint.markup.visible import Visible, joined, subtracted, visible
from cyberlint.resources import data
from cyberlint.source import ReadError, Source
from cyberlint.taxonomy import annual_forms, form_class
from cyberlint.tuples import NamedTuple


class Find(Protocol):
    """Finds the sections of some Items in a visible text."""

    def __call__(self, text: str, wanted: tuple[str, ...]) -> tuple[Section, ...]:
        """Return the sections, each followed by its parts."""


class FindTitled(Protocol):
    """Finds what stands under the bare title of an Item, which the text need not have `named`."""

    def __call__(self, text: str, item: str, *, named: bool) -> tuple[Section, ...]:
        """Return the section and its parts."""


#: Characters of the source before and after the facts in which the Item's section is sought; last, all.
MARGINS = (60_000, 400_000, None)
MAX_DOCUMENTS = 1_000
#: What follows a section's end, if it is no longer than this, may be a page number and a running head.
FURNITURE = 300
#: Passages that lie closer in the visible text are one, with what stands between them.
APART = 2_000


def disclosures(source: Source, find: Find, titled: FindTitled) -> Iterator[Disclosure | ReadError]:
    """Yield the disclosure of each filing in a file, and an error for a document that is not well-formed.

    `find` finds sections, `titled` those of an exhibit. Raises ReadError where that is the only document, or
    none is Inline XBRL.
    """
    text = source.text()
    found = [document for document in documents(text) if text.find(IX, document.start, document.end) >= 0]
    if not found:
        raise ReadError("no document in the file is Inline XBRL")
    if len(found) > MAX_DOCUMENTS:
        raise ReadError(f"the file has more than {MAX_DOCUMENTS:,} documents of Inline XBRL")
    filings: list[_Filing] = []
    for document in found:
        try:
            inline = scan(text, document.start, document.end, is_read)
        except ReadError as error:
            if len(found) == 1:
                raise
            yield error
            for filing in filings[-1:]:
                filing.limits.append(f"another document of the filing could not be read: {error.what}")
            continue
        if not filings or FactReader(text, inline).cover().form:
            filings.append(_Filing(source.path, text, find, titled))
        filings[-1].add(document, inline)
    for filing in filings:
        yield filing.disclosure() if len(filings) == 1 else _attempt(filing)


def _attempt(filing: _Filing) -> Disclosure | ReadError:
    """Return what a filing discloses, or why it cannot be read, so that the others are."""
    try:
        return filing.disclosure()
    except ReadError as error:
        return error


class _Part(NamedTuple):
    """What is read of a document: its visible text, and the sections in it."""

    shown: Visible
    sections: tuple[Section, ...] = ()


class _Filing:
    """The documents of one filing and their tags."""

    def __init__(self, path: str, text: str, find: Find, titled: FindTitled) -> None:
        self.path = path
        self.text = text
        self.find = find
        self.titled = titled
        self.documents: list[Document] = []
        self.inline = Inline.empty()
        self.limits: list[str] = []

    def add(self, document: Document, inline: Inline) -> None:
        """Add a document; the documents of a filing share their contexts and continuations."""
        self.documents.append(document)
        self.inline.add(inline)

    def disclosure(self) -> Disclosure:
        """Return what the filing discloses."""
        reader = FactReader(self.text, self.inline)
        cover = reader.cover()
        form = form_class(cover.form) if cover.form else None
        part = self._part(reader.places(), form)
        facts = reader.facts(part.shown)
        return described(self.path, "ixbrl", cover, facts)._replace(
            scope=Scope.FULL_ITEM if part.sections else Scope.TAGGED_TEXT,
            text=part.shown.text,
            sections=part.sections,
            limits=(*self.limits, *limits(self.text, self.inline.defects)),
            map=part.shown.map(self.text),
        )

    def _part(self, places: list[Range], form: str | None) -> _Part:
        """Return what is read of the documents, the tagged ones where any is tagged."""
        if form and form not in annual_forms():
            return self._together([self._whole(document) for document in self.documents])
        inside = {
            document: [place for place in places if document.start <= place[0] < document.end]
            for document in self.documents
        }
        tagged = [document for document in self.documents if inside[document]]
        by_heading = partial(self.find, wanted=_items(form))
        parts = {each: self._passages(each, inside[each], by_heading) for each in tagged or self.documents}
        if tagged and not any(part.sections for part in parts.values()):
            others = [document for document in self.documents if not inside[document]]
            pointing = {each: self._passages(each, [], by_heading) for each in others}
        else:
            pointing = {} if tagged else parts
        return self._together(self._followed(pointing, inside) or list(parts.values()))

    def _followed(self, parts: dict[Document, _Part], inside: dict[Document, list[Range]]) -> list[_Part]:
        """Return an Item that may only point to an exhibit, and what stands there under its title.

        Empty where no document has the Item, it says more than where it is, or nothing is found there.
        """
        pointing = {each: part for each, part in parts.items() if part.sections}
        size = sum(len(part.shown.text) for part in pointing.values())
        if not pointing or size > data()["taxonomy/edgar"]["pointer"]:
            return []
        item = next(iter(pointing.values())).sections[0].item
        by_title = partial(self.titled, item=item, named=False)
        others = [each for each in self.documents if each not in pointing]
        there = {each: self._passages(each, inside[each], by_title) for each in others}
        if any(inside[each] and not part.sections for each, part in there.items()):
            return []
        found = [part for part in there.values() if part.sections]
        return [*pointing.values(), *found] if found else []

    def _whole(self, document: Document) -> _Part:
        shown = self._shown(document.start, document.end)
        return _Part(shown, self.find(shown.text, _items(None)))

    def _passages(
        self, document: Document, places: list[Range], find: Callable[[str], tuple[Section, ...]]
    ) -> _Part:
        """Return the Item's section and what is tagged, and what lies between where that is little."""
        part = _Part(Visible())
        spans: list[Span] = []
        for margin in MARGINS if places else MARGINS[-1:]:
            start, end = self._window(document, places, margin)
            shown = self._shown(start, end)
            part = _Part(shown, find(shown.text))
            spans = [span for place in places if (span := shown.span(*place))]
            last = max((each.span.end for each in part.sections), default=0)
            whole = end == document.end or last + FURNITURE < len(shown.text)
            if whole and any(_overlap(each.span, span) for each in part.sections for span in spans):
                break
        tagged = _paragraphs(part.shown.text, spans)
        return _cut(part, _merged([*(each.span for each in part.sections), *tagged]))

    def _window(self, document: Document, places: list[Range], margin: int | None) -> Range:
        """Return a range of the document around the tags, between two tags of the markup."""
        if margin is None:
            return document.start, document.end
        first, last = places[0][0] - margin, max(end for _, end in places) + margin
        start = self.text.find("<", max(first, document.start))
        end = self.text.find("<", min(last, document.end), document.end)
        return start, end if end >= 0 else document.end

    def _shown(self, start: int, end: int) -> Visible:
        return visible(self.text, *subtracted([(start, end)], self.inline.headers))

    def _together(self, parts: list[_Part]) -> _Part:
        shown = joined(part.shown for part in parts)
        found: list[Section] = []
        before = 0
        for part in parts:
            found.extend(_moved(section, before) for section in part.sections)
            before += len(part.shown.text) + 1 if part.shown.text else 0
        return _Part(shown, tuple(found))


def _items(form: str | None) -> tuple[str, ...]:
    """Return the Items to look for in a form, all that are known where the form is not."""
    known = data()["lexicon/sections"]["items"]
    return tuple(item for item, entry in known.items() if form in (None, entry["form"]))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _moved(section: Section, by: int) -> Section:
    return Section(section.item, section.title, Span(section.span.start + by, section.span.end + by))


def _paragraphs(text: str, spans: list[Span]) -> list[Span]:
    """Return spans widened to whole paragraphs; those within another are left out."""
    found: list[Span] = []
    for span in sorted(spans):
        if not found or span.end > found[-1].end:
            end = text.find("\n", span.end)
            found.append(Span(text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text)))
    return found


def _merged(spans: list[Span]) -> list[Span]:
    """Return spans in their order, those that overlap or lie close made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start - found[-1].end < APART:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _cut(part: _Part, spans: list[Span]) -> _Part:
    """Return some spans of a part; each of its sections lies within one of them."""
    shown = joined(part.shown.cut(span) for span in spans)
    found: list[Section] = []
    before = 0
    for span in spans:
        inside = [section for section in part.sections if section.span.within(span)]
        found.extend(_moved(section, before - span.start) for section in inside)
        before += span.end - span.start + 1
    return _Part(shown, tuple(found))
