"""The files of a pack: which of them are read, and their bytes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from stat import S_ISDIR

from cyberlint.pack.defects import FileDefect, PackError
from cyberlint.resources import bundled, yaml_files
from cyberlint.source import unreadable
from cyberlint.yamldata import MAX_LENGTH

MANIFEST = "pack.yaml"
"""The file that makes a folder a pack."""
CLAIMS = "claims"
"""The folder of a pack that holds what it adds to the lexicon, one claim a file."""
WORDS = "words.yaml"
"""The file of a pack that holds the named sets of words that its claims are written with."""


def missing(paths: Iterable[Path]) -> Iterator[FileDefect]:
    """Yield the paths that hold nothing to read, or something that may not be read, as defects."""
    for path in paths:
        try:
            if S_ISDIR(path.stat().st_mode):
                yield from _missing_in(path)
        except (FileNotFoundError, NotADirectoryError):
            yield FileDefect(str(path), 0, (), "there is no such file or folder")
        except OSError as error:
            yield _unread(str(path), error)


def _missing_in(folder: Path) -> Iterator[FileDefect]:
    unread: list[OSError] = []
    found = yaml_files(folder, unread.append)
    if not found and not unread:
        yield FileDefect(str(folder), 0, (), "the folder holds no rule file (*.yaml)")
    for error in unread:
        yield _unread(str(error.filename or folder), error)
    for file in found:
        if not os.path.exists(file):  # noqa: PTH110 - a link may also lead in a circle
            yield FileDefect(str(file), 0, (), "it is a link to nothing")


def _unread(path: str, error: OSError) -> FileDefect:
    return FileDefect(path, 0, (), unreadable(error, "it"))


def read_for(paths: Iterable[Path]) -> list[Path]:
    """Return the files that loading `paths` reads, each once; what is hidden is left out.

    They are the YAML files at or below the paths and, of the pack that one belongs to, the manifest, the
    claims and the words.
    """
    named = [file for path in paths for file in _files(path)]
    homes = {folder: None for file in named if (folder := home(file))}
    shared = [file for folder in homes for file in _shared(folder)]
    return list({file.resolve(): file for file in (*named, *shared) if file.exists()}.values())


def _files(path: Path) -> list[Path]:
    """Return the files at or below a path that are there; of the others `missing` tells."""
    files = yaml_files(path) if os.path.isdir(path) else [path]  # noqa: PTH112 - it may be closed to us
    return [file for file in files if os.path.exists(file)]  # noqa: PTH110 - or lead in a circle


def _shared(folder: Path) -> Iterator[Path]:
    """Yield the files of a pack that all of its rules rest on."""
    yield folder / MANIFEST
    yield folder / WORDS
    if (folder / CLAIMS).is_dir():
        yield from yaml_files(folder / CLAIMS)


def home(file: Path) -> Path | None:
    """Return the folder of the pack that a file belongs to: the nearest at or above it with a manifest.

    None where there is none: a loose rule. The folder is written as the file is, from the root or from here.
    """
    start = Path(os.path.abspath(file))  # noqa: PTH100 - takes `..` out and leaves links alone
    if is_built_in(start):
        return None
    for folder in (start, *start.parents):
        if os.path.isfile(folder / MANIFEST):  # noqa: PTH113 - folders above may be closed to us
            return folder if file.is_absolute() else Path(os.path.relpath(folder))
    return None


def is_built_in(file: Path) -> bool:
    """Tell whether a file is one of the built-in rules."""
    return bundled("rules").resolve() in file.resolve().parents


def content(file: Path) -> bytes:
    """Return the bytes of a file; of one that is too long to be YAML of ours, more than that may have.

    Raises PackError where it cannot be read.
    """
    try:
        with file.open("rb") as stream:
            return stream.read(4 * MAX_LENGTH + 1)  # a character has at most four bytes
    except OSError as error:
        raise PackError([_unread(str(file), error)]) from error
