"""``cyberlint parse``: what was read, as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import click

from cyberlint import engine, readers
from cyberlint.cli import options
from cyberlint.cli.errors import INPUT
from cyberlint.cli.writing import write
from cyberlint.disclosure import Disclosure
from cyberlint.inputs import collect
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
    disclosures = _parsed(paths, input_format, stdin_filename, unread)
    parts = _value(disclosures) if chosen == "json" else _lines(disclosures)
    if output:
        write("".join(parts), output)
    else:
        for part in parts:
            click.echo(part, nl=False)
    if unread:
        count = f"{len(unread)} input{'' if len(unread) == 1 else 's'}"
        click.echo(f"exit {INPUT}: {count} could not be read", err=True)
    return INPUT if unread else 0


def _parsed(
    paths: tuple[str, ...], input_format: str | None, stdin_filename: str | None, unread: list[Unread]
) -> Iterator[Disclosure]:
    """Yield what is read; what is not is named on standard error and added to `unread`."""
    inputs = collect(paths, stdin_filename=stdin_filename)
    nothing = True
    for item in inputs:
        parts = (
            iter([item])
            if isinstance(item, Unread)
            else engine.guarded(item.path, readers.read(item, input_format))
        )
        for part in parts:
            nothing = False
            if isinstance(part, Unread):
                unread.append(part)
                _tell(part)
            else:
                yield part
    if nothing:
        skipped = f"{inputs.skipped} file{' was' if inputs.skipped == 1 else 's were'} skipped"
        part = Unread(", ".join(paths), f"there is nothing to read; {skipped}")
        unread.append(part)
        _tell(part)


def _tell(part: Unread) -> None:
    place = "".join(f":{number}" for number in (part.line, part.column) if number is not None)
    click.echo(f"{part.path}{place}: {part.what}", err=True)


def _lines(disclosures: Iterator[Disclosure]) -> Iterator[str]:
    for disclosure in disclosures:
        yield encode(written(disclosure)) + "\n"


def _value(disclosures: Iterator[Disclosure]) -> Iterator[str]:
    """Write one JSON value: the only disclosure, or an array of all of them."""
    first, second = next(disclosures, None), next(disclosures, None)
    if first is None:
        return
    if second is None:
        yield f"{_indented(first)}\n"
        return
    yield f"[\n{_indented(first)}"
    for disclosure in chain([second], disclosures):
        yield f",\n{_indented(disclosure)}"
    yield "\n]\n"


def _indented(disclosure: Disclosure) -> str:
    return _RANGE.sub(r"[\1, \2]", encode(written(disclosure), indent=2))
