"""TOML files read with the line of every value."""

from __future__ import annotations

import re
import stat
import tomllib
from os import path
from os import stat as status
from typing import Any

from cyberlint.config import MAX_BYTES
from cyberlint.config.lines import Steps, key_lines
from cyberlint.source import unreadable
from cyberlint.tuples import NamedTuple


class TomlError(ValueError):
    """A file cannot be read as TOML: the line (from 1; 0 is none), and what is wrong."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line
        self.what = what


class Toml(NamedTuple):
    """A parsed file: its `value`, and in `lines` the line of every key."""

    value: dict[str, Any]
    lines: dict[Steps, int]

    def line(self, steps: Steps) -> int:
        """Return the line of a value, or of the nearest one around it that the file holds."""
        while steps and steps not in self.lines:
            steps = steps[:-1]
        return self.lines.get(steps, 1)


def read(file: str) -> Toml:
    """Read a file. Raises TomlError where it cannot be read, or is not TOML."""
    try:
        mode = status(file).st_mode
        if not stat.S_ISREG(mode):
            raise TomlError(0, "it is a folder" if path.isdir(file) else "it is no file")
        with open(file, "rb") as stream:
            return parse(stream.read(MAX_BYTES + 1))
    except FileNotFoundError as error:
        raise TomlError(0, "there is no such file") from error
    except OSError as error:
        raise TomlError(0, unreadable(error)) from error


def parse(data: bytes) -> Toml:
    """Parse a TOML document. Raises TomlError where it is none."""
    if len(data) > MAX_BYTES:
        raise TomlError(0, f"the file is longer than {MAX_BYTES:,} bytes")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        return Toml(tomllib.loads(text), key_lines(text))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TomlError(line, f"the file is not UTF-8: byte 0x{data[error.start]:02x}") from error
    except tomllib.TOMLDecodeError as error:
        raise _syntax(error, text) from error
    except RecursionError as error:
        raise TomlError(0, "the file is nested too deep") from error


def has_table(data: bytes) -> bool:
    """Tell whether a ``pyproject.toml`` has the table ``tool.cyberlint``; false where it is no TOML."""
    try:
        tool = tomllib.loads(data.decode("utf-8-sig")).get("tool")
    except (ValueError, RecursionError):
        return False
    return isinstance(tool, dict) and "cyberlint" in tool


_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def _syntax(error: tomllib.TOMLDecodeError, text: str) -> TomlError:
    """Say where a file is no TOML; the parser ends its message with the place."""
    message = str(error)
    found = _PLACE.search(message)
    if found is None:
        return TomlError(0, f"no TOML: {message}")
    line = int(found[1]) if found[1] else len(text.splitlines()) or 1
    what = message[: found.start()]
    return TomlError(line, f"no TOML: {what[:1].lower()}{what[1:]}")
