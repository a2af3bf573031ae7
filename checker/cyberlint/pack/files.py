"""The files of a pack: which of them are read, and their bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from cyberlint.pack.defects import FileDefect, PackError
from cyberlint.resources import yaml_files
from cyberlint.yamldata import MAX_LENGTH


def missing(paths: Iterable[Path]) -> Iterator[FileDefect]:
    """Yield the paths that hold nothing to read, as defects."""
    for path in paths:
        if path.is_dir() and not yaml_files(path):
            yield FileDefect(str(path), 0, (), "the folder holds no rule file (*.yaml)")
        elif not path.exists():
            yield FileDefect(str(path), 0, (), "there is no such file or folder")


def below(paths: Iterable[Path]) -> list[Path]:
    """Return the YAML files at or below `paths`, each once; what is hidden is left out."""
    found = (file for path in paths for file in (yaml_files(path) if path.is_dir() else [path]))
    return list({file.resolve(): file for file in found if file.exists()}.values())


def content(file: Path) -> bytes:
    """Return the bytes of a file; of one that is too long to be YAML of ours, more than that may have.

    Raises PackError where it cannot be read.
    """
    try:
        with file.open("rb") as stream:
            return stream.read(4 * MAX_LENGTH + 1)  # a character has at most four bytes
    except OSError as error:
        what = f"the file cannot be read: {error.strerror}"
        raise PackError([FileDefect(str(file), 0, (), what)]) from error
