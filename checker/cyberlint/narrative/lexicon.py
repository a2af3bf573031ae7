"""The lexicon: named sets of words, cues, claims and verdicts, read from ``rules/lexicon/``.

Everything is compiled once a process, to bits and tuples; nothing here knows a word of English.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache, cached_property, reduce
from operator import or_
from typing import Any, NamedTuple

from cyberlint.narrative.patterns import Classes, Pattern
from cyberlint.narrative.tokens import Vocabulary
from cyberlint.resources import data

_CLAIMS = "lexicon/claims/"
_INCIDENT = "incident"


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
    """One pattern of one claim.

    It counts only where the sentence before holds the class `after`, if any. A claim that speaks for no
    verdict is looked for `once` in a sentence, unless it is about an incident.
    """

    claim: str
    use: Use
    pattern: Pattern
    once: bool
    after: int = 0


class LexiconError(ValueError):
    """A lexicon file names a set that no file defines."""


class Lexicon:
    """The compiled lexicon.

    `chunks` are the sets that are written as patterns: wherever one matches, its set holds. `index` has
    the patterns of all claims by a class that they need, `indexed` all these classes. `cues` maps the
    name of a list of cue words to its bit. A claim may be read in one kind of `report` only: what speaks of
    an incident costs annual reports nothing. `caution` is the class of the words with which the cautionary
    statement of a current report begins, 0 in the lexicon of annual reports.
    """

    def __init__(self, files: Mapping[str, Any], report: str = "annual") -> None:
        self._files = files
        self._classes = Classes()
        self._sets: dict[str, list[str]] = dict(files["lexicon/words"]["sets"])
        cues: dict[str, list[str]] = files["lexicon/cues"]["cues"]
        if report == _INCIDENT:
            self._sets |= files["lexicon/incidents"]["sets"]
            more = files["lexicon/incident-cues"]["cues"]
            cues = {name: [*items, *more.get(name, ())] for name, items in cues.items()}
        self.vocabulary = Vocabulary()
        self._chunks: dict[int, list[Pattern]] = {}
        self._sizes: dict[int, int] = {}
        self.cues: dict[str, int] = {}
        for name, items in cues.items():
            self._sets[f"cue {name}"] = items
            self.cues[name] = self._classes.bit(f"$cue {name}")
        self.vocabulary.clause, self.vocabulary.conjunction = self.cues["clause"], self.cues["and"]
        self.caution = self._classes.bit("$CAUTION") if report == _INCIDENT else 0
        self.claims = {
            path.removeprefix(_CLAIMS): entry
            for path, entry in files.items()
            if path.startswith(_CLAIMS) and entry.get("report", report) == report
        }
        self.verdicts: dict[str, Any] = files["lexicon/verdicts"]["verdicts"]
        self._deciding = set(_named(self.verdicts))
        entries = [entry for name, claim in self.claims.items() for entry in self._entries(name, claim)]
        self._fill()
        self.chunks = tuple(_ordered(self._chunks, self.vocabulary.included))
        self.index = self._indexed(entries)
        self.indexed = reduce(or_, self.index, 0)

    @cached_property
    def of_incidents(self) -> Lexicon:
        """The lexicon of Forms 8-K and 6-K: the same files, with the claims about an incident."""
        return Lexicon(self._files, _INCIDENT)

    def _entries(self, name: str, claim: Mapping[str, Any]) -> Iterator[Entry]:
        once = name not in self._deciding and claim.get("report") != _INCIDENT
        for use in Use:
            for source in claim.get(use, ()):
                yield Entry(name, use, self._classes.compile(source), once)
        for named, sources in claim.get("follow-ups", {}).items():
            after = self._classes.bit(f"${named}")
            for source in sources:
                yield Entry(name, Use.ASSERTION, self._classes.compile(source), once, after)

    def _indexed(self, entries: Sequence[Entry]) -> dict[int, tuple[Entry, ...]]:
        """Group the patterns by the class, among those they need, that has the fewest words."""
        groups: dict[int, list[Entry]] = {}
        for entry in entries:
            bits = [element.bit for element in entry.pattern.elements if element.bit & entry.pattern.need]
            groups.setdefault(min(bits, key=self._sizes.__getitem__), []).append(entry)
        return {bit: tuple(group) for bit, group in groups.items()}

    def _fill(self) -> None:
        """Give every class that a pattern names its words; those of a set may name further classes."""
        filled: set[str] = set()
        parts: dict[int, list[int]] = {}
        while pending := [name for name in self._classes.bits if name not in filled]:
            for name in pending:
                filled.add(name)
                self._fill_class(name, parts)
        self.vocabulary.included = {bit: tuple(_including(bit, parts)) for bit in parts}

    def _fill_class(self, name: str, parts: dict[int, list[int]]) -> None:
        """Give one class its words and chunks; note in `parts` which classes it includes."""
        bit = self._classes.bit(name)
        items = self._items(name)
        self._sizes[bit] = len(items)
        for item in items:
            if item[0] == "$" and " " not in item and "|" not in item:
                parts.setdefault(self._classes.bit(item), []).append(bit)
                self._sizes[bit] += 50
            elif "$" in item or ".." in item or "|" in item or "_" in item:
                self._chunks.setdefault(bit, []).append(self._classes.compile(item))
            else:
                self.vocabulary.add(item, bit)

    def _items(self, name: str) -> list[str]:
        """Return the words, phrases and patterns of a set, or the alternatives of a nameless class."""
        if name[0] != "$" or "|" in name:
            return name.split("|")
        if name[1:] not in self._sets:
            raise LexiconError(f"no file defines the set {name}")
        return self._sets[name[1:]]


def _named(recipe: Any) -> Iterator[str]:
    """Yield every claim that the verdicts name."""
    if isinstance(recipe, dict):
        for part in recipe.values():
            yield from _named(part)
    elif isinstance(recipe, list):
        yield from recipe


def _including(bit: int, parts: Mapping[int, list[int]]) -> set[int]:
    """Return the classes that include one class, directly or through others."""
    found: set[int] = set()
    waiting = [bit]
    while waiting:
        for other in parts.get(waiting.pop(), ()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


def _ordered(
    chunks: Mapping[int, list[Pattern]], included: Mapping[int, tuple[int, ...]]
) -> Iterator[tuple[Pattern, int]]:
    """Yield the chunks so that each comes after those that its own pattern names."""
    makers: dict[int, set[int]] = {}
    for bit in chunks:
        for held in (bit, *included.get(bit, ())):
            makers.setdefault(held, set()).add(bit)
    done: set[int] = set()

    def visit(bit: int) -> Iterator[tuple[Pattern, int]]:
        if bit in done:
            return
        done.add(bit)
        for pattern in chunks[bit]:
            for element in pattern.elements:
                for maker in makers.get(element.bit, ()):
                    yield from visit(maker)
        for pattern in chunks[bit]:
            yield pattern, bit

    for bit in chunks:
        yield from visit(bit)


@cache
def lexicon() -> Lexicon:
    """Return the bundled lexicon."""
    return Lexicon(data())
