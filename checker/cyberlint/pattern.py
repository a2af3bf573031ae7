r"""Regular expressions that a rule author writes: RE2, so that no pattern can hang the linter.

Every pattern must compile under RE2 (https://github.com/google/re2/wiki/Syntax): linear time, no
look-around, no back-references. A foreign pack runs on RE2. The built-in patterns are checked under RE2 by
the tests and run on `re`, which starts faster; ``re.ASCII`` gives ``\w``, ``\b`` and ``\d`` the meaning
that RE2 gives them. Of a built-in pattern only those alternatives are compiled that can match in the text,
because it has the words that they need: see `cyberlint.screens`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from cyberlint.expressions import compiled, expression
from cyberlint.resources import derived
from cyberlint.tuples import NamedTuple

MAX_LENGTH = 2_000
_TEXTS = 32  # as many texts as a filing has, of which is remembered what they hold
_FLAG = "(?i)"
_ESCAPED = expression(r"(\\.)", re.DOTALL)


class Pattern(NamedTuple):
    """A pattern as written, compiled when it is first used."""

    source: str
    trusted: bool = False

    def search(self, text: str) -> tuple[int, int] | None:
        """Return the range of the first match in `text`, or None."""
        if self.trusted and (alternatives := _alternatives(self.source)):
            return _text(text).place(self.source, alternatives)
        match = _compiled(self.source, self.trusted).search(self._readable(text))
        return None if match is None else (match.start(), match.end())

    def ranges(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the ranges of the matches in `text`, left to right, not overlapping."""
        if self.search(text) is None:
            return
        for match in _compiled(self.source, self.trusted).finditer(self._readable(text)):
            yield match.start(), match.end()

    def covers(self, text: str) -> bool:
        """Tell whether the whole of `text` matches."""
        if self.trusted and (alternatives := _alternatives(self.source)):
            held = _text(text)
            return any(one.covers(held) for one in alternatives)
        return _compiled(self.source, self.trusted).fullmatch(self._readable(text)) is not None

    def _readable(self, text: str) -> str:
        """Return `text` as RE2 takes it: UTF-8 has no lone surrogates, which JSON can hold."""
        return text if self.trusted or text.isascii() else text.encode("utf-8", "replace").decode()


class _Text(dict[str, bool]):
    """A text, with what is known of it: the literals that it holds in letters of either case, and matches."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text, self.lower = text, text.lower()
        self.by_letter = _is_folded_by_letter(text)
        self._places: dict[str, tuple[int, int] | None] = {}

    def place(self, source: str, alternatives: Iterable[_Alternative]) -> tuple[int, int] | None:
        """Return the range of the first match of a pattern: a rule asks whether, and then for the words."""
        if source not in self._places:
            found = [place for one in alternatives if self.has(one.needs) and (place := one.search(self))]
            self._places[source] = min(found, key=_start, default=None)  # of several, the first as written
        return self._places[source]

    def has(self, needs: list[list[str]]) -> bool:
        """Tell whether the text holds one of the literals of every list."""
        for literals in needs:
            for literal in literals:
                if self[literal]:
                    break
            else:
                return False
        return True

    def __missing__(self, literal: str) -> bool:
        held = self[literal] = literal in self.lower
        return held


class _Alternative(NamedTuple):
    """One of the alternatives of a trusted pattern: ``a|b`` has two.

    `needs` lists literals, of every list of which a text must hold one for a match. An alternative of
    letters alone has these as `letters`; with `first` they begin a word, with `last` they end one.
    """

    source: str
    needs: list[list[str]]
    letters: str | None = None
    first: bool = False
    last: bool = False

    def search(self, text: _Text) -> tuple[int, int] | None:
        """Return the range of the first match in a text that holds what it needs, or None."""
        folded = self.source.startswith(_FLAG)
        if self.letters is not None and (text.by_letter or not folded):
            return self._find(self.letters, text.lower if folded else text.text)
        pattern, within = self._tried(text)
        match = pattern.search(within)
        return None if match is None else match.span()

    def covers(self, text: _Text) -> bool:
        """Tell whether the whole of the text matches."""
        if not text.has(self.needs):
            return False
        pattern, within = self._tried(text)
        return pattern.fullmatch(within) is not None

    def _tried(self, text: _Text) -> tuple[Any, str]:
        """Return what is tried and on what: on small letters it takes half the time."""
        small = _small(self.source) if self.source.startswith(_FLAG) and text.by_letter else None
        return (small, text.lower) if small else (_compiled(self.source, True), text.text)

    def _find(self, letters: str, text: str) -> tuple[int, int] | None:
        at = text.find(letters)
        while at >= 0:
            end = at + len(letters)
            begins = not self.first or not _is_word(text[at - 1 : at])
            if begins and (not self.last or not _is_word(text[end : end + 1])):
                return at, end
            at = text.find(letters, at + 1)
        return None


def defect(source: str) -> str | None:
    """Return what is wrong with a pattern in RE2's words, or None."""
    if len(source) > MAX_LENGTH:
        return f"the pattern has {len(source):,} characters; the limit is {MAX_LENGTH:,}"
    import re2  # noqa: PLC0415 - only foreign packs and tests pay for RE2

    try:
        re2.compile(source, _quiet())
    except re2.error as error:
        what = error.args[0] if error.args else error
        return f"RE2 refuses the pattern: {what.decode() if isinstance(what, bytes) else what}"
    return None


