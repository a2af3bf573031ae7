"""Where reports go: which format into which file."""

from __future__ import annotations

import os
from pathlib import Path

from cyberlint.cli.errors import CommandError
from cyberlint.reporters import formats

Targets = tuple[tuple[str, Path | None], ...]
"""The formats of a run's reports, each with its file, None for standard output, which comes last."""


class TargetError(CommandError):
    """The reports cannot go where they are asked to go; the message says why."""


def targets(paths: tuple[str, ...], asked: tuple[str, ...], outputs: tuple[str, ...]) -> Targets:
    """Pair every report's format with its file; the one without a file goes to standard output.

    Raises TargetError where two reports would go to one place, or one to no place at all.
    """
    files = [None if output == "-" else Path(output) for output in outputs]
    for file in files:
        if file and not _has_folder(file):
            raise TargetError(f"--output {file}: there is no such folder")
    places = [os.path.realpath(file) for file in files if file]
    taken = {os.path.realpath(path) for path in paths if path != "-"} & set(places)
    if taken:
        raise TargetError(f"--output would overwrite the input {taken.pop()}")
    names = asked or tuple(_format(output) for output in outputs) or ("full",)
    files += [None] if len(names) == len(files) + 1 else []
    if len(names) != len(files) or files.count(None) > 1 or len(set(places)) < len(places):
        raise TargetError("give one --output for each --format; one report may go to standard output")
    return tuple(sorted(zip(names, files, strict=True), key=lambda pair: pair[1] is None))


def _has_folder(file: Path) -> bool:
    try:
        return os.path.isdir(file.absolute().parent)  # noqa: PTH112 - where it may not be looked at, it is none
    except OSError:  # the current folder was removed
        return False


def _format(output: str) -> str:
    """Return the format that a file's name asks for."""
    suffix = Path(output).suffix.lower().lstrip(".")
    name = {"": "full", "txt": "full", "md": "markdown", "xml": "junit"}.get(suffix, suffix)
    if name not in formats():
        raise TargetError(f"--output {output} needs a --format: {', '.join(formats())}")
    return name
