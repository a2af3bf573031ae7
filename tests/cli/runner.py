"""Run cyberlint as a shell does: arguments in, exit status, standard output and standard error out."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cyberlint.cli import main

SOURCE = Path(__file__).resolve().parents[2] / "checker"
ACME = ("--rules", "acme", "--select", "ACME101")
"""The pack that lies beside the page, and its rule: see `folder`."""


@dataclass(frozen=True, slots=True)
class Run:
    """What came of one run."""

    code: int
    out: str
    err: str

    @property
    def reason(self) -> str:
        """The last line on standard error."""
        return self.err.splitlines()[-1] if self.err else ""

    @property
    def whole(self) -> str:
        """Everything, as a golden file shows it."""
        return f"{self.out}--- standard error\n{self.err}--- exit status {self.code}\n"


class Shell:
    """Runs cyberlint within the test's process, in the current folder."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, *arguments: str | Path, stdin: bytes = b"") -> Run:
        self._monkeypatch.setattr(sys, "argv", ["cyberlint", *map(str, arguments)])
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        with pytest.raises(SystemExit) as ended:
            main()
        shown = self._capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Run(ended.value.code, shown.out, shown.err)


def process(command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a line of bash in which ``cyberlint`` is this one, in a process of its own."""
    script = f'cyberlint() {{ "{sys.executable}" -m cyberlint "$@"; }}; {command}'
    variables: dict[str, Any] = {**os.environ, "PYTHONPATH": str(SOURCE), **environment}
    return subprocess.run(
        ["bash", "-c", script], cwd=folder, env=variables, capture_output=True, text=True, check=False
    )
