"""Build hook: a wheel carries the rules compiled, so that an installed cyberlint parses no YAML.

It carries as well what is derived from them: the lexicon compiled, patterns taken apart, and what the regular
expressions of the examples are compiled to by the Python that builds it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_STAMP = "wheel"  # no time stamp: the same rules and the same Python give the same wheel


class CompileRules(BuildHookInterface[Any]):
    """Write ``rules/compiled*.bin`` before a wheel is built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile the rules; an editable install and an sdist read the YAML and need no compiled file."""
        if self.target_name != "wheel" or version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "checker"))
        from cyberlint import expressions  # noqa: PLC0415 - the package to be built
        from cyberlint.narrative.compiling import compiled  # noqa: PLC0415
        from cyberlint.pack import HEADS, heads_of  # noqa: PLC0415
        from cyberlint.resources import COMPILED, DERIVED, write_compiled, write_derived  # noqa: PLC0415
        from cyberlint.screens import screens  # noqa: PLC0415

        rules = root / "rules"
        for stale in rules.glob("compiled*.bin"):
            stale.unlink()
        used = expressions_used(root / "examples")
        files = write_compiled(rules, stamp=_STAMP)
        values = {
            "lexicon-annual": compiled(files),
            "lexicon-incident": compiled(files, "incident"),
            "patterns": screens(files),
            HEADS: heads_of(files),
            expressions.name(): used,
        }
        for name, value in values.items():
            write_derived(rules, name, value, _STAMP)
        for file in (COMPILED, *map(DERIVED.format, values)):
            if not (rules / file).is_file():
                raise RuntimeError(f"cannot write {rules / file}: the wheel needs the compiled rules")


def expressions_used(examples: Path) -> Mapping[str, Any]:
    """Run the examples in the rules, lint those in a folder, and return the expressions that this took."""
    from cyberlint.cli.linting import Job, lint  # noqa: PLC0415 - the package to be built
    from cyberlint.cli.selecting import default  # noqa: PLC0415
    from cyberlint.config.keys import defaults  # noqa: PLC0415
    from cyberlint.examples import trials  # noqa: PLC0415
    from cyberlint.expressions import made  # noqa: PLC0415
    from cyberlint.pack import builtin, source  # noqa: PLC0415

    for rule in builtin():
        for _trial in trials(source(rule).value, rule):
            pass
    if paths := sorted(map(str, (*examples.rglob("*.txt"), *examples.rglob("*.htm")))):
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            lint(Job(tuple(paths), default(), defaults()))  # nothing configures it, whoever builds
    return dict(sorted(made().items()))
