"""The tables of ``docs/outputs.md``: the formats, and the shape of the JSON report."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from cyberlint.reporters import formats as names
from cyberlint.reporters import reporter
from cyberlint.resources import bundled
from tools.docs import markdown

ROOT_NAME = "report"


def formats() -> str:
    """Return the formats of reports."""
    rows = ((markdown.code(name), markdown.cell(reporter(name).TITLE)) for name in names())
    return markdown.table(("format", "what it is"), rows)


def report() -> str:
    """Return a table for every object of the report, beginning with the report itself."""
    schema = json.loads((bundled("schemas") / "report.schema.json").read_text(encoding="utf-8"))
    objects = {ROOT_NAME: schema} | {
        name: value for name, value in schema["$defs"].items() if "properties" in value
    }
    return "\n\n".join(_object(name, value) for name, value in objects.items())


def _object(name: str, value: Mapping[str, Any]) -> str:
    head = markdown.paragraph(markdown.spans(value["description"]))
    return f"### {name}\n\n{head}\n\n{markdown.table(('key', 'value', 'what it is'), _rows(value))}"


def _rows(value: Mapping[str, Any], way: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield the keys of an object, and those of objects that stand in it."""
    for key, part in value["properties"].items():
        name = f"{way}{key}"
        yield markdown.code(name), _kind(part), markdown.cell(part.get("description", ""))
        if "properties" in part:
            yield from _rows(part, f"{name}.")


def _kind(part: Mapping[str, Any]) -> str:
    """Return what a value is, in a word or a link."""
    match part:
        case {"$ref": str(way)}:
            name = way.rpartition("/")[2]
            return "severity" if name == "severity" else f"[{name}](#{name.lower()})"
        case {"items": items}:
            return f"list of {_kind(items)}"
        case {"const": value}:
            return markdown.code(json.dumps(value))
        case {"enum": values}:
            return ", ".join(markdown.code(json.dumps(value)) for value in values)
        case {"oneOf": parts} | {"anyOf": parts}:
            return " or ".join(map(_kind, parts))
        case {"type": list(kinds)}:
            return " or ".join(kinds)
    return str(part.get("type", "value"))
