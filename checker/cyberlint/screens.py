r"""What a text must hold for a regular expression to match in it: the build takes patterns apart.

Compiling a pattern takes a thousand times as long as seeing that a text has none of the words it is made of.
So a trusted pattern is stored as its alternatives, ``a|b`` at its top, each with the literals that it cannot
match without. An alternative of plain letters, ``board`` or ``\binform\b``, needs no `re` at all. Code search
does the same (R. Cox, “Regular Expression Matching with a Trigram Index”, 2012).

The syntax is that of RE2, which every pattern of a rule keeps to; what is not understood promises nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cyberlint.tuples import NamedTuple

SHORTEST = 3  # letters: shorter literals are in every text, but for signs that few have
_RARE = frozenset("[]{}<>|*=#@_")
_FLAG = "(?i)"
_QUANTIFIER = re.compile(r"[*+?]\??|\{(\d+)(?:,\d*)?\}\??")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|[a-z-]*:))?")
_FLAGS = re.compile(r"\(\?[a-zA-Z-]+\)")
_WHOLE = re.compile(r"(\\b)?([A-Za-z0-9](?:[A-Za-z0-9 /&,'’-]*[A-Za-z0-9])?)(\\b)?")
_PATTERN = re.compile(r"[|\\\[(]")
_OTHERS = ("claims/", "words", "cues", "incident", "sections", "sentences", "drafts", "verdicts")
_CONDITIONS = ("when", "expect", "escalate")

Needs = list[list[str]]
"""Literals in small letters; of every list the text must hold one, in letters of either case."""


def screens(files: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Return the alternatives of every pattern in the bundled files that has more than one, or a literal."""
    sources = {source for name, value in files.items() for source in _patterns(name, value)}
    return {source: parts for source in sorted(sources) if (parts := taken_apart(source))}


def _patterns(name: str, value: Any) -> Iterator[str]:
    """Yield what may be a pattern in a file: texts with a sign of one, in conditions and in the lexicon."""
    if name.startswith("lexicon/"):
        parts = () if name.removeprefix("lexicon/").startswith(_OTHERS) else value
    else:
        parts = [value[key] for key in _CONDITIONS if key in value]
    yield from (text for text in _texts(parts) if _PATTERN.search(text) and _compiles(text))


def _compiles(text: str) -> bool:
    try:
        re.compile(text, re.ASCII)
    except re.error:
        return False
    return True


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


def taken_apart(source: str) -> list[Any]:
    """Return the alternatives of a pattern as JSON values, in their order.

    Each is how many characters of the pattern it takes, what it needs, and, where it is letters alone, these
    letters with whether the boundary of a word must be before and after them. There are none where other
    flags than ``(?i)`` are set.
    """
    folded = source.startswith(_FLAG)
    found: list[Any] = []
    if _FLAGS.search(source.removeprefix(_FLAG)):
        return found  # other flags change what letters mean
    for part in _Reader(source.removeprefix(_FLAG)).alternatives():
        whole = _WHOLE.fullmatch(part.source)
        letters = whole and (whole[2].lower() if folded else whole[2])
        plain = [letters, bool(whole[1]), bool(whole[3])] if whole else None
        needs = sorted(part.needs, key=len)  # what is soonest known comes first
        found.append([len(part.source), needs, plain])
    return found


class _Part(NamedTuple):
    """One alternative as it is written, and what it needs."""

    source: str
    needs: Needs


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._run = ""
        self._needs: Needs = []

    def alternatives(self) -> list[_Part]:
        """Read alternatives up to the end, or to the bracket that closes their group."""
        parts: list[_Part] = []
        while True:
            start = self._at
            needs = self._sequence()
            parts.append(_Part(self._source[start : self._at], needs))
            if self._source[self._at : self._at + 1] != "|":
                return parts
            self._at += 1

    def _sequence(self) -> Needs:
        outer, self._needs, self._run = self._needs, [], ""
        while self._at < len(self._source) and self._source[self._at] not in "|)":
            self._item()
        self._end_run()
        needs, self._needs = self._needs, outer
        return needs

    def _item(self) -> None:
        """Read one item with its quantifier."""
        source = self._source
        if source.startswith("(", self._at):
            self._group()
            return
        letter = self._letter()
        quantifier = _QUANTIFIER.match(source, self._at)
        if quantifier:
            self._at = quantifier.end()
        if letter is not None and (not quantifier or _least(quantifier) > 0):
            self._run += letter
        if letter is None or quantifier:
            self._end_run()

    def _letter(self) -> str | None:
        """Read past one item; return the letter that it stands for, "" for a boundary, None for others."""
        source = self._source
        first = source[self._at]
        if first == "[":
            return self._class()
        self._at += 2 if first == "\\" else 1
        if first == "\\":
            escaped = source[self._at - 1]
            if escaped in "bB":
                return ""
            return escaped if not escaped.isalnum() and escaped.isascii() else None
        if first in "^$":
            return ""
        return first.lower() if first != "." and first.isascii() else None

    def _class(self) -> str | None:
        """Read past a class; return its letter where it is one in both cases, ``[Bb]``."""
        written = _CLASS.match(self._source, self._at)
        assert written is not None
        self._at = written.end()
        held = written[0][1:-1]
        return held[0].lower() if held.isascii() and held.isalpha() and len(set(held.lower())) == 1 else None

    def _group(self) -> None:
        """Read past a group: of its alternatives, one must be held."""
        self._end_run()
        opening = _GROUP.match(self._source, self._at)
        assert opening is not None
        self._at = opening.end()
        parts = self.alternatives()
        self._at += 1
        quantifier = _QUANTIFIER.match(self._source, self._at)
        if quantifier:
            self._at = quantifier.end()
        self._run = ""
        if quantifier and not _least(quantifier):
            return
        chosen = [max(part.needs, key=_rarity, default=None) for part in parts]
        if len(parts) == 1:
            self._needs += parts[0].needs
        elif all(chosen):
            self._needs.append(sorted({literal for literals in chosen for literal in literals or ()}))

    def _end_run(self) -> None:
        if len(self._run) >= SHORTEST or not _RARE.isdisjoint(self._run):
            self._needs.append([self._run])
        self._run = ""


def _rarity(literals: list[str]) -> tuple[int, int]:
    return min(map(len, literals)), -len(literals)


def _least(quantifier: re.Match[str]) -> int:
    """Return how often at least an item occurs."""
    return int(quantifier[1]) if quantifier[1] else int(quantifier[0][0] == "+")
