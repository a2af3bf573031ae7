"""Taking comments out of a Word file that a later run of cyberlint replaces.

Word keeps a comment in the part of comments, its places in the document, and who replied to it in parts of
their own (MS-DOCX): ``commentsExtended``, ``commentsIds`` and ``commentsExtensible``. The first two name a
comment by the number of its last paragraph, ``paraId``, and the last by one that the second gives it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from cyberlint.word.xml import attribute, name

if TYPE_CHECKING:
    from lxml.etree import _Element as Node

BESIDE = ("commentsExtended", "commentsIds", "commentsExtensible")
"""The parts that say more of comments, by their kinds, in the order in which they name one another."""
_MARKS = frozenset(["w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"])


def withdraw(author: str, comments: Node, document: Node, beside: Mapping[str, Node]) -> bool:
    """Take every comment of an author out of the parts, but for one that somebody has replied to.

    Tell whether there was one.
    """
    answered = {key for part in beside.values() for each in part if (key := _own(each, "paraIdParent"))}
    gone = [
        each
        for each in comments
        if name(each) == "w:comment" and attribute(each, "author") == author and not _keys(each) & answered
    ]
    numbers = {key for each in gone if (key := attribute(each, "id"))}
    keys = {key for each in gone for key in _keys(each)}
    for each in gone:
        _remove(each)
    _unmark(document, numbers)
    for kind in BESIDE:
        if kind in beside:
            keys |= _forget(beside[kind], keys)
    return bool(gone)


def _keys(comment: Node) -> set[str]:
    """Return the numbers of the paragraphs of a comment."""
    return {key for each in comment.iter() if name(each) == "w:p" and (key := _own(each, "paraId"))}


def _own(element: Node, key: str) -> str | None:
    """Return an attribute by its name in whatever namespace."""
    found = (value for each, value in element.attrib.items() if str(each).rpartition("}")[2] == key)
    return next((str(value) for value in found), None)


def _unmark(document: Node, numbers: Collection[str]) -> None:
    """Remove the places of comments from a document, with the runs that hold nothing else."""
    for mark in [each for each in document.iter() if name(each) in _MARKS]:
        if attribute(mark, "id") not in numbers:
            continue
        run = mark.getparent()
        _remove(mark)
        if run is not None and name(run) == "w:r" and all(name(each) == "w:rPr" for each in run):
            _remove(run)


def _forget(part: Node, keys: Collection[str]) -> set[str]:
    """Remove what a part says of comments by their keys, and return the other keys that it gives them."""
    others: set[str] = set()
    for each in list(part):
        if {_own(each, "paraId"), _own(each, "durableId")} & set(keys):
            others |= {key for key in (_own(each, "durableId"),) if key}
            _remove(each)
    return others


def _remove(node: Node) -> None:
    """Remove an element, and leave the white space after it."""
    parent, before = node.getparent(), node.getprevious()
    if parent is None:
        return
    if node.tail and before is not None:
        before.tail = (before.tail or "") + node.tail
    elif node.tail:
        parent.text = (parent.text or "") + node.tail
    parent.remove(node)
