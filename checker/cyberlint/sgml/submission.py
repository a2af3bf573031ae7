"""The disclosure in a submission: the documents that hold it, and what the header says of it.

Where documents are Inline XBRL, they are read as such. Of others, the report is read as a draft is, and the
annual report to security holders, an exhibit, where the report's Item is so short that it may only point to
it. A Form 6-K without tags is read with what it furnishes on an incident as an exhibit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cyberlint.disclosure import Disclosure, Section, Span
from cyberlint.draft import report
from cyberlint.draft.lines import source_lines
from cyberlint.draft.lines import visible as visible_lines
from cyberlint.markup.documents import Document, documents
from cyberlint.markup.filings import disclosures as inline_disclosures
from cyberlint.markup.inline import IX
from cyberlint.markup.visible import Visible, joined, visible
from cyberlint.narrative import sections
from cyberlint.narrative.paragraphs import words
from cyberlint.resources import data
from cyberlint.sgml.header import Header, header
from cyberlint.source import ReadError, Source
from cyberlint.taxonomy import form_class, is_current

MAX_DOCUMENTS = 10_000

_HEAD = 4_096
_MARKUP = re.compile(r"<(?:html|body|div|p|table|font)\b", re.IGNORECASE)
_ENCODED = re.compile(r"\s*(?:<(?:PDF|ZIP|EXCEL|JSON|XML)>\s*)?begin \d{3} ")


def disclosures(source: Source) -> Iterator[Disclosure | ReadError]:
    """Yield the disclosure of a submission, and an error for a document of it that cannot be read.

    Raises ReadError where it holds none.
    """
    text = source.text()
    told = header(text)
    found = _documents(text)
    if any(text.find(IX, document.start, document.end) >= 0 for document in found):
        parts = inline_disclosures(source, sections.find_noted, sections.find_by_title)
    else:
        parts = iter([_draft(source.path, text, found)])
    for part in parts:
        if isinstance(part, ReadError):
            yield part
        else:
            yield with_exhibit(_by_words(_told(part, told), text, found), text, found)


def _documents(text: str) -> list[Document]:
    """Return the report and its exhibits: what people read, of all that a submission holds.

    Raises ReadError where there are too many, or none.
    """
    found = []
    for number, document in enumerate(documents(text)):
        if number == MAX_DOCUMENTS:
            raise ReadError(f"the submission has more than {MAX_DOCUMENTS:,} documents, which is the limit")
        if document.type and _is_read(text, document):
            found.append(document)
    if not found:
        raise ReadError("the submission holds no document that people read")
    return found


def _is_read(text: str, document: Document) -> bool:
    """Whether a document is a form or an exhibit in the words of people: no XBRL, spreadsheet or picture."""
    kind = (document.type or "").upper()
    worded = any(char.isdigit() for char in kind)  # GRAPHIC, XML, ZIP, EXCEL and JSON have none
    if not worded or kind.startswith("EX-101"):
        return False
    return not _ENCODED.match(text, document.start, document.end)


def _draft(path: str, text: str, found: list[Document]) -> Disclosure:
    """Return the disclosure of the report, the first document that is one. Raises ReadError without one."""
    disclosure = report.disclosure(path, "submission", text, _report(text, found))
    return disclosure._replace(tagged=True)  # the whole filing is here, and none of it is tagged


def _by_words(part: Disclosure, text: str, found: list[Document]) -> Disclosure:
    """Return a disclosure; that of a current report whose tags tell nothing as its words tell it."""
    current = part.form is not None and is_current(part.form)
    return report.by_words(part, text, lambda: _report(text, found)) if current else part


def _report(text: str, found: list[Document]) -> Visible:
    """Return what the report shows, and what a form without Items furnishes on an incident as an exhibit."""
    main = next((each for each in found if form_class(each.type or "")), found[0])
    shown = [_shown(text, main)]
    if main.type and report.has_no_items(main.type):
        furnished = tuple(data()["taxonomy/edgar"]["furnished"])
        others = (_shown(text, each) for each in found if (each.type or "").upper().startswith(furnished))
        shown += [each for each in others if report.is_about_incident(each.text)]
    return joined(shown)


def _shown(text: str, document: Document) -> Visible:
    """Return the visible text of a document, which is markup or lines."""
    if _MARKUP.search(text, document.start, min(document.start + _HEAD, document.end)):
        return visible(text, (document.start, document.end))
    lines = visible_lines(source_lines(text[document.start : document.end]))
    return lines._replace(offsets=tuple(offset + document.start for offset in lines.offsets))


def with_exhibit(part: Disclosure, text: str, found: list[Document]) -> Disclosure:
    """Add the section of an exhibit to an Item that may only point there."""
    known = data()["taxonomy/edgar"]
    item = next((section.item for section in part.sections), None) or _item_of(part.form)
    if part.facts or item is None or len(part.text) > known["pointer"] or _is_followed(part):
        return part
    for document in found:
        if not (document.type or "").upper().startswith(tuple(known["exhibits"])):
            continue
        shown = _shown(text, document)
        if there := _sections(shown.text, item):
            return _joined(part, text, shown.cut(there[0].span), _moved(there, -there[0].span.start))
    return part


def _is_followed(part: Disclosure) -> bool:
    """Whether an Item goes on in another document already."""
    return any(not each.span.within(part.sections[0].span) for each in part.sections)


def _joined(part: Disclosure, text: str, shown: Visible, found: tuple[Section, ...]) -> Disclosure:
    """Return a disclosure that goes on in another document."""
    both = joined([Visible(part.text, part.map.starts, part.map.offsets), shown])
    more = _moved(found, len(both.text) - len(shown.text))
    return part._replace(text=both.text, sections=(*part.sections, *more), map=both.map(text))


def _moved(found: tuple[Section, ...], by: int) -> tuple[Section, ...]:
    return tuple(each._replace(span=Span(each.span.start + by, each.span.end + by)) for each in found)


def _item_of(form: str | None) -> str | None:
    """Return the Item of a form that holds the disclosure, or None."""
    known = words()["items"]
    return next((item for item in known if form and known[item]["form"] == form_class(form)), None)


def _sections(text: str, item: str) -> tuple[Section, ...]:
    """Return the section of an exhibit, with its parts: by the Item's heading or by a bare title."""
    return sections.find(text, [item]) or sections.find_by_title(text, item, named=False)


def _told(part: Disclosure, told: Header) -> Disclosure:
    """Return a disclosure with what the header says: of the form and the items it is the authority."""
    known = form_class(told.form) if told.form else None
    return part._replace(
        format="submission",
        form=told.form or part.form,
        forms=(known,) if known else part.forms,
        registrant=part.registrant or told.registrant,
        cik=part.cik or told.cik,
        accession=told.accession or part.accession,
        period=part.period or told.period,
        filed=told.filed or part.filed,
        items=told.items or part.items,
        sic=told.sic,
    )
