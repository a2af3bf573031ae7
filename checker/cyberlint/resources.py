"""Where the bundled data lies, and how it is read: rules, lexicon, taxonomy and schemas.

The data is written in YAML and read compiled, as one file with a line of JSON for each: parsing YAML takes
twenty times as long, and no run asks for every file. A wheel carries the compiled file; a checkout makes it
again whenever a file under ``rules/`` changes. What other modules work out of the data before the first
filing is stored beside it in the same way, see `derived`. Every start reads these files, so paths are plain
text here: `pathlib` costs 3 ms.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from os import path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

COMPILED = "compiled.jsonl"
DERIVED = "compiled-{}.json"
_END = "end"
_PACKAGE = path.dirname(path.realpath(__file__))
_SUFFIXES = (".yaml", ".yml")


class DataError(ValueError):
    """Bundled YAML files have defects; the message names them all, one a line."""


def bundled(name: str) -> "Path":
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


class Files(Mapping[str, Any]):
    """Values by name, each kept as JSON until it is first asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Take the JSON of each value."""
        self._texts = texts
        self._values: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        """Return the value of a name."""
        if name not in self._values:
            self._values[name] = json.loads(self._texts[name])
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names."""
        return iter(self._texts)

    def __len__(self) -> int:
        """Count the names."""
        return len(self._texts)


def data() -> Mapping[str, Any]:
    """Return every bundled YAML file by its path below ``rules/``, without suffix and without its examples.

    The values are JSON values (see `cyberlint.yamldata`), so ``data()["taxonomy/forms"]`` is a dict. Examples
    are a third of the text and linting needs none: `whole` has them. Raises DataError where a checkout holds
    a file that is damaged.
    """
    return _current().files


@cache
def _current() -> "_Compiled":
    """Return the compiled data with its stamp, which in a checkout is the present one."""
    rules = _folder("rules")
    if path.dirname(rules) == _PACKAGE:
        return _read(rules)
    stamp = _stamp(rules)
    stored = _stored(rules)
    if stored and stored.stamp == stamp:
        return stored
    return _Compiled(stamp, write_compiled(bundled("rules"), stamp))


def derived(name: str, make: Callable[[Mapping[str, Any]], Any], code: Iterable[str]) -> Any:
    """Return what `make` makes of `data()`, as a JSON value.

    It is stored under this name, and in a checkout made again when the data changes or a module of `code`:
    the paths, below this package, of what makes it.
    """
    stamp, rules = _current().stamp, _folder("rules")
    checkout = path.dirname(rules) != _PACKAGE
    if checkout:
        stamp = " ".join([stamp, *(str(os.stat(path.join(_PACKAGE, name)).st_mtime_ns) for name in code)])
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


def write_compiled(rules: "Path", stamp: str | None = None) -> Mapping[str, Any]:
    """Compile every YAML file below `rules` into its ``compiled.jsonl`` and return the files.

    Raises DataError where one is damaged.
    """
    from cyberlint.yamldata import YamlError  # noqa: PLC0415 - see `parse`

    files: dict[str, str] = {}
    defects: list[str] = []
    for file in yaml_files(rules):
        name = file.relative_to(rules)
        try:
            value = without_examples(parse(file.read_text(encoding="utf-8")))
            files[name.with_suffix("").as_posix()] = json.dumps(value, ensure_ascii=False)
        except YamlError as error:
            defects += [f"{rules.name}/{name.as_posix()}:{d.line}: {d.what}" for d in error.defects]
    if defects:
        raise DataError("\n".join(defects))
    lines = [stamp or _stamp(str(rules)), *(f"{name}\t{text}" for name, text in files.items()), _END]
    _write(rules, COMPILED, "\n".join(lines))
    return Files(files)


def write_derived(rules: "Path", name: str, value: Any, stamp: str) -> None:
    """Store what is derived from files that were compiled with this stamp."""
    text = json.dumps({"stamp": stamp, "value": value}, ensure_ascii=False)
    _write(rules, DERIVED.format(name), text)


def _write(rules: "Path", name: str, text: str) -> None:
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


def yaml_files(folder: "Path", unread: Callable[[OSError], object] | None = None) -> "list[Path]":
    """Return the YAML files at or below `folder`, sorted by path, leaving hidden files and folders out.

    `unread` is called with the error of each folder that cannot be looked into.
    """
    return sorted(type(folder)(file) for file in _walk(str(folder), unread))


def parse(text: str) -> Any:
    """Parse YAML into JSON values; the import is deferred because the compiled data needs no YAML."""
    from cyberlint.yamldata import load  # noqa: PLC0415 - PyYAML costs 20 ms

    return load(text).value


def _walk(folder: str, unread: Callable[[OSError], object] | None = None) -> Iterator[str]:
    return (entry.path for entry in _entries(folder, unread))


def _entries(folder: str, unread: Callable[[OSError], object] | None = None) -> Iterator[os.DirEntry[str]]:
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        if unread:
            unread(error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if not _is_folder(entry):
            if entry.name.endswith(_SUFFIXES):
                yield entry
        elif not entry.is_symlink():
            yield from _entries(entry.path, unread)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


class _Compiled(NamedTuple):
    stamp: str
    files: Mapping[str, Any]


def _read(rules: str) -> _Compiled:
    """Read the compiled file: its stamp, a line for each file, its name before a tab, and the end."""
    with open(path.join(rules, COMPILED), "rb") as file:
        stamp, *lines, end = file.read().decode().split("\n")
    if end != _END:
        raise ValueError("the compiled data is cut off")
    return _Compiled(stamp, Files(dict([line.split("\t", 1) for line in lines])))


def _stored(rules: str) -> _Compiled | None:
    """Return what a checkout has compiled before, or None where there is nothing of use."""
    try:
        return _read(rules)
    except (OSError, ValueError):
        return None


def _stamp(rules: str) -> str:
    """Return a line that changes with name, size or time of any file that is compiled or compiles."""
    code = (path.join(_PACKAGE, name) for name in ("resources.py", "yamldata.py"))
    parts = [f"code {os.stat(file).st_mtime_ns}" for file in code]
    for entry in _entries(rules):
        status = entry.stat()
        parts.append(f"{entry.path[len(rules) :]} {status.st_size} {status.st_mtime_ns}")
    return " ".join(sorted(parts))
