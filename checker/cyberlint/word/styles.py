"""What styles say of a paragraph or run: level of a heading, numbering, strike-through, highlight, hidden."""

from __future__ import annotations

import re

from cyberlint.tuples import NamedTuple
from cyberlint.word.xml import Element, attribute, child, is_on, name, number

_HEADING = re.compile(r"heading ?([1-9])", re.IGNORECASE)
BODY = 9
"""The level of the outline that is no heading's."""
_CHAIN = 30
"""Styles that one may be based on, one after the other."""


class Look(NamedTuple):
    """How a run is shown; None is as its style says."""

    highlight: bool | None = None
    strike: bool | None = None
    hidden: bool | None = None
    capitals: bool | None = None
    bold: bool | None = None

    def over(self, below: Look) -> Look:
        """Return this look, and where it says nothing the other."""
        return Look(*(mine if mine is not None else other for mine, other in zip(self, below, strict=True)))


class Style(NamedTuple):
    """A style with everything that it inherits.

    `list_` and `level` are those of its numbering; `outline` is the level of a heading, from 0, or one of
    `BODY` or more, which is none. `chain` are the ids of the style and of those that it is based on.
    """

    look: Look = Look()
    list_: str | None = None
    level: int | None = None
    outline: int | None = None
    chain: tuple[str, ...] = ()


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: Element | None) -> None:
        elements = root if root is not None else ()
        self._elements = {
            key: each for each in elements if name(each) == "w:style" and (key := attribute(each, "styleId"))
        }
        self._defaults = {
            attribute(each, "type"): key
            for key, each in self._elements.items()
            if attribute(each, "default") in ("1", "true")
        }
        self._found: dict[str, Style] = {}

    def style(self, key: str | None, kind: str) -> Style:
        """Return the style of an id; without one, the default of its kind, ``paragraph`` or ``character``."""
        key = key or self._defaults.get(kind)
        if key is None:
            return Style()
        if key not in self._found:
            self._found[key] = self._resolved(key)
        return self._found[key]

    def _resolved(self, key: str) -> Style:
        style, below = Style(), self._elements.get(key)
        for _ in range(_CHAIN):
            if below is None:
                break
            numbering = child(below, "w:pPr", "w:numPr")
            own_list, own_level = numbered(numbering)
            style = Style(
                style.look.over(look(child(below, "w:rPr"))),
                own_list if style.list_ is None else style.list_,
                own_level if style.level is None else style.level,
                _outline(below) if style.outline is None else style.outline,
                (*style.chain, attribute(below, "styleId") or ""),
            )
            below = self._elements.get(attribute(child(below, "w:basedOn")) or "")
        return style


def outlined(properties: Element | None) -> int | None:
    """Return the level of the outline that properties of a paragraph (``w:pPr``) give it."""
    return number(child(properties, "w:outlineLvl"))


def _outline(style: Element) -> int | None:
    """Return the level of a style itself: as it says, or by the name or id that Word gives headings.

    The name is the same in every language (ECMA-376 part 1, 17.7.4.9); the id is not.
    """
    own = outlined(child(style, "w:pPr"))
    if own is not None:
        return own
    for called in (attribute(child(style, "w:name")), attribute(style, "styleId")):
        match = _HEADING.fullmatch(called or "")
        if match:
            return int(match[1]) - 1
    return None


def look(properties: Element | None) -> Look:
    """Return how the properties of a run (``w:rPr``) show it."""
    highlight = strike = hidden = capitals = bold = None
    for each in properties if properties is not None else ():
        kind = name(each)
        if kind == "w:highlight":
            highlight = attribute(each) not in (None, "none")
        elif kind in ("w:strike", "w:dstrike"):
            strike = strike or is_on(each)
        elif kind == "w:vanish":
            hidden = is_on(each)
        elif kind in ("w:caps", "w:smallCaps"):
            capitals = capitals or is_on(each)
        elif kind == "w:b":
            bold = is_on(each)
    return Look(highlight, strike, hidden, capitals, bold)


def numbered(properties: Element | None) -> tuple[str | None, int | None]:
    """Return list and level of a paragraph's numbering (``w:numPr``); list “0” is none."""
    return attribute(child(properties, "w:numId")), number(child(properties, "w:ilvl"))
