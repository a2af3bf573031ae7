"""Where output goes: to standard output, or whole to a file."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from cyberlint.cli.errors import CommandError

if TYPE_CHECKING:
    from pathlib import Path


def write(output: str | bytes, target: Path | None = None) -> None:
    """Write text or bytes to a file, whole or not at all, or to standard output where there is no target.

    The reader of a pipe may go away, as `head` does: what was to be said then goes nowhere, and the exit
    status stays what it is. Raises CommandError where the output cannot be written, and for bytes that a
    terminal cannot show.
    """
    try:
        if target is None:
            _show(output)
        elif target.exists() and not target.is_file():  # a pipe, a terminal or /dev/null: never replaced
            target.write_bytes(_encoded(output))
        else:
            _replace(target, _encoded(output))
    except BrokenPipeError:
        _silence()
    except OSError as error:
        if target is None:
            _silence()
        raise unwritable(target or "standard output", error) from error


def append(text: str, target: Path) -> None:
    """Add text to the end of a file, which others write to as well. Raises CommandError where it cannot."""
    try:
        with target.open("ab") as file:
            file.write(_encoded(text))
    except OSError as error:
        raise unwritable(target, error) from error


def say(line: str) -> None:
    """Write a line to standard error, as far as there is one and somebody reads it."""
    with suppress(AttributeError, OSError):
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()


def _show(output: str | bytes) -> None:
    """Write to standard output."""
    if isinstance(output, str):
        sys.stdout.write(output)
        sys.stdout.flush()
    elif sys.stdout.isatty():
        raise CommandError("this format is no text for a terminal: name a file for it with --output")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(output)
        sys.stdout.buffer.flush()


def _encoded(output: str | bytes) -> bytes:
    return output.encode("utf-8", "backslashreplace") if isinstance(output, str) else output


def unwritable(where: Path | str, error: OSError) -> CommandError:
    """Return how a command ends that cannot write its output."""
    return CommandError(f"{where} cannot be written: {error.strerror or error}")


def _replace(target: Path, data: bytes) -> None:
    target = type(target)(os.path.realpath(target))  # where it is a link, what it leads to is replaced
    scratch = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        scratch.write_bytes(data)
        scratch.replace(target)
    finally:
        scratch.unlink(missing_ok=True)


def _silence() -> None:
    """Let nothing fail on standard output any more, not even Python's last flush."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
