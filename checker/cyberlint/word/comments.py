"""The part of a Word file that holds the comments, and what the package says of it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cyberlint.archive.members import Archive
from cyberlint.disclosure import Span
from cyberlint.tuples import NamedTuple
from cyberlint.word.package import relations
from cyberlint.word.xml import Element, attribute, name, parse

if TYPE_CHECKING:
    from lxml.etree import _Element as Node

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES = "[Content_Types].xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIZE = "20"
"""Half points, where the file has no style for comments."""


class Words(NamedTuple):
    """Words of a comment, bold or not; they hold no control characters."""

    text: str
    bold: bool = False


class Comment(NamedTuple):
    """A comment to be written: on a span of the text, with these paragraphs of words.

    One on an empty span is on the first words after it.
    """

    span: Span
    paragraphs: tuple[tuple[Words, ...], ...]


class Author(NamedTuple):
    """Who the comments are from; `date` (ISO, with the time) is written as it is given, or not at all."""

    name: str
    initials: str
    date: str | None = None


def made(like: Node, kind: str, **attributes: str) -> Node:
    """Return a new element in the namespace of another, as are its attributes."""
    space = like.tag.partition("}")[0] + "}"
    names = {f"{space}{key}": value for key, value in attributes.items()}
    own = {prefix: uri for prefix, uri in like.nsmap.items() if f"{{{uri}}}" == space}
    return like.makeelement(space + kind, names, own)


def empty(like: Node) -> bytes:
    """Return the part without comments, in the namespace of an element."""
    space = like.tag.partition("}")[0].lstrip("{")
    return f'<w:comments xmlns:w="{space}"/>'.encode()


def numbers(root: Node) -> Iterator[int]:
    """Yield the numbers of the comments in the part."""
    for each in root:
        key = attribute(each, "id") if name(each) == "w:comment" else None
        if key and key.isdecimal() and len(key) < 10:
            yield int(key)


def comment(like: Node, number: int, comment: Comment, author: Author, styles: Element | None) -> Node:
    """Return a comment; it has Word's styles for comments where the file has them."""
    known = {attribute(each, "styleId") for each in styles} if styles is not None else set()
    whose = {"author": author.name, "initials": author.initials}
    dated = {"date": author.date} if author.date else {}
    element = made(like, "comment", id=str(number), **whose, **dated)
    for at, words in enumerate(comment.paragraphs):
        element.append(_paragraph(like, words, styled="CommentText" in known, first=at == 0))
    return element


def _paragraph(like: Node, words: Iterable[Words], *, styled: bool, first: bool) -> Node:
    """Return a paragraph; the first begins with the sign that refers back to the text, as Word writes it."""
    paragraph = made(like, "p")
    if styled:
        properties = made(like, "pPr")
        properties.append(made(like, "pStyle", val="CommentText"))
        paragraph.append(properties)
    if first:
        run, look = made(like, "r"), made(like, "rPr")
        look.append(made(like, "rStyle", val="CommentReference"))
        run.extend([look, made(like, "annotationRef")])
        paragraph.append(run)
    paragraph.extend(_run(like, each, styled=styled) for each in words)
    return paragraph


def _run(like: Node, words: Words, *, styled: bool) -> Node:
    run, look, text = made(like, "r"), made(like, "rPr"), made(like, "t")
    look.extend([made(like, "b")] if words.bold else [])
    look.extend([] if styled else [made(like, "sz", val=_SIZE)])
    text.text = words.text
    text.set(_SPACE, "preserve")
    run.extend([look, text] if len(look) else [text])
    return run


def announced(archive: Archive, main: str, document: Node) -> tuple[str, dict[str, Node]]:
    """Return the place for a part of comments, and the parts of the package that say it is there."""
    folder = posixpath.dirname(main)
    names = (f"comments{number or ''}.xml" for number in range(len(archive.names) + 1))
    base = next(name for name in names if posixpath.join(folder, name) not in archive)
    place = posixpath.join(folder, base)
    types = parse(archive.read(_TYPES), _TYPES)
    _add(types, "Override", PartName=f"/{place}", ContentType=_TYPE)
    where = relations(main)
    there = archive.read(where) if where in archive else f'<Relationships xmlns="{_PACKAGE}/relationships"/>'
    related = parse(there if isinstance(there, bytes) else there.encode(), where)
    strict = document.tag.startswith("{" + _STRICT)
    kind = f"{_STRICT}officeDocument/relationships/comments" if strict else f"{_OFFICE}/comments"
    taken = {each.get("Id") for each in related}
    key = next(key for number in range(len(taken) + 1) if (key := f"rIdComments{number or ''}") not in taken)
    _add(related, "Relationship", Id=key, Type=kind, Target=base)
    return place, {_TYPES: types, where: related}


def _add(root: Node, kind: str, **attributes: str) -> None:
    """Add an element in the root's namespace, whose attributes are in none."""
    space, end, _ = root.tag.rpartition("}")
    root.append(root.makeelement(f"{space}{end}{kind}", attributes))
