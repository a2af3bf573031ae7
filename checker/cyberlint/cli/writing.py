"""Where output goes: to standard output, or whole to a file."""

from __future__ import annotations

import os
from pathlib import Path

import click

from cyberlint.cli.errors import CommandError


def write(text: str, target: Path | None) -> None:
    """Write `text` to a file, whole or not at all, or to standard output where there is no target.

    Raises CommandError where the file cannot be written.
    """
    if target is None:
        click.echo(text, nl=False)
        return
    scratch = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        scratch.write_text(text, encoding="utf-8")
        scratch.replace(target)
    except OSError as error:
        scratch.unlink(missing_ok=True)
        raise CommandError(
            f"{target} cannot be written: {error.strerror}", "the output could not be written"
        ) from error
