"""``docs/configuring.md``: its examples hold, and its tables name what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cyberlint.config.choice import Choice
from cyberlint.config.profiles import profiles
from cyberlint.config.settings import settings
from cyberlint.pack import builtin

TEXT = (Path(__file__).resolve().parents[2] / "docs/configuring.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)


@pytest.mark.parametrize("text", BLOCKS, ids=[block.partition("\n")[0] for block in BLOCKS])
def test_an_example_holds(folder: Path, text: str) -> None:
    (folder / "project").mkdir()
    (folder / "firm").mkdir()
    (folder / "firm/cyberlint.toml").write_text("")
    (folder / "project/cyberlint.toml").write_text(text, encoding="utf-8")
    found = settings({"config": "project/cyberlint.toml"}, {})
    assert [*map(str, found.defects), *map(str, Choice(builtin(), found).defects())] == []


def test_every_profile_is_in_the_table() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", TEXT, re.MULTILINE)) == set(profiles())
