"""The section of an Item in a visible text, found by its heading, and the headed parts inside it.

A report names “Item 1C” in its table of contents, in cross-references, in running heads and, once, above
the section itself. Every place that has the form of a heading is a candidate; it reaches to the next
Item's heading. Places without prose under them are lines of contents; running heads lie inside the
reach of the heading that they repeat; of what is left, the place that speaks most of the subject wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from cyberlint.disclosure import Section, Span
from cyberlint.narrative.paragraphs import BLANK, is_furniture, is_heading, paragraphs, plain, words

MAX_SECTION = 250_000  # characters; the longest Item 1C seen has a third of that
MAX_TITLE = 160
PROSE = 60  # characters: a line of contents is shorter

_GAP = r"[\s\u200b-\u200d\ufeff\xad]"
_ITEM = rf"I{_GAP}?T{_GAP}?E{_GAP}?M(?:{_GAP}?S)?(?:{_GAP}|[.:|#*])*"
_PART = r"(?:PART\s+[IVX]{1,3}[^\w\n]{0,6})?"
_LEAD = r"[^\w\n\"“‘'(\[]{0,16}"
_NUMBER = re.compile(
    rf"{_LEAD}{_PART}{_ITEM}(?P<number>\d{{1,2}}\.\d\d(?!\d)|\d{{1,2}}{_GAP}?[.(]?{_GAP}?[A-L](?![\w])|\d{{1,2}})"
    rf"(?![\d%])\)?(?P<gap>[^\w\n\"“\[]{{0,16}})(?P<rest>[^\n]*)",
    re.IGNORECASE,
)
_INLINE = re.compile(rf"(?<=[.!?)”\"’\d]){_GAP}{{0,4}}(?={_PART}{_ITEM}\d)", re.IGNORECASE)
_PAGE = re.compile(r"(?:\.{2,}|[\t |…]|\.(?:\s\.)+)\s*(?:page\s*)?[FS]?-?\d{1,3}\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """An Item's heading: its range of the text, number, words, and whether the words are the known ones."""

    span: Span
    item: str
    title: str
    known: bool


def find(text: str, items: Iterable[str] | None = None) -> tuple[Section, ...]:
    """Return the sections of the Items that hold a cybersecurity disclosure, each followed by its parts.

    `items` are the Items to look for (``1C``, ``16K``, ``1.05``), by default all three. A section reaches
    from its heading to the end of its last paragraph; page numbers and running heads after that are not
    part of it. The sections that follow it and lie within it are its headed parts. Empty where no Item
    stands under a heading of its own.
    """
    wanted = tuple(items) if items is not None else tuple(words()["items"])
    found = sorted(
        (section for item in wanted if (section := _find(text, item))), key=lambda section: section.span
    )
    return tuple(part for section in found for part in (section, *parts(text, section)))


def parts(text: str, section: Section) -> tuple[Section, ...]:
    """Return the headed parts of a section; each reaches to the next heading."""
    inside = list(paragraphs(text, section.span))[1:]
    heads = [
        here
        for here, after in zip(inside, inside[1:], strict=False)
        if is_heading(text[here.start : here.end])
        and not is_furniture(text[here.start : here.end])
        and not _NUMBER.match(text, here.start)
        and after.end - after.start > here.end - here.start
    ]
    ends = [*(head.start for head in heads), section.span.end][1:]
    return tuple(
        Section(
            section.item,
            _words(text[head.start : head.end]),
            Span(head.start, _trimmed(text, head.start, end)),
        )
        for head, end in zip(heads, ends, strict=False)
    )


def _find(text: str, item: str) -> Section | None:
    candidates = list(_candidates(text, item, _literal(item))) or list(_candidates(text, item, _spaced(item)))
    best: tuple[tuple[bool, int, int], Section] | None = None
    reached = 0
    for heading in candidates:
        if heading.span.start < reached:
            continue  # a running head inside the section found last
        end = _end(text, heading)
        body = text[heading.span.end : end]
        if not _is_prose(body):
            continue
        reached = end
        lower = body.casefold()
        score = (heading.known, sum(lower.count(word) for word in words()["about"]), len(body))
        if best is None or score > best[0]:
            span = Span(heading.span.start, _trimmed(text, heading.span.end, end))
            best = score, Section(item, heading.title, span)
    return best[1] if best else None


@cache
def _literal(item: str) -> re.Pattern[str]:
    return re.compile(re.escape(item), re.IGNORECASE)


@cache
def _spaced(item: str) -> re.Pattern[str]:
    return re.compile(rf"{_GAP}?[.(]?{_GAP}?".join(map(re.escape, item.replace(".", ""))), re.IGNORECASE)


def _candidates(text: str, item: str, number: re.Pattern[str]) -> Iterator[Heading]:
    titles = tuple(words()["items"][item]["titles"])
    last = -1
    for match in number.finditer(text):
        start = _line_start(text, match.start())
        heading = _heading(text, start, item, titles) or _inline(text, start, match.start(), item, titles)
        if heading and heading.span.start > last:
            last = heading.span.start
            yield heading


def _line_start(text: str, position: int) -> int:
    """Return where the line starts, or the line before where that says “Item” alone."""
    start = text.rfind("\n", 0, position) + 1
    if text[start:position].strip(BLANK):
        return start
    before = text[max(start - 40, 0) : start].rstrip(BLANK + ".")
    return text.rfind("\n", 0, start - 1) + 1 if before[-4:].casefold() == "item" else start


