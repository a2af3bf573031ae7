"""YAML read with the JSON value model, keeping the line of every value.

Only ``true`` and ``false`` are booleans, so ``is: no`` keeps its word; only whole numbers are numbers,
so ``item: 1.05`` keeps its zero; there are no dates, tags or merge keys. Duplicate keys are defects.
Aliases are refused: a rule file needs none, and a few lines of them expand to gigabytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

MAX_BYTES = 1_000_000
MAX_DEPTH = 50

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing wrong with a YAML file: its line (from 1), the path to the value, and what."""

    line: int
    path: Path
    what: str


class YamlError(ValueError):
    """The file is not YAML with the JSON value model; `defects` says why, all at once."""

    def __init__(self, defects: list[Defect]) -> None:
        super().__init__("; ".join(f"line {defect.line}: {defect.what}" for defect in defects))
        self.defects = defects


@dataclass(frozen=True, slots=True)
class Yaml:
    """A parsed file: its JSON `value`, and in `lines` the line of every path within it."""

    value: Any
    lines: dict[Path, int]

    def line(self, path: Path) -> int:
        """Return the line of `path`, or of its nearest ancestor that the file holds."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class _Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """libyaml where PyYAML has it; the base loader resolves no tag at all."""


def load(text: str) -> Yaml:
    """Parse one YAML document.

    Raises YamlError with every duplicate key, alias, tag and excess that it holds.
    """
    if len(text) > MAX_BYTES:
        raise YamlError([Defect(1, (), f"the file is longer than {MAX_BYTES:,} characters")])
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.AliasEvent) and event.start_mark:
                raise YamlError(
                    [Defect(event.start_mark.line + 1, (), f"alias *{event.anchor} is not allowed")]
                )
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or str(error)
        raise YamlError([Defect(mark.line + 1 if mark else 1, (), what)]) from error
    except RecursionError as error:
        raise YamlError([Defect(1, (), f"nested deeper than {MAX_DEPTH} levels")]) from error
    lines: dict[Path, int] = {}
    defects: list[Defect] = []
    value = None if node is None else _value(node, (), lines, defects)
    if defects:
        raise YamlError(defects)
    return Yaml(value, lines)


def _value(node: yaml.Node, path: Path, lines: dict[Path, int], defects: list[Defect]) -> Any:
    lines.setdefault(path, node.start_mark.line + 1)
    if len(path) > MAX_DEPTH:
        defects.append(Defect(node.start_mark.line + 1, path, f"nested deeper than {MAX_DEPTH} levels"))
        return None
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, lines, defects)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*path, index), lines, defects) for index, item in enumerate(node.value)]
    return _scalar(node) if isinstance(node, yaml.ScalarNode) else None


def _mapping(
    node: yaml.MappingNode, path: Path, lines: dict[Path, int], defects: list[Defect]
) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            defects.append(Defect(line, path, "a key must be a word"))
            continue
        key: str = key_node.value
        if key in mapping:
            defects.append(Defect(line, (*path, key), f"duplicate key {key!r}"))
        lines[(*path, key)] = line
        mapping[key] = _value(value_node, (*path, key), lines, defects)
    return mapping


_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)")


def _scalar(node: yaml.ScalarNode) -> Any:
    text: str = node.value
    if node.style:  # quoted or block: a string as it stands
        return text
    match text:
        case "true":
            return True
        case "false":
            return False
        case "null" | "~" | "":
            return None
    if _NUMBER.fullmatch(text):
        return int(text)
    return text
