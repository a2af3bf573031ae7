"""What commands read that show disclosures one after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from cyberlint import engine, readers
from cyberlint.cells import line
from cyberlint.cli.errors import INPUT
from cyberlint.disclosure import Disclosure
from cyberlint.inputs import collect
from cyberlint.outcome import Unread


def disclosures(
    paths: tuple[str, ...], input_format: str | None, stdin_filename: str | None, unread: list[Unread]
) -> Iterator[Disclosure]:
    """Yield what is read; what is not is named on standard error and added to `unread`."""
    inputs = collect(paths, stdin_filename=stdin_filename)
    nothing = True
    for item in inputs:
        parts: Iterable[Disclosure | Unread] = (
            [item]
            if isinstance(item, Unread)
            else engine.guarded(item.path, readers.read(item, input_format))
        )
        for part in parts:
            nothing = False
            if isinstance(part, Unread):
                _tell(part, unread)
            else:
                yield part
    if nothing:
        skipped = f"{inputs.skipped} file{' was' if inputs.skipped == 1 else 's were'} skipped"
        _tell(Unread(", ".join(paths), f"there is nothing to read; {skipped}"), unread)


def closing(unread: list[Unread]) -> int:
    """Say on standard error why the exit status is not 0, and return the status."""
    if not unread:
        return 0
    count = f"{len(unread)} input{'' if len(unread) == 1 else 's'}"
    click.echo(f"exit {INPUT}: {count} could not be read", err=True)
    return INPUT


def _tell(part: Unread, unread: list[Unread]) -> None:
    unread.append(part)
    place = "".join(f":{number}" for number in (part.line, part.column) if number is not None)
    click.echo(line(f"{part.path}{place}: {part.what}"), err=True)
