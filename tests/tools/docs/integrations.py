"""What ``docs/ci.md`` shows of the integrations."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cyberlint.yamldata import load
from tools.docs import markdown

ACTION = Path(__file__).resolve().parents[3] / "action.yml"


def inputs() -> str:
    """Return the inputs of the action."""
    declared = load(ACTION.read_text(encoding="utf-8")).value["inputs"]
    rows = (
        (markdown.code(name), markdown.cell(value["description"]), _default(value))
        for name, value in declared.items()
    )
    return markdown.table(("input", "what it is", "default"), rows)


def _default(declared: Mapping[str, Any]) -> str:
    if declared.get("required"):
        return "required"
    return markdown.code(declared["default"]) if declared["default"] else "–"
