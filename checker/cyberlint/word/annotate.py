"""Writing comments into a Word file (ECMA-376 part 1, 17.13.4).

Nothing else is written: runs are divided where a comment begins or ends within one, the comments and what the
package says of them are added, and every other part of the file keeps its bytes. The tracked changes that are
there stay, and so do the comments; but those of the same author are of a run before, and are replaced unless
somebody has replied to them. The archive says what it is: see `cyberlint.ours`. A date is written where one
is given; the same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, cast

from cyberlint.archive.members import Archive
from cyberlint.disclosure import Span
from cyberlint.ours import ARCHIVE
from cyberlint.source import ReadError
from cyberlint.word import comments as part
from cyberlint.word.comments import Author, Comment, made
from cyberlint.word.edges import Edge, Edges
from cyberlint.word.package import opened, places
from cyberlint.word.text import Piece, Text
from cyberlint.word.walk import text
from cyberlint.word.withdrawn import BESIDE, withdraw
from cyberlint.word.xml import attribute, name, parse

if TYPE_CHECKING:
    from lxml.etree import _Element as Node

_MARKS = frozenset(["w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"])


def annotated(data: bytes, comments: Sequence[Comment], author: Author) -> bytes:
    """Return a Word file with comments on spans of its text (`cyberlint.word.walk.text`).

    Raises ReadError where the file cannot be read or has no words to put a comment on, MissingExtraError
    without python-docx.
    """
    package = opened(data)
    archive = Archive(data)
    main, related = places(archive)
    document = _tree(archive.read(main))
    place = related.get("comments")
    known = _tree(archive.read(place)) if place is not None and place in archive else None
    root = known if known is not None else _tree(part.empty(document))
    beside = {kind: _parsed(archive, related[kind]) for kind in BESIDE if related.get(kind) in archive.names}
    replaced = withdraw(author.name, root, document, beside)
    first = 1 + max([-1, *part.numbers(root), *_marked(document)])
    numbers = range(first, first + len(comments))
    _mark(document, _edges(document, text(package._replace(document=document)), comments), numbers)
    for number, comment in zip(numbers, comments, strict=True):
        root.append(part.comment(root, number, comment, author, package.styles))
    changed = {main: _bytes(document)}
    if replaced:
        changed |= {related[kind]: _bytes(tree) for kind, tree in beside.items()}
    if known is None or place is None:
        place, announced = part.announced(archive, main, document)
        changed |= {name: _bytes(tree) for name, tree in announced.items()}
    return archive.rewritten({**changed, place: _bytes(root)}, ARCHIVE)


def _edges(document: Node, written: Text, comments: Iterable[Comment]) -> list[tuple[Edge, Edge]]:
    """Return where each comment begins and ends."""
    edges = Edges(document)
    found = [edges.around(_pieces(written, comment.span)) for comment in comments]
    there = [around for around in found if around]
    if len(there) < len(found):
        raise ReadError("the Word file has no words to put a comment on")
    return there


def _pieces(written: Text, span: Span) -> Sequence[Piece]:
    """Return the pieces of a span; of one without words the next one after it, or the last there is."""
    if found := written.within(span):
        return found
    after = (piece for piece in written.pieces if piece.start >= span.start)
    return list(islice(after, 1)) or written.pieces[-1:]


def _mark(document: Node, edges: Iterable[tuple[Edge, Edge]], numbers: Iterable[int]) -> None:
    """Write where comments begin and end, from the last place to the first: see `Edge.insert`.

    At one place ends come before beginnings, and each in the order of the comments, which Word keeps.
    """
    marks = []
    for (start, end), number in zip(edges, numbers, strict=True):
        begin = made(document, "commentRangeStart", id=str(number))
        finish = made(document, "commentRangeEnd", id=str(number))
        reference = made(document, "commentReference", id=str(number))
        run, properties = made(document, "r"), made(document, "rPr")
        properties.append(made(document, "rStyle", val="CommentReference"))
        run.extend([properties, reference])
        marks.append(((start.position, 1, number), start, [begin]))
        marks.append(((end.position, 0, number), end, [finish, run]))
    for _, edge, nodes in sorted(marks, key=lambda mark: mark[0], reverse=True):
        edge.insert(nodes)


def _marked(document: Node) -> Iterable[int]:
    """Return the numbers of comments that the document refers to, whether or not they are there."""
    keys = (attribute(node, "id") or "" for node in document.iter() if name(node) in _MARKS)
    return (int(key) for key in keys if key.isdecimal() and len(key) < 10)


def _tree(data: bytes) -> Node:
    """Return the root of a part that `opened` has accepted, with its white space."""
    from lxml.etree import XMLParser, fromstring  # noqa: PLC0415 - 100 ms that only this needs

    return fromstring(data, XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _parsed(archive: Archive, place: str) -> Node:
    """Return the root of a part that `opened` does not look at."""
    return cast("Node", parse(archive.read(place), place))


def _bytes(root: Node) -> bytes:
    from lxml.etree import tostring  # noqa: PLC0415 - as above

    written: bytes = tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True, standalone=True)
    return written