@cache
def _alternatives(source: str) -> tuple[_Alternative, ...]:
    """Return the alternatives of a built-in pattern; none of one that is not known, or is only one."""
    flag = _FLAG if source.startswith(_FLAG) else ""
    at = len(flag)
    found: list[_Alternative] = []
    for length, needs, plain in _known().get(source, ()):
        found.append(_Alternative(f"{flag}{source[at : at + length]}", needs, *(plain or ())))
        at += length + 1
    return tuple(found)


@cache
def _known() -> Mapping[str, Any]:
    """Return what is known of the built-in patterns."""
    return derived("patterns", _screens, ("screens.py",))


def _screens(files: Mapping[str, Any]) -> Mapping[str, Any]:
    from cyberlint.screens import screens  # noqa: PLC0415 - needed where a pattern is new

    return screens(files)


@lru_cache(_TEXTS)
def _text(text: str) -> _Text:
    return _Text(text)


@cache
def _small(source: str) -> Any:
    """Compile what matches in small letters as a pattern with ``(?i)`` does; None where that is not sure.

    Flags for a part of it and letters that only Unicode folds speak against it.
    """
    if "(?" in source[len(_FLAG) :].replace("(?:", ""):
        return None
    folded = source[len(_FLAG) :]
    if not folded.isascii() and any(not char.isascii() and char.lower() != char.upper() for char in folded):
        return None
    small = "".join(part if part[:1] == "\\" else part.lower() for part in _ESCAPED.split(folded))
    return compiled(small, re.ASCII)


def _is_folded_by_letter(text: str) -> bool:
    """Tell whether the small letters of a text are as many, and only those of ASCII become ASCII."""
    return "\u0130" not in text and "\u212a" not in text


def _is_word(letter: str) -> bool:
    r"""Tell whether a letter is of ``\w`` in ASCII."""
    return letter.isascii() and (letter.isalnum() or letter == "_")


def _start(place: tuple[int, int]) -> int:
    return place[0]


@cache
def _compiled(source: str, trusted: bool) -> Any:
    if trusted:
        return compiled(source, re.ASCII)
    import re2  # noqa: PLC0415 - only foreign packs pay for RE2

    return re2.compile(source, _quiet())


def _quiet() -> Any:
    import re2  # noqa: PLC0415 - only foreign packs pay for RE2

    options = re2.Options()
    options.log_errors = False
    return options
