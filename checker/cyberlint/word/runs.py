"""What stands within the paragraphs of a Word file: runs, fields, tracked changes, comments."""

from __future__ import annotations

from collections.abc import Iterable

from cyberlint.disclosure import MarkKind
from cyberlint.source import ReadError
from cyberlint.word.styles import Look, Styles, look
from cyberlint.word.text import Writer
from cyberlint.word.xml import Element, attribute, child, is_on, name

MAX_DEPTH = 200

_INSERTED = frozenset(["w:ins", "w:moveTo"])
_WRAPPERS = _INSERTED.union(
    ["w:hyperlink", "w:sdt", "w:sdtContent", "w:smartTag", "w:customXml", "w:fldSimple"],
    ["w:dir", "w:bdo", "w:ruby", "w:rubyBase"],
)
_DELETED = frozenset(["w:del", "w:moveFrom"])
_NOTES = frozenset(["w:footnoteReference", "w:endnoteReference"])
_SHAPES = frozenset(["w:drawing", "w:pict", "w:object", "mc:AlternateContent"])
_SHOWN = {"w:noBreakHyphen": "-"}
_SYMBOLS = {"6f": "☐", "a8": "☐", "71": "☐", "fe": "☒", "fd": "☒", "78": "☒", "fc": "✓", "52": "☑"}
"""Boxes and ticks by their place in the fonts Wingdings and Wingdings 2; other symbols are bullets."""


