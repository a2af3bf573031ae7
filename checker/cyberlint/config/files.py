"""Configuration files: the one of a run, and those that it extends."""

from __future__ import annotations

import os
from typing import Any

from cyberlint.config import SHARED, toml
from cyberlint.config.layer import Defect, Given, Layer, Origin, Source
from cyberlint.config.reader import Reader
from cyberlint.config.words import expected
from cyberlint.tuples import NamedTuple

MAX_FILES = 8
"""So many files may extend one another."""
_TABLE = ("tool", "cyberlint")


class Files(NamedTuple):
    """The layers of the files, the weakest first, and what is wrong with them."""

    layers: tuple[Layer, ...]
    defects: tuple[Defect, ...]


def read(path: str, asked: Origin | None = None) -> Files:
    """Read a configuration file and those that it extends; `asked` is what named it, if it was not found."""
    layers: list[Layer] = []
    defects: list[Defect] = []
    names: dict[str, str] = {}
    following: str | None = path
    while following is not None:
        names[os.path.realpath(following)] = following
        try:
            layer, found = _read(following)
        except toml.TomlError as error:
            defects.append(_unread(following, error, asked))
            break
        layers.insert(0, layer)
        defects += found
        extended = layer.values.get("extends")
        if extended and (what := _looped(extended, names)):
            defects.append(Defect(extended.origin, what))
            break
        following, asked = (extended.value, extended.origin) if extended else (None, None)
    return Files(tuple(layers), tuple(defects))


def _looped(extended: Given, names: dict[str, str]) -> str | None:
    """Return why a file cannot be extended after those of `names`, or None."""
    if os.path.realpath(extended.value) in names:
        return f"it extends itself: {' → '.join([*names.values(), extended.value])}"
    if len(names) == MAX_FILES:
        return f"at most {MAX_FILES} files may extend one another"
    return None


def _unread(path: str, error: toml.TomlError, asked: Origin | None) -> Defect:
    """Say what is wrong with a file where it stands, or that there is none where it is named."""
    if asked and not error.line:
        return Defect(asked, f"{error.what}: {path}")
    return Defect(Origin(Source.FILE, path, error.line), error.what)


def _read(path: str) -> tuple[Layer, list[Defect]]:
    """Read one file. Raises TomlError where it cannot be read."""
    file = toml.read(path)
    shared = os.path.basename(path) == SHARED
    value: Any = file.value
    for key in _TABLE if shared else ():
        value = value.get(key, {}) if isinstance(value, dict) else value
    reader = Reader(path, os.path.dirname(path), file.line, prefix=_TABLE if shared else ())
    if not isinstance(value, dict):
        origin = Origin(Source.FILE, path, file.line(_TABLE))
        return Layer(Source.FILE, {}), [Defect(origin, f"tool.cyberlint: {expected('a table', value)}")]
    layer = reader.layer(value)
    return layer, reader.defects
