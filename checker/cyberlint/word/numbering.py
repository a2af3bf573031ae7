"""The numbers and bullets before the paragraphs of a list, which Word computes (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re

from cyberlint.tuples import NamedTuple
from cyberlint.word.styles import Styles
from cyberlint.word.xml import Element, attribute, child, is_on, name, number

BULLET = "•"
LEVELS = 9
_MOST = 500
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class Level(NamedTuple):
    """One level of a list: its first number, the format, the text with ``%1`` for a number, its style."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    legal: bool = False
    style: str | None = None


class Numbering:
    """The lists of a document. Each call of `marker` counts."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        found = list(root) if root is not None else []
        self._abstract = {
            attribute(each, "abstractNumId"): each for each in found if _is(each, "abstractNum")
        }
        self._lists = {attribute(each, "numId"): each for each in found if _is(each, "num")}
        self._styles = styles
        self._levels: dict[tuple[str, int], Level | None] = {}
        self._definitions: dict[str, str | None] = {}
        self._overridden: dict[tuple[str, str], list[Element]] = {}
        self._counts: dict[str, list[int]] = {}
        self._begun: set[str] = set()

    def marker(self, list_: str, level: int) -> str:
        """Return what stands before the next paragraph of a list: a bullet, a number, or nothing."""
        level = min(max(level, 0), LEVELS - 1)
        shown = self._level(list_, level)
        if shown is None:
            return ""
        if shown.format == "bullet":
            return BULLET
        counts = self._counted(list_, level)
        text = re.sub(
            r"%([1-9])", lambda match: self._number(list_, int(match[1]) - 1, counts, shown), shown.text
        )
        return " ".join(text.split())

    def level_of(self, list_: str, styles: tuple[str, ...]) -> int | None:
        """Return the level of a list that belongs to the first of some styles that has one, or None."""
        levels = {one.style: at for at in range(LEVELS) if (one := self._level(list_, at))}
        return next((levels[style] for style in styles if style in levels), None)

    def _counted(self, list_: str, level: int) -> list[int]:
        """Count one entry; lists of one definition count on, unless they say where they start again."""
        key = self._definition(list_) or list_
        counts = self._counts.setdefault(key, [])
        if list_ not in self._begun:
            self._begun.add(list_)
            restarts = [number(each, "ilvl") or 0 for each in self._overrides(list_, "w:startOverride")]
            del counts[min(restarts, default=len(counts)) :]
        while len(counts) < level:  # a level that was passed over shows its first number
            counts.append(self._start(list_, len(counts)))
        if len(counts) == level:
            counts.append(self._start(list_, level))
        else:
            counts[level] += 1
            del counts[level + 1 :]
        return counts

    def _start(self, list_: str, level: int) -> int:
        for each in self._overrides(list_, "w:startOverride"):
            if number(each, "ilvl") == level:
                return number(child(each, "w:startOverride")) or 0
        found = self._level(list_, level)
        return found.start if found else 1

    def _number(self, list_: str, level: int, counts: list[int], shown: Level) -> str:
        if level >= len(counts):
            return ""
        found = self._level(list_, level)
        form = found.format if found else "decimal"
        if form == "none":  # the words around it are shown
            return ""
        return formatted(counts[level], "decimal" if shown.legal else form)

    def _level(self, list_: str, level: int) -> Level | None:
        key = (list_, level)
        if key not in self._levels:
            self._levels[key] = self._read(list_, level)
        return self._levels[key]

    def _read(self, list_: str, level: int) -> Level | None:
        own = (child(each, "w:lvl") for each in self._overrides(list_, "w:lvl"))
        abstract = self._abstract.get(self._definition(list_))
        places = [*own, *(abstract if abstract is not None else ())]
        for each in places:
            if each is not None and _is(each, "lvl") and number(each, "ilvl") == level:
                start = number(child(each, "w:start"))
                return Level(
                    start if start is not None else 1,
                    attribute(child(each, "w:numFmt")) or "decimal",
                    attribute(child(each, "w:lvlText")) or "",
                    is_on(child(each, "w:isLgl")),
                    attribute(child(each, "w:pStyle")),
                )
        return None

    def _definition(self, list_: str) -> str | None:
        """Return the id of what defines a list, which may be the numbering of a style."""
        if list_ not in self._definitions:
            self._definitions[list_] = self._defined(list_)
        return self._definitions[list_]

    def _defined(self, list_: str) -> str | None:
        key = attribute(child(self._lists.get(list_), "w:abstractNumId"))
        linked = attribute(child(self._abstract.get(key), "w:numStyleLink"))
        if linked and (styled := self._styles.style(linked, "numbering").list_):
            return attribute(child(self._lists.get(styled), "w:abstractNumId"))
        return key

    def _overrides(self, list_: str, kind: str) -> list[Element]:
        """Return what a list changes of its levels; more than twice their number would repeat itself."""
        key = (list_, kind)
        if key not in self._overridden:
            found = self._lists.get(list_)
            own = (each for each in (found if found is not None else ()) if _is(each, "lvlOverride"))
            self._overridden[key] = [each for each in own if child(each, kind) is not None][: 2 * LEVELS]
        return self._overridden[key]


def _is(element: Element, kind: str) -> bool:
    return name(element) == f"w:{kind}"


def formatted(value: int, form: str) -> str:
    """Return a number as a list shows it: ``iv``, ``b``, ``04``; an unusual format as a decimal."""
    if not 0 < value < _MOST:
        return str(value)  # Word repeats letters: the 500th entry has twenty
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman"):
        roman = ""
        for size, letters in _ROMAN:
            roman += letters * (value // size)
            value %= size
        return roman if form == "lowerRoman" else roman.upper()
    return f"{value:02}" if form == "decimalZero" else str(value)
