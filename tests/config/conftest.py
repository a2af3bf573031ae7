"""What tests of the configuration share: a folder to write files in, and the rules of a small pack."""

from __future__ import annotations

from pathlib import Path

import pytest

from cyberlint.config.layer import ConfigError
from cyberlint.config.settings import Settings, settings


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder, the root of a repository."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, **files: str) -> None:
    """Write files; ``base_toml`` is ``base.toml``."""
    for name, text in files.items():
        (folder / name.replace("_toml", ".toml")).write_text(text, encoding="utf-8")


def of(given: dict[str, object] | None = None, **variables: str) -> Settings:
    """Return the settings of a run in the current folder. Raises ConfigError where they have defects."""
    found = settings(given or {}, variables)
    if found.defects:
        raise ConfigError(found.defects)
    return found
