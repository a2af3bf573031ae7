"""The lexicon: named sets of words, cues, claims and verdicts, read from ``rules/lexicon/``.

Everything is compiled to bits and tuples (see `cyberlint.narrative.compiling`); nothing here knows a word
of English.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache, cached_property, partial, reduce
from operator import or_
from typing import Any

from cyberlint.narrative.cues import Bits
from cyberlint.narrative.patterns import Pattern, Step
from cyberlint.narrative.tokens import MEMORY, ClassSet, Vocabulary
from cyberlint.resources import derived
from cyberlint.tuples import NamedTuple

_CODE = ("narrative/compiling.py", "narrative/language.py")
OPENING = "opening {}"
"""The name, in a compiled lexicon, of the patterns that begin with the class of this number."""
INCIDENT = "incident"
"""The kind of report that Forms 8-K and 6-K are."""


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


_USES = {use.value: use for use in Use}


class Entry(NamedTuple):
    """One pattern of one claim.

    It counts only where the sentence before holds the class with the bit `after`, if any. With `once` no
    more is sought when the sentence has made the claim: no verdict asks how often, and no incident is meant.
    """

    claim: str
    use: Use
    pattern: Pattern
    once: bool
    after: int


Opening = tuple[int, int]
"""A pattern that may begin at some word: what it needs, and its rank."""


class Openings(dict[ClassSet, tuple[Opening, ...]]):
    """The patterns that may begin at a word with these classes.

    They are worked out when a word with these classes is first seen; `entries` has those that were by rank.
    """

    def __init__(self, stored: Mapping[str, Any]) -> None:
        """Take the compiled lexicon, which has the patterns by the class that they begin with."""
        super().__init__()
        self.entries: dict[int, Entry] = {}
        self._stored = stored
        self._made: dict[int, list[Opening]] = {}

    def __missing__(self, classes: ClassSet) -> tuple[Opening, ...]:
        found = tuple(opening for number in classes for opening in self._beginning_with(number))
        if len(self) < MEMORY:
            self[classes] = found
        return found

    def _beginning_with(self, number: int) -> list[Opening]:
        made = self._made.get(number)
        if made is None:
            stored = self._stored.get(OPENING.format(number), ())
            made = self._made[number] = [self._opening(*entry) for entry in stored]
        return made

    def _opening(
        self, rank: int, claim: str, use: str, pattern: Sequence[Any], once: bool, after: int
    ) -> Opening:
        entry = Entry(claim, _USES[use], _pattern(*pattern), once, _bit(after))
        self.entries[rank] = entry
        return entry.pattern.need, rank


class Lexicon:
    """The compiled lexicon.

    `chunks` are the sets that are written as patterns: wherever one matches, its set holds, or is taken away.
    `openings` are the patterns of all claims; they are tried in the order of their rank. `cues` maps the name
    of a list of cue words to its bit, `verdicts` are the recipes of ``verdicts.yaml``. A claim may be read in
    one kind of `report` only: what speaks of an incident costs annual reports nothing. `caution` is the bit
    of the words with which the cautionary statement of a current report begins, 0 in the lexicon of annual
    reports; `remembered` are it and what else matters to the next sentence.
    """

    def __init__(self, files: Mapping[str, Any], report: str = "annual") -> None:
        """Compile files of a lexicon. Raises LexiconError where one names a set that none defines."""
        self._load(_compiled(report, files), lambda: Lexicon(files, INCIDENT))

    @cached_property
    def of_incidents(self) -> Lexicon:
        """The lexicon of Forms 8-K and 6-K: the same files, with the claims about an incident."""
        return self._incidents()

    @classmethod
    def bundled(cls, report: str = "annual") -> Lexicon:
        """Return the bundled lexicon, which has been compiled before the first start."""
        lexicon = cls.__new__(cls)
        lexicon._load(
            derived(f"lexicon-{report}", partial(_compiled, report), _CODE), lambda: cls.bundled(INCIDENT)
        )
        return lexicon

    def _load(self, value: Mapping[str, Any], incidents: Callable[[], Lexicon]) -> None:
        self._incidents = incidents
        self.cues = Bits({name: 1 << number for number, name in enumerate(value["cues"])})
        chunks = [(_pattern(*pattern), frozenset([made]), takes) for pattern, made, takes in value["chunks"]]
        self.chunks = tuple((pattern.need, pattern, made, takes) for pattern, made, takes in chunks)
        self.verdicts: dict[str, Any] = value["verdicts"]
        self.vocabulary = Vocabulary(value["tree"], value["inner"], value["included"])
        self.vocabulary.clause, self.vocabulary.conjunction = self.cues["clause"], self.cues["and"]
        self.openings = Openings(value)
        self.caution = _bit(value["caution"])
        self.remembered = reduce(or_, map(_bit, value["remembered"]), 0)


def _bit(number: int) -> int:
    """Return the bit of a class, 0 for no class, whose number is -1."""
    return 1 << number if number >= 0 else 0


def _pattern(head: int, need: int, steps: Iterable[Sequence[Any]]) -> Pattern:
    return Pattern(tuple([_step(Step, step) for step in steps]), head, need)


_step = tuple.__new__  # a third as long as by the class's own, which is written in Python


def _compiled(report: str, files: Mapping[str, Any]) -> Any:
    from cyberlint.narrative.compiling import compiled  # noqa: PLC0415 - needed where a lexicon is new

    return compiled(files, report)


@cache
def lexicon() -> Lexicon:
    """Return the bundled lexicon."""
    return Lexicon.bundled()
