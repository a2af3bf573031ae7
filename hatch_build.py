"""Build hook: a wheel carries the rules compiled, so that an installed cyberlint parses no YAML."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileRules(BuildHookInterface[Any]):
    """Write ``rules/compiled.json`` before a wheel is built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile the rules; an editable install and an sdist read the YAML and need no compiled file."""
        if self.target_name != "wheel" or version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "checker"))
        from cyberlint.resources import COMPILED, write_compiled  # noqa: PLC0415 - the package to be built

        compiled = root / "rules" / COMPILED
        compiled.unlink(missing_ok=True)
        write_compiled(root / "rules", stamp="wheel")  # no time stamp: the same rules give the same wheel
        if not compiled.is_file():
            raise RuntimeError(f"cannot write {compiled}: the wheel needs the compiled rules")
