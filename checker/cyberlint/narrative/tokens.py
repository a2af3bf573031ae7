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
_MARK = "[,;:()“”\"]"
TOKEN = re.compile(f"{_WORD}|{_MARK}")
MARKS = frozenset(",;:()“”\"")
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

    `word` is in lower case, without the ending of a possessive; `mask` are its classes; `node` the phrases
    that it may begin, None where there are none.
    """

    __slots__ = ("mask", "node", "word")

    def __init__(self, word: str, mask: int, phrases: Iterable[Phrase]) -> None:
        self.word, self.mask = word, mask
        self.node = Node(phrases) if phrases else None


class Vocabulary(dict[str, Entry]):
    """The classes of every word, worked out when the word is first seen.

    `clause` and `conjunction` are the classes of which the first begins a clause after a mark or after
    the second.
    """

    def __init__(self) -> None:
        super().__init__()
        self.clause = self.conjunction = 0
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
        mask = self._words.get(word, 0)
        phrases = list(self._openings.get(word, ()))
        for length in range(1, len(word) + 1):
            head = word[:length]
            mask |= self._prefixes.get(head, 0)
            phrases += self._prefix_openings.get(head, ())
        entry = Entry(word, mask, phrases)
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
        self.mask = reduce(or_, self.masks, 0)
        self.clauses = frozenset(self._clauses(vocabulary)) if self.mask & vocabulary.clause or ";" in text else ()

    def _find_phrases(self) -> None:
        entries, masks, count = self.entries, self.masks, len(self.entries)
        taken: list[tuple[int, int, int]] = []
        for start in range(count - 1):
            node, end = entries[start].node, start + 1
            while node and end < count:
                node = node.next(entries[end].word)
                end += 1
                if node:
                    for bit in node.done:
                        if bit > 0:
                            self.add(bit, start, end)
                        else:
                            taken.append((start, end, bit))
        for start, end, bit in taken:
            for position in range(start, end):
                masks[position] &= ~-bit

    def _clauses(self, vocabulary: Vocabulary) -> Iterator[int]:
        masks = self.masks
        for position, mark in enumerate(self.marks):
            if mark and ";" in mark:
                yield position
            elif position and masks[position] & vocabulary.clause:
                if mark or masks[position - 1] & vocabulary.conjunction:
                    yield position

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
            if match[0] in MARKS:
                continue
            index += 1
            if index == first:
                start = match.start()
            if index == last:
                return start, match.end()
        return start, self.end


def _is(word: str, wanted: str) -> bool:
    return word == wanted or (wanted[-1] == "*" and word.startswith(wanted[:-1]))

