"""The section of an Item in a visible text, found by its heading, and the headed parts inside it.

A report names “Item 1C” in its table of contents, in cross-references, in running heads and, once, above
the section itself. Every place that has the form of a heading is a candidate; it reaches to the next
Item's heading. Places without prose under them are lines of contents; running heads lie inside the
reach of the heading that they repeat; of what is left, the place that speaks most of the subject wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice, pairwise, takewhile
from typing import Any

from cyberlint.disclosure import Section, Span
from cyberlint.expressions import compiled
from cyberlint.narrative import items
from cyberlint.narrative.headings import heads
from cyberlint.narrative.paragraphs import BLANK, is_furniture, is_title_case, paragraphs, plain, words

MAX_SECTION = 250_000  # characters; the longest Item 1C seen has a tenth of that
PROSE = 60  # characters: a line of contents is shorter
SUBJECT = 4  # times that the text under a bare title speaks of the subject, at least
MANY_TITLES = 20
MANY = 200  # paragraphs; no disclosure has so many
SENTENCE = 4  # words: so many end in a full stop, and are no title


def find(text: str, wanted: Iterable[str] | None = None) -> tuple[Section, ...]:
    """Return the sections of the Items that hold a cybersecurity disclosure, each followed by its parts.

    `wanted` are the Items to look for (``1C``, ``16K``, ``1.05``), by default all three. A section reaches
    from its heading to the end of its last paragraph; page numbers and running heads after that are not
    part of it. The sections that follow it and lie within it are its headed parts. Empty where no Item
    stands under a heading of its own.
    """
    numbers = tuple(words()["items"] if wanted is None else wanted)
    found = [best for item in numbers if (best := _best(text, items.candidates(text, item)))]
    if not found:
        found = [best for item in numbers if (best := _best(text, items.broken_candidates(text, item)))]
    return tuple(part for section in sorted(found, key=_start) for part in (section, *parts(text, section)))


def find_noted(text: str, wanted: Iterable[str] | None = None) -> tuple[Section, ...]:
    """Return what `find` does, and last the explanatory note before one of the Items, if there is one."""
    found = find(text, wanted)
    notes = (noted for section in found if (noted := note(text, section)))
    return (*found, *islice(notes, 1))


def note(text: str, section: Section) -> Section | None:
    """Return the explanatory note before an Item, in which an amendment says what it adds, or None.

    It has no item's number, and no other Item stands between.
    """
    known: dict[str, Any] = words()["noted"]
    if section.item not in known["items"]:
        return None
    start = max(0, section.span.start - int(known["reach"]))
    lines = list(paragraphs(text, Span(start, section.span.start)))
    for at, line in enumerate(lines[:-1]):
        title = text[line.start : line.end]
        between = (text[one.start : one.end] for one in lines[at + 1 :])
        if plain(title) in known["titles"] and not any(map(items.number_of_other, between)):
            return Section("", items.one_line(title), Span(line.start, lines[-1].end))
    return None


def find_by_title(text: str, item: str, *, named: bool = True) -> tuple[Section, ...]:
    """Return what `find` does of a report that names the Item in an index only, by a bare title.

    The section under “Cybersecurity” reaches to the first heading whose text no longer speaks of the
    subject; of several the one that speaks most of it counts. The text must name the Item unless it is
    not the report itself but what that points to, and so not `named`.
    """
    if named and not re.search(rf"\b{re.escape(item)}\b", text, re.IGNORECASE):
        return ()
    lines = [line for line in paragraphs(text, Span(0, len(text))) if not is_of_page(text, line, "")]
    titled = (at for at, line in enumerate(lines[:-1]) if _is_bare_title(text[line.start : line.end]))
    found: list[tuple[int, Section]] = []
    for at in islice(titled, MANY_TITLES):
        line, end = lines[at], _last_on_subject(text, lines[at + 1 : at + 1 + MANY])
        span = Span(line.start, max(end, line.end))
        title = items.one_line(text[line.start : line.end])
        found.append((mentions(text[line.end : span.end]), Section(item, title, span)))
    times, best = max(found, key=lambda pair: pair[0], default=(0, None))
    return (best, *parts(text, best)) if best and times >= SUBJECT else ()


def find_others(text: str, wanted: Iterable[str]) -> tuple[Section, ...]:
    """Return the sections of other Items of the forms, such as 7.01 and 8.01, under their known headings."""
    numbers = set(wanted)
    return tuple(
        Section(number, items.one_line(text[line.start : line.end]), Span(line.start, end))
        for line, number in _other_headings(text)
        if number in numbers
        for end in [_end(text, items.Heading(line, number, "", known=True))]
    )


def numbers(text: str) -> tuple[str, ...]:
    """Return the Items that have a heading in a text, in its order: those that a current report is under."""
    others = [(line.start, number) for line, number in _other_headings(text)]
    held = [(section.span.start, section.item) for section in find(text)]
    return tuple(dict.fromkeys(number for _, number in sorted(others + held)))


def _other_headings(text: str) -> Iterator[tuple[Span, str]]:
    for line in paragraphs(text, Span(0, len(text))):
        number, title = items.number_of_other(text[line.start : line.end]) or ("", "")
        if number and items.is_other_heading(number, title) and not items.goes_on(text, line.start):
            yield line, number


def _is_bare_title(line: str) -> bool:
    return len(line) <= items.MAX_TITLE and plain(line) in words()["bare-titles"]


def _last_on_subject(text: str, lines: Sequence[Span]) -> int:
    """Return where the last of the headed stretches ends that speak of the subject, or 0.

    A line that names an Item is one of the index, and ends them.
    """
    inside = list(takewhile(lambda line: not items.number_of_other(text[line.start : line.end]), lines))
    starts = [head.start for head, _ in heads(text, inside) if head.start != inside[0].start]
    bounds = [inside[0].start, *starts, inside[-1].end] if inside else []
    end = 0
    for first, after in pairwise(bounds):
        if not mentions(text[first:after]):
            break
        end = after
    return len(text[:end].rstrip(BLANK)) if end else 0


def mentions(text: str) -> int:
    """Return how often a text speaks of the subject."""
    lower = text.casefold()
    return sum(lower.count(word) for word in words()["about"])


def parts(text: str, section: Section) -> tuple[Section, ...]:
    """Return the headed parts of a section, in order; each reaches to the next heading."""
    body = Span(body_start(text, section), section.span.end)
    inside = [span for span in paragraphs(text, body) if not is_of_page(text, span, section.item)]
    found = heads(text, inside)
    ends = [*(head.start for head, _ in found), section.span.end][1:]
    return tuple(
        Section(
            section.item,
            items.one_line(title),
            Span(head.start, _trimmed(text, head.start, end, section.item)),
        )
        for (head, title), end in zip(found, ends, strict=False)
    )


def _start(section: Section) -> int:
    return section.span.start


def body_start(text: str, section: Section) -> int:
    """Return where the text begins under a section's heading, or its start where it has no heading."""
    if heading := items.heading_at(text, section.span.start, section.item):
        return heading.span.end
    first = next(paragraphs(text, section.span), section.span)
    return first.end if plain(text[first.start : first.end]) == plain(section.title) else section.span.start


