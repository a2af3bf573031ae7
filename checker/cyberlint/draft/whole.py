"""The whole report that an Item stands in: its other Items, its notes, its exhibits and its titles.

Told is what surely is not there. What may stand for it counts as there: the number of an Item or a note that
begins a line, the letters of a title anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from cyberlint.narrative.items import goes_on
from cyberlint.narrative.paragraphs import plain, words
from cyberlint.resources import data

_HEADED = 10  # Items that begin a line: with fewer it is no whole report, or one without headings of Items
_SAID = 30  # letters under a heading: a line of the table of contents has fewer
_NOTES = 5  # notes in a row that tell how the notes are headed

_HEAD = re.compile(
    r"^[^\w\n“\"(]{0,16}(?:PART[ \xa0]+[IVX]{1,3}[^\w\n]{0,6})?I\s?T\s?E\s?M\s?S?[^\w]{0,8}(?=\d)",
    re.IGNORECASE | re.MULTILINE,
)
_NUMBER = re.compile(
    r"[^\w\n“\"&–—-]{0,4}(and|through|to|items?|[&–—-])?[^\w\n“\"]{0,4}(?:items? )?"
    r"(\d{1,2})(?:\s?\.?([A-L])\b|(?!\w))",
    re.IGNORECASE,
)
_RANGES = ("through", "to", "-", "–", "—")
_NOTE = re.compile(r"^[^\w\n]{0,8}Note\s{1,3}(\d{1,2})(?!\d)", re.IGNORECASE | re.MULTILINE)
_NUMBERED = re.compile(r"^[^\w\n(]{0,4}\(?(\d{1,2})[.):]?[\s–—-]{0,6}(?=[A-Z])", re.MULTILINE)


class Whole:
    """The text of a report on an annual form, by lines."""

    def __init__(self, text: str, form: str) -> None:
        self._text = text
        self._titles: dict[str, str] = data()["lexicon/references"]["items"][form]
        self._order = tuple(self._titles)

    @property
    def is_whole(self) -> bool:
        """Whether so many Items have a heading that this is a report, not a part of one."""
        return len({item for _, _, found in self._heads for item in found}) >= _HEADED

    def has_item(self, number: str) -> bool:
        """Whether an Item may be there, under its number or its title alone; one of another form may."""
        return number not in self._titles or number in self._headed or any(self._titled(number))

    def has_note(self, number: int) -> bool:
        """Whether a note may be there: all but those beyond the last."""
        named = {int(found) for found in _NOTE.findall(self._text)}
        if _NOTES <= (last := _run(named)) == max(named, default=0):
            return number <= last
        numbered = {int(found) for found in _NUMBERED.findall(self._text)}
        last = _run(numbered)
        return last < _NOTES or number <= last or number in named | numbered

    def times(self, words: str) -> int:
        """Return how often the letters and digits of some words stand in the report, one after the other."""
        return self._letters.count(letters(words))

    def times_numbered(self, number: str) -> int:
        """Return how often a number stands by itself in the report."""
        return len(re.findall(rf"(?<![\d.]){re.escape(number)}(?!\.?\d)", self._text))

    @cached_property
    def _letters(self) -> str:
        return letters(self._text)

    @cached_property
    def _heads(self) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
        """Where lines begin with Items, where the numbers end, and which Items they are."""
        starts = (found for found in _HEAD.finditer(self._text) if not goes_on(self._text, found.start()))
        return tuple((found.start(), *self.numbers(self._text, found.end())) for found in starts)

    @cached_property
    def _headed(self) -> frozenset[str]:
        """The Items with a heading over a text: the lines of a table of contents have none under them."""
        ends = [*(start for start, _, _ in self._heads), len(self._text)][1:]
        bodies = (
            (found, self._text[after:end]) for (_, after, found), end in zip(self._heads, ends, strict=True)
        )
        return frozenset(item for found, body in bodies if self._is_said(found, body) for item in found)

    def _is_said(self, found: tuple[str, ...], body: str) -> bool:
        said = plain(body[:500])
        for item in found:
            said = said.removeprefix(self._titles[item]).lstrip()
        if any(said.startswith(answer) for answer in words()["empty-answers"]):
            return True
        return sum(map(str.isalpha, said)) >= _SAID

    def _titled(self, number: str) -> Iterator[bool]:
        """Yield whether each line of an Item's title alone is no line of the table of contents."""
        before = ""
        for line in self._text.split("\n"):
            if said := plain(line):
                yield said == self._titles[number] and not said_of_item(before)
                before = said

    def numbers(self, text: str, start: int) -> tuple[int, tuple[str, ...]]:
        """Return where the numbers of Items at `start` end, and the Items; of a range all that it has."""
        found: list[str] = []
        while match := _NUMBER.match(text, start):
            number = match[2] + (match[3] or "").upper()
            number = number if number in self._titles else match[2]
            if number not in self._titles or (found and not (match[1] or "," in match[0])):
                break
            if found and (match[1] or "").lower() in _RANGES:
                found += self._order[self._order.index(found[-1]) + 1 : self._order.index(number)]
            found.append(number)
            start = match.end()
        return start, tuple(found)


def letters(text: str) -> str:
    """Return the letters and digits of a text in lower case, with nothing between them; “&” is “and”."""
    return "".join(filter(str.isalnum, text.replace("&", "and").casefold()))


def said_of_item(line: str) -> bool:
    """Whether a line ends in the number of an Item, so that the next one is its title."""
    return bool(re.search(r"\bitems? [\w ]{1,8}$", line))


def _run(numbers: set[int]) -> int:
    """Return the last of the numbers from 1 on without a gap."""
    last = 0
    while last + 1 in numbers:
        last += 1
    return last
