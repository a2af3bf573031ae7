"""Renew what README.md and ``docs/`` show: the output of every command, and the generated tables.

Two things are renewed. In a ``console`` block, the output below a line ``$ cyberlint …``, which is run
beside a copy of ``examples/``; a command without output stays without, and a line ``…`` stands for output
that is left out. Between ``<!-- generated: NAME -->`` and ``<!-- end -->``, whatever `GENERATED` has under
that name.

``python -m tools.docs`` with ``tests`` on the path, or `make docs`; a test fails when something is stale.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONSOLE = re.compile(r"(?m)^```console\n(.*?)^```$", re.DOTALL)
MARKED = re.compile(r"(?m)^<!-- generated: ([\w-]+) -->\n(.*?)^<!-- end -->$", re.DOTALL)
PROGRAM = "import sys; sys.argv[0] = 'cyberlint'; from cyberlint.cli import main; main()"
GENERATED: dict[str, Callable[[], str]] = {
    "rules": lambda: run("cyberlint rules --format markdown").output,
}


@dataclass(frozen=True, slots=True)
class Run:
    """What a command printed, both streams as a terminal shows them, and its exit status."""

    output: str
    status: int


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a console block and the lines that are shown below it."""

    command: str
    shown: tuple[str, ...]


def main() -> None:
    """Renew every document and say which have changed."""
    for path in documents():
        old = path.read_text(encoding="utf-8")
        new = renewed(old)
        if new != old:
            path.write_text(new, encoding="utf-8")
            print(f"renewed {path.relative_to(ROOT)}")


def documents() -> list[Path]:
    """Return the documents: those at the root and in ``docs/``."""
    return [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md"))]


def renewed(text: str) -> str:
    """Return a document with its tables and the output of its commands as they are now."""
    text = MARKED.sub(lambda match: table(match[1]), text)
    return CONSOLE.sub(lambda match: f"```console\n{console(match[1])}```", text)


def table(name: str) -> str:
    """Return a marked block, generated anew."""
    if name not in GENERATED:
        raise ValueError(f"no block is generated under the name {name!r}; there are {', '.join(GENERATED)}")
    return f"<!-- generated: {name} -->\n{GENERATED[name]().strip()}\n<!-- end -->"


def console(block: str) -> str:
    """Return the inside of a console block with the output of its commands as it is now."""
    return "".join(f"{line}\n" for step in steps(block) for line in (f"$ {step.command}", *output(step)))


def steps(block: str) -> list[Step]:
    """Split the inside of a console block into its commands."""
    found = re.split(r"(?m)^\$ ", block)
    if found[0].strip():
        raise ValueError(f"a console block begins with a command, not with {found[0].splitlines()[0]!r}")
    return [Step(lines[0], tuple(lines[1:])) for lines in (part.splitlines() for part in found[1:])]


def output(step: Step) -> tuple[str, ...]:
    """Return the lines to show below a command: what it prints now, with the same parts left out."""
    if not runs(step) or not any(step.shown):
        return step.shown
    lines = tuple(run(step.command).output.splitlines())
    return step.shown if left_out(step.shown, lines) else lines


def runs(step: Step) -> bool:
    """Return whether a command is one that documents are held to."""
    return step.command.split()[0] == "cyberlint"


def left_out(shown: tuple[str, ...], lines: tuple[str, ...]) -> bool:
    """Return whether `shown` is `lines` with parts left out, each marked by a line ``…``."""
    parts = (r"(?:.*\n)*?" if line.strip() == "…" else re.escape(line) + r"\n" for line in shown)
    return "…" in {line.strip() for line in shown} and bool(
        re.fullmatch("".join(parts), "".join(f"{line}\n" for line in lines))
    )


def run(command: str) -> Run:
    """Run a command line of cyberlint beside a copy of ``examples/``, 100 columns wide, without colour."""
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copytree(ROOT / "examples", Path(scratch) / "examples")
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, *shlex.split(command)[1:]],
            cwd=scratch,
            env=os.environ
            | {
                "NO_COLOR": "1",
                "COLUMNS": "100",
                "PYTHONIOENCODING": "utf-8",
                "PYTHONPATH": str(ROOT / "checker"),
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
    return Run(done.stdout, done.returncode)


if __name__ == "__main__":
    main()
