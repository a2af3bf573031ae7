"""Tables that keep their meaning where a narrow page sets their cells one below the other."""

from __future__ import annotations

from collections.abc import Iterable

from cyberlint.html import Html, element


def table(names: Iterable[str], rows: Iterable[Html], title: str, class_: str) -> Html:
    """Return a table; `title` is the address of the heading that names it."""
    heads = (element("th", name, scope="col", role="columnheader") for name in names)
    return element(
        "table",
        element("thead", element("tr", *heads, role="row"), role="rowgroup"),
        element("tbody", *rows, role="rowgroup"),
        class_=class_,
        role="table",
        aria_labelledby=title,
    )


def row(names: Iterable[str], head: Html, cells: Iterable[Html | str], class_: str | None = None) -> Html:
    """Return a row: the head of the first column, and a cell under each other name."""
    named = zip(list(names)[1:], cells, strict=True)
    return element(
        "tr",
        element("th", head, scope="row", role="rowheader"),
        *(element("td", element("div", words), data_name=name, role="cell") for name, words in named),
        role="row",
        class_=class_,
    )
