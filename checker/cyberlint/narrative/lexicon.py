"""The lexicon: named sets of words, cues, claims and verdicts, read from ``rules/lexicon/``.

Everything is compiled once a process, to bits and tuples; nothing here knows a word of English.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from cyberlint.narrative.patterns import Classes, Pattern
from cyberlint.narrative.tokens import Vocabulary
from cyberlint.resources import data


class Entry(NamedTuple):
    """One claim of the lexicon: its patterns, those that state its opposite, and those that disarm it."""

    name: str
    patterns: tuple[Pattern, ...]
    denials: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]


class LexiconError(ValueError):
    """A lexicon file names a set that no file defines."""


class Lexicon:
    """The compiled lexicon.

    `chunks` are the sets that are written as patterns: wherever one matches, its set holds. `cues` maps
    the name of a list of cue words to its bit.
    """

    def __init__(self, files: Mapping[str, Any]) -> None:
        self._classes = Classes()
        self._sets: dict[str, list[str]] = files["lexicon/words"]["sets"]
        self.vocabulary = Vocabulary()
        self.chunks: list[tuple[Pattern, int]] = []
        cues: dict[str, list[str]] = files["lexicon/cues"]["cues"]
        self.cues = {name: self._define(name.upper(), items) for name, items in cues.items()}
        self._filled = set(self._classes.bits)
        prefix = "lexicon/claims/"
        self.claims = tuple(
            self._entry(path.removeprefix(prefix), entry)
            for path, entry in files.items()
            if path.startswith(prefix)
        )
        self.verdicts: dict[str, Any] = files["lexicon/verdicts"]["verdicts"]
        self._fill()

    def _define(self, name: str, items: list[str]) -> int:
        bit = self._classes.bit(name)
        for item in items:
            self.vocabulary.add(item, bit)
        return bit

    def _entry(self, name: str, entry: Mapping[str, Any]) -> Entry:
        return Entry(
            name,
            *(
                tuple(self._classes.compile(source) for source in entry.get(part, ()))
                for part in ("patterns", "denials", "unless")
            ),
        )

    def _fill(self) -> None:
        """Give every class that a pattern names its words; a chunk's pattern may name further ones."""
        while pending := [name for name in self._classes.bits if name not in self._filled]:
            for name in pending:
                self._filled.add(name)
                self._fill_class(self._classes.bit(name), name)
        self.chunks.reverse()  # a chunk that another names was met later and must be found first

    def _fill_class(self, bit: int, name: str) -> None:
        for item in self._items(name):
            if "$" in item or ".." in item or "|" in item:
                self.chunks.append((self._classes.compile(item), bit))
            else:
                self.vocabulary.add(item, bit)

    def _items(self, name: str) -> list[str]:
        """Return the words, phrases and patterns of a class: those of a set, or the alternatives."""
        if name[0] == "$" and "|" not in name:
            if name[1:] not in self._sets:
                raise LexiconError(f"no file defines the set {name}")
            return [part for item in self._sets[name[1:]] for part in self._expand(item)]
        return [part for item in name.split("|") for part in self._expand(item)]

    def _expand(self, item: str) -> list[str]:
        return self._items(item) if item[0] == "$" and " " not in item else [item]


@cache
def lexicon() -> Lexicon:
    """Return the bundled lexicon."""
    return Lexicon(data())