def _heading(text: str, start: int, item: str, titles: tuple[str, ...]) -> Heading | None:
    match = _NUMBER.match(text, start)
    if not match or _same(match["number"]) != item:
        return None
    rest, end = match["rest"].strip(BLANK), match.end()
    if not rest:
        rest, end = _title_below(text, end)
    if _PAGE.search(match["gap"] + match["rest"]):
        return None
    known = next((title for title in titles if plain(rest[:MAX_TITLE]).startswith(title)), None)
    if not known and not _has_heading_form(rest):
        return None
    if known and len(rest) > MAX_TITLE:
        end, rest = _run_in(text, match.start("rest"), known)
    first = start + len(match[0]) - len(match[0].lstrip(BLANK + "|#*•-"))
    title = _words(f"{text[first : match.end('number')]}{match['gap'].rstrip()} {rest}")
    return Heading(Span(first, end), item, title, known is not None)


def _inline(text: str, start: int, position: int, item: str, titles: tuple[str, ...]) -> Heading | None:
    """Return a heading in the middle of a line: the text has lost its line breaks."""
    window = max(start, position - 24)
    for match in _INLINE.finditer(text, window, position):
        number = _NUMBER.match(text, match.end())
        if number and _same(number["number"]) == item:
            rest = number["rest"][:MAX_TITLE]
            known = next((title for title in titles if plain(rest).startswith(title)), None)
            if known and rest[:1].isupper():
                end, rest = _run_in(text, number.start("rest"), known)
                title = _words(f"{text[match.end() : number.start('rest')]}{rest}")
                return Heading(Span(match.end(), end), item, title, known=True)
    return None


def _run_in(text: str, start: int, known: str) -> tuple[int, str]:
    """Return the end and the words of a known title with which a longer line begins."""
    end = start
    while plain(text[start:end]) != known and end < start + MAX_TITLE:
        end += 1
    while text[end : end + 1].islower():
        end += 1
    return end, text[start:end]


def _title_below(text: str, position: int) -> tuple[str, int]:
    """Return the paragraph below a bare number where it has the form of a title."""
    below = next(paragraphs(text, Span(position, min(position + 400, len(text)))), None)
    if below is None:
        return "", position
    title = text[below.start : below.end]
    if len(title) > MAX_TITLE or is_furniture(title) or not _has_heading_form(title):
        return "", position
    return title, below.end


def _has_heading_form(rest: str) -> bool:
    if len(rest) > MAX_TITLE or (rest and not (rest[0].isupper() or rest[0] in "[(")):
        return False
    normal = f" {plain(rest)} "
    return not any(f" {word} " in normal for word in words()["reference-words"])


def _same(number: str) -> str:
    """Return an Item's number as it is known: ``16K`` for “16. k”, ``1.05`` as it stands."""
    if re.fullmatch(r"\d+\.\d\d", number):
        return number
    return "".join(char for char in number.upper() if char.isalnum())


def _end(text: str, heading: Heading) -> int:
    limit = min(heading.span.end + MAX_SECTION, len(text))
    for line in paragraphs(text, Span(heading.span.end, limit)):
        words_here = text[line.start : line.end]
        if _ends_here(words_here, heading.item):
            return line.start
        if len(words_here) > MAX_TITLE and (inside := _inline_end(text, line, heading.item)):
            return inside
    return limit


def _ends_here(line: str, item: str) -> bool:
    if len(line) < MAX_TITLE and plain(line) in words()["ends"]:
        return True
    match = _NUMBER.match(line)
    if not match or _same(match["number"]) == item:
        return False
    number, rest = _same(match["number"]), match["rest"].strip(BLANK)
    if _is_known(number, rest):
        return True
    return _order(number) > _order(item) and len(line) <= MAX_TITLE and _has_heading_form(rest)


def _inline_end(text: str, line: Span, item: str) -> int:
    for match in _INLINE.finditer(text, line.start, line.end):
        number = _NUMBER.match(text, match.end(), line.end)
        if number and _same(number["number"]) != item and number["rest"][:1].isupper():
            if _is_known(_same(number["number"]), number["rest"][:MAX_TITLE]):
                return match.start()
    return 0


def _is_known(number: str, rest: str) -> bool:
    normal = plain(rest[:MAX_TITLE])
    known = [title for form in words()["others"].values() for title in form.get(number, ())]
    return any(normal.startswith(plain(title)) for title in known) and _has_heading_form(rest[:MAX_TITLE])


def _order(number: str) -> tuple[float, str]:
    digits = number.rstrip("ABCDEFGHIJKL")
    return float(digits), number[len(digits) :]


def _is_prose(body: str) -> bool:
    """Whether a candidate has a text under it, not further lines of contents."""
    lines = [line.strip(BLANK) for line in body.split("\n")]
    if any(len(line) >= PROSE and not _PAGE.search(line) for line in lines):
        return True
    return any(plain(line) and plain(line).startswith(tuple(words()["empty-answers"])) for line in lines)


def _trimmed(text: str, start: int, end: int) -> int:
    """Return the end of the last paragraph before `end` that does not belong to the page."""
    while True:
        end = start + len(text[start:end].rstrip(BLANK))
        line = text.rfind("\n", start, end) + 1
        if line <= start or not is_furniture(text[line:end].strip(BLANK)):
            return end
        end = line


def _words(title: str) -> str:
    return " ".join(title.split()).strip(BLANK + "*#|")
