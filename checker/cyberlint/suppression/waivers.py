"""Waiver files: YAML, read strictly, each value with its line; ``schemas/waivers.schema.json``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cyberlint.pack.defects import FileDefect, Steps
from cyberlint.source import INSIDE
from cyberlint.suppression import files
from cyberlint.tuples import NamedTuple
from cyberlint.yamldata import MAX_LENGTH, Yaml, YamlError, load


class Waiver(NamedTuple):
    """One waiver: whose finding it accepts, and who says why and until when.

    `rule` is an id or a name, `path` the document's from the file's folder, `place` and `text` show people
    what is waived, `fingerprint` is that of the finding. `until` is its last day, `written` its first.
    """

    rule: str
    path: str
    place: str
    text: str
    fingerprint: str
    reason: str
    owner: str
    until: str
    written: str


class WaiverFile(NamedTuple):
    """A waiver file: its path, its text, its waivers, and the lines of their keys.

    ``lines[0]["until"]`` is the line of the first waiver's last day, ``lines[0][""]`` where it begins.
    """

    path: str
    text: str
    waivers: tuple[Waiver, ...]
    lines: tuple[Mapping[str, int], ...]


def read(path: str, *, found: bool = False) -> WaiverFile:
    """Read a waiver file; one that was `found` beside an input is for the documents beside it alone.

    Raises EntriesError with every defect.
    """
    return parse(path, files.text(path, 4 * MAX_LENGTH), found=found)


def parse(path: str, text: str, *, found: bool = False) -> WaiverFile:
    """Return the waivers that a file holds; see `read`."""
    try:
        yaml = load(text)
    except YamlError as error:
        raise files.EntriesError(FileDefect(path, d.line, d.path, d.what) for d in error.defects) from error
    value = yaml.value
    defects = [
        *([] if _well_formed(value) else files.schema_defects("waivers", value)),
        *_senseless(value, yaml, found=found),
    ]
    files.in_order(FileDefect(path, yaml.line(steps), steps, what) for steps, what in defects)
    items = value["waivers"] or []
    return WaiverFile(
        path,
        text,
        tuple(_waiver(item) for item in items),
        tuple(_lines(yaml, at) for at in range(len(items))),
    )


def _waiver(item: Mapping[str, Any]) -> Waiver:
    location = item["location"]
    words = {key: value for key, value in item.items() if key != "location"}
    return Waiver(path=location["path"], place=location["place"], **words)


def _lines(yaml: Yaml, at: int) -> Mapping[str, int]:
    start: Steps = ("waivers", at)
    keys = {key: yaml.line((*start, key)) for key in ("rule", "text", "until")}
    return keys | {"": yaml.line(start), "path": yaml.line((*start, "location", "path"))}


_RULE = re.compile(r"[A-Z]{2,10}[0-9]{3,4}|[a-z0-9]+(?:-[a-z0-9]+)+")
_TEXTS = {"text", "reason", "owner"}
_KEYS = _TEXTS | {"rule", "location", "fingerprint", "until", "written"}


def _well_formed(value: Any) -> bool:
    """Tell whether the file has the right shape for sure; if not, the schema says in words what is wrong.

    That spares the usual run the schema's validator, which takes 200 ms to import.
    """
    items = value.get("waivers") if isinstance(value, dict) and len(value) == 1 else None
    return isinstance(items, list) and all(map(_shaped, items))


def _shaped(item: Any) -> bool:
    return (
        isinstance(item, dict)
        and set(item) == _KEYS
        and _has_texts(item, _TEXTS)
        and isinstance(item["location"], dict)
        and set(item["location"]) == {"path", "place"}
        and _has_texts(item["location"], {"path", "place"})
        and _matches(_RULE, item["rule"])
        and _matches(files.FINGERPRINT, item["fingerprint"])
        and all(isinstance(item[key], str) and files.day(item[key]) for key in ("until", "written"))
    )


def _has_texts(item: Mapping[str, Any], keys: set[str]) -> bool:
    return all(isinstance(item[key], str) and item[key].strip() for key in keys)


def _matches(pattern: re.Pattern[str], value: Any) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _senseless(value: Any, yaml: Yaml, *, found: bool) -> Iterator[tuple[Steps, str]]:
    """Yield what the schema cannot say; only what has the right type is looked at."""
    items = value.get("waivers") if isinstance(value, dict) else None
    seen: dict[tuple[str, ...], Steps] = {}
    for at, item in enumerate(items if isinstance(items, list) else []):
        steps: Steps = ("waivers", at)
        if not isinstance(item, dict):
            continue
        words = {key: word for key, word in item.items() if isinstance(word, str)}
        yield from (((*steps, key), what) for key, what in _of_words(words))
        location = item.get("location")
        path = location.get("path") if isinstance(location, dict) else None
        if isinstance(path, str) and (what := files.path_defect(path) or _elsewhere(path, found=found)):
            yield (*steps, "location", "path"), what
        same = (words.get("rule", ""), str(path), words.get("fingerprint", ""))
        first = seen.setdefault(same, steps)
        if all(same) and first != steps:
            yield steps, f"the same finding is waived on line {yaml.line(first)}"


def _of_words(words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for key in ("until", "written"):
        if files.DATE.fullmatch(words.get(key, "")) and not files.day(words[key]):
            yield key, f"no calendar has the day {words[key]}"
    first, last = (files.day(words.get(key, "")) for key in ("written", "until"))
    if first and last and last < first:
        yield "until", f"{words['until']} is before the day on which it was written, {words['written']}"
    for key in _TEXTS & words.keys():
        if words[key].isspace():
            yield key, "it is empty"
    if words.get("reason", "").strip() and not says_why(words["reason"]):
        yield (
            "reason",
            f"{words['reason']!r} says nothing: three words or more, for whoever reads it in a year",
        )


def says_why(reason: str) -> bool:
    """Tell whether a reason has three different words, or as many letters where a script sets no spaces."""
    words = {word.casefold() for word in re.findall(r"\w+", reason)}
    return len(words) >= 3 or any(len(word) >= 6 and not word.isascii() for word in words)


def _elsewhere(path: str, *, found: bool) -> str | None:
    if not found or "/" not in path.partition(INSIDE)[0]:
        return None
    return f"{path!r} is not beside this file: waive it in a file beside it, or name this file with --waivers"
