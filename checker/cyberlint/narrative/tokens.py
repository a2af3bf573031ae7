"""A sentence as words, each with the classes that it belongs to.

The lexicon asks the same few hundred questions of every word: is it a word for a third party, a negation,
a form of “engage”? A *class* is one such question and has a number. A vocabulary answers all of them for a
word at once and remembers the answer, as a set, which is asked fastest for one class, and as a bit mask, for
several. Classes of several words (“audit committee”) are found by a tree of their words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import chain
from operator import add, or_
from typing import Any, cast

from cyberlint.expressions import expression

TOKEN = expression(r"[^\W_]+(?:[’'][^\W_]+)?|&(?:amp;)?|[,;:()“”\"]")
MARKS = frozenset(',;:()“”"')
MEMORY = 50_000  # things that a vocabulary remembers, so that hostile input cannot fill the memory
LONGEST = 60  # characters: what is longer is no word, and is not remembered

ClassSet = frozenset[int]
Tree = dict[str, Any]
"""Phrases as a tree, in JSON values: a word leads to the tree of the words that follow it in phrases.

Under ``""`` stand the classes of the phrases that end here, under ``"-"`` those that the phrases take away
from the words that they cover. Under ``"*"`` stand the beginnings of words, ``act`` for ``act*``.
"""


class Node(dict[str, "Node | None"]):
    """What words that may begin a phrase lead to: ``node[word]``, None where no phrase goes on so.

    `done` are the classes of the phrases that end here, `takes` those that they take away; `open` tells
    whether longer ones begin so.
    """

    __slots__ = ("_trees", "done", "open", "takes")

    def __init__(self, trees: Sequence[Tree]) -> None:
        super().__init__()
        self._trees = trees
        self.done: ClassSet = frozenset(chain.from_iterable([tree.get("", ()) for tree in trees]))
        self.takes: ClassSet = frozenset(chain.from_iterable([tree.get("-", ()) for tree in trees]))
        self.open = sum(map(len, trees)) > sum([("" in tree) + ("-" in tree) for tree in trees])

    def __missing__(self, word: str) -> Node | None:
        below = [found for tree in self._trees for found in followers(tree, word)]
        node = Node(below) if below else None
        if len(self) < MEMORY:
            self[word] = node
        return node


def followers(tree: Tree, word: str) -> list[Tree]:
    """Return the trees that a word leads to: its own, and those of its beginnings."""
    found = [tree[word]] if word in tree else []
    if "*" in tree:
        beginnings = tree["*"]
        if len(word) > LONGEST:  # what follows the longest beginning leads nowhere
            word = word[: max(map(len, beginnings))]
        found += [beginnings[start] for n in range(1, len(word) + 1) if (start := word[:n]) in beginnings]
    return found


class Entry:
    """What the vocabulary knows of one word as it is `spelled` in a text.

    `word` is in lower case, without the ending of a possessive; `before` and `after` are the marks that are
    written to it. `own` are the classes that list it, `classes` those and the ones that include them, `mask`
    their bits; `node` the phrases that it may begin, None where there are none; `inner` tells whether some
    phrase has it as a later word.
    """

    __slots__ = ("after", "before", "classes", "inner", "mask", "node", "own", "spelled", "word")

    def __init__(self, spelled: str, vocabulary: Vocabulary) -> None:
        self.spelled, self.before, self.after = spelled, "", ""
        self.word = spelled.lower().replace("’", "'").removesuffix("'s")
        node = vocabulary.root[self.word]
        self.own = frozenset() if node is None else node.done
        self.classes, self.mask = vocabulary.closed(self.own)
        self.node = node if node is not None and node.open else None
        self.inner = bool(followers(vocabulary.inner, self.word))


class Vocabulary(dict[str, tuple[Entry | None, ...]]):
    """The classes of every word, worked out when the word is first seen.

    ``vocabulary[stretch]`` are the words of a stretch of text without blanks, None for marks without a word:
    looking up what was seen before is four times as fast as searching it for words. `tree` are the words
    and phrases of all classes, `inner` the later words of phrases; `included` leads from a class to all those
    that include it. `clause` and `conjunction` are the bits of the classes of which the first begins a
    clause after a mark or after the second.
    """

    def __init__(self, tree: Tree, inner: Tree, included: Mapping[int, Iterable[int]]) -> None:
        super().__init__()
        self.root, self.inner = Node([tree]), inner
        self.clause = self.conjunction = 0
        self._included = included
        self._closed: dict[ClassSet, tuple[ClassSet, int]] = {}

    def read(self, text: str) -> tuple[list[Entry], list[str]]:
        """Return the words of a text, and the marks before each of them."""
        found = list(chain.from_iterable(map(self.__getitem__, text.split())))
        entries = cast("list[Entry]", found) if all(found) else self._parse(text)
        marks = ["", *[entry.after for entry in entries[:-1]]] if entries else []
        before = [entry.before for entry in entries]
        return entries, list(map(add, marks, before)) if any(before) else marks

    def __missing__(self, stretch: str) -> tuple[Entry | None, ...]:
        found = tuple(self._parse(stretch)) or ((None,) if TOKEN.search(stretch) else ())
        if len(self) < MEMORY and len(stretch) <= LONGEST:
            self[stretch] = found
        return found

    def _parse(self, text: str) -> list[Entry]:
        """Return the words of a text with their marks; those before the first word are written to it."""
        entries: list[Entry] = []
        before = ""
        for token in TOKEN.findall(text):
            if token not in MARKS:
                entries.append(Entry(token, self))
                entries[-1].before, before = before, ""
            elif entries:
                entries[-1].after += token
            else:
                before += token
        return entries

    def closed(self, own: ClassSet) -> tuple[ClassSet, int]:
        """Return the classes with all that include one of them, and the bits of all these."""
        found = self._closed.get(own)
        if found is None:
            classes = own.union(*[self._included[number] for number in own if number in self._included])
            mask = reduce(or_, map((1).__lshift__, classes), 0)
            found = classes, mask
            if len(self._closed) < MEMORY:
                self._closed[own] = found
        return found


class Words:
    """The words of one sentence.

    `entries[i]` is the i-th word, `classes[i]` are the classes of what begins there and `masks[i]` their
    bits, `marks[i]` the punctuation just before it. `mask` are the bits of all classes of the sentence, those
    included that a phrase takes away. `longs[i]` holds the classes of several words that begin there, each
    with its end, `clauses` the words that begin another clause.
    """

    __slots__ = (
        "_commas",
        "_places",
        "_singles",
        "classes",
        "clauses",
        "entries",
        "longs",
        "marks",
        "mask",
        "masks",
        "text",
        "vocabulary",
    )

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text, self.vocabulary = text, vocabulary
        self.longs: dict[int, list[tuple[ClassSet, int]]] = {}
        self._places: list[tuple[int, int]] = []
        self._commas: list[int] | None = None
        self.entries, self.marks = vocabulary.read(text)
        self._singles: dict[int, ClassSet] = {}
        self.classes = [entry.classes for entry in self.entries]
        self.masks = [entry.mask for entry in self.entries]
        self.mask = reduce(or_, self.masks, 0)
        self._find_phrases(self._phrases())
        clauses = self.mask & vocabulary.clause or ";" in text
        self.clauses = tuple(self._clauses()) if clauses else ()

    def _find_phrases(self, found: list[tuple[Node, int, int]]) -> None:
        """Give words the classes of the phrases that they begin, and take away those that a phrase denies."""
        taken: dict[int, ClassSet] = {}
        for node, start, end in found:
            if node.takes:
                for position in range(start, end):
                    taken[position] = taken.get(position, frozenset()) | node.takes
        for position, takes in taken.items():
            own = self.entries[position].own
            if not own.isdisjoint(takes):
                self.classes[position], self.masks[position] = self.vocabulary.closed(own - takes)
        for node, start, end in found:
            self.add(node.done - taken[start] if start in taken else node.done, start, end)

    def _phrases(self) -> list[tuple[Node, int, int]]:
        """Return where phrases start and end, each with the node that it ends in."""
        entries, count = self.entries, len(self.entries)
        found: list[tuple[Node, int, int]] = []
        for second, following in enumerate(entries[1:], 1):
            node, end = entries[second - 1].node if following.inner else None, second
            while node is not None and end < count:
                node = node[entries[end].word]
                end += 1
                if node is not None and (node.done or node.takes):
                    found.append((node, second - 1, end))
        return found

    def _clauses(self) -> Iterator[int]:
        masks, clause, conjunction = self.masks, self.vocabulary.clause, self.vocabulary.conjunction
        for position, mark in enumerate(self.marks):
            opens = masks[position] & clause and position and (mark or masks[position - 1] & conjunction)
            if opens or (mark and ";" in mark):
                yield position

    def add(self, own: ClassSet, start: int, end: int) -> None:
        """Record that classes of several words, and what includes them, hold from `start` up to `end`."""
        if own:
            held, mask = self.vocabulary.closed(own)
            self._singles.setdefault(start, self.classes[start])
            self.classes[start] |= held
            self.masks[start] |= mask
            self.mask |= mask
            self.longs.setdefault(start, []).append((held, end))

    def take(self, own: ClassSet, start: int, end: int) -> None:
        """Take classes, and what includes them, from the words from `start` up to `end`.

        What includes them is taken even where another class of the word would keep it.
        """
        lost = self.vocabulary.closed(own)[0]
        for position in range(start, end):
            if own.isdisjoint(self.classes[position]):
                continue
            self.classes[position] -= lost
            self.masks[position] = reduce(or_, map((1).__lshift__, self.classes[position]), 0)
            if position in self.longs:
                self._singles[position] -= lost
                self.longs[position] = [(held - lost, last) for held, last in self.longs[position]]

    def at(self, number: int) -> list[int]:
        """Return where a class begins."""
        return [position for position, classes in enumerate(self.classes) if number in classes]

    @property
    def commas(self) -> list[int]:
        """The words that a comma stands before."""
        if self._commas is None:
            self._commas = [position for position, mark in enumerate(self.marks) if mark and "," in mark]
        return self._commas

    def ends(self, position: int, number: int) -> Iterable[int]:
        """Return every word after which the class that begins at `position` may end, the longest first."""
        if position not in self.longs:
            return (position + 1,)
        ends = {end for held, end in self.longs[position] if number in held}
        if not ends or number in self._singles[position]:
            ends.add(position + 1)
        return sorted(ends, reverse=True)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters of the text from the start of word `first` to the end of word `last`."""
        places = self._places
        reached = places[-1][1] if places else 0
        for entry in self.entries[len(places) : last + 1]:  # nothing like a word stands between two words
            start = self.text.index(entry.spelled, reached)
            reached = start + len(entry.spelled)
            places.append((start, reached))
        return places[first][0], places[last][1]
