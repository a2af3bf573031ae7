"""Print the requirements of a dependency group of pyproject.toml, one per line.

``python tests/tools/group.py test``. PEP 735 groups; pip itself reads them only since 25.1.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

PYPROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"


def requirements(groups: dict[str, list[Any]], name: str) -> list[str]:
    """Return the requirements of one group, those of the groups that it includes in their place."""
    found: list[str] = []
    for entry in groups[name]:
        found += [entry] if isinstance(entry, str) else requirements(groups, entry["include-group"])
    return found


if __name__ == "__main__":
    groups = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["dependency-groups"]
    try:
        print("\n".join(requirements(groups, sys.argv[1])))
    except (KeyError, IndexError):
        sys.exit(f"usage: group.py {'|'.join(groups)}")
