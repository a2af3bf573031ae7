"""``cyberlint flags``: the six flags of an annual report, what is tagged beside what the narrative says."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import click

from cyberlint import record
from cyberlint.cells import inert, line, wrap
from cyberlint.cli import options
from cyberlint.cli.reading import closing, disclosures, tell
from cyberlint.cli.writing import display, is_unicode, width, write
from cyberlint.disclosure import Disclosure
from cyberlint.flags import Row, place, table
from cyberlint.narrative.cues import Modality
from cyberlint.outcome import Unread

_INDENT = " " * 6


@click.command("flags", short_help="Show what is tagged, and what the narrative says.")
@options.inputs
@click.option(
    "--format",
    "chosen",
    type=click.Choice(("table", "json", "jsonl", "csv")),
    default="table",
    show_default=True,
    help="A table for people, one JSON array, one JSON line for each disclosure, or a row for each flag.",
)
def command(paths: tuple[str, ...], input_format: str | None, stdin_filename: str | None, chosen: str) -> int:
    """Show the six flags: what is tagged, what the narrative says, and the sentence that says it.

    The narrative's answer is yes, no, silent or mixed; the tags take no part in it. Where it contradicts
    the tag, the table marks the row. The flags are those of annual reports: an incident report has none.
    """
    unread: list[Unread] = []
    writer = display if chosen == "table" else write
    read = _legible(disclosures(paths, input_format, stdin_filename, unread), unread)
    for part in _WRITERS[chosen](read):
        writer(part)
    return closing(unread)


def _legible(read: Iterator[Disclosure], unread: list[Unread]) -> Iterator[Disclosure]:
    """Yield what has an answer: where no Item was found it is not that the narrative is silent."""
    for disclosure in read:
        if disclosure.limits and not disclosure.text.strip():
            tell(Unread(disclosure.path, "; ".join(disclosure.limits)), unread)
        else:
            yield disclosure


def _jsonl(read: Iterator[Disclosure]) -> Iterator[str]:
    for disclosure in read:
        yield record.encode(_record(disclosure)) + "\n"


def _json(read: Iterator[Disclosure]) -> Iterator[str]:
    yield record.encode([_record(disclosure) for disclosure in read], indent=2) + "\n"


def _record(disclosure: Disclosure) -> dict[str, Any]:
    return {
        "path": disclosure.path,
        "accession": disclosure.accession,
        "registrant": disclosure.registrant,
        "flags": {row.name: _flag(row, disclosure) for row in table(disclosure)},
    }


def _flag(row: Row, disclosure: Disclosure) -> dict[str, Any]:
    limbs = {"limbs": {limb: str(answer) for limb, answer in row.verdict.limbs.items()}}
    return {
        "concept": row.concept,
        "tagged": row.tagged,
        "narrative": str(row.verdict.answer),
        "modality": str(row.verdict.modality),
        **(limbs if row.verdict.limbs else {}),
        "evidence": [
            {
                "text": disclosure.text[sentence.span.start : sentence.span.end],
                "location": record.location(place(sentence, disclosure)),
            }
            for sentence in row.sentences
        ],
    }


_COLUMNS = ("path", "accession", "registrant", "flag", "concept", "tagged", "narrative", "modality")
_PLACES = ("section", "paragraph", "sentence", "line", "column")


def _csv(read: Iterator[Disclosure]) -> Iterator[str]:
    """Write a row for each flag, with its most telling sentence; no cell begins as a formula does."""
    yield csv_row((*_COLUMNS, "evidence", *_PLACES))
    for disclosure in read:
        for name, flag in _record(disclosure)["flags"].items():
            evidence: dict[str, Any] = next(iter(flag["evidence"]), {"text": None, "location": {}})
            head = (disclosure.path, disclosure.accession, disclosure.registrant, name)
            told = (flag["concept"], _told(flag["tagged"]), flag["narrative"], flag["modality"])
            places = (evidence["location"].get(key) for key in _PLACES)
            yield csv_row((*head, *told, evidence["text"], *places))


def csv_row(values: Iterable[object]) -> str:
    """Return a row in which no cell is a formula."""
    buffer = io.StringIO()
    cells = ("" if value is None else inert(str(value)) for value in values)
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()


def _table(read: Iterator[Disclosure]) -> Iterator[str]:
    gap = ""
    for disclosure in read:
        names = (disclosure.path, disclosure.registrant, disclosure.form)
        yield gap + "  ".join(line(name) for name in names if name) + "\n\n"
        for limit in disclosure.limits:
            yield "".join(
                f"{text}\n" for text in wrap(line(f"not read in full: {limit}"), width(), "  ", "  ")
            )
        found = table(disclosure)
        head = f"{'flag':22} {'tagged':7} narrative" if found else "an incident report has none of the flags"
        yield f"  {head}\n"
        for row in found:
            yield "".join(f"{text}\n" for text in _table_row(row, disclosure))
        gap = "\n"


def _table_row(row: Row, disclosure: Disclosure) -> list[str]:
    unlike = "≠" if is_unicode(sys.stdout) else "!"
    mark = unlike if row.contradicted else " "
    meant = "" if row.verdict.modality == Modality.ACTUAL else f", {row.verdict.modality}"
    lines = [f"{mark} {row.name:22} {_told(row.tagged) or '–':7} {row.verdict.answer}{meant}"]
    for sentence in row.sentences[:1]:
        words = line(disclosure.text[sentence.span.start : sentence.span.end])
        lines += wrap(f"“{words}”", width(), _INDENT, _INDENT)
        lines += _place(line(place(sentence, disclosure).human))
    return lines


def _place(human: str) -> list[str]:
    """Return the lines of a place; “¶ 2, sentence 1” stays on one of them."""
    before, mark, paragraph = human.partition("¶ ")
    held = before + (mark + paragraph).replace(" ", _HELD)
    return [row.replace(_HELD, " ") for row in wrap(held, width(), _INDENT, _INDENT)] if human else []


_HELD = "\N{NO-BREAK SPACE}"


def _told(value: bool | None) -> str | None:
    return None if value is None else str(value).lower()


_WRITERS: dict[str, Callable[[Iterator[Disclosure]], Iterator[str]]] = {
    "table": _table,
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
}
