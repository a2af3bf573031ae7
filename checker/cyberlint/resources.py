"""Where the bundled data lies, and how it is read: rules, lexicon, taxonomy and schemas.

The data is written in YAML and read compiled, as one JSON file: parsing 100 YAML files takes twenty
times as long as parsing them as JSON. A wheel carries the compiled file; a checkout makes it again
whenever a file under ``rules/`` changes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

COMPILED = "compiled.json"
_PACKAGE = Path(__file__).resolve().parent
_SUFFIXES = (".yaml", ".yml")


class DataError(ValueError):
    """Bundled YAML files have defects; the message names them all, one a line."""


def bundled(name: str) -> Path:
    """Return a bundled folder: inside the installed package, or at the root of a checkout."""
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parents[1] / name


@cache
def data() -> dict[str, Any]:
    """Return every bundled YAML file by its path below ``rules/``, without suffix.

    The values are JSON values (see `cyberlint.yamldata`), so ``data()["taxonomy/forms"]`` is a dict.
    Raises DataError where a checkout holds a file that is damaged.
    """
    rules = bundled("rules")
    if rules.parent == _PACKAGE:
        return _Compiled(**json.loads((rules / COMPILED).read_bytes())).files
    stamp = _stamp(rules)
    stored = _stored(rules / COMPILED)
    return stored.files if stored and stored.stamp == stamp else write_compiled(rules, stamp)


def write_compiled(rules: Path, stamp: str | None = None) -> dict[str, Any]:
    """Compile every YAML file below `rules` into its ``compiled.json`` and return the files.

    Raises DataError where one is damaged.
    """
    from cyberlint.yamldata import YamlError  # noqa: PLC0415 - see `parse`

    files: dict[str, Any] = {}
    defects: list[str] = []
    for path in yaml_files(rules):
        name = path.relative_to(rules)
        try:
            files[name.with_suffix("").as_posix()] = parse(path.read_text(encoding="utf-8"))
        except YamlError as error:
            defects += [f"{rules.name}/{name.as_posix()}:{d.line}: {d.what}" for d in error.defects]
    if defects:
        raise DataError("\n".join(defects))
    text = json.dumps({"stamp": stamp or _stamp(rules), "files": files}, ensure_ascii=False)
    scratch = rules / f".{COMPILED}.{os.getpid()}"
    try:
        scratch.write_text(text, encoding="utf-8")
        scratch.replace(rules / COMPILED)
    except OSError:  # a read-only checkout works, only slower
        scratch.unlink(missing_ok=True)
    return files


def yaml_files(folder: Path) -> list[Path]:
    """Return the YAML files at or below `folder`, sorted by path, leaving hidden files and folders out."""
    return sorted(map(Path, _walk(folder)))


def parse(text: str) -> Any:
    """Parse YAML into JSON values; the import is deferred because the compiled data needs no YAML."""
    from cyberlint.yamldata import load  # noqa: PLC0415 - PyYAML costs 20 ms

    return load(text).value


def _walk(folder: Path) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.endswith(_SUFFIXES) and not name.startswith("."):
                yield os.path.join(parent, name)  # noqa: PTH118 - half the time of Path


class _Compiled(NamedTuple):
    stamp: str
    files: dict[str, Any]


def _stored(path: Path) -> _Compiled | None:
    """Return what a checkout has compiled before, or None where there is nothing of use."""
    try:
        return _Compiled(**json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def _stamp(rules: Path) -> str:
    """Return a text that changes with the name, size or time of any file that is compiled."""
    lines = [f"yamldata {(_PACKAGE / 'yamldata.py').stat().st_mtime_ns}"]
    for path in _walk(rules):
        status = os.stat(path)  # noqa: PTH116 - half the time of Path
        lines.append(f"{path[len(str(rules)) :]} {status.st_size} {status.st_mtime_ns}")
    return "\n".join(sorted(lines))
