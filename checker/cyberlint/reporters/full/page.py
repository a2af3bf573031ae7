"""The page that a report is set on: its width, its colours, and its characters."""

from __future__ import annotations

from cyberlint.cells import ascii_only, cells, line, visible, wrap
from cyberlint.expressions import expression
from cyberlint.reporters import Options
from cyberlint.tuples import NamedTuple

NARROWEST, WIDEST = 40, 100
"""Prose is hard to read in longer lines, and excerpts in shorter ones."""

_KEPT = expression(r"(?<=¶|§) |(?<=Item|Form) (?=\d)|(?<=sentence) (?=\d)|(?<=\d) (?=CFR)|(?<=CFR) (?=\d)")
"""Spaces at which a line does not break: “¶ 3”, “Item 1C”, “17 CFR 229”."""
_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36"}


class Page(NamedTuple):
    """How text is set: `width` in cells, with ANSI colours or plain, in Unicode or ASCII."""

    width: int
    colour: bool
    unicode: bool

    @classmethod
    def of(cls, options: Options) -> Page:
        """Return the page that the options ask for, within the widths that can be read."""
        return cls(min(max(options.width, NARROWEST), WIDEST), options.colour, options.unicode)

    def set(self, text: str) -> str:
        """Return text of any origin as one line that is safe to print on this page."""
        return self.characters(line(text))

    def exact(self, text: str) -> str:
        """Return a file name or a character so that it is safe to print; spaces stay as they are."""
        return self.characters(visible(text))

    def characters(self, text: str) -> str:
        """Return visible text in the characters of this page."""
        return text if self.unicode else ascii_only(text)

    @property
    def dot(self) -> str:
        """What separates counts."""
        return " · " if self.unicode else "; "

    def rule(self, title: str) -> str:
        """Return a title that is already set, drawn into a line across the page."""
        sign = "─" if self.unicode else "-"
        return self.paint(f"{sign * 2} {title} {sign * (self.width - cells(title) - 4)}".rstrip(), "bold")

    def paint(self, text: str, *colours: str) -> str:
        """Colour text that is already set."""
        if not (self.colour and colours and text.strip()):
            return text
        return f"\x1b[{';'.join(_CODES[colour] for colour in colours)}m{text}\x1b[0m"

    def entry(self, start: str, text: str, *colours: str, hang: int | None = None) -> list[str]:
        """Set a paragraph with a coloured start; it hangs under its text, or by so many cells."""
        return self._hang(self.characters(start), _KEPT.sub("\xa0", self.set(text)), colours, hang)

    def counts(self, start: str, text: str, *colours: str) -> list[str]:
        """Set a line of counts as a paragraph that breaks between counts only."""
        unbroken = self.dot.join(part.replace(" ", "\xa0") for part in text.split(self.dot))
        return self._hang(start, unbroken, colours, 4 if start else 0)

    def _hang(self, start: str, text: str, colours: tuple[str, ...], hang: int | None) -> list[str]:
        if hang is None:
            hang = cells(start) if cells(start) <= self.width // 3 else 4
        first, *rest = (row.replace("\xa0", " ") for row in wrap(text, self.width, start, " " * hang))
        begun = first[: len(start)]
        return [self.paint(begun, *colours) + first[len(start) :], *rest]
