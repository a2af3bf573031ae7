"""What nobody accepts costs a run one look in each folder; what somebody accepts, no schema."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cyberlint.suppression import NAME
from suppression.samples import TEXT, entry, only
from test_startup import imported

HEAVY = {"jsonschema", "lxml", "rich", "importlib.metadata", "subprocess"}
OURS = {f"cyberlint.suppression.{name}" for name in ("waivers", "baseline", "matching", "found", "files")}


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """Write a draft with a waiver beside it."""
    file = tmp_path / "draft.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_without_a_waiver_file_nothing_of_it_is_imported(draft: Path) -> None:
    modules = imported(str(draft))
    assert "cyberlint.suppression" in modules
    assert modules & (HEAVY | OURS | {"yaml", "click"}) == set()


def test_with_one_neither_the_schema_nor_the_parser_of_arguments_is(draft: Path) -> None:
    (draft.parent / NAME).write_text("waivers:\n" + entry(only("CYD601"), until="2999-12-31"), "utf-8")
    modules = imported(str(draft))
    assert modules >= {"yaml", "cyberlint.suppression.matching"}
    assert modules & (HEAVY | {"click"}) == set()


def test_each_folder_is_looked_into_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cyberlint.suppression import beside  # noqa: PLC0415

    looked: list[str] = []
    real = os.path.lexists
    monkeypatch.setattr(os.path, "lexists", lambda path: looked.append(path) or real(path))
    assert beside([f"{tmp_path}/a/{number}.txt" for number in range(100)] + [f"{tmp_path}/b.txt"]) == []
    assert looked == [f"{tmp_path}/a/{NAME}", f"{tmp_path}/{NAME}"]
