"""The schema of a configuration file, from the table of settings: editors complete and check by it.

What a schema cannot say, as that a rule exists, `cyberlint config show` says.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cyberlint.config.keys import SETTINGS
from cyberlint.config.reader import OVERRIDE, SELECTING, SEVERITIES
from cyberlint.config.setting import Setting
from cyberlint.globs import MAX_LENGTH
from cyberlint.rule import Option, Rule
from cyberlint.taxonomy import form_classes

_TYPES: dict[str, dict[str, Any]] = {
    "text": {"type": "string", "minLength": 1},
    "number": {"type": "integer"},
    "switch": {"type": "boolean"},
    "date": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
    "path": {"type": "string", "minLength": 1},
    "file": {"type": "string", "minLength": 1},
    "pattern": {"type": "string", "minLength": 1, "maxLength": MAX_LENGTH},
    "pack": {"$ref": "#/$defs/pack"},
    "rules": {"$ref": "#/$defs/rules"},
    "overrides": {"type": "array", "items": {"$ref": "#/$defs/override"}},
}
_OPTIONS = {"integer": "integer", "boolean": "boolean", "pattern": "string"}


def schema(rules: Iterable[Rule]) -> dict[str, Any]:
    """Return the JSON Schema (Draft 2020-12) of ``cyberlint.toml``; `rules` are offered by id."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://cyberlint.dev/schemas/config.schema.json",
        "title": "A configuration of cyberlint",
        "description": "cyberlint.toml, or the table [tool.cyberlint] of pyproject.toml.",
        "type": "object",
        "additionalProperties": False,
        "properties": {setting.name: _property(setting) for setting in SETTINGS if setting.in_file},
        "$defs": {
            "severity": {
                "enum": list(SEVERITIES),
                "description": "The severity of every finding; `off` does not run the rule, `on` runs it.",
            },
            "pack": _pack(),
            "rule": _rule({"type": "object", "description": "Options of the rule."}),
            "rules": _rules(rules),
            "override": _override(),
        },
    }


def _property(setting: Setting) -> dict[str, Any]:
    """Return the schema of a setting; a list of one part may be written without brackets."""
    one = {**_TYPES[setting.type], **({"minimum": setting.minimum} if setting.type == "number" else {})}
    if setting.choices:
        one = {"enum": list(setting.choices())}
    named = filter(None, (setting.switch, setting.variable if setting.in_environment else ""))
    described = {"description": " ".join((_sentence(setting), *_named(named)))}
    if setting.default is not None:
        described["default"] = setting.default
    if setting.many:
        return {"oneOf": [one, {"type": "array", "items": one}], **described}
    return {**one, **described}


def _sentence(setting: Setting) -> str:
    return setting.help.partition("  [")[0]


def _named(words: Iterable[str]) -> Iterable[str]:
    found = ", ".join(words)
    return [f"({found})"] if found else []


def _pack() -> dict[str, Any]:
    path = {"type": "string", "minLength": 1, "description": "The file or folder, from this file."}
    digest = {
        "type": "string",
        "pattern": "^[0-9a-fA-F]{64}$",
        "description": "The fingerprint that the pack must have: `cyberlint pin` prints it.",
    }
    optional = {"type": "boolean", "description": "Whether the pack may be missing; false if not given."}
    return {
        "description": "A file or folder of rules, which may be pinned.",
        "oneOf": [
            {"type": "string", "minLength": 1},
            {
                "type": "object",
                "additionalProperties": False,
                "required": ["path"],
                "properties": {"path": path, "sha256": digest, "optional": optional},
            },
        ],
    }


def _rules(rules: Iterable[Rule]) -> dict[str, Any]:
    return {
        "type": "object",
        "description": "What is set for rules, by id, name, beginning of an id, or category.",
        "properties": {
            rule.id: (
                {**_rule(_options(rule.options)), "description": rule.title}
                if rule.options
                else {"$ref": "#/$defs/rule", "description": rule.title}
            )
            for rule in rules
        },
        "additionalProperties": {"$ref": "#/$defs/rule"},
    }


def _rule(options: dict[str, Any]) -> dict[str, Any]:
    severity = {"$ref": "#/$defs/severity"}
    table = {
        "type": "object",
        "additionalProperties": False,
        "minProperties": 1,
        "properties": {"severity": severity, "options": options},
    }
    return {"description": "A severity, `off`, `on`, or a table.", "oneOf": [severity, table]}


def _options(options: Iterable[Option]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "description": "Options of the rule.",
        "properties": {
            option.name: {
                "type": _OPTIONS[option.type],
                **({"minimum": option.minimum} if option.type == "integer" else {}),
                "default": option.default,
                "description": option.description,
            }
            for option in options
        },
    }


def _override() -> dict[str, Any]:
    pattern = {"type": "string", "minLength": 1, "maxLength": MAX_LENGTH}
    form = {"enum": list(form_classes())}
    own = {
        "paths": _listed(pattern, "Patterns of paths, from the folder of this file: `drafts/**`, `*.docx`."),
        "forms": _listed(form, "Classes of forms; a document whose form is not known has none."),
        "rules": {"$ref": "#/$defs/rules"},
    }
    settings = {setting.name: _property(setting) for setting in SETTINGS if setting.name in SELECTING}
    return {
        "type": "object",
        "description": "What is set for some documents only; of several that fit, a later one is stronger.",
        "additionalProperties": False,
        "anyOf": [{"required": ["paths"]}, {"required": ["forms"]}],
        "properties": {key: {**own, **settings}[key] for key in OVERRIDE},
    }


def _listed(one: dict[str, Any], description: str) -> dict[str, Any]:
    return {"oneOf": [one, {"type": "array", "items": one, "minItems": 1}], "description": description}
