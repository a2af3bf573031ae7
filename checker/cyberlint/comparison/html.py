"""A comparison as a page: the prior text on the left, the current one on the right, nothing fetched.

On a narrow page the prior text stands above the current one. What was deleted, inserted or moved is struck,
underlined or named, and never told by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cyberlint.comparison import Comparison, Fate, FlagChange
from cyberlint.comparison.layout import (
    FATES,
    Paragraph,
    counted,
    findings,
    flag,
    named,
    paragraphs,
    titled,
    told,
)
from cyberlint.disclosure import Disclosure
from cyberlint.html import Html, asset, element, join, line, page
from cyberlint.outcome import Finding
from cyberlint.redline import Kind, Row
from cyberlint.redline.words import Change
from cyberlint.reporters import Options, cited
from cyberlint.reporters.html import tables

_ELEMENTS = {Change.DELETED: "del", Change.INSERTED: "ins"}
_NAMES = ("Before", "Now")
_FLAGS = ("Flag", "Tagged before", "Tagged now", "The narrative before", "The narrative now")
_HOW = ("moved from here", "moved to here")
_SIDES = ((Change.KEPT, Change.DELETED), (Change.KEPT, Change.INSERTED))


def report(comparisons: Sequence[Comparison], options: Options) -> str:
    """Return the whole page."""
    articles = [_comparison(one, number) for number, one in enumerate(comparisons, 1)]
    tool = element("footer", element("p", f"cyberlint {options.version}"))
    body = element("body", element("main", *articles), tool)
    return page(line(_title(comparisons)), asset(__file__, "page.css"), body)


def _title(comparisons: Sequence[Comparison]) -> str:
    names = list(dict.fromkeys(one.current.registrant or one.current.path for one in comparisons))
    return f"{names[0]}: what changed" if len(names) == 1 else f"What changed: {len(comparisons)} filings"


def _comparison(comparison: Comparison, number: int) -> Html:
    after = comparison.current
    return element(
        "article",
        element("h1", line(after.registrant or after.path)),
        *(element("p", note, class_="note") for note in comparison.notes),
        element("p", counted(comparison), class_="counts"),
        element("p", findings(comparison), class_="counts"),
        element("h2", "The flags", id=f"flags-{number}"),
        tables.table(_FLAGS, map(_flag, comparison.flags), f"flags-{number}", "flags"),
        element("h2", "The text", id=f"text-{number}"),
        _text(comparison, f"text-{number}"),
        *_findings(comparison),
    )


def _flag(change: FlagChange) -> Html:
    changed = _changed(change.tag_changed and change.both_tagged, change.answer_changed)
    cells = (
        element("b", told(words), class_="changed") if differs else told(words)
        for words, differs in zip(flag(change), changed, strict=True)
    )
    return tables.row(_FLAGS, element("span", titled(change)), cells)


def _changed(tag: bool, answer: bool) -> tuple[bool, ...]:
    return False, tag, False, answer


def _findings(comparison: Comparison) -> Iterator[Html]:
    titles = {
        Fate.OF_BOTH: "About both years",
        Fate.APPEARED: "New",
        Fate.DISAPPEARED: "Gone",
        Fate.STAYED: "As before",
    }
    shown = [fate for fate in FATES if comparison.of(fate)]
    if shown:
        yield element("h2", "Findings")
    for fate in shown:
        yield element("h3", f"{titles[fate]} ({len(comparison.of(fate))})")
        yield element("ul", *(_finding(finding) for finding in comparison.of(fate)), class_="findings")


def _finding(finding: Finding) -> Html:
    law = cited(finding.references)
    return element(
        "li",
        element("span", str(finding.severity), class_=f"severity {finding.severity}"),
        " ",
        element("span", f"{finding.rule.id} {finding.rule.name}", class_="rule"),
        element("p", finding.message),
        element("p", f"{finding.location.human}. {law}" if finding.location.human else law, class_="law"),
    )


def _text(comparison: Comparison, title: str) -> Html:
    heads = (
        element("th", _filing(name, disclosure), scope="col", role="columnheader")
        for name, disclosure in zip(_NAMES, (comparison.prior, comparison.current), strict=True)
    )
    rows = [_paragraph(paragraph, comparison) for paragraph in paragraphs(comparison.redline)]
    return element(
        "table",
        element("thead", element("tr", *heads, role="row"), role="rowgroup"),
        element("tbody", *rows, role="rowgroup"),
        class_="text",
        role="table",
        aria_labelledby=title,
    )


def _filing(name: str, disclosure: Disclosure) -> Html:
    return join([f"{name}: {named(disclosure)}", element("span", disclosure.path, class_="path")])


def _paragraph(paragraph: Paragraph, comparison: Comparison) -> Html:
    cells = [
        element("td", join(_side(paragraph.rows, side, comparison), " "), data_name=name, role="cell")
        for side, name in enumerate(_NAMES)
    ]
    kinds = (("heading", paragraph.heading), ("same", paragraph.same), ("altered", not paragraph.same))
    return element("tr", *cells, class_=" ".join(kind for kind, holds in kinds if holds), role="row")


def _side(rows: Sequence[Row], side: int, comparison: Comparison) -> Iterator[Html]:
    """Yield the sentences of one side; one that moved stands on each side where it stood or stands."""
    moving = False
    for row in rows:
        sentence = (row.before, row.after)[side]
        if sentence is None or row.kind is (Kind.MOVED, Kind.AWAY)[side]:
            continue
        shown = join(
            element(_ELEMENTS[piece.change], piece.text)
            if piece.change in _ELEMENTS and row.kind is not Kind.SAME
            else piece.text
            for piece in comparison.redline.words(row)
            if piece.change in _SIDES[side]
        )
        if row.kind in (Kind.MOVED, Kind.AWAY):
            how = [] if moving else [element("span", _HOW[side], class_="how"), " "]
            shown = element("span", *how, shown, class_="moved")
        moving = row.kind in (Kind.MOVED, Kind.AWAY)
        yield shown
