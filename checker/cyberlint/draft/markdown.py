"""The lines of a Markdown text as they are shown.

The marks of CommonMark and of tables are taken off the text; what they mean is kept only where it ends a
paragraph. Everything is one pass over each line, so that no nesting of marks costs more than its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cyberlint.draft.lines import Line
from cyberlint.markup.entities import REFERENCE, decoded

Piece = tuple[int, str]

_HEADING = re.compile(r"[ \t]{0,3}#{1,6}(?:[ \t]+|$)")
_UNDERLINE = re.compile(r"[ \t]{0,3}(?:=+|-+)[ \t]*$")
_RULE = re.compile(r"[ \t]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r"[ \t]{0,3}(?:```|~~~)")
_QUOTE = re.compile(r"(?:[ \t]{0,3}>[ \t]?)+")
_SEPARATOR = re.compile(r"[ \t:|-]+$")
_DEFINITION = re.compile(r"[ \t]{0,3}\[[^\]]+\]:[ \t]*\S+")
_STRESSED = re.compile(r"[ \t]*(\*\*|__)[^*_]+\1[ \t]*$")
_TAG = re.compile(r"</?([A-Za-z][^\s<>/]*)\s*([^<>]*?)/?>")
_ELEMENT = re.compile(
    r"a|abbr|acronym|address|article|aside|b|bdi|bdo|big|blockquote|body|br|button|caption|center|"
    r"cite|code|col|colgroup|data|dd|del|details|dfn|dialog|dir|div|dl|dt|em|fieldset|figcaption|"
    r"figure|font|footer|form|h1|h2|h3|h4|h5|h6|head|header|hgroup|hr|html|i|iframe|img|input|ins|"
    r"kbd|label|legend|li|link|main|map|mark|math|menu|meta|nav|noscript|ol|option|output|p|picture|"
    r"pre|q|rp|rt|ruby|s|samp|script|section|select|small|span|strike|strong|style|sub|summary|sup|"
    r"svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|tt|u|ul|var|video|wbr"
)
"""What HTML knows; anything else in angle brackets is a blank to be filled, as “<name of firm>” is."""
_SWITCHES = frozenset(["checked", "compact", "disabled", "hidden", "noshade", "nowrap", "open", "reversed"])
_INLINE = re.compile(
    "|".join(
        [
            r"\\(?P<escaped>[!-/:-@\[-`{-~])",
            r"!?\[(?P<link>[^\[\]]*)\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])",
            r"<(?P<address>https?://[^<>\s]+|[^<>\s@]+@[^<>\s]+)>",
            r"(?P<tag><(?:!--[^<]*?-->|/?[A-Za-z][^<>]*>))",
            rf"(?P<reference>{REFERENCE})",
            r"(?P<mark>\*+|_+|~~|`+)",
        ]
    )
)


def shown_lines(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines of a Markdown text as they are shown."""
    fenced = commented = False
    rows = _rows(lines)
    for number in range(_matter(lines), len(lines)):
        ((offset, text),) = lines[number].pieces
        if commented or ("<!--" in text and "-->" not in text):
            commented = "-->" not in text
        elif _FENCE.match(text):
            fenced = not fenced
        elif fenced:
            yield Line(((offset, text),), alone=True)
        elif _is_separator(text) and number in rows:
            continue
        elif number in rows:
            yield Line(tuple(_cells(text, offset)), alone=True)
        elif _DEFINITION.match(text) or _RULE.match(text) or _UNDERLINE.match(text):
            yield Line(())
        else:
            below = lines[number + 1].shown if number + 1 < len(lines) else ""
            yield from _line(text, offset, headed=_UNDERLINE.match(below) is not None)


def _matter(lines: Sequence[Line]) -> int:
    """Return how many lines of YAML stand before the text."""
    if lines and lines[0].shown == "---":
        for number, line in enumerate(lines[1:100], start=1):
            if line.shown in ("---", "..."):
                return number + 1
    return 0


def _rows(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of the lines that are rows of tables, with the line below a table's head."""
    found: set[int] = set()
    for number, line in enumerate(lines):
        if "|" not in line.shown:
            continue
        separated = _is_separator(line.shown)
        if separated and number and "|" in lines[number - 1].shown:
            found.add(number - 1)
        if separated or line.shown.startswith("|") or number - 1 in found:
            found.add(number)
    return found


def _is_separator(text: str) -> bool:
    return "--" in text and "|" in text and _SEPARATOR.match(text) is not None


def _cells(text: str, offset: int) -> Iterator[Piece]:
    """Yield the pieces of a table's row, a space between two cells."""
    start = 0
    for match in re.finditer(r"(?<!\\)\||$", text):
        yield from _inline(text, offset, start, match.start())
        yield offset + match.start(), " "
        start = match.end()


def _line(text: str, offset: int, *, headed: bool) -> Iterator[Line]:
    """Yield what is shown of a line that is no table's, one for each part between line breaks."""
    heading = _HEADING.match(text)
    quote = _QUOTE.match(text)
    start = heading.end() if heading else quote.end() if quote else 0
    end = _without_closing(text) if heading else len(text) - text.endswith("\\")
    alone = headed or heading is not None or _STRESSED.match(text, start) is not None
    closes = text.endswith(("  ", "\\"))
    pieces: list[Piece] = []
    for piece in _inline(text, offset, start, end):
        if piece[1] == "\n":
            yield Line(tuple(pieces), alone, closes=True)
            pieces = []
        else:
            pieces.append(piece)
    yield Line(tuple(pieces), alone, closes)


def _without_closing(heading: str) -> int:
    """Return where a heading's text ends before the number signs that may close it."""
    text = heading.rstrip(" \t")
    bare = text.rstrip("#")
    return len(bare) if bare.endswith((" ", "\t")) else len(text)


def _inline(text: str, offset: int, start: int, end: int) -> Iterator[Piece]:
    """Yield the pieces of a range of a line without the marks in it; a line feed stands for ``<br>``."""
    for match in _INLINE.finditer(text, start, end):
        if match.start() > start:
            yield offset + start, text[start : match.start()]
        start = match.end()
        kind = str(match.lastgroup)
        place = offset + match.start(kind)
        if kind in ("escaped", "address"):
            yield place, match[kind]
        elif kind == "link":
            yield from _inline(text, offset, *match.span("link"))
        elif kind == "reference":
            yield place, decoded(match["reference"])
        elif kind == "tag":
            yield place, _of_tag(match["tag"])
        elif not _is_mark(text, match):
            yield place, match["mark"]
    if start < end:
        yield offset + start, text[start:end]


def _of_tag(tag: str) -> str:
    """Return what is shown of something in angle brackets: all of it unless it is a tag, of that a break."""
    match = _TAG.fullmatch(tag)
    if not match:  # a comment
        return ""
    name, attributes = match[1].casefold(), match[2]
    known = _ELEMENT.fullmatch(name) or ":" in name
    if not known or not ("=" in attributes or set(attributes.casefold().split()) <= _SWITCHES):
        return tag
    return "\n" if name == "br" else ""


def _is_mark(text: str, match: re.Match[str]) -> bool:
    """Whether asterisks or underscores mark something: a word stands at one side, for “_” not at both."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if "_" in match[0] and before.isalnum() and after.isalnum():
        return False
    return bool(before.strip() or after.strip())
