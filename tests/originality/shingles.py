"""Runs of words that two texts share, but for those that are the law's and that everybody repeats."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cyberlint.taxonomy import elements

LAW = Path(__file__).parent / "law.txt"
LENGTH = 12
"""Words in a shingle."""
MARKS = (0, LENGTH // 2, LENGTH - 1)
"""The words by which a run that may be one is known."""
OWN = 8
"""How many of them, at the least, the law does not give: two thirds."""
PHRASE = 4
"""Words that, one after the other as in the law, are the law's."""

WORD = re.compile(r"[^\W_]+")
APOSTROPHES = re.compile(r"['’]|\\u2019")
ESCAPES = re.compile(r"\\[nt]")


class Place(NamedTuple):
    """Where a shingle stands: in which text, and at which of its words."""

    text: str
    word: int


class Shingles(NamedTuple):
    """Runs of `LENGTH` words and where they stand, and the first, middle and last words that they have."""

    places: dict[str, list[Place]]
    marks: frozenset[tuple[str, ...]]

    def within(self, text: str) -> set[str]:
        """Return those that stand in a text."""
        spoken = words(text)
        marked = enumerate(zip(*(spoken[at:] for at in MARKS), strict=False))
        runs = (" ".join(spoken[at : at + LENGTH]) for at, marks in marked if marks in self.marks)
        return {run for run in runs if run in self.places}


def words(text: str) -> list[str]:
    """Return the words of a text: lower case, letters and digits only."""
    return WORD.findall(ESCAPES.sub(" ", APOSTROPHES.sub("", text)).lower())


def shingles(texts: Iterable[tuple[str, str]]) -> Shingles:
    """Return the shingles of texts by their names, where two thirds of the words are the writer's."""
    places: dict[str, list[Place]] = {}
    marks = set()
    for name, text in texts:
        spoken = words(text)
        free = own(spoken)
        for at in range(len(spoken) - LENGTH + 1):
            if sum(free[at : at + LENGTH]) >= OWN:
                places.setdefault(" ".join(spoken[at : at + LENGTH]), []).append(Place(name, at))
                marks.add(tuple(spoken[at + mark] for mark in MARKS))
    return Shingles(places, frozenset(marks))


def own(spoken: list[str]) -> list[bool]:
    """Tell of each word whether it is the writer's, and not one of a phrase of the law."""
    free = [True] * len(spoken)
    for at, phrase in enumerate(_phrases(spoken)):
        if phrase in law():
            free[at : at + PHRASE] = [False] * PHRASE
    return free


@cache
def law() -> frozenset[tuple[str, ...]]:
    """Return the phrases of the law: of its text and its forms, and of the labels of the taxonomy."""
    lines = [line for line in LAW.read_text("utf-8").splitlines() if not line.startswith("#")]
    labels = [element.label for element in elements().values()]
    return frozenset(phrase for line in lines + labels for phrase in _phrases(words(line)))


def _phrases(spoken: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(spoken[start:] for start in range(PHRASE)), strict=False)