def _best(text: str, candidates: Iterator[items.Heading]) -> Section | None:
    best: tuple[tuple[bool, int, int], Section] | None = None
    reached = 0
    for candidate in candidates:
        if candidate.span.start < reached:
            continue  # a running head, or a line of contents, inside what was looked at last
        heading = _lowest(text, candidate)
        end = reached = _end(text, heading)
        body = text[heading.span.end : end]
        if not _is_prose(body):
            continue
        score = (heading.known, mentions(body), len(body))
        if best is None or score > best[0]:
            span = Span(heading.span.start, _trimmed(text, heading.span.end, end, heading.item))
            best = score, Section(heading.item, heading.title, span)
    return best[1] if best else None


def _lowest(text: str, heading: items.Heading) -> items.Heading:
    """Return the heading right below one that is only the head of the page, else the heading itself."""
    while below := next(paragraphs(text, Span(heading.span.end, heading.span.end + items.MAX_TITLE)), None):
        following = items.heading_at(text, below.start, heading.item)
        if not following:
            break
        heading = following
    return heading


def _end(text: str, heading: items.Heading) -> int:
    """Return where the next Item begins, or the signatures, or the text ends."""
    limit = min(heading.span.end + MAX_SECTION, len(text))
    for line in paragraphs(text, Span(heading.span.end, limit)):
        if _ends_at(text, line, heading.item):
            return line.start
        if line.end - line.start > PROSE and (inside := _inline_end(text, line, heading.item)):
            return inside
    return limit


def _ends_at(text: str, line: Span, item: str) -> bool:
    shown = text[line.start : line.end]
    if len(shown) < items.MAX_TITLE and plain(shown) in words()["ends"]:
        return True
    number, title = items.number_of_other(shown) or ("", "")
    if not number:
        return items.is_bare_other(shown)
    if number == item or items.goes_on(text, line.start):
        return False
    if items.is_other_heading(number, title):
        return True
    return items.order(number) > items.order(item) and items.has_heading_form(shown, title)


def _inline_end(text: str, line: Span, item: str) -> int:
    for place, number, title in items.inline_heads(text, line):
        if number != item and items.is_other_heading(number, title):
            return place
    match = _closing().search(text, line.start, line.end)
    return match.start() if match else 0


@cache
def _closing() -> re.Pattern[str]:
    return compiled("|".join(words()["inline-ends"]))


def _is_prose(body: str) -> bool:
    """Whether a candidate has a text under it, not further lines of contents."""
    return any(_is_said(line.strip(BLANK)) for line in body.split("\n"))


def _is_said(line: str) -> bool:
    if plain(line).startswith(tuple(words()["empty-answers"])):
        return True
    if items.is_contents_line(line):
        return False
    if len(line) >= PROSE:
        return True
    found = line.split()
    return line.endswith(".") and len(found) >= SENTENCE and not is_title_case(found)


def _trimmed(text: str, start: int, end: int, item: str) -> int:
    """Return the end of the last paragraph before `end` that does not belong to the page."""
    while True:
        end = start + len(text[start:end].rstrip(BLANK))
        line = text.rfind("\n", start, end) + 1
        if line <= start or not is_of_page(text, Span(line, end), item):
            return end
        end = line


def is_of_page(text: str, line: Span, item: str) -> bool:
    """Whether a paragraph inside an Item belongs to the page: a number, or a head that repeats the Item's."""
    if is_furniture(text[line.start : line.end].strip(BLANK)):
        return True
    heading = items.heading_at(text, line.start, item) if item else None
    return heading is not None and heading.known
