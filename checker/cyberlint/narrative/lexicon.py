"""The lexicon: named sets of words, cues, claims and verdicts, read from ``rules/lexicon/``.

Everything is compiled once a process, to bits and tuples; nothing here knows a word of English.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from cyberlint.narrative.patterns import Classes, Pattern
from cyberlint.narrative.tokens import Vocabulary
from cyberlint.resources import data


class Entry(NamedTuple):
    """One claim of the lexicon.

    `patterns` state it, or deny it where a negation reaches them. `assertions` say nothing where they are
    negated, `deniable` ones nothing unless they are (“aware of any incident”), `denials` deny it by
    themselves. Where one of `unless` matches in the sentence, none of them counts.
    """

    name: str
    patterns: tuple[Pattern, ...]
    assertions: tuple[Pattern, ...]
    deniable: tuple[Pattern, ...]
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
        self._chunks: dict[int, list[Pattern]] = {}
        cues: dict[str, list[str]] = files["lexicon/cues"]["cues"]
        self.cues = {name: self._define(name.upper(), items) for name, items in cues.items()}
        self.vocabulary.clause, self.vocabulary.conjunction = self.cues["clause"], self.cues["and"]
        self._filled = set(self._classes.bits)
        prefix = "lexicon/claims/"
        self.claims = tuple(
            self._entry(path.removeprefix(prefix), entry)
            for path, entry in files.items()
            if path.startswith(prefix)
        )
        self.verdicts: dict[str, Any] = files["lexicon/verdicts"]["verdicts"]
        self._fill()
        self.chunks = tuple(_ordered(self._chunks))

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
                for part in ("patterns", "assertions", "deniable", "denials", "unless")
            ),
        )

    def _fill(self) -> None:
        """Give every class that a pattern names its words; those of a set may name further classes."""
        while pending := [name for name in self._classes.bits if name not in self._filled]:
            for name in pending:
                self._filled.add(name)
                self._fill_class(self._classes.bit(name), name)

    def _fill_class(self, bit: int, name: str) -> None:
        for item in self._items(name):
            if "$" in item or ".." in item or "|" in item or "_" in item:
                self._chunks.setdefault(bit, []).append(self._classes.compile(item))
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


def _ordered(chunks: Mapping[int, list[Pattern]]) -> Iterator[tuple[Pattern, int]]:
    """Yield the chunks so that each comes after those that its own pattern names."""
    done: set[int] = set()

    def visit(bit: int) -> Iterator[tuple[Pattern, int]]:
        if bit in done or bit not in chunks:
            return
        done.add(bit)
        for pattern in chunks[bit]:
            for element in pattern.elements:
                yield from visit(element.bit)
        for pattern in chunks[bit]:
            yield pattern, bit

    for bit in chunks:
        yield from visit(bit)


@cache
def lexicon() -> Lexicon:
    """Return the bundled lexicon."""
    return Lexicon(data())
