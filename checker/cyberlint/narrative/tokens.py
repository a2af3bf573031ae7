"""A sentence as words, each with the classes that it belongs to.

The lexicon asks the same few hundred questions of every word: is it a word for a third party, a negation,
a form of “engage”? A *class* is one such question and has one bit. A vocabulary answers all of them for a
word at once, as a bit mask, and remembers the answer; a sentence is then a list of masks, and matching a
pattern is arithmetic. Classes of several words (“audit committee”) are found by their first word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

TOKEN = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?|&(?:amp;)?|[,;:()“”\"]")
MARKS = frozenset(",;:()“”\"")
MEMORY = 50_000  # words that a vocabulary remembers, so that hostile input cannot fill the memory


class Entry(NamedTuple):
    """What the vocabulary knows of one word as it is spelled in a text."""

    word: str  # in lower case, without the apostrophe of a possessive
    mask: int
    phrases: tuple[tuple[tuple[str, ...], int], ...]  # the words that follow, and the class's bit
    capital: bool


class Vocabulary(dict[str, Entry]):
    """The classes of every word, worked out when the word is first seen."""

    def __init__(self) -> None:
        super().__init__()
        self.exact: dict[str, int] = {}
        self.prefixes: dict[str, int] = {}
        self.openings: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        self.prefix_openings: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        self.clause = self.conjunction = 0  # the classes that begin a clause after a comma or each other

    def add(self, phrase: str, bit: int) -> None:
        """Let a word or phrase belong to a class; a word that ends in ``*`` stands for its prefix.

        A phrase of several words after a ``-`` takes the class from the words that it covers.
        """
        if phrase[0] == "-":
            phrase, bit = phrase[1:], -bit
        first, *rest = phrase.split()
        prefix = first.endswith("*")
        if rest:
            openings = self.prefix_openings if prefix else self.openings
            openings.setdefault(first.rstrip("*"), []).append((tuple(rest), bit))
        else:
            table = self.prefixes if prefix else self.exact
            key = first.rstrip("*")
            table[key] = table.get(key, 0) | bit

    def __missing__(self, spelled: str) -> Entry:
        word = spelled.lower().replace("’", "'").removesuffix("'s")
        mask = self.exact.get(word, 0)
        phrases = list(self.openings.get(word, ()))
        for length in range(1, len(word) + 1):
            head = word[:length]
            mask |= self.prefixes.get(head, 0)
            phrases += self.prefix_openings.get(head, ())
        entry = Entry(word, mask, tuple(phrases), spelled[0].isupper() or spelled[0].isdigit())
        if len(self) < MEMORY:
            self[spelled] = entry
        return entry


class Words:
    """The words of one sentence.

    `entries[i]` is the i-th word, `masks[i]` the classes of what begins there, `marks[i]` the punctuation
    just before it, `mask` all classes of the sentence. `longs` holds where a class of several words ends,
    `clauses` the words that begin another clause.
    """

    __slots__ = ("clauses", "end", "entries", "longs", "marks", "mask", "masks", "start", "text")

    def __init__(self, text: str, start: int, end: int, vocabulary: Vocabulary) -> None:
        self.text, self.start, self.end = text, start, end
        self.entries: list[Entry] = []
        self.marks: list[str] = []
        self.longs: dict[tuple[int, int], list[int]] = {}
        mark = ""
        for token in TOKEN.findall(text, start, end):
            if token in MARKS:
                mark += token
            else:
                self.entries.append(vocabulary[token])
                self.marks.append(mark)
                mark = ""
        self.masks = [entry.mask for entry in self.entries]
        self._find_phrases()
        self.mask = 0
        for mask in self.masks:
            self.mask |= mask
        self.clauses = frozenset(self._clauses(vocabulary))

    def _clauses(self, vocabulary: Vocabulary) -> Iterator[int]:
        for position, mark in enumerate(self.marks):
            if mark and ";" in mark:
                yield position
            elif position and self.masks[position] & vocabulary.clause:
                if mark or self.masks[position - 1] & vocabulary.conjunction:
                    yield position

    def _find_phrases(self) -> None:
        entries, masks, count = self.entries, self.masks, len(self.entries)
        taken: list[tuple[int, int, int]] = []
        for position, entry in enumerate(entries):
            for rest, bit in entry.phrases:
                after = position + 1 + len(rest)
                if after <= count and _follows(entries, position + 1, rest):
                    if bit > 0:
                        self.add(bit, position, after)
                    else:
                        taken.append((position, after, bit))
        for start, end, bit in taken:
            for position in range(start, end):
                masks[position] &= ~-bit

    def add(self, bit: int, start: int, end: int) -> None:
        """Record that a class of several words holds from word `start` up to word `end`."""
        self.masks[start] |= bit
        self.longs.setdefault((start, bit), []).append(end)

    def ends(self, position: int, bit: int) -> Iterable[int]:
        """Return every word after which the class that begins at `position` may end, the longest first."""
        longs = self.longs.get((position, bit))
        if longs is None:
            return (position + 1,)
        single = self.entries[position].mask & bit
        return sorted({*longs, position + 1} if single else longs, reverse=True)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters of the text from the start of word `first` to the end of word `last`."""
        index, start = -1, self.start
        for match in TOKEN.finditer(self.text, self.start, self.end):
            index += match[0] not in MARKS
            if index == first and match[0] not in MARKS:
                start = match.start()
            if index == last:
                return start, match.end()
        return start, self.end


def _follows(entries: list[Entry], position: int, rest: tuple[str, ...]) -> bool:
    for offset, wanted in enumerate(rest):
        word = entries[position + offset].word
        if word != wanted and not (wanted[-1] == "*" and word.startswith(wanted[:-1])):
            return False
    return True
