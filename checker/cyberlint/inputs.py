"""Inputs: what the paths on a command line name, in a fixed order, each once.

A file that is named is tried whatever it is called; a folder is searched for the suffixes that readers
claim, and what else it holds is counted as skipped. Nothing is read before its turn.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from cyberlint.outcome import Unread
from cyberlint.readers import suffixes
from cyberlint.source import Source, most, unreadable
from cyberlint.tuples import NamedTuple

if TYPE_CHECKING:
    from cyberlint.gathering import Gathered

STDIN = "-"
_BEGINNING = 1024
"""Bytes that show what an input is, so that a large one need not be read to be refused."""


class Inputs:
    """The inputs of a run: paths to read (`-` is standard input), and what is not there to be read.

    Iterating reads one input after another; `skipped` counts the files of folders that are no disclosures:
    those that no reader claims and, once they were read, those that cyberlint wrote itself or that are a
    filing again. `searched` are the entries that were found in folders. `notes` say what was read of a folder
    that is one filing.
    """

    def __init__(
        self,
        entries: tuple[str | Unread, ...],
        skipped: int = 0,
        stdin_filename: str | None = None,
        searched: frozenset[str] = frozenset(),
    ) -> None:
        self.entries = entries
        self.stdin_filename = stdin_filename
        self._skipped = skipped
        self._searched = searched
        self._passed: set[str] = set()
        self.notes: list[str] = []

    @property
    def skipped(self) -> int:
        """How many files of folders were passed over so far."""
        return self._skipped + len(self._passed)

    def __iter__(self) -> Iterator[Source | Unread]:
        for entry in self._gathered():
            if isinstance(entry, Unread):
                yield entry
            elif entry == STDIN:
                yield _stdin(self.stdin_filename or "<stdin>")
            elif isinstance(entry, str):
                yield from self._read(entry)
            else:
                self._passed.update(entry.passed)
                self.notes += [entry.note] if entry.note else []
                yield from entry.sources

    def _gathered(self) -> Iterable[str | Unread | Gathered]:
        """Return the entries, those that are one filing together."""
        if len(self.entries) < 2:
            return self.entries
        from cyberlint.gathering import gathered  # noqa: PLC0415 - where there may be some

        return gathered(self.entries, self._searched, load)

    def _read(self, entry: str) -> Iterator[Source | Unread]:
        source = load(entry)
        if entry in self._searched and isinstance(source, Source):
            from cyberlint.ours import is_ours  # noqa: PLC0415 - where a folder is searched

            if is_ours(source.data):
                self._passed.add(entry)
                return
        yield source


def collect(paths: Iterable[str], stdin_filename: str | None = None, exclude: Sequence[str] = ()) -> Inputs:
    """Return the inputs that `paths` name: files, folders, patterns that no shell expanded, and ``-``.

    Inputs keep the order of the paths; those of a folder or pattern are sorted. What is named twice, by
    whatever path, is one input. The search of a folder passes over what the patterns of `exclude` match,
    see `cyberlint.globs`; what is named is read.
    """
    entries: dict[str, str | Unread] = {}
    named: set[str] = set()
    skipped: set[str] = set()
    for path in paths:
        searches = path != STDIN and os.path.isdir(path)  # noqa: PTH112 - as below
        for entry in _entries(path, exclude):
            if isinstance(entry, _Skipped):
                skipped.add(os.path.realpath(entry.path))
            elif isinstance(entry, Unread):
                entries.setdefault(f"{entry.path}\n{entry.what}", entry)
            else:
                place = entry if entry == STDIN else os.path.realpath(entry)
                entries.setdefault(place, entry)
                named |= set() if searches else {place}
    searched = (entry for place, entry in entries.items() if isinstance(entry, str) and place not in named)
    return Inputs(tuple(entries.values()), len(skipped - entries.keys()), stdin_filename, frozenset(searched))


def load(path: str) -> Source | Unread:
    """Read one file; its size is checked before."""
    try:
        size = os.stat(path).st_size  # noqa: PTH116 - half the time of Path
        with open(path, "rb") as file:  # noqa: PTH123 - as above
            return _bounded(file, path, size)
    except OSError as error:
        return Unread(path, _why(error))


class _Folder(NamedTuple):
    """A folder that is still to be searched."""

    path: str


class _Skipped(NamedTuple):
    """A file of a folder that no reader claims."""

    path: str


def _entries(path: str, exclude: Sequence[str] = ()) -> Iterator[str | Unread | _Skipped]:
    if path == STDIN:
        yield path
    elif os.path.isdir(path):  # noqa: PTH112 - three times as fast as Path, and a folder has many
        yield from _folder(path, exclude)
    elif os.path.lexists(path):
        yield path
    elif any(mark in path for mark in "*?["):
        yield from _pattern(path)
    else:
        yield Unread(path, _absent(path))


def _pattern(pattern: str) -> Iterator[str | Unread | _Skipped]:
    from glob import glob  # noqa: PLC0415 - these cost 5 ms, and a shell has mostly done this
    from pathlib import Path  # noqa: PLC0415

    found = sorted(glob(pattern, recursive=True), key=lambda path: Path(path).parts)  # noqa: PTH207 - keeps spelling
    if not found:
        yield Unread(pattern, "no file matches this pattern")
    for path in found:
        yield from _entries(path)


def _folder(folder: str, exclude: Sequence[str]) -> Iterator[str | Unread | _Skipped]:
    """Yield the files below a folder, sorted; hidden ones are passed over, links to folders not followed."""
    excluded = _excluded(exclude)
    pending: list[str | _Folder | _Skipped] = [_Folder(folder)]
    while pending:
        item = pending.pop()
        if not isinstance(item, _Folder):
            yield item
            continue
        try:
            with os.scandir(item.path) as found:
                items = sorted(found, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            yield Unread(item.path, _why(error))
            continue
        pending += [
            _sorted_out(entry, _join(item.path, entry.name))
            for entry in items
            if entry.name[0] != "." and not excluded(_join(item.path, entry.name))
        ]


def _excluded(patterns: Sequence[str]) -> Callable[[str], bool]:
    """Return what tells whether one of the patterns matches a path."""
    if not patterns:
        return lambda _path: False
    from cyberlint.globs import matches, relative  # noqa: PLC0415 - few runs exclude something

    return lambda path: any(matches(pattern, relative(path, os.curdir)) for pattern in patterns)


def _sorted_out(entry: os.DirEntry[str], path: str) -> str | _Folder | _Skipped:
    if entry.is_dir(follow_symlinks=False):
        return _Folder(path)
    claimed = entry.name.lower().endswith(suffixes()) and _is_file(entry)
    return path if claimed else _Skipped(path)


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link that leads to itself: whoever reads it is told
        return True


def _join(folder: str, name: str) -> str:
    """Return a path below a folder as people spell it, with ``/`` on every system."""
    if folder.rstrip("/") == os.curdir:
        return name
    return f"{folder.rstrip('/')}/{name}" if folder.strip("/") else f"{folder}{name}"


def _stdin(path: str) -> Source | Unread:
    if sys.stdin is None:  # a service without one
        return Unread(path, "there is no standard input")
    try:
        return _bounded(sys.stdin.buffer, path)
    except OSError as error:
        return Unread(path, _why(error))


def _bounded(file: BinaryIO, path: str, size: int = 0) -> Source | Unread:
    """Read at most what is allowed: a pipe has no `size` beforehand, and a file may have grown."""
    data = file.read(_BEGINNING)
    limit = most(data)
    if size <= limit:
        data += file.read(max(limit + 1 - len(data), 0))
    if max(size, len(data)) <= limit:
        return Source(path, data)
    has = f"{size:,} bytes" if size > limit else f"more than {limit:,} bytes"
    return Unread(path, f"the file has {has}; the limit is {limit:,}")


def _absent(path: str) -> str:
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return "there is no such file or folder"
    except OSError as error:
        return _why(error)
    return "it was not there a moment ago"


def _why(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "the file may not be read: permission denied"
    if isinstance(error, FileNotFoundError):
        return "the file is a link to nothing, or is gone"
    return unreadable(error)
