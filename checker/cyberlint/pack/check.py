"""Every defect of every rule file, at once: YAML, schema, and what a schema cannot say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from cyberlint.pack import shipped
from cyberlint.pack.defects import FileDefect, PackError, Steps
from cyberlint.pack.files import below, content, missing
from cyberlint.pack.sense import rule_defects
from cyberlint.pack.words import schema_defects
from cyberlint.resources import bundled
from cyberlint.yamldata import Yaml, YamlError, load


def checked(paths: Iterable[Path]) -> list[tuple[Path, Yaml]]:
    """Return the rule files at or below `paths`, each a mapping that a rule can be built from.

    Raises PackError with every defect of every file.
    """
    paths = list(paths)
    defects = list(missing(paths))
    files = below(paths)
    elsewhere = _elsewhere(files)
    parsed: list[tuple[Path, Yaml]] = []
    for file in files:
        try:
            parsed.append((file, _parsed(file)))
        except PackError as error:
            defects += error.defects
    superseding = _superseding(elsewhere, files, parsed)
    for file, yaml in parsed:
        found = [*schema_defects(yaml.value), *rule_defects(file, yaml.value, superseding)]
        defects += [FileDefect(str(file), yaml.line(steps), steps, what) for steps, what in found]
    defects += _taken(elsewhere, parsed)
    if defects:
        raise PackError(defects)
    return parsed


def _elsewhere(files: Iterable[Path]) -> list[Any]:
    """Return the values of the built-in rules that are not among `files`."""
    rules = bundled("rules").resolve()
    here = {file.resolve() for file in files}
    return [value for name, value in shipped().items() if rules / f"{name}.yaml" not in here]


def _parsed(file: Path) -> Yaml:
    """Parse one file. Raises PackError with what is wrong with its YAML, or why it cannot be read."""
    try:
        return load(content(file).decode("utf-8"))
    except YamlError as error:
        raise PackError(FileDefect(str(file), d.line, d.path, d.what) for d in error.defects) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        what = f"the file is not UTF-8: byte 0x{error.object[error.start]:02x}"
        raise PackError([FileDefect(str(file), line, (), what)]) from error


def _superseding(
    elsewhere: list[Any], files: list[Path], parsed: list[tuple[Path, Yaml]]
) -> dict[str, tuple[str, ...]]:
    """Return what every rule supersedes, by id; a file that cannot be read counts by its name."""
    found: dict[str, tuple[str, ...]] = {file.stem: () for file in files}
    for value in (*elsewhere, *(yaml.value for _, yaml in parsed)):
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            others = value.get("supersedes")
            named = others if isinstance(others, list) else []
            found[value["id"]] = tuple(other for other in named if isinstance(other, str))
    return found


def _taken(elsewhere: list[Any], parsed: list[tuple[Path, Yaml]]) -> Iterator[FileDefect]:
    """Yield the ids and names that another rule has already."""
    seen: dict[str, str] = {}
    for value in elsewhere:
        if isinstance(value, dict):
            words = (str(value.get(key)) for key in ("id", "name"))
            seen.update(dict.fromkeys(words, f"the built-in rule {value.get('id')}"))
    for file, yaml in parsed:
        for key in ("id", "name"):
            word = yaml.value.get(key) if isinstance(yaml.value, dict) else None
            if isinstance(word, str) and seen.setdefault(word, str(file)) != str(file):
                steps: Steps = (key,)
                yield FileDefect(str(file), yaml.line(steps), steps, f"{word!r} is taken by {seen[word]}")
