"""Every defect of every rule file, at once: YAML, schema, and what a schema cannot say."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from cyberlint import pattern
from cyberlint.findings import PLACEHOLDERS
from cyberlint.operators import operators
from cyberlint.pack.build import NODES
from cyberlint.resources import bundled, yaml_files
from cyberlint.yamldata import Yaml, YamlError, load

Steps = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class FileDefect:
    """One thing wrong with a rule file."""

    file: str
    line: int
    steps: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.steps + ': ' if self.steps else ''}{self.what}"


class PackError(ValueError):
    """A pack has defects; `defects` are all of them, by file and line."""

    def __init__(self, defects: Iterable[FileDefect]) -> None:
        self.defects = sorted(set(defects))
        super().__init__("\n".join(str(defect) for defect in self.defects))


def checked(path: Path, known: Iterable[str]) -> list[tuple[Path, dict[str, Any]]]:
    """Return the rule files at or below `path` with their values.

    `known` are the ids of the other packs' rules. Raises PackError with every defect of every file.
    """
    files = [path] if path.is_file() else yaml_files(path)
    if not files:
        what = (
            "the folder holds no rule file (*.yaml)" if path.is_dir() else "there is no such file or folder"
        )
        raise PackError([FileDefect(str(path), 1, "", what)])
    defects: list[FileDefect] = []
    parsed: list[tuple[Path, Yaml]] = []
    for file in files:
        try:
            parsed.append((file, load(file.read_text(encoding="utf-8"))))
        except YamlError as error:
            defects += [FileDefect(str(file), d.line, _steps(d.path), d.what) for d in error.defects]
        except (OSError, UnicodeDecodeError) as error:
            defects.append(FileDefect(str(file), 1, "", f"the file cannot be read: {error}"))
    ids = {
        *known,
        *(str(yaml.value["id"]) for _, yaml in parsed if isinstance(yaml.value, dict) and "id" in yaml.value),
    }
    seen: dict[str, str] = dict.fromkeys(known, "a built-in rule")
    for file, yaml in parsed:
        found = list(_schema_defects(yaml.value)) or list(_further_defects(file, yaml.value, ids, seen))
        defects += [FileDefect(str(file), yaml.line(steps), _steps(steps), what) for steps, what in found]
    if defects:
        raise PackError(defects)
    return [(file, yaml.value) for file, yaml in parsed]


def _steps(steps: Steps) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).lstrip(".")


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads((bundled("schemas") / "rule.schema.json").read_text("utf-8")))


def _schema_defects(value: Any) -> Iterator[tuple[Steps, str]]:
    for error in _validator().iter_errors(value):
        for leaf in _leaves(error):
            yield from _words(leaf)


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    """Yield the errors that a person can act on, beneath the schema's alternatives."""
    if error.validator == "oneOf" and error.context:
        typed = [item for item in error.context if item.validator != "type"]
        yield from _leaves(typed[0]) if typed else iter((error,))
    elif error.context:
        for item in error.context:
            yield from _leaves(item)
    else:
        yield error


def _words(error: ValidationError) -> Iterator[tuple[Steps, str]]:
    steps: Steps = tuple(error.absolute_path)
    schema: Any = error.schema
    wanted: Any = error.validator_value
    value: Any = error.instance
    match error.validator:
        case "additionalProperties":
            for key in value:
                if key not in schema["properties"]:
                    yield (*steps, key), f"unknown key {key!r}{_meant(key, schema['properties'])}"
        case "required":
            missing = [key for key in wanted if key not in value]
            yield steps, f"{', '.join(repr(key) for key in missing)} is missing"
        case "enum":
            choices = ", ".join(str(choice) for choice in wanted)
            meant = _meant(str(value), [str(choice) for choice in wanted])
            yield steps, f"{value!r} is none of: {choices}{meant}"
        case "anyOf" if "x-condition" in schema:
            keys = (*NODES, *operators())
            meant = next((m for key in value if (m := _meant(key, keys))), "")
            yield steps, f"a condition holds one of {', '.join(keys)}{meant}"
        case "type":
            kinds = wanted if isinstance(wanted, str) else " or ".join(wanted)
            yield steps, f"{value!r} is not of type {kinds}"
        case "pattern":
            yield steps, f"{value!r} does not match {wanted}"
        case _:
            yield steps, error.message


def _meant(word: str, words: Iterable[str]) -> str:
    close = get_close_matches(word, list(words), n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


def _further_defects(
    file: Path, value: dict[str, Any], ids: set[str], seen: dict[str, str]
) -> Iterator[tuple[Steps, str]]:
    """Yield what the schema cannot say of a rule file that is valid under it."""
    if value["id"] != file.stem:
        yield ("id",), f"the id {value['id']!r} is not the file's name {file.stem!r}"
    for key in ("id", "name"):
        if value[key] in seen:
            yield (key,), f"{value[key]!r} is taken by {seen[value[key]]}"
        seen[value[key]] = file.name
    for index, other in enumerate(value.get("supersedes", ())):
        if other not in ids:
            yield ("supersedes", index), f"there is no rule {other!r}{_meant(other, ids)}"
    for name in re.findall(r"\{([^{}]*)\}", value["message"]):
        if name not in PLACEHOLDERS:
            yield ("message",), f"unknown placeholder {{{name}}}{_meant(name, PLACEHOLDERS)}"
    outcomes = {example["outcome"] for example in value["examples"] if not example.get("todo")}
    for outcome in ("fail", "pass"):
        if outcome not in outcomes:
            yield ("examples",), f"no example with the outcome {outcome!r}"
    yield from _conditions(value, _leaf_defects("each" in value))


def _conditions(
    value: dict[str, Any], check: Callable[[Steps, dict[str, Any]], Iterator[tuple[Steps, str]]]
) -> Iterator[tuple[Steps, str]]:
    """Yield what `check` says of every leaf of every condition in a rule."""
    roots: list[tuple[Steps, dict[str, Any]]] = [
        ((key,), value[key]) for key in ("when", "expect") if key in value
    ]
    roots += [
        (("escalate", index, "when"), item["when"]) for index, item in enumerate(value.get("escalate", ()))
    ]
    while roots:
        steps, node = roots.pop()
        key = next((key for key in NODES if key in node), None)
        if key == "not":
            roots.append(((*steps, key), node[key]))
        elif key:
            roots += [((*steps, key, index), part) for index, part in enumerate(node[key])]
        else:
            yield from check(steps, node)


def _leaf_defects(bound: bool) -> Callable[[Steps, dict[str, Any]], Iterator[tuple[Steps, str]]]:
    def check(steps: Steps, leaf: dict[str, Any]) -> Iterator[tuple[Steps, str]]:
        name = next(key for key in leaf if key in operators())
        if leaf[name] == "each" and not bound:
            yield (*steps, name), "`each` is not bound: the rule has no key 'each'"
        for key, option in operators()[name].OPTIONS.items():
            if option.get("format") == "regex" and key in leaf:
                what = pattern.defect(leaf[key])
                if what:
                    yield (*steps, key), what

    return check
