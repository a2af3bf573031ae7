"""A folder with a draft that has findings, and a shell in it."""

from __future__ import annotations

from pathlib import Path

from suppression.samples import TEXT

DRAFT = "draft.txt"


def draft(folder: Path, text: str = TEXT, name: str = DRAFT) -> Path:
    """Write a draft into a folder."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file
