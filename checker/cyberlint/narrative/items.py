"""Headings of Items: “Item 1C. Cybersecurity”, on one line or two, spelled in every way filers spell it.

A heading is told from a reference (“see Item 1C”, “Item 1A of this report”) by where it stands and how it
goes on, and from a line of the table of contents by its page number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cyberlint.disclosure import Span
from cyberlint.expressions import compiled
from cyberlint.narrative.paragraphs import BLANK, is_furniture, is_title_case, paragraphs, plain, words
from cyberlint.tuples import NamedTuple

MAX_TITLE = 160  # characters
_LONGEST_TITLE = 12  # words, of which few have capitals
_TAIL = 60  # characters at the end of a line that show whether a page number ends it
_BEFORE = 80  # characters of a line before its Item's number
_BELOW = 400  # characters between a bare number and its title: blank lines

_GAP = r"[\s\u200b-\u200d\ufeff\xad]"
_ITEM = rf"I{_GAP}?T{_GAP}?E{_GAP}?M(?:{_GAP}?S)?(?:{_GAP}|[.:|#*])*"
_PART = r"(?:PART\s+[IVX]{1,3}[^\w\n]{0,6})?"
_LEAD = r"[^\w\n\"“‘'(\[]{0,16}"
_DECIMAL = rf"\d{{1,2}}{_GAP}?\.{_GAP}?\d\d(?!\d)"
_LETTERED = rf"\d{{1,2}}{_GAP}?[.(–-]?{_GAP}?[A-L](?:(?!\w)|(?=C{_GAP}?Y{_GAP}?B))"
_MORE = rf"(?:{_GAP}?(?:,|and|&){_GAP}?\d{{1,2}}[A-C]?(?=[.:]))*"
_REST = r"(?![\d%])\)?(?P<gap>[^\w\n\"“\[(]{0,16})(?P<rest>[^\n]{0,200})"  # the whole text may be one line
_PAGES = r"[FS]?-?\d{1,3}(?:\s*[-–,]\s*\d{1,3})*"


@cache
def _page() -> re.Pattern[str]:
    """Return the pattern of the page numbers at the end of a line of the table of contents."""
    return compiled(rf"(?:\.{{2,}}|[\s|…]|\.(?:\s\.)+)\s*(?:pages?\s*)?{_PAGES}\s*$", re.IGNORECASE)


@cache
def _number() -> re.Pattern[str]:
    """Return the pattern of an Item's heading: lead, number, rest. Compiled when needed: it takes 2 ms."""
    number = rf"(?P<number>{_DECIMAL}|{_LETTERED}|\d{{1,2}})"
    return compiled(rf"{_LEAD}{_PART}{_ITEM}{number}{_MORE}{_REST}", re.IGNORECASE)


@cache
def _bare() -> re.Pattern[str]:
    """Return the pattern of an Item's heading without the word “Item”."""
    return compiled(rf"{_LEAD}(?P<number>{_DECIMAL}|{_LETTERED}|[A-L](?=[.)])){_REST}", re.IGNORECASE)


@cache
def _after_sentence() -> re.Pattern[str]:
    """Return the pattern of what stands before a heading inside a paragraph."""
    return compiled(rf"(?<=[.!?)”\"’\d]){_GAP}{{0,4}}(?={_PART}{_ITEM}\d)", re.IGNORECASE)


class Heading(NamedTuple):
    """An Item's heading: its range of the text, number, words, and whether the words are the known ones."""

    span: Span
    item: str
    title: str
    known: bool


def candidates(text: str, item: str) -> Iterator[Heading]:
    """Yield every place that has the form of the heading of one Item, in the order of the text."""
    yield from _candidates(text, item, _literal(item))


def broken_candidates(text: str, item: str) -> Iterator[Heading]:
    """Yield also the places where the number is broken: “Item 1 C”, “Item 16.K”. Slower."""
    yield from _candidates(text, item, _broken(item))


