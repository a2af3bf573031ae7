"""What styles say of a paragraph or run: numbering, strike-through, highlight, hidden."""

from __future__ import annotations

from typing import NamedTuple

from cyberlint.word.xml import Element, attribute, child, is_on, name, number

_CHAIN = 30
"""Styles that one may be based on, one after the other."""


class Look(NamedTuple):
    """How a run is shown; None is as its style says."""

    highlight: bool | None = None
    strike: bool | None = None
    hidden: bool | None = None

    def over(self, below: Look) -> Look:
        """Return this look, and where it says nothing the other."""
        return Look(*(mine if mine is not None else other for mine, other in zip(self, below, strict=True)))


class Style(NamedTuple):
    """A style with everything that it inherits; `list_` and `level` are those of its numbering."""

    look: Look = Look()
    list_: str | None = None
    level: int | None = None


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
            )
            below = self._elements.get(attribute(child(below, "w:basedOn")) or "")
        return style


def look(properties: Element | None) -> Look:
    """Return how the properties of a run (``w:rPr``) show it."""
    highlight = strike = hidden = None
    for each in properties if properties is not None else ():
        kind = name(each)
        if kind == "w:highlight":
            highlight = attribute(each) not in (None, "none")
        elif kind in ("w:strike", "w:dstrike"):
            strike = strike or is_on(each)
        elif kind == "w:vanish":
            hidden = is_on(each)
    return Look(highlight, strike, hidden)


def numbered(properties: Element | None) -> tuple[str | None, int | None]:
    """Return list and level of a paragraph's numbering (``w:numPr``); list “0” is none."""
    return attribute(child(properties, "w:numId")), number(child(properties, "w:ilvl"))
