"""Sentences of a paragraph, split by rules for legal English.

A full stop ends a sentence unless something speaks against it: the word before it (``Inc.``, ``No. 5``,
``Item 3.D.``, an initial), the letter after it, an address around it. A missing space after it
(``mechanism.He``), a bullet whose line break was lost and a known heading that runs into its text are
ends too. The words stand in ``rules/lexicon/sentences.yaml``.

Measured on 149 hard cases by ``tests/tools/measure_sentences.py``: the share of cases right, precision and
recall of the ends, milliseconds for 8 KB of such text (of a filing's: 0.2 for cyberlint) and to start:

    cyberlint              0.99   0.99   1.00     1.4      4
    sentencex 1.0.32       0.80   0.78   0.86     1.0      1
    nupunkt 0.8.0          0.79   0.81   0.79     0.8     33
    blingfire 0.1.8        0.78   0.82   0.76     0.3     75
    sentencesplit 0.1.0    0.74   0.72   0.80    49       37
    syntok 1.4.4           0.72   0.77   0.71     9       23
    pysbd 0.3.4            0.71   0.71   0.77    66       14
    charboundary 0.5.0     0.68   0.72   0.66    32     1900
    segtok 1.5.11          0.60   0.63   0.71     7       23
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from functools import cache

from cyberlint.disclosure import Span
from cyberlint.expressions import compiled, expression
from cyberlint.narrative.headings import run_in_heading
from cyberlint.narrative.paragraphs import BLANK, is_furniture
from cyberlint.resources import data
from cyberlint.tuples import NamedTuple

_OPEN = "\"'“‘«([{"
_CLOSE = "\"'”’»)]}"
_LONGEST_WORD = 40
_ENUMERATOR = expression(r"[(\[]?(?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,5})[.)\]]")
_MARKED = expression(r"[(\[][A-Za-z\d]{1,4}[)\]]\s|(?:[ivx]{1,4}|[a-h])[.)]\s+[A-Z]")
_INITIALS = expression(r"[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]")
_NUMERAL = expression(r"(?:\d+|[IVX]{1,4}|[A-Z])(?:[.-]?\w{1,3}(?:\(\w+\))*)?")
_WORD = expression(r"[^\W\d_]+")


class _Words(NamedTuple):
    """``rules/lexicon/sentences.yaml``, ready for use; `stop` finds every mark that can end a sentence."""

    never: frozenset[str]
    before_figures: frozenset[str]
    doubtful: frozenset[str]
    references: frozenset[str]
    starters: frozenset[str]
    addresses: tuple[str, ...]
    exclaiming: frozenset[str]
    bullets: frozenset[str]
    stop: re.Pattern[str]


@cache
def _words() -> _Words:
    words = data()["lexicon/sentences"]
    bullets = re.escape(words["bullets"])
    return _Words(
        never=frozenset(words["titles"]),
        before_figures=frozenset(words["before-figures"]),
        doubtful=frozenset(words["doubtful"]),
        references=frozenset(words["references"]),
        starters=frozenset(words["starters"]),
        addresses=tuple(words["addresses"]),
        exclaiming=frozenset(words["exclaiming"]),
        bullets=frozenset(words["bullets"]),
        stop=compiled(rf"[.!?…{bullets}][.!?…]*[{re.escape(_CLOSE)}]*"),
    )


def split(text: str, within: Span) -> Iterator[Span]:
    """Yield the sentences of one paragraph in order; together they hold all of it but blanks."""
    return (span for span, _ in headed(text, within))


def headed(text: str, within: Span) -> Iterator[tuple[Span, bool]]:
    """Yield the sentences of one paragraph, and of each whether it is a heading that runs into the next.

    Lines of the page inside the paragraph (see `cyberlint.narrative.passages`) end no sentence.
    """
    words = _words()
    interrupted = text.find("\n", within.start, within.end) >= 0
    start = yield from _heading(text, within.start, within.end)
    for mark in words.stop.finditer(text, start, within.end):
        bullet = mark[0][0] in words.bullets
        if bullet and text.startswith(f"[{mark[0][0]}]", mark.start() - 1):
            continue  # the blank of a draft
        end = mark.start() if bullet else mark.end()
        if end <= start or not (bullet or _is_end(words, text, start, mark, within.end)):
            continue
        if interrupted and _is_on_page(text, end, within):
            continue
        yield Span(start, _rstrip(text, start, end)), False
        start = yield from _heading(text, end, within.end)
    if start < within.end:
        yield Span(start, _rstrip(text, start, within.end)), False


def _heading(text: str, start: int, limit: int) -> Generator[tuple[Span, bool], None, int]:
    """Yield the heading that runs into the sentence, if any; return where the sentence starts."""
    start = _skip(text, start, limit)
    end = run_in_heading(text, start, limit)
    if end > start:
        yield Span(start, end), True
        start = _skip(text, end, limit)
    return start


def _is_on_page(text: str, mark: int, within: Span) -> bool:
    """Whether a mark stands on a line that the page puts between the halves of a paragraph: “25.”."""
    first, last = text.rfind("\n", within.start, mark) + 1, text.find("\n", mark, within.end)
    return first > 0 and last >= 0 and is_furniture(text[first:last].strip(BLANK))


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start] in BLANK:
        start += 1
    return start


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in BLANK:
        end -= 1
    return end


def _is_end(words: _Words, text: str, start: int, mark: re.Match[str], limit: int) -> bool:
    """Whether the mark ends the sentence that began at `start`."""
    after = _skip(text, mark.end(), limit)
    if after >= limit:
        return False  # the paragraph's end ends it
    here = after
    while here < limit and text[here] in _OPEN:
        here += 1
    letter = text[here : here + 1]
    if not letter or letter in ".,;:!?":
        return False
    before = text[max(start, mark.start() - 2 * _LONGEST_WORD) : mark.start()].split()
    if after == mark.end():
        spaced = text[mark.start() - 1] in BLANK
        return _ends_glued(words, text, here, before, spaced=spaced)
    if letter.islower() and not _MARKED.match(text, after, limit):
        return _is_mixed_case(text, here) and not _speaks_against(words, text, here, before)
    if mark[0][0] in "?!…" or mark[0][:2] == "..":
        return not before or before[-1].casefold() not in words.exclaiming
    if _ENUMERATOR.fullmatch(text, start, mark.start() + 1):
        return False
    return not _speaks_against(words, text, here, before)


def _speaks_against(words: _Words, text: str, here: int, before: list[str]) -> bool:
    """Whether the words before a full stop show that the sentence goes on at `here`."""
    word = before[-1].lstrip(_OPEN) if before else ""
    lower = word.casefold()
    if lower in words.never:
        return True
    if lower in words.before_figures and text[here].isdigit():
        return True
    doubtful = (
        lower in words.doubtful
        or _INITIALS.fullmatch(word)
        or (
            len(before) > 1
            and before[-2].strip(_OPEN).casefold() in words.references
            and _NUMERAL.fullmatch(word)
        )
    )
    return bool(doubtful) and not _is_starter(words, text, here)


def _ends_glued(words: _Words, text: str, here: int, before: list[str], *, spaced: bool) -> bool:
    """Whether a sentence ends where no space follows the mark: “mechanism.He”, not “Item 3.D”."""
    if not before or not text[here].isupper():
        return False
    word = before[-1].lstrip(_OPEN)
    if (
        len(word) < 2
        or any(part in word for part in words.addresses)
        or _speaks_against(words, text, here, before)
    ):
        return False
    following = text[here + 1 : here + 2]
    if following.islower() or following in "’'":
        return True
    return not spaced and word.isalpha() and word.islower() and len(word) > 2


def _is_starter(words: _Words, text: str, here: int) -> bool:
    match = _WORD.match(text, here)
    if not match or match[0].casefold() not in words.starters or text[match.end() : match.end() + 1] == ".":
        return False
    return len(match[0]) == 1 or not match[0].isupper()


def _is_mixed_case(text: str, here: int) -> bool:
    """Whether a word that begins small has a capital inside: a name such as “iHarbor”."""
    match = _WORD.match(text, here)
    return match is not None and not match[0].islower()
