"""Where the bundled data lies, and how it is read: rules, lexicon, taxonomy and schemas.

The data is written in YAML and read compiled, as one JSON file: parsing 100 YAML files takes twenty
times as long as parsing them as JSON. A wheel carries the compiled file; a checkout makes it again
whenever a file under ``rules/`` changes. What other modules work out of the data before the first filing is
stored beside it in the same way, see `derived`. Every start reads these files, so paths are plain text here:
`pathlib` costs 3 ms.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from os import path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

COMPILED = "compiled.json"
DERIVED = "compiled-{}.json"
_PACKAGE = path.dirname(path.realpath(__file__))
_SUFFIXES = (".yaml", ".yml")


class DataError(ValueError):
    """Bundled YAML files have defects; the message names them all, one a line."""


def bundled(name: str) -> Path:
    """Return a bundled folder: inside the installed package, or at the root of a checkout."""
    from pathlib import Path  # noqa: PLC0415 - see the module

    return Path(_folder(name))


def _folder(name: str) -> str:
    installed = path.join(_PACKAGE, name)
    return installed if path.isdir(installed) else path.join(path.dirname(path.dirname(_PACKAGE)), name)


def modules(package: Iterable[str]) -> list[str]:
    """Return the names of the modules in a package's ``__path__``, sorted; nothing is imported."""
    names = {name.partition(".")[0] for folder in package for name in os.listdir(folder)}
    return sorted(name for name in names if not name.startswith("_"))


def data() -> dict[str, Any]:
    """Return every bundled YAML file by its path below ``rules/``, without suffix and without its examples.

    The values are JSON values (see `cyberlint.yamldata`), so ``data()["taxonomy/forms"]`` is a dict. Examples
    are a third of the text and linting needs none: `whole` has them. Raises DataError where a checkout holds
    a file that is damaged.
    """
    return _current().files


@cache
def _current() -> _Compiled:
    """Return the compiled data with its stamp, which in a checkout is the present one."""
    rules = _folder("rules")
    if path.dirname(rules) == _PACKAGE:
        return _read(rules)
    stamp = _stamp(rules)
    stored = _stored(rules)
    if stored and stored.stamp == stamp:
        return stored
    return _Compiled(stamp, write_compiled(bundled("rules"), stamp))


def derived(name: str, make: Callable[[dict[str, Any]], Any], code: Iterable[str]) -> Any:
    """Return what `make` makes of `data()`, as a JSON value.

    It is stored under this name, and in a checkout made again when the data changes or a module of `code`:
    the paths, below this package, of what makes it.
    """
    stamp, rules = _current().stamp, _folder("rules")
    checkout = path.dirname(rules) != _PACKAGE
    if checkout:
        stamp = "\n".join([stamp, *(str(os.stat(path.join(_PACKAGE, name)).st_mtime_ns) for name in code)])
    try:
        with open(path.join(rules, DERIVED.format(name)), "rb") as file:
            stored = json.load(file)
        if stored["stamp"] == stamp:
            return stored["value"]
    except (OSError, ValueError, TypeError, KeyError):
        pass  # there is nothing of use
    text = json.dumps({"stamp": stamp, "value": make(data())}, ensure_ascii=False)
    if checkout:
        _write(bundled("rules"), DERIVED.format(name), text)
    return json.loads(text)["value"]


def whole(name: str) -> Any:
    """Return one of the bundled YAML files with its examples."""
    return parse((bundled("rules") / f"{name}.yaml").read_text(encoding="utf-8"))


def write_compiled(rules: Path, stamp: str | None = None) -> dict[str, Any]:
    """Compile every YAML file below `rules` into its ``compiled.json`` and return the files.

    Raises DataError where one is damaged.
    """
    from cyberlint.yamldata import YamlError  # noqa: PLC0415 - see `parse`

    files: dict[str, Any] = {}
    defects: list[str] = []
    for file in yaml_files(rules):
        name = file.relative_to(rules)
        try:
            value = parse(file.read_text(encoding="utf-8"))
            files[name.with_suffix("").as_posix()] = without_examples(value)
        except YamlError as error:
            defects += [f"{rules.name}/{name.as_posix()}:{d.line}: {d.what}" for d in error.defects]
    if defects:
        raise DataError("\n".join(defects))
    text = json.dumps({"stamp": stamp or _stamp(str(rules)), "files": files}, ensure_ascii=False)
    _write(rules, COMPILED, text)
    return files


def write_derived(rules: Path, name: str, value: Any, stamp: str) -> None:
    """Store what is derived from files that were compiled with this stamp."""
    text = json.dumps({"stamp": stamp, "value": value}, ensure_ascii=False)
    _write(rules, DERIVED.format(name), text)


def _write(rules: Path, name: str, text: str) -> None:
    """Write a file at once or not at all: others may be reading it."""
    scratch = rules / f".{name}.{os.getpid()}"
    try:
        scratch.write_text(text, encoding="utf-8")
        scratch.replace(rules / name)
    except OSError:  # a read-only checkout works, only slower
        scratch.unlink(missing_ok=True)


def without_examples(value: Any) -> Any:
    """Return what is compiled of the value of a file."""
    return (
        {key: part for key, part in value.items() if key != "examples"} if isinstance(value, dict) else value
    )


def yaml_files(folder: Path, unread: Callable[[OSError], object] | None = None) -> list[Path]:
    """Return the YAML files at or below `folder`, sorted by path, leaving hidden files and folders out.

    `unread` is called with the error of each folder that cannot be looked into.
    """
    return sorted(type(folder)(file) for file in _walk(str(folder), unread))


def parse(text: str) -> Any:
    """Parse YAML into JSON values; the import is deferred because the compiled data needs no YAML."""
    from cyberlint.yamldata import load  # noqa: PLC0415 - PyYAML costs 20 ms

    return load(text).value


def _walk(folder: str, unread: Callable[[OSError], object] | None = None) -> Iterator[str]:
    for parent, folders, names in os.walk(folder, onerror=unread):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.endswith(_SUFFIXES) and not name.startswith("."):
                yield path.join(parent, name)


class _Compiled(NamedTuple):
    stamp: str
    files: dict[str, Any]


def _read(rules: str) -> _Compiled:
    with open(path.join(rules, COMPILED), "rb") as file:
        return _Compiled(**json.load(file))


def _stored(rules: str) -> _Compiled | None:
    """Return what a checkout has compiled before, or None where there is nothing of use."""
    try:
        return _read(rules)
    except (OSError, ValueError, TypeError):
        return None


def _stamp(rules: str) -> str:
    """Return a text that changes with name, size or time of any file that is compiled or compiles."""
    code = (path.join(_PACKAGE, name) for name in ("resources.py", "yamldata.py"))
    lines = [f"code {os.stat(file).st_mtime_ns}" for file in code]
    for file in _walk(rules):
        status = os.stat(file)
        lines.append(f"{file[len(rules) :]} {status.st_size} {status.st_mtime_ns}")
    return "\n".join(sorted(lines))
