"""What every test can ask for: golden files and, where they are at hand, real filings."""

from __future__ import annotations

import builtins
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--renew``: golden files are written from what the tests got instead of compared with it."""
    parser.addoption("--renew", action="store_true", help="rewrite golden files with what the tests got")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text, byte for byte, with ``golden/NAME`` beside the test file; ``--renew`` writes it."""
    folder = request.path.parent / "golden"

    def check(name: str, text: str) -> None:
        file = folder / name
        if request.config.getoption("--renew"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        assert file.exists(), f"no golden file {file.name}: run pytest --renew and read what it wrote"
        assert text.splitlines() == file.read_bytes().decode().splitlines()
        assert text.encode() == file.read_bytes()

    return check


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return what makes a library one that is not installed."""
    real = builtins.__import__

    def forget(library: str) -> None:
        def refuse(module: str, *rest: Any, **more: Any) -> Any:
            if module.partition(".")[0] == library:
                raise ImportError(module)
            return real(module, *rest, **more)

        monkeypatch.setattr(builtins, "__import__", refuse)

    return forget


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Return the folder of real filings that CYBERLINT_CORPUS names, or skip the test without it."""
    folder = os.environ.get("CYBERLINT_CORPUS")
    if not folder:
        pytest.skip("CYBERLINT_CORPUS is not set: this test needs real filings")
    return Path(folder)
