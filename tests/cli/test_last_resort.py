"""A defect of cyberlint itself ends a run with exit status 3 and a sentence: 1 would read as findings."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.runner import SOURCE

DEFECTIVE = """
import sys
from cyberlint.cli import run
from cyberlint.reporters import concise

def report(*_):
    raise {error}

concise.report = report
sys.argv = ["cyberlint", "page.txt", "--format", "concise"]
run()
"""


def crashed(folder: Path, error: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run cyberlint in a process of its own with a reporter that raises an error."""
    return subprocess.run(
        [sys.executable, "-c", DEFECTIVE.format(error=error)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(SOURCE), **variables},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("KeyError('\\x1b[2Jabc')", r"KeyError: '\x1b[2Jabc'"),
        ("ValueError('one\\ntwo')", "ValueError: one two"),
        ("AssertionError", "AssertionError"),
        ("RecursionError('too deep')", "RecursionError: too deep"),
        ("MemoryError", "MemoryError"),
    ],
)
def test_a_crash_is_no_finding(folder: Path, error: str, words: str) -> None:
    run = crashed(folder, error)
    assert (run.returncode, run.stdout) == (3, "")
    assert run.stderr.splitlines() == [
        "Please report this crash, with what CYBERLINT_TRACEBACK=1 shows of it.",
        f"exit 3: cyberlint crashed in <string>, report: {words}",
    ]


def test_whoever_asks_for_it_is_shown_where_it_came_from(folder: Path) -> None:
    run = crashed(folder, "ValueError('deep down')", CYBERLINT_TRACEBACK="1")
    assert run.returncode == 3
    assert run.stderr.startswith("Traceback (most recent call last):\n")
    assert (
        run.stderr.splitlines()[-1] == "exit 3: cyberlint crashed in <string>, report: ValueError: deep down"
    )


def test_a_crash_that_nobody_can_be_told_of_still_is_none_of_the_findings(folder: Path) -> None:
    script = DEFECTIVE.format(error="ValueError").replace("run()", "sys.stderr.close()\nrun()")
    run = subprocess.run(
        [sys.executable, "-c", script],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        check=False,
    )
    assert run.returncode == 3
