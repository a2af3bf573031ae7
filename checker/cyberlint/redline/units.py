"""The units of a text that a redline holds against those of another: its sentences, cut alike in both.

One year's text has page numbers and running heads in it, breaks its lists into sentences, or runs a heading
into its paragraph, and the other's does not. That is no change: what stands at the end of a page is left out,
a sentence that it interrupts is one, and where both texts have the same letters, they are cut where both are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from cyberlint.disclosure import Span
from cyberlint.narrative import Narrative, Sentence
from cyberlint.narrative.paragraphs import MAX_FURNITURE, is_furniture
from cyberlint.resources import data
from cyberlint.tuples import NamedTuple

_WORD = re.compile(r"\w+")
_OTHER = bytes(code for code in range(128) if not chr(code).isalnum())
_ENDS = '.!?:;"”’)'

_MANY = 8  # words of a name
_START = 24  # letters with which places are looked up that may be the same
_PLACES = 4  # such places that are tried
_RUN = 12  # sentences of one text that are taken together


class Line(NamedTuple):
    """A sentence as it is held against others: what it says, its letters and digits, and its words."""

    sentence: Sentence
    said: str
    key: str
    words: frozenset[str]


def line(sentence: Sentence, words: str) -> Line:
    """Return a sentence with its letters and digits: data sets have other marks and white space."""
    said = words.casefold()
    if said.isascii():
        key = said.encode("ascii").translate(None, _OTHER).decode()
    else:
        key = "".join(filter(str.isalnum, said))
    return Line(sentence, words, key or said, frozenset(_WORD.findall(said)))


def lines(narrative: Narrative) -> list[Line]:
    """Return the sentences of a narrative without what stands at the ends of pages."""
    text, name = narrative.disclosure.text, (narrative.disclosure.registrant or "").casefold()
    found: list[Line] = []
    broken = False
    for sentence in narrative.sentences:
        said = _without_ends_of_pages(text[sentence.span.start : sentence.span.end], name)
        if not said:
            broken = True
            continue
        one = line(sentence, said)
        if broken and found and _goes_on(found[-1], one):
            found[-1] = _together([found[-1], one])
        else:
            found.append(one)
        broken = False
    return found


def _without_ends_of_pages(said: str, name: str) -> str:
    """Return what a sentence says without page numbers, running heads and rows of marks, if anything."""
    if "\n" not in said:
        return "" if _is_end_of_page(said, name) else said
    return "\n".join(part for part in said.split("\n") if not _is_end_of_page(part, name))


def _is_end_of_page(said: str, name: str) -> bool:
    if len(said) > MAX_FURNITURE:
        return not any(map(str.isalnum, said))
    said = said.strip()
    if said.casefold() == name or not any(map(str.isalnum, said)):
        return True
    return is_furniture(said) or (said.count(" ") < _MANY and _running_head().fullmatch(said) is not None)


@cache
def _running_head() -> re.Pattern[str]:
    return re.compile(data()["lexicon/prior"]["running-head"])


def _goes_on(last: Line, one: Line) -> bool:
    """Whether a sentence that the end of a page interrupted goes on in the next one."""
    if last.sentence.heading or one.sentence.heading:
        return False
    return last.said[-1] not in _ENDS and one.said[0].islower()


def _together(parts: Sequence[Line]) -> Line:
    """Return sentences that follow each other as one; with text under them, headings are part of it."""
    found = next((part.sentence for part in parts if not part.sentence.heading), parts[0].sentence)
    span = Span(parts[0].sentence.span.start, parts[-1].sentence.span.end)
    return line(found._replace(span=span), " ".join(part.said for part in parts))


def levelled(before: Sequence[Line], after: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Take sentences together, in either text, where the letters are the same and the cuts are not."""
    known = {one.key for one in before}
    starts = _starts(before)
    old: list[slice] = []
    new: list[slice] = []
    reached = 0
    for at, one in enumerate(after):
        if at < reached or one.key in known:
            continue
        for place in starts.get(_start(after, at), ()):
            ends = _cut_alike(before, after, place, at)
            if ends and not any(place < run.stop and run.start < ends[0] for run in old):
                old.append(slice(place, ends[0]))
                new.append(slice(at, ends[1]))
                reached = ends[1]
                break
    return _taken(before, sorted(old, key=lambda run: run.start)), _taken(after, new)


def _starts(found: Sequence[Line]) -> Mapping[str, Sequence[int]]:
    """Return the places in a text by the letters that follow; of many that begin alike, the first ones."""
    places: dict[str, list[int]] = defaultdict(list)
    for at in range(len(found)):
        held = places[_start(found, at)]
        if len(held) < _PLACES:
            held.append(at)
    return places


def _start(found: Sequence[Line], at: int) -> str:
    start = found[at].key
    for after in found[at + 1 : at + _RUN]:
        if len(start) >= _START:
            break
        start += after.key
    return start[:_START]


def _cut_alike(
    before: Sequence[Line], after: Sequence[Line], there: int, here: int
) -> tuple[int, int] | None:
    """Return where both texts end a sentence, from places that begin alike; None if they differ before."""
    old, new = before[there].key, after[here].key
    end, stop = there + 1, here + 1
    while old != new:
        if len(old) < len(new):
            if not new.startswith(old) or end in (len(before), there + _RUN):
                return None
            old += before[end].key
            end += 1
        else:
            if not old.startswith(new) or stop in (len(after), here + _RUN):
                return None
            new += after[stop].key
            stop += 1
    return end, stop


def _taken(found: Sequence[Line], runs: Iterable[slice]) -> list[Line]:
    """Return the sentences of a text, those of each run as one."""
    taken: list[Line] = []
    at = 0
    for run in runs:
        taken += [*found[at : run.start], _together(found[run])]
        at = run.stop
    return [*taken, *found[at:]]
