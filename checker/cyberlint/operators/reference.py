"""Ask whether the narrative refers to a place that the report does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from cyberlint.condition import Answer, Case, Evidence, Truth
from cyberlint.disclosure import Disclosure, Span
from cyberlint.expressions import expression
from cyberlint.operators import NO_TEXT, listed, one_or_more
from cyberlint.pattern import Pattern
from cyberlint.resources import data
from cyberlint.taxonomy import annual_forms, form_class
from cyberlint.tuples import NamedTuple

if TYPE_CHECKING:  # few texts have a reference that must be followed, and the others start without
    from cyberlint.draft.whole import Whole

SUBJECT = one_or_more(
    ["item", "note", "exhibit", "title"],
    "What is referred to: an Item of the form, a note to the financial statements, an exhibit, a title in "
    "quotation marks; or several of which one is enough.",
)
OPTIONS: dict[str, dict[str, Any]] = {}
REQUIRED: tuple[str, ...] = ()

_LEXICON = "lexicon/references"
_SHOWN = 4
_BEFORE = 90  # characters before a quotation mark that tell whether a title is referred to
_LETTERS = 8  # of a title: fewer may stand for anything
_OPENING, _QUOTED = '“"', expression(r"“([^“”\n]{3,400})”|\"([^\"\n]{3,400})\"")
_PARTS = expression(r"\s*[–—>:…]\s*|\s+--?\s+|--|\.{3}")
_ITEMS = expression(r"(?:part [ivx]{1,3}\W*)?items? \d.*", re.IGNORECASE)
_ITEM_BEGINS = expression(r"[>\n][^\w<>&\n]{0,8}items?(?:[^\w<>&]|&[#\w]{2,8};){1,6}$", re.IGNORECASE)
_LINES = 2
_ITEM = expression(r"\d{1,2}[A-L]?(?!\w)")
_NUMBER = expression(r"\d{1,3}(?:\.\d{1,2})?(?!\d)")


class _Reference(NamedTuple):
    """A place that the text refers to: its kind, its words, and the numbers or titles that are sought."""

    kind: str
    span: Span
    sought: tuple[str, ...]


def ask(subject: str | list[str], options: Mapping[str, Any], case: Case) -> Answer:  # noqa: ARG001 - as every operator
    """Tell whether there is such a reference; the evidence is its words.

    Unknown where there are references, and the whole report was not read.
    """
    text = case.disclosure.text
    if not text.strip():
        return NO_TEXT
    wanted = listed(subject)
    references = [found for found in _references(case) if found.kind in wanted]
    source = case.disclosure.map.source
    if all(_plainly_leads(found, references, source) for found in references):
        return Answer(Truth.FALSE, (Evidence("reference", wanted[0]),))
    whole = _whole(case.disclosure)
    if not whole:
        return Answer(Truth.UNKNOWN, reason="the whole report, which the references lead to, was not read")
    lost = [found for found in references if not _leads(found, references, whole)][:_SHOWN]
    if not lost:
        return Answer(Truth.FALSE, (Evidence("reference", wanted[0]),))
    return Answer(
        Truth.TRUE,
        tuple(Evidence("reference", one.kind, text[one.span.start : one.span.end], one.span) for one in lost),
    )


def _whole(disclosure: Disclosure) -> Whole | None:
    """Return the whole report, or None where its form has no Items or not all of it was read."""
    form = form_class(disclosure.form or "")
    if form not in annual_forms() or (disclosure.form or "").endswith("/A"):
        return None
    # Deferred, because few texts need them: 20 ms for the megabytes of a report.
    from cyberlint.draft.whole import Whole  # noqa: PLC0415
    from cyberlint.markup.flat import flat  # noqa: PLC0415

    whole = Whole(flat(disclosure.map.source), form)
    return whole if whole.is_whole else None


def _references(case: Case) -> Iterator[_Reference]:
    """Yield what the sentences refer to within the same report."""
    text = case.disclosure.text
    places = {kind: Pattern(source, trusted=True) for kind, source in data()[_LEXICON]["places"].items()}
    for sentence in case.narrative.sentences:
        said = text[sentence.span.start : sentence.span.end]
        if sentence.heading or _pattern("unless").search(said):
            continue
        for kind, pattern in places.items():
            for start, end in pattern.ranges(said):
                yield from _numbered(kind, said, sentence.span.start, start, end - 1)
        if "“" in said or '"' in said:
            yield from _titled(said, sentence.span.start)


def _numbered(kind: str, said: str, offset: int, start: int, number: int) -> Iterator[_Reference]:
    if match := (_ITEM if kind == "item" else _NUMBER).match(said, number):
        yield _Reference(kind, Span(offset + start, offset + match.end()), (match[0],))


def _titled(said: str, offset: int) -> Iterator[_Reference]:
    """Yield the titles in quotation marks that a sentence refers to."""
    last = -1
    for match in _QUOTED.finditer(said):
        before = said[max(match.start() - _BEFORE, 0) : match.start()]
        if not (match[1] or match[2])[0].isupper() or before.endswith(tuple(data()[_LEXICON]["naming"])):
            continue
        goes_on = last >= 0 and _pattern("going-on").covers(said[last : match.start()])
        if not (goes_on or _pattern("leading").search(before)):
            continue
        last = match.end()
        parts = tuple(
            part for part in _PARTS.split(match[1] or match[2]) if not _ITEMS.fullmatch(part.strip(" .,"))
        )
        yield _Reference("title", Span(offset + match.start(), offset + match.end()), parts)


def _plainly_leads(one: _Reference, references: Sequence[_Reference], source: str) -> bool:
    """Whether the source as it is written shows what is referred to, which spares making text of it.

    An Item begins two lines: one of the contents, and its heading. A title stands there once more.
    """
    if one.kind == "title":
        quoted = sum(part in other.sought for part in one.sought for other in references)
        return all(source.count(part) > quoted for part in one.sought)
    if one.kind != "item" or one.sought[0].isdigit():
        return False
    found, at = 0, source.find(one.sought[0])
    while at >= 0 and found < _LINES:
        found += _ITEM_BEGINS.search(source, max(at - _BEFORE, 0), at) is not None
        at = source.find(one.sought[0], at + 1)
    return found == _LINES


def _leads(one: _Reference, references: Sequence[_Reference], whole: Whole) -> bool:
    """Whether the report may have what is referred to, besides the references to it."""
    if one.kind == "item":
        return whole.has_item(one.sought[0])
    if one.kind == "note":
        return whole.has_note(int(one.sought[0].partition(".")[0]))
    if one.kind == "exhibit":
        named = sum(other.kind == "exhibit" and other.sought == one.sought for other in references)
        return whole.times_numbered(one.sought[0]) > named
    return all(_is_title(part, references, whole) for part in one.sought)


def _is_title(part: str, references: Sequence[_Reference], whole: Whole) -> bool:
    from cyberlint.draft.whole import letters  # noqa: PLC0415 - as above

    wanted = letters(part)
    if len(wanted) < _LETTERS:
        return True
    quoted = sum(
        letters("".join(other.sought)).count(wanted) for other in references if other.kind == "title"
    )
    return whole.times(part) > quoted


@cache
def _pattern(name: str) -> Pattern:
    """Return one of the patterns of ``rules/lexicon/references.yaml``."""
    return Pattern(data()[_LEXICON][name], trusted=True)
