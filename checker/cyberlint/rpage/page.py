"""One R page in a text dump: its heading, its rows and their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cyberlint.disclosure import Disclosure, Period, SourceMap
from cyberlint.expressions import expression
from cyberlint.rpage import Member, Row, Value, disclosure, flag_value, members, periods, title_members
from cyberlint.rpage.labels import Label
from cyberlint.rpage.paragraphs import Paragraphs
from cyberlint.taxonomy import Kind
from cyberlint.tuples import NamedTuple

Range = tuple[int, int]

_LINE = expression(r"[^\r\n]+")
_BAR = expression(r"(?<!\\)\|")
_SPACED = expression(r" (\S+|[ \u00a0])")
_BREAK = expression(r"<br\s{0,9}/?>", re.IGNORECASE)
_MARKDOWN = expression(r"^\|?[ \t]*:?-{3,}:?[ \t]*\|", re.MULTILINE)
_BLANK = "| \t\u00a0"


class Line(NamedTuple):
    """A line below a label: its range without bars and white space, and whether a bar opened it."""

    start: int
    end: int
    barred: bool

    @property
    def blank(self) -> bool:
        """Whether the line shows nothing."""
        return self.start >= self.end


class Page:
    """One R page: the range of a dump from its title to its footers, and the labels in it."""

    def __init__(self, text: str, start: int, end: int, labels: list[Label]) -> None:
        self.text = text
        self.end = end
        self.labels = labels
        self.barred = _opened(text, labels[0].start)
        heading = text[start : labels[0].start]
        self.heading = [words for line in heading.splitlines() if (words := line.strip(_BLANK))]
        self.markdown = bool(_MARKDOWN.search(heading))
        self.periods = periods(heading)
        self.title = _BAR.split(self.heading[0])[0].strip() if self.heading else ""
        self.shown = Paragraphs(text, escapes=self.markdown)
        self.limits: list[str] = []

    def disclosure(self, path: str, cover: str | None = None) -> Disclosure:
        """Return what the page discloses; `cover` is the form that the cover page names."""
        rows = list(self._rows())
        return disclosure(
            path,
            "rpage-text",
            title=self.title,
            rows=rows,
            text=self.shown.text,
            source_map=self.shown.map,
            heading="\n".join(self.heading),
            cover=cover,
            limits=self.limits,
        )

    def _rows(self) -> Iterator[Row]:
        """Yield the rows of elements.

        A member prints as a row of its own, and the abstract row is repeated below it.
        """
        common = title_members(self.title)
        group = common + self._first_members()
        abstract_seen = False
        for label, following in zip(self.labels, [*self.labels[1:], None], strict=True):
            abstract_seen |= label.abstract
            lines = self._lines(label, following)
            above = following is not None and following.abstract and abstract_seen and not label.abstract
            title = self._title_row(label, lines) if above else ()
            if label.element is None and not label.abstract:
                words = label.words(self.text)
                self._limit(label.start, f"the row “{words}” has no label of the CYD taxonomy")
            elif label.abstract or label.element is None:
                self._unread(label, lines)
            else:
                values = tuple(self._values(label, lines))
                yield Row(label.element.concept, label.start, values, group)
            group = common + title if above else group

    def _lines(self, label: Label, following: Label | None) -> list[Line]:
        """Return the lines from a label to the next one; the rest of its own line is the first."""
        end = self.end
        if following:
            line = max(self.text.rfind("\n", 0, following.start) + 1, label.end)
            end = following.start if self.text[line : following.start].strip(_BLANK + "*") else line
        lines = []
        for match in _LINE.finditer(self.text, label.end, end):
            words = match[0]
            left = len(words) - len(words.lstrip())
            bare = words.strip(_BLANK + "\ufeff") if not self.markdown else words.strip()
            start = match.start() + (words.find(bare) if bare else len(words))
            lines.append(Line(start, start + len(bare), words[left : left + 1] == "|"))
        return lines

    def _title_row(self, label: Label, lines: list[Line]) -> tuple[Member, ...]:
        """Take the title row of the next group of members off the lines of the row above it."""
        filled = [line for line in lines if not line.blank]
        if not filled:
            return ()
        last = filled[-1]
        words = self.text[last.start : last.end]
        flag = label.element is not None and label.element.kind is Kind.FLAG
        alone = len(filled) == 1 and not (flag and isinstance(flag_value(words.strip(_BLANK)), str))
        if "[Member]" not in words and (alone or not self._row_of_its_own(last)):
            return ()
        lines.remove(last)
        return members(words.strip(_BLANK))

    def _row_of_its_own(self, line: Line) -> bool:
        """Whether a line is a row, by the sign of the layout: a bar, or the blank cells after it."""
        if self.barred or self.markdown:
            return line.barred or self.markdown
        return len(self.text[line.end : line.end + 2].strip("\r\n")) == 2

    def _first_members(self) -> tuple[Member, ...]:
        """Return the members of a title row above the first abstract row."""
        last = self.heading[-1] if len(self.heading) > 1 else ""
        repeated = sum(label.abstract for label in self.labels) > 1
        if "[Member]" in last or (repeated and re.search(r"[A-Za-z]", last) and not _period_words(last)):
            return members(last)
        return ()

    def _values(self, label: Label, lines: list[Line]) -> Iterator[Value]:
        """Yield the value of each filled cell of a row; a row without any has one empty value."""
        columns = max(len(self.periods), 1)
        cells = self._cells(label, lines, columns)
        flag = label.element is not None and label.element.kind is Kind.FLAG
        if columns == 1 and flag:
            paragraphs = _joined(cells)
            cells = [paragraphs[:1]]
            self._unread(label, [Line(*paragraph, barred=False) for paragraph in paragraphs[1:]])
        elif columns == 1:
            cells = [_joined(cells)]
        elif len(cells) > columns:
            self._limit(label.start, f"the columns of “{label.words(self.text)}” cannot be told apart")
            cells = [_joined(cells)]
        if not any(cells):
            cells = [[]]
        for index, cell in enumerate(cells):
            known = self.periods[index] if self.periods and len(cells) == columns else None
            if cell or len(cells) == 1:
                yield self._value(cell, known, shown=not flag)

    def _value(self, cell: list[Range], known: Period | None, *, shown: bool) -> Value:
        if shown:
            return Value(span=self.shown.add(cell), period=known)
        words = " ".join(word for start, end in cell for word in self.text[start:end].split())
        return Value(words, period=known)

    def _cells(self, label: Label, lines: list[Line], columns: int) -> list[list[Range]]:
        """Return the cells of a row, each as the ranges of its paragraphs."""
        if self.markdown:
            self._unread(label, lines[1:])
            return self._markdown_cells(lines[0], columns) if lines else []
        if lines and not lines[0].barred and columns > 1:
            cells = self._spaced_cells(label.end, lines[0].end, columns)
            if cells:
                self._unread(label, lines[1:])
                return cells
        if lines and self.barred and lines[0].blank and not lines[0].barred:
            lines = lines[1:]  # white space after the label
        cells = []
        for line in lines:
            if line.barred or not cells:
                cells.append([])
            if not line.blank:
                cells[-1].append((line.start, line.end))
        return cells

    def _spaced_cells(self, start: int, end: int, columns: int) -> list[list[Range]]:
        """Return the cells of a row without bars: a space before each, and a space for a blank one."""
        newline = self.text.find("\n", end)
        row = self.text[start : newline if newline >= 0 else len(self.text)].rstrip("\r")
        found = list(_SPACED.finditer(row))
        if len(found) != columns or "".join(match[0] for match in found) != row:
            return []
        return [
            [(start + match.start(1), start + match.end(1))] if match[1].strip() else [] for match in found
        ]

    def _markdown_cells(self, line: Line, columns: int) -> list[list[Range]]:
        bars = [match.start() for match in _BAR.finditer(self.text, line.start, line.end)]
        if not bars:
            return []
        if self.text[bars[-1] : line.end].strip(_BLANK):
            bars.append(line.end)
        if columns == 1:
            bars = [bars[0], bars[-1]]
        return [self._broken(low + 1, high) for low, high in pairwise(bars)]

    def _broken(self, low: int, high: int) -> list[Range]:
        """Return the paragraphs of a Markdown cell."""
        breaks = [match.span() for match in _BREAK.finditer(self.text, low, high)]
        starts, ends = [low, *(end for _, end in breaks)], [*(start for start, _ in breaks), high]
        pairs = zip(starts, ends, strict=True)
        return [(start, end) for start, end in pairs if self.text[start:end].strip()]

    def _limit(self, offset: int, words: str) -> None:
        line = SourceMap(self.text).place(offset).line
        self.limits.append(f"line {line}: {words}")

    def _unread(self, label: Label, lines: list[Line]) -> None:
        """Record that lines below a label belong to no row that is known."""
        for line in lines:
            if not line.blank and re.search(r"\w", self.text[line.start : line.end]):
                words = f"the text below “{label.words(self.text)}” belongs to no row of the CYD taxonomy"
                self._limit(line.start, words)
                return


def _opened(text: str, position: int) -> bool:
    """Whether a bar opens the line of a position."""
    line = text.rfind("\n", 0, position) + 1
    return text[line:position].lstrip()[:1] == "|"


def _joined(cells: list[list[Range]]) -> list[Range]:
    return [paragraph for cell in cells for paragraph in cell]


def _period_words(words: str) -> bool:
    return bool(periods(words)) or "Ended" in words
