"""What R pages have in common, whether dumped as text or as EDGAR's HTML.

An R page is the rendering of one presentation group of a filing: a title, the periods of its columns, and
one row per element under the element's label. It names neither the form nor the registrant nor the year
of the taxonomy.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache

from cyberlint.disclosure import Disclosure, Fact, Period, Scope, SourceMap, Span, latest_end
from cyberlint.expressions import compiled, expression
from cyberlint.resources import data
from cyberlint.taxonomy import Element, Kind, annual_forms, by_concept, elements
from cyberlint.tuples import NamedTuple

Member = tuple[str, str]
"""Axis and member of a dimension; the axis is empty, and the member a label, where only that is shown."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LENGTH = expression(r"\b(\d{1,2}) Months? Ended\b")
_DATE = expression(r"\b([A-Z][a-z]{2,8})\.? (\d{1,2}), (\d{4})\b")


class Value(NamedTuple):
    """One cell of a row: a flag's words or a text block's span, and the column's period if known."""

    words: str = ""
    span: Span | None = None
    period: Period | None = None


class Row(NamedTuple):
    """One row of an R page: the element's concept, the offset of its label, its members and its cells."""

    concept: str
    offset: int
    values: tuple[Value, ...]
    members: tuple[Member, ...] = ()


def label_key(words: str) -> str:
    """Return what two spellings of a label have in common: its letters and digits, in lower case."""
    return compiled(r"[\W_]+").sub("", words).casefold()


@cache
def labelled() -> dict[str, Element]:
    """Return every element by the key of its label.

    The key of the concept is that of the label, so this covers the fallback of EDGAR's renderer too:
    the concept, split at its capitals.
    """
    return {label_key(element.label): element for element in elements().values()}


def named(label: str) -> Element | None:
    """Return the element of a row's label, however the label is punctuated, or None."""
    return labelled().get(label_key(label))


def periods(heading: str) -> tuple[Period, ...]:
    """Return the period of each column, read from the words above the rows.

    EDGAR prints the whole months of each duration once and the inclusive end of each column; it prints no
    months for less than about two weeks, as on an 8-K, whose contexts last one day.
    """
    lengths = [match[0] for match in _LENGTH.finditer(heading)]
    ends = [match[0] for match in _DATE.finditer(heading)]
    if len(lengths) > 1 and len(lengths) != len(ends):  # which columns share a duration is lost
        return tuple(Period(None, period.end) for period in column_periods([], ends))
    return column_periods(lengths * len(ends) if len(lengths) == 1 else lengths, ends)


def column_periods(lengths: Sequence[str], ends: Sequence[str]) -> tuple[Period, ...]:
    """Return the period of each column that has an end: “12 Months Ended” over “Dec. 31, 2024”."""
    found = []
    for index, words in enumerate(ends):
        end = next((iso for match in _DATE.finditer(words) if (iso := _iso(*match.groups()))), None)
        length = _LENGTH.search(lengths[index]) if index < len(lengths) else None
        if end:
            found.append(period(end, int(length[1]) if length else 0))
    return tuple(found)


def _iso(month: str, day: str, year: str) -> str | None:
    try:
        return date(int(year), _MONTHS.index(month[:3].lower()) + 1, int(day)).isoformat()
    except ValueError:
        return None


def period(end: str, months: int) -> Period:
    """Return the period of whole `months` that ends on `end`; with 0 months it is that one day."""
    if months <= 0:
        return Period(end, end)
    day_after = date.fromisoformat(end) + timedelta(days=1)
    years, month = divmod(day_after.year * 12 + day_after.month - 1 - months, 12)
    if years < 1:
        return Period(None, end)
    for day in range(day_after.day, 27, -1):  # there is no 30 February
        try:
            return Period(date(years, month + 1, day).isoformat(), end)
        except ValueError:
            continue
    return Period(date(years, month + 1, min(day_after.day, 27)).isoformat(), end)


def title_members(title: str) -> tuple[Member, ...]:
    """Return the members that all facts share: EDGAR appends them to the title after a dash."""
    parts = [part.strip() for part in title.split(" - ")[1:]]
    return tuple(("", part) for part in parts if part and not part.endswith("($)"))


def members(row: str) -> tuple[Member, ...]:
    """Return the members of a title row, which joins them by bars."""
    return tuple(("", part.strip()) for part in re.split(r" \\?\| ", row) if part.strip())


def facts(rows: Iterable[Row], text: str) -> tuple[Fact, ...]:
    """Return the facts of the rows, in their order; `text` is the visible text."""
    return tuple(fact for row in _scopes_apart(list(rows)) for fact in _facts(row, text))


