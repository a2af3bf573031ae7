"""What tests of the command line share: a folder with a page and a pack, and a shell in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.runner import Shell
from pack.rules import GOOD

PAGE = """\
|
Cybersecurity Risk Management and Strategy Disclosure
|12 Months Ended
Dec. 31, 2025
|Cybersecurity Risk Management, Strategy, and Governance [Line Items]
|Cybersecurity Risk Management Processes for Assessing, Identifying, and Managing Threats [Text Block]
|We keep a register of the risks under Item 1C and review it each quarter.
|Cybersecurity Risk Management Positions or Committees Responsible Report to Board [Flag]
|true
|X
- References
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder that holds a page on which the pack beside it has a finding."""
    monkeypatch.chdir(tmp_path)
    for variable in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(variable, raising=False)
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "acme").mkdir()
    (tmp_path / "acme/ACME101.yaml").write_text(GOOD, encoding="utf-8")
    return tmp_path


@pytest.fixture
def cyberlint(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    """Run cyberlint in that folder."""
    return Shell(monkeypatch, capsys)
