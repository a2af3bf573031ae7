"""Baselines: JSON with one entry a line, sorted, so that a diff shows what came and went.

``schemas/baseline.schema.json`` describes the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cyberlint.pack.defects import FileDefect, Steps
from cyberlint.record import encode
from cyberlint.suppression import files
from cyberlint.tuples import NamedTuple

SCHEMA = "cyberlint-baseline/1"
"""The version of the shape."""


class Known(NamedTuple):
    """A finding of the day of adoption: in which document, of which rule, and how often.

    `path` is the document's from the baseline's folder, `times` how often the document has the finding,
    `since` the day on which it was first seen;
    `message` shows people what it says.
    """

    path: str
    rule: str
    fingerprint: str
    times: int
    since: str
    message: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What identifies it."""
        return self.path, self.rule, self.fingerprint


class Baseline(NamedTuple):
    """A baseline: its path, its text, its entries, and the line of each."""

    path: str
    text: str
    entries: tuple[Known, ...]
    lines: tuple[int, ...]


def written(entries: Iterable[Known]) -> str:
    """Return a baseline as text."""
    rows = ",\n".join(_row(entry) for entry in sorted(entries))
    return f'{{\n"schema": "{SCHEMA}",\n"entries": [\n{rows}{chr(10) if rows else ""}]\n}}\n'


def _row(entry: Known) -> str:
    return encode({_NAMES.get(name, name): value for name, value in entry._asdict().items()})


def read(path: str) -> Baseline:
    """Read a baseline. Raises EntriesError with every defect."""
    return parse(path, files.text(path))


def parse(path: str, text: str) -> Baseline:
    """Return the baseline that a file holds; see `read`."""
    reader = _Reader(text)
    try:
        value = reader.whole()
    except json.JSONDecodeError as error:
        raise files.broken(path, error.lineno, f"this is no JSON: {error.msg.lower()}") from error
    except (RecursionError, ValueError) as error:
        what = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise files.broken(path, 0, f"this is no JSON that can be read: {what}") from error
    items = value.get("entries") if isinstance(value, dict) else None
    lines = reader.lines() if isinstance(items, list) else ()
    defects = [*reader.twice, *([] if _well_formed(value) else files.schema_defects("baseline", value))]
    defects += _senseless(items if isinstance(items, list) else [], lines)
    files.in_order(FileDefect(path, _line(lines, steps), steps, what) for steps, what in defects)
    return Baseline(path, text, tuple(map(_known, value["entries"])), lines)


def _known(item: Mapping[str, Any]) -> Known:
    return Known(*(item[_NAMES.get(name, name)] for name in Known._fields))


_ENTRIES = re.compile(r'(?<!\\)"entries"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")


class _Reader:
    """Reads the JSON of a file; `twice` are the keys that stand twice, of which Python keeps the last."""

    def __init__(self, text: str) -> None:
        self.twice: list[tuple[Steps, str]] = []
        self._text = text
        self._names: list[str] = []
        self._decoder = json.JSONDecoder(object_pairs_hook=self._object)

    def whole(self) -> Any:
        """Return the value of the file. Raises JSONDecodeError."""
        value = self._decoder.decode(self._text)
        if isinstance(value, dict):  # the names are now those of the outermost object
            self._repeated(())
        return value

    def lines(self) -> tuple[int, ...]:
        """Return the line of each entry, however the file is set."""
        found: list[int] = []
        start = _ENTRIES.search(self._text)
        at, line, counted = start.end() if start else len(self._text), 1, 0
        while (at := self._next(at)) < len(self._text) and self._text[at] != "]":
            line += self._text.count("\n", counted, at)
            counted = at
            value, at = self._decoder.raw_decode(self._text, at)
            if isinstance(value, dict):
                self._repeated(("entries", len(found)))
            found.append(line)
        return tuple(found)

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        self._names = [name for name, _ in pairs]
        return dict(pairs)

    def _repeated(self, steps: Steps) -> None:
        names = dict.fromkeys(name for name in self._names if self._names.count(name) > 1)
        self.twice += [(steps, f"duplicate key {name!r}") for name in names]

    def _next(self, at: int) -> int:
        found = _BETWEEN.match(self._text, at)
        return found.end() if found else at


def _line(lines: tuple[int, ...], steps: Steps) -> int:
    index = steps[1] if len(steps) > 1 else None
    return lines[index] if isinstance(index, int) and index < len(lines) else 1


_NAMES = {"times": "count", "since": "first-seen"}
_KEYS = tuple(_NAMES.get(name, name) for name in Known._fields)
_RULE = re.compile(r"[A-Z]{2,10}[0-9]{3,4}")


def _well_formed(value: Any) -> bool:
    """Tell whether the file has the right shape for sure; if not, the schema says in words what is wrong."""
    shape = isinstance(value, dict) and value.keys() == {"schema", "entries"} and value["schema"] == SCHEMA
    return shape and isinstance(value["entries"], list) and all(map(_shaped, value["entries"]))


def _shaped(item: Any) -> bool:
    return (
        isinstance(item, dict)
        and item.keys() == set(_KEYS)
        and all(isinstance(item[key], str) for key in _KEYS if key != "count")
        and item["path"] != ""
        and _RULE.fullmatch(item["rule"]) is not None
        and files.FINGERPRINT.fullmatch(item["fingerprint"]) is not None
        and files.day(item["first-seen"]) is not None
        and type(item["count"]) is int
        and item["count"] > 0
    )


def _senseless(items: list[Any], lines: tuple[int, ...]) -> Iterator[tuple[Steps, str]]:
    """Yield what the schema cannot say; only what has the right type is looked at."""
    seen: dict[tuple[str, ...], int] = {}
    for at, item in enumerate(items):
        words = (
            {key: word for key, word in item.items() if isinstance(word, str)}
            if isinstance(item, dict)
            else {}
        )
        steps: Steps = ("entries", at)
        if files.DATE.fullmatch(words.get("first-seen", "")) and not files.day(words["first-seen"]):
            yield (*steps, "first-seen"), f"no calendar has the day {words['first-seen']}"
        if what := files.path_defect(words.get("path", "")):
            yield (*steps, "path"), what
        same = tuple(words.get(key, "") for key in ("path", "rule", "fingerprint"))
        first = seen.setdefault(same, at)
        if all(same) and first != at:
            yield (
                steps,
                f"the same finding stands on line {_line(lines, ('entries', first))}; add up the counts",
            )
