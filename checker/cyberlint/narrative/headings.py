"""Headings of the parts of an Item: paragraphs of their own, or words that run into a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from cyberlint.disclosure import Span
from cyberlint.expressions import expression
from cyberlint.narrative import items
from cyberlint.narrative.paragraphs import is_furniture, is_title_case, plain, small_words, words
from cyberlint.resources import data

MAX_HEADING = 110  # characters
_MAX_WORDS = 14
_SHORT = 3  # words: fewer are no sentence
_STACKED = 3  # a heading, its subheading, their text
_ENDS_STATEMENT = tuple(".;,:!?")
_ENUMERATOR = expression(r"\(?(?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,4})[.)]\s+")
_WORD = expression(r"[^\W_]+")
_LEAD = expression(r"[\W_]{0,3}(?P<item>Item\s+\d{1,2}(?:[A-L]|\.\d\d)?\b[\s.:–—-]*)?", re.IGNORECASE)
_NEXT_WORD = expression(r"[\s’'&,/-]{0,3}([^\W_]+)")
_NEXT_TITLE_WORD = expression(r"(?:[’'][^\W_]+)?(?:(?P<space>\s+)|\s?[,/&-]\s?|\s[–—]\s)(?P<word>[^\W\d_]+)")
_MARK = expression(r"(?P<mark>\s?(?P<colon>:)|\.)\s+[\"“]?(?P<word>[A-Z][\w’']*)")
_AFTER = expression(
    r"(?P<mark>\.(?=\s+[\"“]?[A-Z])|\s*:|\s*[–—](?=\s*[\"“]?[A-Z])|\s+-(?=\s+[A-Z]))|\s+(?P<word>[A-Z][a-z]*)\b"
)


def heads(text: str, paragraphs: Sequence[Span]) -> list[tuple[Span, str]]:
    """Return range and words of the headings among some consecutive paragraphs.

    A heading of its own stands above a longer paragraph; one that runs in is the start of its paragraph.
    """
    found = []
    for at, here in enumerate(paragraphs):
        shown = text[here.start : here.end]
        if (_stands_above(text, paragraphs, at) and is_heading(shown)) or _is_line_between(
            text, paragraphs, at
        ):
            found.append((here, shown))
        elif shown[0].isupper() and (end := _known_run_in(text, here.start, here.end)):
            found.append((Span(here.start, end), text[here.start : end].rstrip(" \t\xa0.:–—-")))
    return found


def _stands_above(text: str, paragraphs: Sequence[Span], at: int) -> bool:
    """Whether a short paragraph has a longer one below it, other headings between them aside."""
    here = paragraphs[at]
    if here.end - here.start > MAX_HEADING or _is_no_part(text, here):
        return False
    for after in paragraphs[at + 1 : at + 1 + _STACKED]:
        if after.end - after.start > here.end - here.start:
            return not text[after.start].islower()
        if not is_heading(text[after.start : after.end]):
            return False
    return False


def _is_line_between(text: str, paragraphs: Sequence[Span], at: int) -> bool:
    """Whether an unfinished line stands between finished paragraphs: a heading in small letters.

    An entry of a list has its mark, follows an unfinished paragraph, or one that ends in a colon.
    """
    if not 0 < at < len(paragraphs) - 1:
        return False
    before, here, after = paragraphs[at - 1 : at + 2]
    if at + 2 < len(paragraphs) and is_heading(text[after.start : after.end]):
        after = paragraphs[at + 2]
    finished = text[before.end - 1] in ".!?”" or not (
        text[before.start].isalnum() or text[before.start] in "“("
    )
    return (
        finished
        and 1.25 * (here.end - here.start) < min(after.end - after.start, 1.25 * MAX_HEADING)
        and text[here.start].isupper()
        and text[here.end - 1].isalpha()
        and text[after.end - 1] in ".!?”:"
        and not _is_no_part(text, here)
    )


def _is_no_part(text: str, line: Span) -> bool:
    """Whether a line belongs to the page, or names an Item: a reference that a line break cut."""
    shown = text[line.start : line.end]
    named = "item" in shown.casefold() and items.number_of_other(shown) is not None
    return named or is_furniture(shown)


@cache
def _known_headings() -> frozenset[str]:
    titles = {title for item in words()["items"].values() for title in item["titles"]}
    return frozenset(titles.union(words()["headings"]))


def is_heading(paragraph: str) -> bool:
    """Whether a paragraph is a heading: by known words, or by being short, capitalised and no sentence."""
    words_ = _ENUMERATOR.sub("", paragraph)
    if len(words_) > MAX_HEADING or not words_[:1].isupper():
        return False
    if (normal := plain(words_)) in _known_headings():
        return True
    if words_ != paragraph:
        return False  # an entry of a numbered list
    found = words_.split()
    if normal in words()["empty-answers"] or len(found) > _MAX_WORDS or words_.endswith(_ENDS_STATEMENT):
        return False
    short = len(found) <= _SHORT and found[0].casefold() not in _starters()
    return words_.isupper() or short or is_title_case(found)


@cache
def _heading_words() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the known headings as tuples of words, longest first, by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for heading in sorted(_known_headings(), key=len, reverse=True):
        found.setdefault(heading.partition(" ")[0], []).append(tuple(heading.split()))
    return {first: tuple(headings) for first, headings in found.items()}


def run_in_heading(text: str, start: int, end: int) -> int:
    """Return where a heading ends that a sentence begins with, or `start` where there is none.

    A known heading shows by a mark after it (“Board Oversight: The …”) or a word that starts sentences
    (“Governance Our board …”); an Item's number may stand before it. Other words in title case are one
    where such a word, a full stop or a colon follows them: “Vendor Oversight Program We assess …”.
    """
    lead = _LEAD.match(text, start, end)
    first = _WORD.match(text, lead.end() if lead else start, end)
    if not first or not first[0][0].isupper():
        return start
    if lead and lead["item"] and (after := items.run_in_end(text, lead.start("item"), end)):
        return after
    return _known_run_in(text, first.start(), end) or _title_run(text, first, end) or start


def _known_run_in(text: str, start: int, end: int) -> int:
    """Return where a known heading ends that runs into its paragraph, or 0."""
    first = _WORD.match(text, start, end)
    for heading in _heading_words().get(first[0].casefold(), ()) if first else ():
        at = _follow(text, start, end, heading)
        after = _AFTER.match(text, at, end) if at else None
        if after and after["mark"]:
            return after.end("mark")
        if after and after["word"].casefold() in _starters():
            return at
    return 0


def _title_run(text: str, first: re.Match[str], end: int) -> int:
    """Return where words in title case end before a mark or a word that starts sentences, or 0."""
    small, starters = small_words(), _starters()
    if first[0].casefold() in starters:
        return 0
    at, capitals = first.end(), 1
    for _ in range(_MAX_WORDS):
        match = _NEXT_TITLE_WORD.match(text, at, end)
        if not match:
            mark = _MARK.match(text, at, end)
            stop = mark is not None and mark["word"].casefold() in starters
            return mark.end("mark") if mark and (stop or (mark["colon"] and capitals > 1)) else 0
        word, lower = match["word"], match["word"].casefold()
        if lower in starters and word[0].isupper() and not word[1:].isupper() and match["space"]:
            return at if capitals > 1 and word != "A" else 0
        if word[0].islower() and lower not in small:
            return 0
        capitals += word[0].isupper()
        at = match.end()
    return 0


@cache
def _starters() -> frozenset[str]:
    return frozenset(data()["lexicon/sentences"]["starters"])


def _follow(text: str, start: int, end: int, heading: tuple[str, ...]) -> int:
    """Return where the words of `heading` end if they stand at `start`, else 0."""
    for word in heading:
        match = _NEXT_WORD.match(text, start, end)
        if not match or match[1].casefold() != word:
            return 0
        start = match.end()
    return start
