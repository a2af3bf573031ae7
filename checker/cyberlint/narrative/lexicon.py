"""The lexicon: named sets of words, cues, claims and verdicts, read from ``rules/lexicon/``.

Everything is compiled once a process, to bits and tuples; nothing here knows a word of English.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from cyberlint.narrative.patterns import Classes, Pattern
from cyberlint.narrative.tokens import Vocabulary
from cyberlint.resources import data

_CLAIMS = "lexicon/claims/"


class Use(StrEnum):
    """How a pattern speaks for its claim.

    A `PATTERN` states it, or denies it where a negation reaches it. An `ASSERTION` says nothing where it
    is negated, a `DENIABLE` one nothing unless it is (“aware of any incident”); a `DENIAL` denies by
    itself. Where one of the `UNLESS` patterns matches in the sentence, none of the others counts.
    """

    DENIAL = "denials"
    PATTERN = "patterns"
    ASSERTION = "assertions"
    DENIABLE = "deniable"
    UNLESS = "unless"


class Entry(NamedTuple):
    """One pattern of one claim; it counts only where the sentence before holds the class `after`, if any."""

    claim: str
    use: Use
    pattern: Pattern
    after: int = 0


class LexiconError(ValueError):
    """A lexicon file names a set that no file defines."""


class Lexicon:
    """The compiled lexicon.

    `chunks` are the sets that are written as patterns: wherever one matches, its set holds. `index` has
    the patterns of all claims by a class that they need. `cues` maps the name of a list of cue words to
    its bit.
    """

    def __init__(self, files: Mapping[str, Any]) -> None:
        self._classes = Classes()
        self._sets: dict[str, list[str]] = dict(files["lexicon/words"]["sets"])
        self.vocabulary = Vocabulary()
        self._chunks: dict[int, list[Pattern]] = {}
        self._sizes: dict[int, int] = {}
        self._filled: set[str] = set()
        self.cues: dict[str, int] = {}
        for name, items in files["lexicon/cues"]["cues"].items():
            self._sets[f"cue {name}"] = items
            self.cues[name] = self._classes.bit(f"$cue {name}")
        self.vocabulary.clause, self.vocabulary.conjunction = self.cues["clause"], self.cues["and"]
        self.claims = {
            path.removeprefix(_CLAIMS): entry for path, entry in files.items() if path.startswith(_CLAIMS)
        }
        self.verdicts: dict[str, Any] = files["lexicon/verdicts"]["verdicts"]
        entries = [entry for name, claim in self.claims.items() for entry in self._entries(name, claim)]
        self._fill()
        self.chunks = tuple(_ordered(self._chunks))
        self.index = self._indexed(entries)

    def _entries(self, name: str, claim: Mapping[str, Any]) -> Iterator[Entry]:
        for use in Use:
            for source in claim.get(use, ()):
                yield Entry(name, use, self._classes.compile(source))
        for named, sources in claim.get("follow-ups", {}).items():
            for source in sources:
                yield Entry(
                    name, Use.ASSERTION, self._classes.compile(source), self._classes.bit(f"${named}")
                )

    def _indexed(self, entries: Sequence[Entry]) -> tuple[tuple[int, tuple[Entry, ...]], ...]:
        """Group the patterns by the class, among those they need, that has the fewest words."""
        groups: dict[int, list[Entry]] = {}
        for entry in entries:
            bits = [element.bit for element in entry.pattern.elements if element.bit & entry.pattern.need]
            groups.setdefault(min(bits, key=self._sizes.__getitem__), []).append(entry)
        return tuple((bit, tuple(group)) for bit, group in groups.items())

    def _fill(self) -> None:
        """Give every class that a pattern names its words; those of a set may name further classes."""
        while pending := [name for name in self._classes.bits if name not in self._filled]:
            for name in pending:
                self._filled.add(name)
                self._fill_class(self._classes.bit(name), name)

    def _fill_class(self, bit: int, name: str) -> None:
        items = self._items(name)
        self._sizes[bit] = len(items)
        for item in items:
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
