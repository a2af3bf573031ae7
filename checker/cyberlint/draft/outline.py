"""Headings that a draft's format knows by their style, whatever their words: of the Item, and of its parts.

A heading in words alone is told by how it looks and reads (`cyberlint.narrative`). Where the format says
which paragraphs are headings, and of which level, these are taken as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from cyberlint.disclosure import Disclosure, Section, Span
from cyberlint.draft.cover import cover
from cyberlint.narrative import items, sections
from cyberlint.narrative.paragraphs import BLANK, plain, words
from cyberlint.narrative.sentences import split
from cyberlint.resources import data
from cyberlint.taxonomy import form_class
from cyberlint.tuples import NamedTuple

_STOPS = (".", ";", ":", ",")
_SENTENCE = 4  # words: so many that begin as a sentence and end in a full stop are one
_TITLES = 2  # of Items: so many make a report
_DEEPEST = 9
MANY = 2_000
"""Headings; a report of 300 pages has a tenth."""


class Head(NamedTuple):
    """A paragraph in the style of a heading: its range of the text, and its level, 0 the highest."""

    span: Span
    level: int


def find(text: str, heads: Sequence[Head]) -> tuple[Section, ...]:
    """Return what `sections.find` does, of a text of which some paragraphs are known to be headings.

    The Item's section ends before the title of another Item too, whether or not a number stands before it;
    and without any number, the Item is what stands under its title. Empty where there is no such section.
    """
    titled = [head for head in heads[:MANY] if _is_title(text, head.span)]
    if found := sections.find(text):
        whole = [section for section in found if not _is_part(section, found)]
        return tuple(each for section in whole for each in _with_parts(text, _ended(text, section, titled)))
    item = _item(text, titled)
    under = [] if item is None else list(_under_titles(text, item, titled))
    times, best = max(under, key=lambda pair: pair[0], default=(0, None))
    return tuple(_with_parts(text, best)) if best and times >= sections.SUBJECT else ()


def leads(text: str, bold: Iterable[Span]) -> Iterator[Head]:
    """Yield the bold words that are a heading: a line of their own, or before a text that they run into.

    The latter end in a full stop, and do not begin as a sentence does.
    """
    starters = data()["lexicon/sentences"]["starters"]
    for start, last in bold:
        title = text[start:last].rstrip(BLANK)
        end = start + len(title)
        if text[end : end + 1] in ("", "\n"):
            if not title.endswith(_STOPS):
                yield Head(Span(start, end), _DEEPEST)
            continue
        stop = end - 1 if title.endswith(".") else end
        first, _, _ = text[start:stop].partition(" ")
        if text[stop : stop + 1] != "." or first.casefold() in starters:
            continue
        line = Span(start, len(text[:start]) + len(text[start:].partition("\n")[0]))
        if next(split(text, line)).end == stop + 1:
            yield Head(Span(start, stop), _DEEPEST)


def parted(found: Disclosure, heads: Sequence[Head], leads: Iterable[Head] = ()) -> Disclosure:
    """Return a disclosure whose sections have the headings in them as parts.

    The places of `heads` are those of its source, with which its text goes along character by character, and
    so are those of `leads`, which add to what words tell and to `heads`, and stand for nothing of them.
    """
    titled = _inside(found, heads)
    known = {head.span.start for head in titled} | {section.span.start for section in found.sections}
    titled += [head for head in _inside(found, leads) if head.span.start not in known]
    whole = [section for section in found.sections if not _is_part(section, found.sections)]
    merged = (each for section in whole for each in _merged(found, section, titled))
    return found._replace(sections=tuple(merged)) if titled else found


def _inside(found: Disclosure, heads: Iterable[Head]) -> list[Head]:
    """Return the headings in what was read that read as one, by their places in it."""
    first = found.map.offset(0)
    inside = (
        Head(Span(head.span.start - first, head.span.end - first), head.level)
        for head in heads
        if first <= head.span.start and head.span.end <= first + len(found.text)
    )
    return [head for head in islice(inside, MANY) if _is_title(found.text, head.span)]


def _is_title(text: str, span: Span) -> bool:
    """Whether a paragraph in the style of a heading reads as one: a style is soon applied to more."""
    title = text[span.start : span.end]
    normal = plain(title)
    if not normal or len(title) > items.MAX_TITLE or "\n" in title or normal in words()["empty-answers"]:
        return False
    first, *others = normal.split()
    starters = data()["lexicon/sentences"]["starters"]
    return not (len(others) + 1 >= _SENTENCE and first in starters and title.rstrip(BLANK).endswith("."))


def _is_part(section: Section, found: Sequence[Section]) -> bool:
    """Whether a section is a part of one before it."""
    before = found[: found.index(section)]
    return any(section.span.within(other.span) for other in before)


def _with_parts(text: str, section: Section) -> Iterator[Section]:
    yield section
    yield from sections.parts(text, section)


def _ended(text: str, section: Section, heads: Iterable[Head]) -> Section:
    """Return a section that ends where a heading of its level or a higher one names another Item."""
    body = sections.body_start(text, section)
    own = next((head.level for head in heads if head.span.start == section.span.start), _DEEPEST)
    others = (
        head.span.start
        for head in heads
        if body < head.span.start < section.span.end
        and head.level <= own
        and _is_other_title(text[head.span.start : head.span.end], section.item)
    )
    end = min(others, default=section.span.end)
    return section._replace(span=Span(section.span.start, len(text[:end].rstrip(BLANK))))


def _is_other_title(title: str, item: str) -> bool:
    form = words()["items"][item]["form"]
    return any(_is_called(title, known) for known in words()["others"].get(form, {}).values())


def _is_called(title: str, known: Iterable[str]) -> bool:
    """Whether a title is a known one; of more than a word, its beginning is enough."""
    normal = f"{plain(title)} "
    return any(
        normal.startswith(f"{one} ") and (" " in one or normal == f"{one} ") for one in map(plain, known)
    )


def _item(text: str, heads: Iterable[Head]) -> str | None:
    """Return the Item that a report has by its form: as its cover says, or by the titles of its Items."""
    first = cover(text)
    forms: dict[str, str] = {entry["form"]: item for item, entry in words()["items"].items()}
    if first.form:
        return forms.get(form_class(first.form) or "")
    titles = [text[head.span.start : head.span.end] for head in heads]
    for form, others in words()["others"].items():
        named = sum(any(_is_called(each, known) for each in titles) for known in others.values())
        if form in forms and named >= _TITLES:
            return forms[form]
    return None


def _under_titles(text: str, item: str, heads: Sequence[Head]) -> Iterator[tuple[int, Section]]:
    """Yield what stands under each bare title of the Item, and how often it speaks of the subject."""
    for at, head in enumerate(heads):
        title = text[head.span.start : head.span.end]
        if plain(title) in words()["bare-titles"]:
            after = (other.span.start for other in heads[at + 1 :] if other.level <= head.level)
            end = len(text[: next(after, len(text))].rstrip(BLANK))
            section = Section(item, items.one_line(title), Span(head.span.start, end))
            yield sections.mentions(text[head.span.end : end]), section


def _merged(found: Disclosure, section: Section, heads: Sequence[Head]) -> Iterator[Section]:
    """Yield a section, and its parts with those that begin at headings."""
    text = found.text
    body = sections.body_start(text, section)
    spans = (head.span for head in heads if body <= head.span.start < section.span.end)
    inside = [span for span in spans if not sections.is_of_page(text, span, section.item)]
    known = {
        part.span.start: part.title
        for part in found.sections
        if part is not section
        and part.span.within(section.span)
        and not any(span.start < part.span.start < span.end for span in inside)
    }
    known |= {span.start: items.one_line(text[span.start : span.end]) for span in inside}
    yield section
    for start, end in pairwise([*sorted(known), section.span.end]):
        yield Section(section.item, known[start], Span(start, len(text[:end].rstrip(BLANK))))