def heading_at(text: str, start: int, item: str) -> Heading | None:
    """Return the heading of one Item that stands at the start of a line, or None."""
    match = _number().match(text, start) or _bare().match(text, start)
    if not match or _same(match["number"]) != item or goes_on(text, start):
        return None
    rest, begin, end = match["rest"].rstrip(BLANK), match.start("rest"), match.end()
    if not rest:
        begin, end = _title_below(text, end)
        rest = text[begin:end]
    if len(rest) <= MAX_TITLE and is_contents_line(match["gap"] + rest):
        return None
    known = _known_title(text, begin, item)
    if len(rest) > MAX_TITLE or _is_statement(text[known or begin : end]):
        if not (_begins_sentence(text, known) if known else any(char in ".:–—" for char in match["gap"])):
            return None
        end = known or begin
    elif not (known == end or _has_heading_form(rest)) or not (known or _number().match(text, start)):
        return None
    first = start + len(match[0]) - len(match[0].lstrip(BLANK + "|#*•-"))
    title = f"{text[first : match.end('number')]}{match['gap'].rstrip()} {text[begin:end]}"
    return Heading(Span(first, end), item, one_line(title), known=bool(known))


def run_in_end(text: str, start: int, end: int) -> int:
    """Return where an Item's heading ends with which a paragraph begins that goes on, or 0."""
    match = _number().match(text, start, end)
    item = _same(match["number"]) if match else ""
    known = _known_title(text, match.start("rest"), item) if match and item in words()["items"] else 0
    if not known or known >= end or not _begins_sentence(text, known):
        return 0
    return known + 1 if text[known] in ".:" else known


def number_of_other(line: str) -> tuple[str, str] | None:
    """Return number and title if a line has the form of an Item's heading, else None."""
    match = _number().match(line)
    return (_same(match["number"]), match["rest"].strip(BLANK)) if match else None


def inline_heads(text: str, within: Span) -> Iterator[tuple[int, str, str]]:
    """Yield place, number and title of the headings inside a paragraph that has lost its line breaks."""
    for match in _after_sentence().finditer(text, within.start, within.end):
        number = _number().match(text, match.end(), within.end)
        if number and number["rest"][:1].isupper():
            yield match.end(), _same(number["number"]), number["rest"][:MAX_TITLE]


def is_other_heading(number: str, title: str) -> bool:
    """Whether number and title are those of another Item of the forms that hold the disclosure."""
    return any(form_of_other(number, title))


def form_of_other(number: str, title: str) -> Iterator[str]:
    """Yield the forms that have an Item of this number and title, beside the one with the disclosure."""
    normal = plain(title[:MAX_TITLE])
    for form, titles in words()["others"].items():
        known = [start for start in map(plain, titles.get(number, ())) if normal.startswith(start)]
        if known and (normal in known or _has_heading_form(title[:MAX_TITLE])):
            yield form


def is_bare_other(line: str) -> bool:
    """Whether a line is number and title of another Item without the word “Item”: “2. Properties”."""
    return len(line) <= MAX_TITLE and plain(line) in _bare_others()


@cache
def _bare_others() -> frozenset[str]:
    forms = words()["others"].values()
    return frozenset(
        plain(f"{number}. {title}") for form in forms for number, titles in form.items() for title in titles
    )


def has_heading_form(line: str, title: str) -> bool:
    """Whether an Item's number and what follows it are short, capitalised and no reference."""
    return len(line) <= MAX_TITLE and _has_heading_form(title)


def is_contents_line(line: str) -> bool:
    """Whether a line ends in a page number, as a line of the table of contents does."""
    return _page().search(line[-_TAIL:]) is not None


def order(number: str) -> tuple[float, str]:
    """Return what Items are ordered by: 1C before 2, 16K before 17, 1.05 before 9.01."""
    digits = number.rstrip("ABCDEFGHIJKL")
    return float(digits), number[len(digits) :]


def one_line(title: str) -> str:
    """Return a title with single spaces and without marks of a list or a table around it."""
    return " ".join(title.split()).strip(BLANK + "*#|")


@cache
def _literal(item: str) -> re.Pattern[str]:
    return compiled(re.escape(item), re.IGNORECASE)


@cache
def _broken(item: str) -> re.Pattern[str]:
    digits, letters = item.rstrip("ABCDEFGHIJKL"), item.lstrip("0123456789.")
    between = rf"{_GAP}?[.(–-]?{_GAP}?" if letters else ""
    dotted = rf"{_GAP}?\.{_GAP}?".join(digits.split("."))
    alone = rf"|^[^\w\n]{{0,8}}{letters}(?=[.)])" if letters in _lettered() else ""
    return compiled(rf"{dotted}{between}{letters}{alone}", re.IGNORECASE | re.MULTILINE)


