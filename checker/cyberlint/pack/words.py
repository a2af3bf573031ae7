"""The errors of a schema, in words that a rule author can act on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from cyberlint.operators import operators
from cyberlint.pack.build import NODES
from cyberlint.pack.defects import Defects, Steps
from cyberlint.pack.hints import meant
from cyberlint.pack.schema import REFERENCE, complete
from cyberlint.resources import bundled

_KINDS = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "null": "nothing",
    "object": "a mapping",
    "string": "a text",
}
_LIMITS = {
    "maxLength": "a text of at most {} characters",
    "minLength": "a text of at least {} characters",
    "minItems": "{} or more entries",
    "minimum": "{} or more",
    "minProperties": "{} or more keys",
    "pattern": "a text that matches {}",
}
_MANY = 6
"""More choices than these are not listed where one of them was probably meant."""
_TOO_MANY = 30
"""More choices than these are never listed."""
_YAML_1_1 = {"yes", "no", "on", "off", "y", "n", "true", "false"}
"""Words that other readers of YAML take for true or false."""


def schema_defects(value: Any, schema: Draft202012Validator | None = None) -> Defects:
    """Yield what a schema says against the value of a file; without `schema`, that of a rule file."""
    if value is None:
        yield (), "the file is empty"
        return
    for error in (schema or rule_schema()).iter_errors(value):
        for leaf in _leaves(error):
            yield from _words(leaf)


@cache
def rule_schema(claims: tuple[str, ...] = ()) -> Draft202012Validator:
    """Return what checks a rule; operators and taxonomy are those at hand, however old the file is.

    `claims` are those that the rule's own pack adds to the lexicon's.
    """
    return Draft202012Validator(complete(_read("rule"), claims))


@cache
def schema(name: str, part: str = "") -> Draft202012Validator:
    """Return what checks a file by ``schemas/NAME.schema.json``, or by one definition in it."""
    found = _read(name)
    return Draft202012Validator({"$defs": found["$defs"], "$ref": f"#/$defs/{part}"} if part else found)


def _read(name: str) -> Any:
    return json.loads((bundled("schemas") / f"{name}.schema.json").read_text("utf-8"))


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    """Yield the errors that a person can act on, beneath the schema's alternatives.

    Of alternatives only those count that are for a value of this type; where there is none, or the
    alternatives are those of a condition, the error itself says most.
    """
    branches: dict[Any, list[ValidationError]] = {}
    for item in error.context or ():
        branches.setdefault(item.schema_path[0], []).append(item)
    fitting = [
        branch
        for branch in branches.values()
        if not any(item.validator == "type" and not item.path for item in branch)
    ]
    schema: Any = error.schema
    if not fitting or "x-condition" in schema:
        yield error
        return
    for item in fitting[0]:
        yield from _leaves(item)


def _words(error: ValidationError) -> Defects:
    steps: Steps = tuple(error.absolute_path)
    schema: Any = error.schema
    wanted: Any = error.validator_value
    value: Any = error.instance
    if "propertyNames" in error.schema_path:
        steps = (*steps, value)
    match error.validator:
        case "additionalProperties":
            for key in sorted(set(value) - set(schema["properties"])):
                yield (*steps, key), _unknown(key, schema["properties"])
        case "required":
            yield from ((steps, f"{key!r} is missing") for key in wanted if key not in value)
        case "enum":
            yield steps, _choice(value, [_shown(choice).strip("'") for choice in wanted])
        case "anyOf":
            keys = (*NODES, *operators())
            hint = next((found for key in value if (found := meant(key, keys))), "")
            yield steps, f"a condition has one of the keys {', '.join(keys)}{hint}"
        case "type" | "oneOf":
            kinds = _kinds(wanted)
            yield steps, f"expected {' or '.join(kinds)}, not {_shown(value)}{_hint(value, kinds)}"
        case "pattern" if schema.get("format") == "date":
            yield steps, f"expected a date such as 2025-12-31, not {_shown(value)}"
        case limit if limit in _LIMITS:
            shown = len(value) if isinstance(value, (list, dict)) else _shown(value)
            yield steps, f"expected {_LIMITS[str(limit)].format(wanted)}, not {shown}"
        case _:
            yield steps, error.message


def _choice(value: Any, choices: list[str]) -> str:
    hint = _hint(value, choices)
    if len(choices) > (_MANY if hint else _TOO_MANY):
        return f"{_shown(value)} is not known here{hint}"
    return f"{_shown(value)} is none of: {', '.join(choices)}{hint}"


def _kinds(wanted: Any) -> list[str]:
    """Return what a schema's ``type`` accepts; of alternatives, what each accepts."""
    names = [wanted] if isinstance(wanted, str) else [name for name in wanted if name != {"$ref": REFERENCE}]
    found = [name if isinstance(name, str) else name.get("type", "string") for name in names]
    return [_KINDS[name] for name in found]


def _unknown(key: str, keys: Iterable[str]) -> str:
    questions = (*NODES, *operators())
    if key in questions and any(other in questions for other in keys):
        return f"{key!r} asks something else: it needs a condition of its own"
    return f"unknown key {key!r}{meant(key, keys)}"


def _hint(value: Any, choices: list[str]) -> str:
    booleans = {"true", "true or false"} & set(choices)
    if isinstance(value, str):
        return "; write true or false" if booleans and value.lower() in _YAML_1_1 else meant(value, choices)
    return "; put it in quotes" if "a text" in choices and isinstance(value, int) else ""


def _shown(value: Any) -> str:
    """Return a value as it stands in a file, a long one by its kind."""
    match value:
        case dict():
            return _KINDS["object"]
        case list():
            return _KINDS["array"]
        case None:
            return _KINDS["null"]
        case bool():
            return str(value).lower()
        case str() if len(value) > 60:
            return f"{value[:60] + '…'!r}"
    return repr(value)
