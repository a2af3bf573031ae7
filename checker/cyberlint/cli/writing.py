"""Where output goes: to standard output, or whole to a file; and what the other end can show."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from cyberlint.cells import ascii_only
from cyberlint.cli.errors import CommandError

if TYPE_CHECKING:
    from pathlib import Path

WIDTH = 100
"""The width of what is written for people, in cells; a narrower terminal has its own."""
_DIGITS = 6


def display(text: str) -> None:
    """Write text for people to standard output: a terminal that has no Unicode gets the nearest ASCII."""
    write(text if is_unicode(sys.stdout) else ascii_only(text))


def write(output: str | bytes, target: Path | None = None) -> None:
    """Write text or bytes to a file, whole or not at all, or to standard output where there is no target.

    Text is UTF-8, as programs expect that read it, whatever the locale; a terminal has its own encoding. The
    reader of a pipe may go away, as `head` does: what was to be said then goes nowhere, and the exit status
    stays what it is. Raises CommandError where the output cannot be written, and for bytes that a terminal
    cannot show.
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
        sys.stderr.write(f"{line if is_unicode(sys.stderr) else ascii_only(line)}\n")
        sys.stderr.flush()


def is_unicode(stream: TextIO) -> bool:
    """Tell whether a stream takes every character; one that does not say so takes ASCII."""
    return (stream.encoding or "ascii").lower().replace("-", "").startswith("utf")


def is_watched() -> bool:
    """Tell whether standard error is a terminal, so that somebody may see what a long run shows there."""
    return not (sys.stderr is None or sys.stderr.closed) and sys.stderr.isatty()


def width() -> int:
    """Return how many cells a line of standard output has, at most 100.

    As elsewhere the environment variable COLUMNS is stronger than the terminal: it says what a pager has.
    """
    return min(_stated_columns() or _columns() or WIDTH, WIDTH)


def _stated_columns() -> int:
    value = os.environ.get("COLUMNS", "")
    return int(value) if value.isdecimal() and len(value) < _DIGITS else 0


def _columns() -> int:
    try:
        return os.get_terminal_size().columns if sys.stdout.isatty() else 0
    except OSError:
        return 0


def _show(output: str | bytes) -> None:
    """Write to standard output."""
    if isinstance(output, str) and (is_unicode(sys.stdout) or output.isascii() or sys.stdout.isatty()):
        sys.stdout.write(output)
        sys.stdout.flush()
    elif isinstance(output, bytes) and sys.stdout.isatty():
        raise CommandError("this format is no text for a terminal: name a file for it with --output")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(_encoded(output))
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