class Runs:
    """Writes the runs of paragraphs. Fields and comments may begin in one paragraph and end in another.

    `pictures` counts what is no text.
    """

    def __init__(self, writer: Writer, styles: Styles, comments: dict[str, Element]) -> None:
        self.writer = writer
        self.styles = styles
        self.comments = comments
        self.pictures = 0
        self._begun: dict[str, int] = {}
        self._fields: list[bool] = []  # of each field that is open: whether its instruction is
        self._instructions = 0  # how many of them are
        self._boxes: list[str] = []
        self._hanging: list[Element] = []

    def limits(self) -> list[str]:
        """Return what kept the walk from seeing everything."""
        if not self._instructions:
            return []
        return [
            "a field of the Word file has no end; what follows its beginning is taken for its instruction"
        ]

    def paragraph(self, paragraph: Element, kinds: frozenset[MarkKind], below: Look) -> list[Element]:
        """Write a paragraph, and return the text boxes and references to notes in it, in their order."""
        outer, self._hanging = self._hanging, []
        self._inline(paragraph, kinds, below, 0)
        found, self._hanging = self._hanging, outer
        return found

    def _inline(
        self, container: Iterable[Element], kinds: frozenset[MarkKind], below: Look, depth: int
    ) -> None:
        if depth > MAX_DEPTH:
            raise ReadError(f"the Word file nests more than {MAX_DEPTH} links, controls or changes")
        for each in container:
            kind = name(each)
            if kind in ("w:r", "m:r"):
                self._run(each, kinds, below)
            elif kind in _DELETED:
                words = (part.text or "" for part in each.iter() if name(part) in ("w:t", "w:delText"))
                self.writer.unseen(MarkKind.DELETION, "".join(words))
            elif kind in _WRAPPERS or kind.startswith("m:"):
                inner = kinds | {MarkKind.INSERTION} if kind in _INSERTED else kinds
                self._inline(each, inner, below, depth + 1)
            elif kind == "mc:AlternateContent":
                self._inline(_alternative(each), kinds, below, depth + 1)
            elif kind == "w:commentRangeStart" and (key := attribute(each, "id")):
                self._begun[key] = self.writer.here
            elif kind == "w:commentRangeEnd" and (key := attribute(each, "id")):
                self._comment(key)

    def _run(self, run: Element, kinds: frozenset[MarkKind], below: Look) -> None:
        properties = child(run, "w:rPr")
        own = look(properties)
        if (style := attribute(child(properties, "w:rStyle"))) is not None:
            own = own.over(self.styles.style(style, "character").look)
        own = own.over(below)
        shown = {MarkKind.HIGHLIGHT: own.highlight, MarkKind.STRIKE: own.strike}
        kinds |= {kind for kind, there in shown.items() if there}
        for each in run:
            self._part(each, kinds, own)

    def _part(self, part: Element, kinds: frozenset[MarkKind], own: Look) -> None:
        """Write one part of a run, which has a look of its own."""
        kind = name(part)
        if kind == "w:fldChar":
            self._field(part, kinds)
        elif self._instructions or kind in ("w:rPr", "w:instrText"):
            return
        elif kind in ("w:t", "m:t"):
            self._words(part, kinds, own)
        elif own.hidden:
            return
        elif kind in _NOTES:
            self._hanging.append(part)
        elif kind == "w:commentReference" and (key := attribute(part, "id")):
            self._comment(key)  # where a comment has no range
        elif kind in _SHAPES:
            self._shape(part)
        else:
            self._character(part, kind, kinds)

    def _words(self, part: Element, kinds: frozenset[MarkKind], own: Look) -> None:
        words = part.text or ""
        if own.hidden:
            self.writer.unseen(MarkKind.HIDDEN, words)
            return
        start = self.writer.length
        self.writer.write(_capitals(words) if own.capitals else words, part, kinds)
        if own.bold:
            self.writer.bolden(start)

    def _character(self, part: Element, kind: str, kinds: frozenset[MarkKind]) -> None:
        """Write what Word keeps as an element of its own."""
        if kind in ("w:tab", "w:ptab"):
            self.writer.space()
        elif kind in ("w:br", "w:cr"):
            self.writer.soft_break()
        elif kind == "w:sym":
            place = (attribute(part, "char") or "").lower()[-2:]
            self.writer.write(_SYMBOLS.get(place, "•"), part, kinds)
        elif kind in _SHOWN:
            self.writer.write(_SHOWN[kind], part, kinds)
        elif kind == "w:ruby":
            self._inline((part,), kinds, Look(), 0)

    def _field(self, part: Element, kinds: frozenset[MarkKind]) -> None:
        kind = attribute(part, "fldCharType")
        if kind == "begin":
            self._fields.append(True)
            self._instructions += 1
            self._boxes.append(_box(part))
        elif kind == "separate" and self._fields:
            self._instructions -= self._fields[-1]
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._instructions -= self._fields.pop()
            box = self._boxes.pop()
            if box and not self._instructions:
                self.writer.write(box, None, kinds)

    def _shape(self, shape: Element) -> None:
        """Keep the text boxes in a drawing for after the paragraph; one without is a picture."""
        pending, boxes = [shape], 0
        while pending:
            each = pending.pop()
            if name(each) == "w:txbxContent":
                self._hanging.append(each)
                boxes += 1
            elif name(each) == "mc:AlternateContent":
                pending.extend(list(_alternative(each))[::-1])
            else:
                pending.extend(list(each)[::-1])
        self.pictures += not boxes

    def _comment(self, key: str) -> None:
        comment = self.comments.pop(key, None)  # each once: a range is followed by a reference
        start = self._begun.pop(key, None)
        if comment is not None:
            paragraphs = (
                "".join(part.text or "" for part in each.iter() if name(part) == "w:t") for each in comment
            )
            self.writer.comment(start, "\n".join(words for words in paragraphs if words.strip()))


def _capitals(words: str) -> str:
    """Return words as a run shows them that is set in capitals, of which each is one character too."""
    return "".join(char.upper() if len(char.upper()) == 1 else char for char in words)


def _alternative(element: Element) -> Iterable[Element]:
    """Return the one of several forms of the same content that Word shows."""
    forms = [each for each in element if name(each) in ("mc:Choice", "mc:Fallback")]
    return forms[0] if forms else ()


def _box(field: Element) -> str:
    """Return the box that a form field shows as a check box, ticked or not; nothing for other fields."""
    box = child(field, "w:ffData", "w:checkBox")
    if box is None:
        return ""
    ticked = child(box, "w:checked")
    return "☒" if is_on(ticked if ticked is not None else child(box, "w:default")) else "☐"
