"""Where output goes: to standard output, or whole to a file."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from cyberlint.cli.errors import CommandError

if TYPE_CHECKING:
    from pathlib import Path


def write(text: str, target: Path | None = None) -> None:
    """Write `text` to a file, whole or not at all, or to standard output where there is no target.

    The reader of a pipe may go away, as `head` does: what was to be said then goes nowhere, and the exit
    status stays what it is. Raises CommandError where the output cannot be written.
    """
    try:
        if target is None:
            sys.stdout.write(text)
            sys.stdout.flush()
        elif target.exists() and not target.is_file():  # a pipe, a terminal or /dev/null: never replaced
            target.write_bytes(_encoded(text))
        else:
            _replace(target, _encoded(text))
    except BrokenPipeError:
        _silence()
    except OSError as error:
        if target is None:
            _silence()
        where = target or "standard output"
        raise CommandError(f"{where} cannot be written: {error.strerror or error}") from error


def say(line: str) -> None:
    """Write a line to standard error, as far as there is one and somebody reads it."""
    with suppress(AttributeError, OSError):
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def _replace(target: Path, data: bytes) -> None:
    target = target.resolve()  # where it is a link, what it leads to is replaced
    scratch = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        scratch.write_bytes(data)
        scratch.replace(target)
    finally:
        scratch.unlink(missing_ok=True)


def _silence() -> None:
    """Let nothing fail on standard output any more, not even Python's last flush."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
