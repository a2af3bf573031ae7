"""YAML read with the JSON value model, keeping the line of every value.

Only ``true`` and ``false`` are booleans, so ``is: no`` keeps its word; only whole numbers of up to 15 digits
are numbers, so ``item: 1.05`` keeps its zero; there are no dates, tags or merge keys. Duplicate keys are
defects. Aliases are refused: a rule file needs none, and a few lines of them expand to gigabytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

MAX_LENGTH = 1_000_000
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

    Raises YamlError with every duplicate key, alias and tag before the first error of syntax, and with that;
    what is nested too deep ends the parsing.
    """
    if len(text) > MAX_LENGTH:
        raise YamlError([Defect(1, (), f"the file is longer than {MAX_LENGTH:,} characters")])
    document = _Document(yaml.parse(text, Loader=_Loader))
    try:
        value = document.read()
    except yaml.YAMLError as error:
        raise YamlError([*document.defects, _syntax(error, text)]) from error
    if document.defects:
        raise YamlError(document.defects)
    return Yaml(value, document.lines)


def _syntax(error: yaml.YAMLError, text: str) -> Defect:
    """Say where a file is no YAML."""
    if isinstance(error, yaml.reader.ReaderError):  # a character that YAML does not allow
        line = text.encode()[: error.position].count(b"\n") + 1
        return Defect(line, (), error.reason)
    mark = getattr(error, "problem_mark", None)
    return Defect(mark.line + 1 if mark else 1, (), getattr(error, "problem", None) or str(error))


class _Document:
    """Builds the value from the parser's events, so that no alias is expanded and no depth reached."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self.lines: dict[Path, int] = {}
        self.defects: list[Defect] = []
        self._events = events

    def read(self) -> Any:
        """Return the value of the only document."""
        value = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._defect(event, (), "a second document begins; a file holds one")
                    break
            elif isinstance(event, yaml.NodeEvent):
                value = self._value(event, ())
        return value

    def _value(self, event: yaml.Event, path: Path) -> Any:
        self.lines.setdefault(path, _line(event))
        if tag := getattr(event, "tag", None):
            self._defect(event, path, f"a tag is not allowed: {tag.replace('tag:yaml.org,2002:', '!!')}")
        match event:
            case yaml.AliasEvent():
                self._defect(event, path, f"an alias is not allowed: *{event.anchor}")
            case yaml.ScalarEvent():
                return _scalar(event)
            case _ if len(path) >= MAX_DEPTH:
                self._defect(event, path[:1], f"nested deeper than {MAX_DEPTH} levels")
                raise YamlError(self.defects)  # libyaml takes quadratic time to find the end of it
            case yaml.SequenceStartEvent():
                return [self._value(item, (*path, index)) for index, item in enumerate(self._inside())]
            case yaml.MappingStartEvent():
                return self._mapping(path)
        return None

    def _mapping(self, path: Path) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for event in self._inside():
            if isinstance(event, yaml.ScalarEvent):
                key: str = event.value
                if key in mapping:
                    self._defect(event, (*path, key), f"duplicate key {key!r}")
                self.lines[(*path, key)] = _line(event)
                mapping[key] = self._value(next(self._events), (*path, key))
            else:
                self._defect(event, path, "a key must be a word")
                self._value(event, (*path, "?"))
                self._value(next(self._events), (*path, "?"))
        return mapping

    def _inside(self) -> Iterator[yaml.Event]:
        """Yield the events of a collection's own parts; whoever takes one reads it to its end."""
        while not isinstance(event := next(self._events), yaml.CollectionEndEvent):
            yield event

    def _defect(self, event: yaml.Event, path: Path, what: str) -> None:
        self.defects.append(Defect(_line(event), path, what))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})")


def _scalar(event: yaml.ScalarEvent) -> Any:
    text: str = event.value
    if event.style:  # quoted or block: a string as it stands
        return text
    match text:
        case "true":
            return True
        case "false":
            return False
        case "null" | "~" | "":
            return None
    return int(text) if _NUMBER.fullmatch(text) else text
