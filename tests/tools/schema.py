"""Renew ``schemas/rule.schema.json``: what operators and taxonomy decide is written into its frame.

``python -m tools.schema`` with ``tests`` on the path, or `make schema`.
"""

from __future__ import annotations

import json
from pathlib import Path

from cyberlint.pack.schema import complete

SCHEMA = Path(__file__).resolve().parents[2] / "schemas/rule.schema.json"


def renewed(text: str) -> str:
    """Return the schema as it must be now."""
    return json.dumps(complete(json.loads(text)), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    SCHEMA.write_text(renewed(SCHEMA.read_text(encoding="utf-8")), encoding="utf-8")
