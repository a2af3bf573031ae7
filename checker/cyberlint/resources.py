"""Where the bundled data lies, and how it is read: rules, lexicon, taxonomy and schemas.

The data is written in YAML and read compiled, with `marshal`, as Python reads its own modules: parsing YAML
takes thirty times as long. A wheel carries the compiled file; a checkout makes it again whenever a file under
``rules/`` changes. What other modules work out of the data before the first filing is stored beside it in the
same way, see `derived`. Every start reads these files, so paths are plain text here, and there is no JSON:
`pathlib` and `json` cost 3 ms each.
"""

from __future__ import annotations

import _imp
import marshal
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from importlib import import_module
from os import path
from typing import TYPE_CHECKING, Any

from cyberlint.tuples import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

COMPILED = "compiled.bin"
DERIVED = "compiled-{}.bin"
_VERSION = 4
"""The version of `marshal`: every Python since 3.4 reads it."""
_CHECK = 8
"""The bytes before it that tell damage: `marshal` makes other values of a flipped bit, or a crash.

They are the hash by which Python knows its own compiled modules; as part of it, it needs no import.
"""
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


class Modules(Mapping[str, Any]):
    """The modules of a package, sorted, with dashes in their names; each is imported when it is asked for."""

    def __init__(self, package: str, folders: Iterable[str]) -> None:
        """Take the name of a package and its ``__path__``."""
        names = {name.partition(".")[0] for folder in folders for name in os.listdir(folder)}
        found = sorted(name for name in names if not name.startswith("_"))
        self._names = {name.replace("_", "-"): f"{package}.{name}" for name in found}
        self._found: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        """Return the module of a name."""
        if name not in self._found:
            self._found[name] = import_module(self._names[name])
        return self._found[name]

    def __contains__(self, name: object) -> bool:
        """Tell whether there is a module of this name."""
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names."""
        return iter(self._names)

    def __len__(self) -> int:
        """Count the modules."""
        return len(self._names)


class Stored(Mapping[str, Any]):
    """Values by name, each left as it is stored until it is first asked for: no run asks for all."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        """Take what is stored of each value."""
        self._parts = parts
        self._values: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        """Return the value of a name."""
        if name not in self._values:
            self._values[name] = marshal.loads(self._parts[name])  # noqa: S302 - our own, as a module is
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names."""
        return iter(self._parts)

    def __len__(self) -> int:
        """Count the names."""
        return len(self._parts)


def data() -> Mapping[str, Any]:
    """Return every bundled YAML file by its path below ``rules/``, without suffix and without its examples.

    The values are JSON values (see `cyberlint.yamldata`), so ``data()["taxonomy/forms"]`` is a dict. Examples
    are a third of the text and linting needs none. Raises DataError where a checkout holds a file that is
    damaged, or an installation lacks what was compiled or holds it damaged.
    """
    return _current().files


@cache
def _current() -> _Compiled:
    """Return the compiled data with its stamp, which in a checkout is the present one."""
    rules = _folder("rules")
    file = path.join(rules, COMPILED)
    if not _is_checkout(rules):
        return _installed(file)
    stamp = _stamp(rules)
    stored = _stored(file)
    if stored and stored.stamp == stamp:
        return stored
    return _Compiled(stamp, write_compiled(bundled("rules"), stamp))


def _installed(file: str) -> _Compiled:
    try:
        return _read(file)
    except (OSError, ValueError) as error:
        raise DataError(f"{error}\nThe installation is damaged: install cyberlint again.") from error


def derived(
    name: str, make: Callable[[Mapping[str, Any]], Mapping[str, Any]], code: Iterable[str]
) -> Mapping[str, Any]:
    """Return what `make` makes of `data()`: plain values by name.

    It is stored under this name, and in a checkout made again when the data changes or a module of `code`:
    the paths, below this package, of what makes it.
    """
    rules = _folder("rules")
    checkout = _is_checkout(rules)
    stamp = _stamp_with(code) if checkout else _current().stamp
    stored = _stored(path.join(rules, DERIVED.format(name)))
    if stored and stored.stamp == stamp:
        return stored.files
    value = make(data())
    return write_derived(bundled("rules"), name, value, stamp) if checkout else value


def add_derived(name: str, more: Mapping[str, Any], code: Iterable[str]) -> None:
    """Store more values by name beside those that `derived` found; only a checkout changes."""
    if _is_checkout(_folder("rules")):
        values = {**derived(name, lambda _: {}, code), **more}
        write_derived(bundled("rules"), name, values, _stamp_with(code))


def _is_checkout(rules: str) -> bool:
    """Tell whether the rules lie at the root of a checkout; in an installation they are in the package."""
    return path.dirname(rules) != _PACKAGE


def _stamp_with(code: Iterable[str]) -> str:
    """Return the stamp of a checkout with that of modules."""
    times = (str(os.stat(path.join(_PACKAGE, name)).st_mtime_ns) for name in code)
    return " ".join([_current().stamp, *times])


def write_compiled(rules: Path, stamp: str | None = None) -> Mapping[str, Any]:
    """Compile every YAML file below `rules` into one and return the files.

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
    return _write(rules, COMPILED, files, stamp or _stamp(str(rules)))


def write_derived(rules: Path, name: str, value: Mapping[str, Any], stamp: str) -> Mapping[str, Any]:
    """Store what is derived from files that were compiled with this stamp, and return it."""
    return _write(rules, DERIVED.format(name), value, stamp)


def _write(rules: Path, name: str, values: Mapping[str, Any], stamp: str) -> Stored:
    """Write a file at once or not at all: others may be reading it."""
    parts = {key: marshal.dumps(value, _VERSION) for key, value in values.items()}
    scratch = rules / f".{name}.{os.getpid()}"
    data = marshal.dumps((stamp, parts), _VERSION)
    try:
        scratch.write_bytes(_check(data) + data)
        scratch.replace(rules / name)
    except OSError:  # a read-only checkout works, only slower
        with suppress(OSError):  # where the whole file system is
            scratch.unlink(missing_ok=True)
    return Stored(parts)


def _check(data: bytes | memoryview) -> bytes:
    return _imp.source_hash(_CHECK, data)


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


def _read(file: str) -> _Compiled:
    """Read a compiled file. Raises OSError where it cannot be read, ValueError where it is damaged."""
    with open(file, "rb") as stored:
        whole = memoryview(stored.read())
    if _check(whole[_CHECK:]) != whole[:_CHECK]:
        raise ValueError(f"{file} is damaged")
    stamp, parts = marshal.loads(whole[_CHECK:])  # noqa: S302 - our own; `load` asks value by value
    return _Compiled(stamp, Stored(parts))


def _stored(file: str) -> _Compiled | None:
    """Return what was stored before, or None where there is nothing of use."""
    try:
        return _read(file)
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
