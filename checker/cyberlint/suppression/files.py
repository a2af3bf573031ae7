"""The files that accept findings: their text, their defects, and which documents their paths name."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from cyberlint.pack.defects import FileDefect, PackError, Steps
from cyberlint.source import INSIDE, unreadable

MAX_BYTES = 16 * 1024 * 1024

DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
FINGERPRINT = re.compile(r"[0-9a-f]{20}")


class EntriesError(PackError):
    """A file of waivers or a baseline has defects; `defects` are all of them, by line."""


def text(path: str, size: int = MAX_BYTES) -> str:
    """Return the text of a file of at most `size` bytes; a byte-order mark is left out.

    Raises EntriesError where it cannot be read.
    """
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - paths are text here, as in reports
            data = file.read(size + 1)
    except OSError as error:
        what = "there is no such file" if isinstance(error, FileNotFoundError) else unreadable(error)
        raise broken(path, 0, what) from error
    if len(data) > size:
        raise broken(path, 0, f"the file is longer than {size:,} bytes")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise broken(path, line, f"the file is not UTF-8: byte 0x{data[error.start]:02x}") from error


def broken(path: str, line: int, *whats: str) -> EntriesError:
    """Return the error of a file with something wrong on one line; 0 is the file as a whole."""
    return EntriesError(FileDefect(path, line, (), what) for what in whats)


def day(text: str) -> date | None:
    """Return the day that an ISO date names, None for another text and for a day that no calendar has."""
    try:
        return date.fromisoformat(text) if DATE.fullmatch(text) else None
    except ValueError:
        return None


def on_disk(path: str) -> str:
    """Return the path of the file that holds a document: of one inside an archive, the archive's."""
    at = path.find(INSIDE)
    while at >= 0:
        if os.path.isfile(path[:at]):  # noqa: PTH113 - paths are text here
            return path[:at]
        at = path.find(INSIDE, at + 1)
    return path


def exists(path: str) -> bool:
    """Tell whether the file that holds a document is there."""
    return os.path.exists(on_disk(path))  # noqa: PTH110


def folder(path: str) -> str:
    """Return the folder of the file that holds a document."""
    return os.path.dirname(on_disk(path))  # noqa: PTH120


def place(path: str) -> str:
    """Return a path that is the same for every spelling of it; a link at its end is not followed."""
    folder, name = os.path.split(path)
    return os.path.join(os.path.realpath(folder), name)  # noqa: PTH118


def target(file: str, path: str) -> str:
    """Return the `place` of the document that an entry names by its path from the folder of the file."""
    return os.path.normpath(os.path.join(os.path.dirname(place(file)), path))  # noqa: PTH118, PTH120


def relative(file: str, path: str) -> str:
    """Return how an entry of `file` names a document, with ``/`` on every system.

    Raises EntriesError where it cannot: the name is no text, or lies on another drive of Windows.
    """
    try:
        path.encode()
        return os.path.relpath(place(path), folder(place(file))).replace(os.sep, "/")
    except UnicodeEncodeError as error:
        raise broken(file, 0, f"it cannot name {path}, which is not UTF-8: rename that file") from error
    except ValueError as error:
        raise broken(file, 0, f"no path leads from it to {path}: both must lie on one drive") from error


def path_defect(path: str) -> str | None:
    """Return what is wrong with the path of a document in an entry, or None."""
    if "\\" in path:
        return f"{path!r} has backslashes; write / on every system"
    if path.startswith("/") or re.match(r"[A-Za-z]:", path):
        return f"{path!r} is not relative to this file"
    return None


def schema_defects(name: str, value: Any) -> Iterator[tuple[Steps, str]]:
    """Yield what ``schemas/NAME.schema.json`` says against the value of a file, patterns in words."""
    from cyberlint.pack import words  # noqa: PLC0415 - jsonschema costs 200 ms

    for steps, what in words.schema_defects(value, words.schema(name)):
        expected = _PATTERNS.get(str(steps[-1])) if steps and " that matches ^" in what else None
        yield steps, f"expected {expected}, not {what.rpartition(', not ')[2]}" if expected else what


_PATTERNS = {
    "rule": "the id of a rule, as CYD201",
    "fingerprint": "the 20 characters of a fingerprint, as reports show it",
}


def in_order(defects: Iterable[FileDefect]) -> None:
    """Raise EntriesError with the defects, if there are any."""
    found = list(defects)
    if found:
        raise EntriesError(found)
