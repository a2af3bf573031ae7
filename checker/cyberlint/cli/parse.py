"""``cyberlint parse``: what was read, as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import click

from cyberlint.cli import options
from cyberlint.cli.reading import closing, disclosures
from cyberlint.cli.writing import write
from cyberlint.disclosure import Disclosure
from cyberlint.jsonform.write import written
from cyberlint.outcome import Unread
from cyberlint.record import encode

_RANGE = re.compile(r"\[\n +(\d+),\n +(\d+)\n +\]")  # line ends stand outside strings only


@click.command("parse", short_help="Show what was read, as JSON.")
@options.inputs
@click.option(
    "--format",
    "chosen",
    type=click.Choice(("json", "jsonl")),
    default="json",
    show_default=True,
    help="One JSON value (an array where there are several disclosures), or one line for each.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file instead of standard output.",
)
def command(
    paths: tuple[str, ...],
    input_format: str | None,
    stdin_filename: str | None,
    chosen: str,
    output: Path | None,
) -> int:
    """Write the disclosures in filings, drafts, R pages and data sets as JSON.

    The form is described by schemas/disclosure.schema.json; every command reads it again, and linting it
    gives the findings of the file that it was parsed from.
    """
    unread: list[Unread] = []
    read = disclosures(paths, input_format, stdin_filename, unread)
    parts = _value(read) if chosen == "json" else _lines(read)
    if output:
        write("".join(parts), output)
    else:
        for part in parts:
            write(part)
    return closing(unread)


def _lines(read: Iterator[Disclosure]) -> Iterator[str]:
    for disclosure in read:
        yield encode(written(disclosure)) + "\n"


def _value(read: Iterator[Disclosure]) -> Iterator[str]:
    """Write one JSON value: the only disclosure, or an array of all of them."""
    first, second = next(read, None), next(read, None)
    if first is None:
        return
    if second is None:
        yield f"{_indented(first)}\n"
        return
    yield f"[\n{_indented(first)}"
    for disclosure in chain([second], read):
        yield f",\n{_indented(disclosure)}"
    yield "\n]\n"


def _indented(disclosure: Disclosure) -> str:
    return _RANGE.sub(r"[\1, \2]", encode(written(disclosure), indent=2))
