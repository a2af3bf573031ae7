"""Renew the schemas that are made from code: those of a rule file and of a configuration.

Into ``schemas/rule.schema.json`` is written what operators and taxonomy decide;
``schemas/config.schema.json`` is made from the table of settings and the rules. ``python -m tools.schema``
with ``tests`` on the path, or `make schema`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from cyberlint.pack import builtin
from cyberlint.pack.schema import complete
from tools.config_schema import schema

SCHEMA = Path(__file__).resolve().parents[2] / "schemas/rule.schema.json"
CONFIG = SCHEMA.with_name("config.schema.json")


def renewed(text: str) -> str:
    """Return the schema of a rule file as it must be now."""
    return _written(complete(json.loads(text)))


def configuration() -> str:
    """Return the schema of a configuration as it must be now."""
    return _written(schema(builtin()))


def _written(value: dict[str, Any]) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    SCHEMA.write_text(renewed(SCHEMA.read_text(encoding="utf-8")), encoding="utf-8")
    CONFIG.write_text(configuration(), encoding="utf-8")
