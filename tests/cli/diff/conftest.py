"""A shell among the examples."""

from __future__ import annotations

import pytest

from cli.diff.years import EXAMPLES
from cli.runner import Shell


@pytest.fixture
def cyberlint(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    monkeypatch.chdir(EXAMPLES)
    return Shell(monkeypatch, capsys)
