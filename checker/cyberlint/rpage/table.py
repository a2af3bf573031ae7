"""The table of an R page in EDGAR's HTML: its heading, its rows and their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cyberlint.disclosure import Disclosure, Fact, Period, Span
from cyberlint.markup.tags import Element, elements
from cyberlint.markup.visible import Visible, joined, visible
from cyberlint.rpage import Member, Row, Value, column_periods, disclosure, members, named, title_members
from cyberlint.rpage.cover import concepts
from cyberlint.taxonomy import Kind, by_concept
from cyberlint.tuples import NamedTuple

MAX_COLUMNS = 1000

_ANCHOR = re.compile(  # prefixes hold no underscore: EDGAR Filer Manual, 6.7.7
    r"""defref_([A-Za-z0-9.-]++)_([\w.-]++)(?:=([A-Za-z0-9.-]++)_([\w.-]++))?(?=["'])"""
)


def tables(text: str) -> Iterator[Table]:
    """Yield the tables of an R page that hold its report."""
    for element in elements(text, "table"):
        if "report" in element.attributes.get("class", "").split():
            yield Table(text, element)


class _Row(NamedTuple):
    """A row of the table: its element and its cells, without those of tables inside a cell."""

    element: Element
    cells: tuple[Element, ...]

    @property
    def title(self) -> bool:
        """Whether the row is the title of the members below it."""
        return "rh" in self.element.attributes.get("class", "").split()

    @property
    def heading(self) -> bool:
        """Whether the row belongs to the head of the table."""
        return all(cell.name == "th" for cell in self.cells)


def _rows(text: str, table: Element) -> Iterator[_Row]:
    row: Element | None = None
    cells: list[Element] = []
    passed = 0
    for element in elements(text, "tr", "td", "th", within=table.inner):
        if element.outer[0] < passed:
            continue
        if element.name == "tr":
            if row and cells:
                yield _Row(row, tuple(cells))
            row, cells = element, []
        else:
            cells.append(element)
            passed = element.outer[1]
    if row and cells:
        yield _Row(row, tuple(cells))


class Table:
    """One table of an R page, read from top to bottom; `rows` are those of CYD elements."""

    def __init__(self, text: str, table: Element) -> None:
        self.text = text
        self.parts: list[Visible] = []
        self.length = 0
        rows = list(_rows(text, table))
        head = [row for row in rows if row.heading]
        self.title = self._title(head)
        self.periods = self._periods(head)
        self.cover = list(self._cover(rows))
        self.rows = list(self._facts([row for row in rows if not row.heading]))

    def disclosure(self, path: str, cover: str | None = None) -> Disclosure:
        """Return what the page discloses; `cover` is the form that the cover page names."""
        shown = joined(self.parts)
        return disclosure(
            path,
            "rpage-html",
            title=self.title,
            rows=self.rows,
            text=shown.text,
            source_map=shown.map(self.text),
            heading=self.title,
            cover=cover,
        )

    def _words(self, cell: Element) -> str:
        return visible(self.text, cell.inner).text

    def _title(self, head: list[_Row]) -> str:
        words = self._words(head[0].cells[0]) if head else ""
        return words.partition("\n")[0]

    def _periods(self, head: list[_Row]) -> tuple[Period, ...]:
        """Return the period of each column: lengths span columns in the first row, ends stand in the last."""
        rows = []
        for index, row in enumerate(head):
            columns: list[str] = []
            for cell in row.cells[1:] if index == 0 else row.cells:
                columns += [self._words(cell)] * _colspan(cell)
            rows.append(columns[:MAX_COLUMNS])
        return column_periods(rows[0] if len(rows) > 1 else [], rows[-1] if rows else [])

    def _facts(self, rows: list[_Row]) -> Iterator[Row]:
        common = self._common(rows)
        group = common
        for row in rows:
            label = row.cells[0]
            anchors = _ANCHOR.findall(self.text, *label.inner)
            if row.title:
                group = common + self._members(label, anchors)
            elif concept := self._concept(label, anchors):
                values = tuple(self._values(concept, row.cells[1:]))
                yield Row(concept, label.inner[0], values, group)

    def _cover(self, rows: list[_Row]) -> Iterator[tuple[str, str]]:
        """Yield the first filled cell of each row of the cover page that names the form."""
        named_by = {concept: name for name, concept in concepts().items()}
        for row in rows:
            for prefix, concept, *_ in _ANCHOR.findall(self.text, *row.cells[0].inner):
                if prefix == "dei" and concept in named_by:
                    yield named_by[concept], next(filter(None, map(self._words, row.cells[1:])), "")

    def _common(self, rows: list[_Row]) -> tuple[Member, ...]:
        """Return the members of the title, as the definitions below the table name them if they do."""
        named_here = {name for row in rows for name in _axes(_ANCHOR.findall(self.text, *row.element.inner))}
        last = rows[-1].element.outer[1] if rows else 0
        others = [name for name in _axes(_ANCHOR.findall(self.text, last)) if name not in named_here]
        shown = title_members(self.title)
        return tuple(others) if len(others) == len(shown) else shown

    def _members(self, label: Element, anchors: list[tuple[str, ...]]) -> tuple[Member, ...]:
        shown = members(self._words(label))
        named_members = _axes(anchors)
        return (*named_members, *shown[len(named_members) :])

    def _concept(self, label: Element, anchors: list[tuple[str, ...]]) -> str | None:
        """Return the concept of a row that can hold a fact, else None."""
        if anchors:
            prefix, concept = anchors[0][:2]
            if prefix != "cyd":
                return None
        else:
            element = named(self._words(label))
            concept = element.concept if element else ""
        element = by_concept().get(concept)
        holds = element.kind is not Kind.ABSTRACT if element else concept.endswith(("Flag", "TextBlock"))
        return concept if holds else None

    def _values(self, concept: str, row: tuple[Element, ...]) -> Iterator[Value]:
        """Yield the value of each filled cell of a row; a row without any has one empty value."""
        cells = [cell for cell in row if "fn" not in cell.attributes.get("class", "").split()]
        shown = [visible(self.text, cell.inner) for cell in cells]
        flag = Fact(concept, None).kind is Kind.FLAG
        if not any(part.text for part in shown):
            yield Value(period=self.periods[0] if len(self.periods) == 1 else None)
        for index, part in enumerate(shown):
            if part.text:
                known = self.periods[index] if len(self.periods) == len(cells) else None
                words = " ".join(part.text.split())
                yield Value(words, period=known) if flag else Value(span=self._add(part), period=known)

    def _add(self, part: Visible) -> Span:
        start = self.length + 1 if self.parts else 0
        self.parts.append(part)
        self.length = start + len(part.text)
        return Span(start, self.length)


def _colspan(cell: Element) -> int:
    words = cell.attributes.get("colspan", "")
    return min(int(words), MAX_COLUMNS) if re.fullmatch(r"[1-9]\d{0,3}", words) else 1


def _axes(anchors: list[tuple[str, ...]]) -> list[Member]:
    """Return the axes and members that anchors name, as QNames, each once."""
    found = [(f"{a}:{b}", f"{c}:{d}") for a, b, c, d in anchors if d]
    return list(dict.fromkeys(found))
