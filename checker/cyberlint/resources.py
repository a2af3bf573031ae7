"""Where the bundled data lies, and how it is read: rules, lexicon, taxonomy and schemas.

The data is written in YAML and read compiled, as one JSON file: parsing 100 YAML files takes twenty
times as long as parsing them as JSON. A wheel carries the compiled file; a checkout makes it again
whenever a file under ``rules/`` changes.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

COMPILED = "compiled.json"
_PACKAGE = Path(__file__).resolve().parent


def bundled(name: str) -> Path:
    """Return a bundled folder: inside the installed package, or at the root of a checkout."""
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parents[1] / name


@cache
def data() -> dict[str, Any]:
    """Return every bundled YAML file by its path below ``rules/``, without suffix.

    The values are JSON values (see `parse`), so ``data()["taxonomy/forms"]`` is a dict.
    """
    rules = bundled("rules")
    if rules.parent == _PACKAGE:
        return _load(rules / COMPILED).files
    stamp = _stamp(rules)
    target = rules / COMPILED
    if target.is_file():
        stored = _load(target)
        if stored.stamp == stamp:
            return stored.files
    return write_compiled(rules, stamp)


def write_compiled(rules: Path, stamp: str | None = None) -> dict[str, Any]:
    """Compile every YAML file below `rules` into its ``compiled.json`` and return the files."""
    files = {
        path.relative_to(rules).with_suffix("").as_posix(): parse(path.read_text(encoding="utf-8"))
        for path in yaml_files(rules)
    }
    text = json.dumps({"stamp": stamp or _stamp(rules), "files": files}, ensure_ascii=False)
    scratch = rules / f".{COMPILED}.{os.getpid()}"
    try:
        scratch.write_text(text, encoding="utf-8")
        scratch.replace(rules / COMPILED)
    except OSError:  # a read-only checkout works, only slower
        scratch.unlink(missing_ok=True)
    return files


def yaml_files(folder: Path) -> list[Path]:
    """Return the YAML files at or below `folder`, sorted by path."""
    return sorted(folder.rglob("*.yaml"))


def parse(text: str) -> Any:
    """Parse YAML into JSON values; the import is deferred because the compiled data needs no YAML."""
    from cyberlint.yamldata import load  # noqa: PLC0415 - PyYAML costs 20 ms

    return load(text).value


class _Compiled(NamedTuple):
    stamp: str
    files: dict[str, Any]


def _load(path: Path) -> _Compiled:
    return _Compiled(**json.loads(path.read_bytes()))


def _stamp(rules: Path) -> str:
    newest, count, size = (_PACKAGE / "yamldata.py").stat().st_mtime_ns, 0, 0
    for folder, _, names in os.walk(rules):
        for name in names:
            if name.endswith(".yaml"):
                status = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 - half the time of Path
                newest = max(newest, status.st_mtime_ns)
                count += 1
                size += status.st_size
    return f"{count}/{size}/{newest}"
