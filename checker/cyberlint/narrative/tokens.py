"""A sentence as words, each with the classes that it belongs to.

The lexicon asks the same few hundred questions of every word: is it a word for a third party, a negation,
a form of “engage”? A *class* is one such question and has one bit. A vocabulary answers all of them for a
word at once, as a bit mask, and remembers the answer; a sentence is then a list of masks, and matching a
pattern is arithmetic. Classes of several words (“audit committee”) are found by a tree of their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import reduce
from operator import or_

_WORD = r"[^\W_]+(?:[’'][^\W_]+)?|&(?:amp;)?"
_MARK = '[,;:()“”"]'
TOKEN = re.compile(f"{_WORD}|{_MARK}")
MARKS = frozenset(',;:()“”"')
MEMORY = 50_000  # words that a vocabulary remembers, so that hostile input cannot fill the memory

Phrase = tuple[tuple[str, ...], int]


class Node:
    """The phrases that some words have begun: those that they complete, and what must follow in the others.

    `done` are the bits of the completed ones.
    """

    __slots__ = ("_next", "_rest", "done")

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        phrases = tuple(phrases)
        self.done = tuple(bit for rest, bit in phrases if not rest)
        self._rest = tuple(phrase for phrase in phrases if phrase[0])
        self._next: dict[str, Node | None] = {}

    def next(self, word: str) -> Node | None:
        """Return the node that `word` leads to, or None where no phrase goes on with it."""
        try:
            return self._next[word]
        except KeyError:
            rest = [(words[1:], bit) for words, bit in self._rest if _is(word, words[0])]
            node = Node(rest) if rest else None
            if len(self._next) < MEMORY:
                self._next[word] = node
            return node


class Entry:
    """What the vocabulary knows of one word as it is spelled in a text.

    `word` is in lower case, without the ending of a possessive; `own` are the classes that list it,
    `mask` those and the ones that include them; `node` the phrases that it may begin, None where there
    are none.
    """

    __slots__ = ("mask", "node", "own", "word")

    def __init__(self, word: str, own: int, mask: int, phrases: Iterable[Phrase]) -> None:
        self.word, self.own, self.mask = word, own, mask
        self.node = Node(phrases) if phrases else None


class Vocabulary(dict[str, Entry]):
    """The classes of every word, worked out when the word is first seen.

    `included` leads from a class to all those that include it. `clause` and `conjunction` are the classes
    of which the first begins a clause after a mark or after the second.
    """

    def __init__(self) -> None:
        super().__init__()
        self.clause = self.conjunction = 0
        self.included: dict[int, tuple[int, ...]] = {}
        self._holding: dict[int, tuple[int, ...]] = {}
        self._closed: dict[int, int] = {}
        self._words: dict[str, int] = {}
        self._prefixes: dict[str, int] = {}
        self._openings: dict[str, list[Phrase]] = {}
        self._prefix_openings: dict[str, list[Phrase]] = {}

    def add(self, phrase: str, bit: int) -> None:
        """Let a word or phrase belong to a class; a word that ends in ``*`` stands for its prefix.

        A phrase of several words after a ``-`` takes the class from the words that it covers.
        """
        if phrase[0] == "-":
            phrase, bit = phrase[1:], -bit
        first, *rest = phrase.split()
        prefix = first[-1] == "*"
        if rest:
            openings = self._prefix_openings if prefix else self._openings
            openings.setdefault(first.rstrip("*"), []).append((tuple(rest), bit))
        else:
            table = self._prefixes if prefix else self._words
            key = first.rstrip("*")
            table[key] = table.get(key, 0) | bit

    def __missing__(self, spelled: str) -> Entry:
        word = spelled.lower().replace("’", "'").removesuffix("'s")
        own = self._words.get(word, 0)
        phrases = list(self._openings.get(word, ()))
        for length in range(1, len(word) + 1):
            head = word[:length]
            own |= self._prefixes.get(head, 0)
            phrases += self._prefix_openings.get(head, ())
        entry = Entry(word, own, self.closed(own), phrases)
        if len(self) < MEMORY:
            self[spelled] = entry
        return entry

    def holding(self, bit: int) -> tuple[int, ...]:
        """Return a class and those that include it."""
        return self._holding.get(bit) or self._holding.setdefault(bit, (bit, *self.included.get(bit, ())))

    def closed(self, own: int) -> int:
        """Return the classes with all that include one of them."""
        mask = self._closed.get(own)
        if mask is None:
            mask = own
            for bit, including in self.included.items():
                if own & bit:
                    mask = reduce(or_, including, mask)
            if len(self._closed) < MEMORY:
                self._closed[own] = mask
        return mask


class Words:
    """The words of one sentence.

    `entries[i]` is the i-th word, `masks[i]` the classes of what begins there, `marks[i]` the punctuation
    just before it, `mask` all classes of the sentence. `longs` holds where a class of several words ends,
    `clauses` the words that begin another clause.
    """

    __slots__ = (
        "_at",
        "_places",
        "_singles",
        "_tokens",
        "clauses",
        "end",
        "entries",
        "longs",
        "marks",
        "mask",
        "masks",
        "start",
        "text",
        "vocabulary",
    )

    def __init__(self, text: str, start: int, end: int, vocabulary: Vocabulary) -> None:
        self.text, self.start, self.end, self.vocabulary = text, start, end, vocabulary
        self.longs: dict[tuple[int, int], list[int]] = {}
        self._places: list[tuple[int, int]] = []
        self._at: dict[int, list[int]] = {}
        tokens = self._tokens = TOKEN.findall(text, start, end)
        if MARKS.isdisjoint(tokens):
            self.entries = [vocabulary[token] for token in tokens]
            self.marks = [""] * len(tokens)
        else:
            self.entries, self.marks = _parted(tokens, vocabulary)
        self._singles = [entry.mask for entry in self.entries]
        self.masks = self._singles.copy()
        self.mask = reduce(or_, self.masks, 0)
        self._find_phrases()
        clauses = self.mask & vocabulary.clause or ";" in tokens
        self.clauses = tuple(self._clauses()) if clauses else ()

    def _find_phrases(self) -> None:
        """Give words the classes of the phrases that they begin, and take away those that a phrase denies."""
        found = list(self._phrases()) if any(entry.node for entry in self.entries) else []
        taken: dict[int, int] = {}
        for bit, start, end in found:
            for position in range(start, end if bit < 0 else start):
                taken[position] = taken.get(position, 0) | -bit
        for position, bits in taken.items():
            own = self.entries[position].own
            if own & bits:
                self.masks[position] = self._singles[position] = self.vocabulary.closed(own & ~bits)
        for bit, start, end in found:
            if bit > 0 and not bit & taken.get(start, 0):
                self.add(bit, start, end)

    def _phrases(self) -> Iterator[tuple[int, int, int]]:
        """Yield the class, start and end of every phrase; a negative class is one that it takes away."""
        entries, count = self.entries, len(self.entries)
        for start, entry in enumerate(entries):
            node, end = entry.node, start + 1
            while node and end < count:
                node = node.next(entries[end].word)
                end += 1
                if node and node.done:
                    for bit in node.done:
                        yield bit, start, end

    def _clauses(self) -> Iterator[int]:
        masks, clause, conjunction = self.masks, self.vocabulary.clause, self.vocabulary.conjunction
        for position, mark in enumerate(self.marks):
            opens = masks[position] & clause and position and (mark or masks[position - 1] & conjunction)
            if opens or (mark and ";" in mark):
                yield position

    def add(self, bit: int, start: int, end: int) -> None:
        """Record that a class of several words, and what includes it, holds from `start` up to `end`."""
        longs = self.longs
        for held in self.vocabulary.holding(bit):
            self.masks[start] |= held
            self.mask |= held
            self._at.pop(held, None)
            ends = longs.get((start, held))
            if ends is None:
                longs[start, held] = [end]
            elif end not in ends:
                ends.append(end)

    def at(self, bit: int) -> list[int]:
        """Return where a class begins."""
        found = self._at.get(bit)
        if found is None:
            found = self._at[bit] = [position for position, mask in enumerate(self.masks) if mask & bit]
        return found

    @property
    def commas(self) -> list[int]:
        """The words that a comma stands before."""
        return [position for position, mark in enumerate(self.marks) if mark and "," in mark]

    def ends(self, position: int, bit: int) -> Iterable[int]:
        """Return every word after which the class that begins at `position` may end, the longest first."""
        longs = self.longs.get((position, bit))
        if longs is None:
            return (position + 1,)
        return sorted({*longs, position + 1} if self._singles[position] & bit else longs, reverse=True)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters of the text from the start of word `first` to the end of word `last`."""
        places = self._places
        if not places:
            text, position = self.text, self.start
            for token in self._tokens:  # searching for what was found is three times as fast as finditer
                start = text.index(token, position)
                position = start + len(token)
                if token not in MARKS:
                    places.append((start, position))
        return places[first][0], places[last][1]


def _parted(tokens: list[str], vocabulary: Vocabulary) -> tuple[list[Entry], list[str]]:
    """Return the words, and the marks before each of them."""
    entries: list[Entry] = []
    marks: list[str] = []
    mark = ""
    for token in tokens:
        if token in MARKS:
            mark += token
        else:
            entries.append(vocabulary[token])
            marks.append(mark)
            mark = ""
    return entries, marks


def _is(word: str, wanted: str) -> bool:
    return word == wanted or (wanted[-1] == "*" and word.startswith(wanted[:-1]))