def _facts(row: Row, text: str) -> Iterable[Fact]:
    flag = Fact(row.concept, None).kind is Kind.FLAG
    for value in row.values:
        yield Fact(
            concept=row.concept,
            value=flag_value(value.words) if flag else _block(value.span, text),
            period=value.period,
            dimensions=row.members,
            spans=(value.span,) if value.span else (),
            offset=row.offset,
        )


def _block(span: Span | None, text: str) -> str:
    return text[span.start : span.end] if span else ""


def flag_value(words: str) -> bool | str | None:
    """Return a flag's boolean; None for a blank cell, which is how nil prints; else the words."""
    table = data()["taxonomy/rpages"]
    word = words.casefold()
    if word in table["true"]:
        return True
    if word in table["false"]:
        return False
    return words or None


def _scopes_apart(rows: list[Row]) -> list[Row]:
    """Give the first of two rows that carry one label to the element that shares it.

    In the 2024 taxonomy the label of the scope element is that of the timing element, and the scope comes
    first; a single row with the label is the timing.
    """
    shared = {
        by_label.concept: element.concept
        for element, label in _also_labelled()
        if (by_label := named(label)) is not None
    }
    for concept, other in shared.items():
        for group in {row.members for row in rows if row.concept == concept}:
            twins = [i for i, row in enumerate(rows) if row.concept == concept and row.members == group]
            taken = any(row.concept == other and row.members == group for row in rows)
            if len(twins) == 2 and not taken:
                rows[twins[0]] = rows[twins[0]]._replace(concept=other)
    return rows


@cache
def _also_labelled() -> tuple[tuple[Element, str], ...]:
    entries = data()["taxonomy/cyd"]["elements"]
    return tuple(
        (element, label)
        for name, element in elements().items()
        for label in entries[name].get("also-labelled", ())
    )


def role(title: str, concepts: Iterable[str]) -> str:
    """Return the kind of report that a page belongs to: ``annual`` or ``incident``.

    The annual role is known by its title; without one, any annual row makes the page annual.
    """
    titles = data()["taxonomy/rpages"]["titles"]["annual"]
    if any(label_key(title).startswith(label_key(known)) for known in titles):
        return "annual"
    found = {element.report for concept in concepts if (element := by_concept().get(concept))}
    return "incident" if found == {"incident"} else "annual"


def role_forms(report: str) -> tuple[str, ...]:
    """Return the classes of form that hold a kind of report."""
    return tuple(data()["taxonomy/rpages"]["forms"][report])


def told_form(text: str, classes: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
    """Return the form that the text tells of, None where it tells none, and the classes that it may be of.

    A form is told by naming it or an item of it; an incident is reported on the form that goes with the
    report for the year that is named. An amendment is told by what it calls itself and the report that it
    amends. A text that names an earlier report without that tells the class only: it may be either.
    """
    words = text.replace("ITEM", "Item").replace("FORM", "Form")
    known = data()["taxonomy/forms"]
    found = [name for name in classes if _tells(words, known["told-by"].get(name, ()))]
    if len(found) != 1:
        return None, tuple(classes)
    if found[0] in annual_forms():
        return found[0], (found[0],)
    if _tells(words, known["amended-by"]):
        return f"{found[0]}/A", (found[0],)
    return None if _tells(words, known["earlier-by"]) else found[0], (found[0],)


def _tells(text: str, patterns: Iterable[str]) -> bool:
    return any(compiled(pattern).search(text) for pattern in patterns)


def disclosure(
    path: str,
    reader: str,
    *,
    title: str,
    rows: Iterable[Row],
    text: str,
    source_map: SourceMap,
    heading: str = "",
    cover: str | None = None,
    limits: Sequence[str] = (),
) -> Disclosure:
    """Return the Disclosure that an R page holds.

    Its form is that of the cover page, where one was read with it; else the one that the words above the
    rows tell of, or the text; else it is not known, and `forms` are those that it may be.
    """
    found = facts(rows, text)
    classes = role_forms(role(title, (fact.concept for fact in found)))
    form, classes = (cover, ()) if cover else told_form(f"{heading}\n{text}", classes)
    return Disclosure(
        path=path,
        format=reader,
        scope=Scope.TAGGED_TEXT,
        text=text,
        form=form,
        forms=(form,) if form else classes,
        period=latest_end(found),
        facts=found,
        limits=tuple(limits),
        map=source_map,
    )
