"""The schema of a rule file: the frame written by hand, conditions and facts written in by `complete`."""

from __future__ import annotations

from typing import Any

from cyberlint.operators import claim_names, operators
from cyberlint.pack.build import NODES, ONE
from cyberlint.taxonomy import Kind, form_classes, names

_NODE_WORDS = {
    "all": "True where every condition is; false where one is.",
    "any": "True where one condition is; false where every one is.",
    "none": "True where no condition is.",
    "not": "True where the condition is false.",
    "prior": "True where the condition is true of the filing of the year before; unknown without one.",
}


def complete(schema: dict[str, Any], claims: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return the schema with the definitions that operators and taxonomy decide written in.

    `claims` are those of a pack, which its rules may name wherever they may name one of the lexicon's.
    """
    definitions = {key: value for key, value in schema["$defs"].items() if not key.startswith("operator-")}
    schema["$defs"] = definitions
    definitions["fact"] = {
        "enum": [*names(Kind.FLAG), *names(Kind.TEXT_BLOCK)],
        "description": "The short name of a flag or text block of the CYD taxonomy.",
    }
    definitions["form"] = {"enum": list(form_classes()), "description": "A class of forms."}
    definitions["condition"] = _condition()
    for name, operator in operators().items():
        definitions[f"operator-{name}"] = {
            "type": "object",
            "description": (operator.__doc__ or "").partition("\n")[0],
            "properties": {
                name: _with_claims(operator.SUBJECT, claims),
                **{key: _or_option(_with_claims(part, claims)) for key, part in operator.OPTIONS.items()},
            },
            "required": [name, *operator.REQUIRED],
            "additionalProperties": False,
        }
    return schema


def _with_claims(schema: Any, claims: tuple[str, ...]) -> Any:
    """Return the schema of an option; where it takes one of the lexicon's claims, it takes these, too."""
    match schema:
        case {"enum": choices} if choices == list(claim_names()):
            return {**schema, "enum": [*choices, *claims]}
        case dict():
            return {key: _with_claims(part, claims) for key, part in schema.items()}
        case list():
            return [_with_claims(part, claims) for part in schema]
    return schema


def _or_option(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of an option of a leaf, for which an option of the rule may stand where it can."""
    if schema.get("type") not in ("integer", "boolean") and schema.get("format") != "regex":
        return schema
    value = {key: part for key, part in schema.items() if key != "description"}
    return {"oneOf": [value, {"$ref": REFERENCE}], "description": schema["description"]}


REFERENCE = "#/$defs/reference"
"""Where the schema says how a condition refers to an option of its rule."""


def _condition() -> dict[str, Any]:
    one = {"$ref": "#/$defs/condition"}
    several = {"type": "array", "items": one, "minItems": 1}
    branches: dict[str, Any] = {
        key: {
            "properties": {key: {**(one if key in ONE else several), "description": _NODE_WORDS[key]}},
            "additionalProperties": False,
        }
        for key in NODES
    }
    branches |= {name: {"$ref": f"#/$defs/operator-{name}"} for name in operators()}
    words = _NODE_WORDS | {name: (o.__doc__ or "").partition("\n")[0] for name, o in operators().items()}
    return {
        "type": "object",
        "x-condition": True,
        "description": "A condition: a combination of conditions, or a question to one operator.",
        "properties": {name: {"description": text} for name, text in words.items()},
        "anyOf": [{"required": [name]} for name in branches],
        "allOf": [{"if": {"required": [name]}, "then": branch} for name, branch in branches.items()],
    }
