"""The files of the lexicon compiled to one JSON value, which `cyberlint.narrative.lexicon.Lexicon` loads.

Classes are numbered, words and phrases become a tree, patterns the numbers of their classes; what can be
worked out before the first sentence is worked out here, once for every change of a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cyberlint.narrative.language import Classes
from cyberlint.narrative.lexicon import INCIDENT, OPENING, Use
from cyberlint.narrative.patterns import Pattern
from cyberlint.narrative.tokens import Tree
from cyberlint.tuples import NamedTuple

_CLAIMS = "lexicon/claims/"
_SET = 50  # words: as many as a named set is taken to have


class LexiconError(ValueError):
    """A lexicon file names a set that no file defines."""


def compiled(files: Mapping[str, Any], report: str = "annual") -> dict[str, Any]:
    """Return the files of a lexicon, by their path without suffix, as one JSON value.

    A claim may be read in one kind of `report` only. Raises LexiconError, and PatternError where a pattern
    is not in the language.
    """
    return _Compiler(files, report).value()


class _Entry(NamedTuple):
    """One pattern of a claim, see `cyberlint.narrative.lexicon.Entry`."""

    claim: str
    use: Use
    pattern: Pattern
    once: bool
    after: int = -1


class _Compiler:
    """What is known of every class while the files are read.

    `_sizes` is how many words it has, `_parts` which classes include it.
    """

    def __init__(self, files: Mapping[str, Any], report: str) -> None:
        self._files, self._report = files, report
        self._classes = Classes()
        self._tree: Tree = {}
        self._inner: Tree = {}
        self._chunks: dict[int, list[tuple[Pattern, bool]]] = {}
        self._sizes: dict[int, int] = {}
        self._parts: dict[int, list[int]] = {}
        self._sets: dict[str, list[str]] = dict(files["lexicon/words"]["sets"])
        self._cues: dict[str, list[str]] = files["lexicon/cues"]["cues"]
        if report == INCIDENT:
            self._sets |= files["lexicon/incidents"]["sets"]
            more = files["lexicon/incident-cues"]["cues"]
            self._cues = {name: [*items, *more.get(name, ())] for name, items in self._cues.items()}
        self._sets |= {f"cue {name}": items for name, items in self._cues.items()}
        self._verdicts = files["lexicon/verdicts"]["verdicts"]

    def value(self) -> dict[str, Any]:
        """Compile everything."""
        for name in self._cues:  # cues have the first numbers
            self._classes.number(f"$cue {name}")
        caution = self._classes.number("$CAUTION") if self._report == INCIDENT else -1
        entries = list(self._entries())
        self._fill()
        included = {number: sorted(_including(number, self._parts)) for number in self._parts}
        chunks = _ordered(self._chunks, included)
        return {
            "cues": list(self._cues),
            "caution": caution,
            "included": included,
            "tree": self._tree,
            "inner": self._inner,
            "chunks": [[_steps(pattern), number, takes] for pattern, takes, number in chunks],
            "remembered": sorted({caution, *(entry.after for entry in entries)}),
            "verdicts": self._verdicts,
            **_by_first(sorted(entries, key=self._rank)),
        }

    def _entries(self) -> Iterator[_Entry]:
        deciding = set(_named(self._verdicts))
        for path, claim in self._files.items():
            if path.startswith(_CLAIMS) and claim.get("report", self._report) == self._report:
                name = path.removeprefix(_CLAIMS)
                once = name not in deciding and claim.get("report") != INCIDENT
                yield from self._claim(name, claim, once=once)

    def _claim(self, name: str, claim: Mapping[str, Any], *, once: bool) -> Iterator[_Entry]:
        for use in Use:
            for source in claim.get(use, ()):
                yield _Entry(name, use, self._classes.compile(source), once and use is not Use.UNLESS)
        for named, sources in claim.get("follow-ups", {}).items():
            after = self._classes.number(f"${named}")
            for source in sources:
                yield _Entry(name, Use.ASSERTION, self._classes.compile(source), once, after)

    def _rank(self, entry: _Entry) -> int:
        """Return what entries are tried by: the class, of those that they need, that has the fewest words."""
        needed = [step.number for step in entry.pattern.steps if not step.optional]
        return min(needed, key=self._sizes.__getitem__)

    def _fill(self) -> None:
        """Give every class that a pattern names its words; those of a set may name further classes."""
        filled: set[str] = set()
        while pending := [name for name in self._classes.numbers if name not in filled]:
            for name in pending:
                filled.add(name)
                self._fill_class(name)

    def _fill_class(self, name: str) -> None:
        """Give one class its words and chunks; note which classes it includes."""
        number = self._classes.number(name)
        items = self._items(name)
        self._sizes[number] = len(items)
        for item in items:
            if item[0] == "$" and " " not in item and "|" not in item:
                self._parts.setdefault(self._classes.number(item), []).append(number)
                self._sizes[number] += _SET
            elif "$" in item or ".." in item or "|" in item or "_" in item:
                pattern = self._classes.compile(item.removeprefix("-"))
                self._chunks.setdefault(number, []).append((pattern, item[0] == "-"))
            else:
                grow(self._tree, self._inner, item, number)

    def _items(self, name: str) -> list[str]:
        """Return the words, phrases and patterns of a set, or the alternatives of a nameless class."""
        if name[0] != "$" or "|" in name:
            return name.split("|")
        if name[1:] not in self._sets:
            raise LexiconError(f"no file defines the set {name}")
        return self._sets[name[1:]]


def grow(tree: Tree, inner: Tree, phrase: str, number: int) -> None:
    """Let a word or phrase belong to a class; a word that ends in ``*`` stands for its prefix.

    A phrase of several words after a ``-`` takes the class from the words that it covers. All is added
    before the first word is read.
    """
    first, *later = phrase.removeprefix("-").split()
    tree = _branch(tree, first)
    for word in later:
        tree = _branch(tree, word)
        _branch(inner, word)
    tree.setdefault("-" if phrase[0] == "-" else "", []).append(number)


def _branch(tree: Tree, word: str) -> Tree:
    """Return the tree that a word leads to, new where it is."""
    if word[-1] == "*":
        tree, word = tree.setdefault("*", {}), word[:-1]
    branch: Tree = tree.setdefault(word, {})
    return branch


def _by_first(entries: Iterable[_Entry]) -> dict[str, list[Any]]:
    """Return the entries, each after its rank, by the name of what the class that they begin with opens."""
    found: dict[str, list[Any]] = {}
    for rank, entry in enumerate(entries):
        value = [rank, entry.claim, entry.use.value, _steps(entry.pattern), entry.once, entry.after]
        found.setdefault(OPENING.format(entry.pattern.steps[0].number), []).append(value)
    return found


def _steps(pattern: Pattern) -> list[Any]:
    """Return a pattern as plain values."""
    return [pattern.head, pattern.need, [list(step) for step in pattern.steps]]


def _named(recipe: Any) -> Iterator[str]:
    """Yield every claim that the verdicts name."""
    if isinstance(recipe, dict):
        for part in recipe.values():
            yield from _named(part)
    elif isinstance(recipe, list):
        yield from recipe


def _including(number: int, parts: Mapping[int, list[int]]) -> set[int]:
    """Return the classes that include one class, directly or through others."""
    found: set[int] = set()
    waiting = [number]
    while waiting:
        for other in parts.get(waiting.pop(), ()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


def _ordered(
    chunks: Mapping[int, list[tuple[Pattern, bool]]], included: Mapping[int, Iterable[int]]
) -> Iterator[tuple[Pattern, bool, int]]:
    """Yield the chunks so that each comes after those that its own pattern names."""
    makers: dict[int, set[int]] = {}
    for number in chunks:
        for held in (number, *included.get(number, ())):
            makers.setdefault(held, set()).add(number)
    done: set[int] = set()

    def visit(number: int) -> Iterator[tuple[Pattern, bool, int]]:
        if number in done:
            return
        done.add(number)
        for pattern, _ in chunks[number]:
            for step in pattern.steps:
                for maker in makers.get(step.number, ()):
                    yield from visit(maker)
        for pattern, takes in chunks[number]:
            yield pattern, takes, number

    for number in chunks:
        yield from visit(number)