def _candidates(text: str, item: str, number: re.Pattern[str]) -> Iterator[Heading]:
    last = -1
    for match in number.finditer(text):
        start = _line_start(text, match.start())
        heading = heading_at(text, start, item) if start is not None else None
        heading = heading or _inline(text, match.start(), item)
        if heading and heading.span.start > last:
            last = heading.span.start
            yield heading


def _line_start(text: str, position: int) -> int | None:
    """Return where the line starts, or the line above where that says “Item” alone; None where it is far."""
    start = text.rfind("\n", max(position - _BEFORE, 0), position) + 1
    if not start and position > _BEFORE:
        return None
    if text[start:position].strip(BLANK):
        return start
    first = max(start - _BELOW, 0)
    last = first + len(text[first:start].rstrip(BLANK))
    above = text.rfind("\n", first, last) + 1
    return above if plain(text[above:last]) == "item" else start


def _inline(text: str, position: int, item: str) -> Heading | None:
    """Return a heading in the middle of a line: the text has lost its line breaks."""
    for match in _after_sentence().finditer(text, max(position - 24, 0), position + 1):
        number = _number().match(text, match.end())
        if number and _same(number["number"]) == item and number["rest"][:1].isupper():
            end = _known_title(text, number.start("rest"), item)
            if end and _begins_sentence(text, end):
                return Heading(Span(match.end(), end), item, one_line(text[match.end() : end]), known=True)
    return None


def _known_title(text: str, start: int, item: str) -> int:
    """Return where a known title of the Item ends that stands at `start`, or 0."""
    line = text.find("\n", start, start + MAX_TITLE)
    within = text[start : line if line >= 0 else start + MAX_TITLE]
    for title in _titles(item):
        if match := title.match(within):
            return start + match.end()
    return 0


@cache
def _titles(item: str) -> tuple[re.Pattern[str], ...]:
    known: list[str] = words()["items"].get(item, {}).get("titles", [])  # an Item of another kind has none
    titles = sorted(known, key=len, reverse=True)
    joined = (r"[^\w\n]{0,3}".join(rf"{_GAP}?".join(word) for word in title.split()) for title in titles)
    return tuple(compiled(rf"{title}(?-i:(?![a-z]))", re.IGNORECASE) for title in joined)


def _is_statement(rest: str) -> bool:
    """Whether the words after a title are the text itself: “Not applicable.”, or a sentence."""
    said = rest.strip(BLANK + ".:–—-|")
    if plain(said).startswith(tuple(words()["empty-answers"])):
        return True
    found = said.split()
    if is_title_case(found):
        return False
    return len(found) > (3 if rest.rstrip(BLANK).endswith(".") else _LONGEST_TITLE)


def _begins_sentence(text: str, position: int) -> bool:
    """Whether a sentence or a mark follows a title that runs into its paragraph."""
    after = text[position : position + 8].lstrip(BLANK + ".:–—-|")[:1]
    return not after.islower() and after not in ",;)"


def _title_below(text: str, position: int) -> tuple[int, int]:
    """Return the range of the paragraph below a bare number where it has the form of a title."""
    below = next(paragraphs(text, Span(position, min(position + _BELOW, len(text)))), None)
    if below is None:
        return position, position
    title = text[below.start : below.end]
    if _is_statement(title) or is_furniture(title) or not _has_heading_form(title):
        return position, position
    return below.start, below.end


def _has_heading_form(title: str) -> bool:
    if len(title) > MAX_TITLE or (title and not (title[0].isupper() or title[0] in "[(")):
        return False
    normal = f" {plain(title)} "
    return not any(f" {word} " in normal for word in words()["reference-words"])


def goes_on(text: str, start: int) -> bool:
    """Whether the line at `start` goes on with a sentence of the line above: “… see Part I,”."""
    before = text[max(start - 60, 0) : start].rstrip(BLANK)
    return before.endswith(",") or before.rpartition(" ")[2].casefold() in words()["joining-words"]


def _same(number: str) -> str:
    """Return an Item's number as it is known: ``16K`` for “16. k”, ``1.05`` for “1. 05”."""
    found = "".join(char for char in number.upper() if char.isalnum() or char == ".")
    found = found if re.fullmatch(r"\d+\.\d\d", found) else found.replace(".", "")
    return _lettered().get(found, found)


@cache
def _lettered() -> dict[str, str]:
    """Return the Items that stand under their letter alone: “K. Cybersecurity” below “Item 16”."""
    return {entry["letter"]: item for item, entry in words()["items"].items() if "letter" in entry}
