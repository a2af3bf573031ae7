"""The tables of ``docs/configuration.md``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from cyberlint.config.keys import SETTINGS
from cyberlint.config.profiles import profiles as known
from cyberlint.config.setting import TABLES, Setting
from cyberlint.pack import builtin
from tools.docs import markdown

_TYPES = {
    "text": "text", "number": "whole number", "switch": "true, false", "date": "date, `2026-03-31`",
    "path": "path", "file": "path", "pattern": "pattern", "pack": "path, or a table", "rules": "table",
    "overrides": "tables",
}  # fmt: skip


def table() -> str:
    """Return every setting: where it can be given, what it takes, and what it is where nobody gives it."""
    rows = (
        (
            markdown.code(setting.name) if setting.in_file else "–",
            _option(setting),
            markdown.code(setting.variable) if setting.in_environment else "–",
            markdown.cell(setting.help.partition("  [")[0]),
            _takes(setting),
            _default(setting),
        )
        for setting in SETTINGS
    )
    return markdown.table(("key", "option", "variable", "what it does", "takes", "default"), rows)


def profiles() -> str:
    """Return the profiles, and what each of them sets."""
    rows = (
        (markdown.code(name), markdown.cell(value["why"]), _sets(value)) for name, value in known().items()
    )
    return markdown.table(("profile", "what it is for", "what it sets"), rows)


def options() -> str:
    """Return the options that rules have."""
    rows = (
        (
            f"[{rule.id}](rules/{rule.id}.md)",
            markdown.code(option.name),
            markdown.cell(option.description),
            markdown.code(json.dumps(option.default, ensure_ascii=False)),
        )
        for rule in builtin()
        for option in rule.options
    )
    return markdown.table(("rule", "option", "what it is", "default"), rows)


def _option(setting: Setting) -> str:
    switches = (word for word in (setting.switch, setting.short) if word)
    return ", ".join(map(markdown.code, switches)) or "–"


def _takes(setting: Setting) -> str:
    one = _TYPES[setting.type]
    choices = list(setting.choices()) if setting.choices else []
    if choices:
        one = ", ".join(map(markdown.code, choices))
    more = ", which adds to weaker sources" if setting.adds else ""
    return f"{one}; or a list{more}" if setting.many else one


def _default(setting: Setting) -> str:
    if setting.type in TABLES or setting.default is None:
        return markdown.code("full") if setting.name == "format" else "–"
    return markdown.code(json.dumps(setting.default))


def _sets(value: Mapping[str, Any]) -> str:
    """Return what a profile sets: selectors, and the rules by what is set for them."""
    parts = [
        markdown.code(f"{key} = {json.dumps(value[key])}") for key in ("select", "ignore") if key in value
    ]
    tuned: dict[str, list[str]] = {}
    for name, rule in value.get("rules", {}).items():
        tuned.setdefault(json.dumps(rule).strip('"'), []).append(name)
    parts += [f"{markdown.code(how)}: {', '.join(names)}" for how, names in tuned.items()]
    return "; ".join(parts) or "nothing"
