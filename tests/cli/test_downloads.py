"""A folder as EDGAR keeps it: one document, and a sentence on what became of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.runner import Shell
from downloads import written


def test_a_run_says_what_it_read_and_passed_over(cyberlint: Shell, folder: Path) -> None:
    written(folder / "f")
    run = cyberlint("f", "--select", "CYD101", "--format", "concise")
    assert run.code == 0
    assert run.err.startswith("f is one filing: hl-20251231.htm read; 17 files that EDGAR keeps with it")
    assert len(run.err.splitlines()) == 1


@pytest.mark.parametrize("command", ["flags", "parse"])
def test_the_other_commands_say_it_too(cyberlint: Shell, folder: Path, command: str) -> None:
    written(folder / "f")
    run = cyberlint(command, "f")
    assert run.err == "f is one filing: hl-20251231.htm read; 17 files that EDGAR keeps with it passed over\n"
    assert run.code == 0
