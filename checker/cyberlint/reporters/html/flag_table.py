"""The flag table: what is tagged, what the narrative says, and the sentence that says it."""

from __future__ import annotations

from cyberlint import flags
from cyberlint.disclosure import Disclosure
from cyberlint.html import Html, element, join, line
from cyberlint.narrative.cues import Modality
from cyberlint.reporters.html import tables
from cyberlint.reporters.html.anchors import block_id
from cyberlint.reporters.html.reading import place
from cyberlint.reporters.html.text import Shown

_QUOTED = 320


def flag_table(document: Shown) -> Html:
    """Return the section of the six flags; empty for a form that has none."""
    disclosure = document.report.disclosure
    found = flags.table(disclosure) if document.blocks else []
    if not found:
        return Html()
    title = f"d{document.number}-flags"
    untagged = element("p", _UNTAGGED, class_="extent")
    rows = (_row(row, document, disclosure) for row in found)
    return element(
        "section",
        element("h3", "The six flags", id=title),
        Html() if disclosure.tagged else untagged,
        tables.table(_COLUMNS, rows, title, "flags"),
    )


_UNTAGGED = "This format carries no tags: the table says what the text answers."
_COLUMNS = ("Flag", "Tagged", "The text says", "In which words")


def _row(row: flags.Row, document: Shown, disclosure: Disclosure) -> Html:
    title = row.element.title.removeprefix("Cybersecurity Risk ").removeprefix("Management ")
    meant = "" if row.verdict.modality == Modality.ACTUAL else f" ({row.verdict.modality})"
    against = element("span", "contradicts the tag", class_="against") if row.contradicted else Html()
    head = element("span", title, element("span", row.element.authority, class_="cite"))
    cells = (
        element("span", "not tagged") if row.tagged is None else element("b", str(row.tagged).lower()),
        join((element("b", str(row.verdict.answer)), meant, " ", against)),
        _words(row, document, disclosure),
    )
    return tables.row(_COLUMNS, head, cells, "contradicted" if row.contradicted else None)


def _words(row: flags.Row, document: Shown, disclosure: Disclosure) -> Html:
    """Return the most telling sentence with a link to its place, and the findings about the flag."""
    parts: list[Html] = []
    for sentence in row.sentences[:1]:
        words = line(disclosure.text[sentence.span.start : sentence.span.end])
        if len(words) > _QUOTED:
            words = words[:_QUOTED].rsplit(" ", 1)[0] + " […]"
        parts.append(element("q", words))
        where = flags.place(sentence, disclosure).human
        at = place(sentence.span, document.blocks, disclosure.text)
        if where and at:
            parts.append(element("a", where, href=f"#{block_id(document.number, at[0])}", class_="where"))
    about = [item for item in document.notes if item.finding.subject in (row.name, row.concept)]
    if about:
        links = (element("a", str(item.number), href=f"#{item.id}") for item in about)
        parts.append(
            element("span", "finding " if len(about) == 1 else "findings ", join(links, ", "), class_="where")
        )
    return join(parts, " ") if parts else element("span", "nothing", class_="where")
