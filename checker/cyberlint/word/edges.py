"""Where a comment begins and ends in a Word file: between runs, one of which may have to be split.

A comment stands in the body alone. One on words of a note, a text box, a formula or a ruby is put on what
holds them there: the reference to the note, the run with the box, the formula, the run with the ruby.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from cyberlint.tuples import NamedTuple
from cyberlint.word.xml import attribute, name

if TYPE_CHECKING:
    from lxml.etree import _Element as Node

    from cyberlint.word.text import Piece

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOTES = {"w:footnote": "w:footnoteReference", "w:endnote": "w:endnoteReference"}
_DELETED = frozenset(["w:del", "w:moveFrom"])
_ALL = 1 << 60


class Edge(NamedTuple):
    """A place between characters of the body, in the order of the document.

    `node` is the run, or whatever else cannot be divided. With `part` the place is `offset` characters into
    that part of the run; without one it is before the node, or after it where `offset` is more than 0.
    """

    order: int
    offset: int
    node: Node
    part: Node | None = None

    @property
    def position(self) -> tuple[int, int]:
        """What edges are sorted by."""
        return self.order, self.offset

    def insert(self, nodes: Sequence[Node]) -> None:
        """Put elements at the place, in their order.

        A run that is split keeps its beginning; so edges are used from the last to the first.
        """
        after = self.offset > 0 if self.part is None else _split(self.node, self.part, self.offset)
        if after:
            for node in reversed(nodes):
                self.node.addnext(node)
        else:
            for node in nodes:
                self.node.addprevious(node)


class Edges:
    """Finds the edges of words in one document; nothing may be changed in it meanwhile."""

    def __init__(self, document: Node) -> None:
        self._nodes = list(document.iter())  # holds them, and with them their identity
        self._order = {node: number for number, node in enumerate(self._nodes)}
        self._notes = _references(self._nodes)

    def around(self, pieces: Sequence[Piece]) -> tuple[Edge, Edge] | None:
        """Return the edges around the words of some pieces; None where no part of the body holds them."""
        found = [pair for pair in map(self._of, (*pieces[:1], *pieces[-1:])) if pair]
        if not found:
            return None
        first, last = found[0], found[-1]
        return first[0], last[1] if first[0].position < last[1].position else first[1]

    def _of(self, piece: Piece) -> tuple[Edge, Edge] | None:
        part: Node = piece.element
        run = part.getparent()
        if run is None:
            return None
        node = self._holder(run)
        if node is None:
            return None
        if node is run:
            order = self._order[part]
            start, end = (Edge(order, at, run, part) for at in (piece.offset, piece.offset + piece.length))
            return start, end
        last = node
        while len(last):
            last = last[-1]
        return Edge(self._order[node], -1, node), Edge(self._order[last], _ALL, node)

    def _holder(self, run: Node) -> Node | None:
        """Return the outermost element that cannot be divided and holds a run: mostly the run itself."""
        node: Node | None = run
        holder = run
        while node is not None:
            kind = name(node)
            if kind in _NOTES:
                node = self._notes.get((_NOTES[kind], attribute(node, "id")))
                if node is None:
                    return None
                continue
            if kind == "w:r" or kind.startswith("m:"):
                holder = node
            node = node.getparent()
        return holder if holder in self._order else None


def _references(nodes: Iterable[Node]) -> dict[tuple[str, str | None], Node]:
    """Return the references to notes by their kind and number; a note is read where the first one is."""
    found: dict[tuple[str, str | None], Node] = {}
    for node in nodes:
        kind = name(node)
        if kind in _NOTES.values() and not any(name(each) in _DELETED for each in node.iterancestors()):
            found.setdefault((kind, attribute(node, "id")), node)
    return found


def _split(run: Node, part: Node, offset: int) -> bool:
    """Split a run at a place in one of its parts; what follows the place stands in a run of its own then.

    Tell whether the place is after what is left of the run; else it is before it, which was not split.
    """
    content = [each for each in run if name(each) != "w:rPr"]
    if part not in content:  # the run was split before it
        return True
    at = content.index(part)
    text = part.text or ""
    whole = offset >= max(len(text), 1)  # a part without text is a character
    if offset <= 0 and at == 0:
        return False
    rest = content[at + whole :]
    if not rest:
        return True
    new = run.makeelement(run.tag, dict(run.attrib), run.nsmap)
    run.addnext(new)
    new.extend(deepcopy(each) for each in run if name(each) == "w:rPr")
    if offset > 0 and not whole:
        ending = deepcopy(part)
        part.text, ending.text = text[:offset], text[offset:]
        for each in (part, ending):
            each.set(_SPACE, "preserve")
        new.append(ending)
        del rest[0]
    new.extend(rest)
    return True
