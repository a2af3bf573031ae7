"""The sessions that documents show: commands, run one after another in one folder, and what they print.

Each document has a folder of its own, which begins as a copy of ``examples/``. A fenced block below a line
``<!-- file: NAME -->`` is the content of a file, written when the session comes to it. In a ``console`` block
a line ``$ …`` is a command, and what follows is what it prints, both streams as a terminal 100 columns wide
shows them; a command without output stays without, and a line ``…`` stands for output that is left out.
Commands that need more than the folder, as ``docker`` does, are shown and not run.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
FENCED = re.compile(r"(?m)^(?:<!-- file: (\S+) -->\n)?^(```|~~~~)(\w*)\n(.*?)^\2$", re.DOTALL)
RUN = ("cat", "cp", "cyberlint", "git", "ls", "mkdir", "pre-commit", "rm", "sed")
"""The commands that are run."""
PROGRAM = "import sys; sys.argv[0] = 'cyberlint'; from cyberlint.cli import main; main()"
GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_CEILING_DIRECTORIES": tempfile.gettempdir(),
}


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a console block and the lines that are shown below it."""

    command: str
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """A command that was run: what it printed, and its exit status."""

    step: Step
    output: str
    status: int


def renewed(text: str) -> str:
    """Return a document with the output of its commands as it is now."""
    done = iter(run(text))

    def fresh(match: re.Match[str]) -> str:
        if match[3] != "console":
            return match[0]
        lines = [line for step in steps(match[4]) for line in _shown(step, done)]
        return "\n".join([f"{match[2]}console", *lines, match[2]])

    return FENCED.sub(fresh, text)


@cache
def run(text: str) -> tuple[Done, ...]:
    """Run the session of a document."""
    if not any(is_run(step) for block in blocks(text) for step in steps(block)):
        return ()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "folder")
        folder.mkdir()
        shutil.copytree(ROOT / "examples", folder / "examples")
        return tuple(_session(text, folder, _environment(Path(scratch))))


def blocks(text: str) -> list[str]:
    """Return the insides of the console blocks of a document."""
    return [match[4] for match in FENCED.finditer(text) if match[3] == "console"]


def steps(block: str) -> list[Step]:
    """Split the inside of a console block into its commands."""
    found = re.split(r"(?m)^\$ ", block)
    if found[0].strip():
        raise ValueError(f"a console block begins with a command, not with {found[0].splitlines()[0]!r}")
    return [Step(lines[0], tuple(lines[1:])) for lines in (part.splitlines() for part in found[1:])]


def is_run(step: Step) -> bool:
    """Return whether a command is one that documents are held to."""
    return step.command.split()[0] in RUN


def left_out(shown: tuple[str, ...], lines: tuple[str, ...]) -> bool:
    """Return whether `shown` is `lines` with parts left out, each marked by a line ``…``."""
    parts = (r"(?:.*\n)*?" if line.strip() == "…" else re.escape(line) + r"\n" for line in shown)
    return "…" in {line.strip() for line in shown} and bool(
        re.fullmatch("".join(parts), "".join(f"{line}\n" for line in lines))
    )


def _shown(step: Step, done: Iterator[Done]) -> tuple[str, ...]:
    """Return a command with the lines to show below it: what it prints now, with the same parts left out."""
    lines = tuple(next(done).output.splitlines()) if is_run(step) else step.shown
    if not any(step.shown) or left_out(step.shown, lines):
        lines = step.shown
    return (f"$ {step.command}", *lines)


def _session(text: str, folder: Path, environment: dict[str, str]) -> Iterator[Done]:
    for match in FENCED.finditer(text):
        if match[1]:
            file = folder / match[1]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(match[4], encoding="utf-8")
        for step in steps(match[4]) if match[3] == "console" else ():
            if is_run(step):
                yield _done(step, folder, environment)


def _done(step: Step, folder: Path, environment: dict[str, str]) -> Done:
    done = subprocess.run(
        ["bash", "-c", step.command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return Done(step, done.stdout, done.returncode)


def _environment(scratch: Path) -> dict[str, str]:
    """Return an environment in which nothing configures anything, and ``cyberlint`` is this one."""
    tools = scratch / "bin"
    tools.mkdir()
    for name, how in {"cyberlint": f'-c "{PROGRAM}"', "pre-commit": "-m pre_commit"}.items():
        (tools / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {how} "$@"\n')
        (tools / name).chmod(0o755)
    around = {
        key: value for key, value in os.environ.items() if not key.startswith(("CYBERLINT_", "GITHUB_"))
    }
    return around | GIT | {
        "COLUMNS": "100",
        "LC_ALL": "C.UTF-8",
        "NO_COLOR": "1",
        "PRE_COMMIT_COLOR": "never",
        "PRE_COMMIT_HOME": str(scratch / "pre-commit"),
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "PYTHONIOENCODING": "utf-8",
        "PYTHONPATH": str(ROOT / "checker"),
    }  # fmt: skip
