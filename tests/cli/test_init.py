"""``cyberlint init``: a file to begin with, never in the place of another."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from cli.runner import Shell
from cyberlint.cli import writing
from cyberlint.config.keys import SETTINGS
from cyberlint.config.settings import settings
from cyberlint.config.starter import starter


def test_it_writes_a_file_that_sets_nothing(cyberlint: Shell, folder: Path) -> None:
    before = cyberlint("page.txt")
    run = cyberlint("init")
    assert (run.code, run.out) == (0, "")
    assert run.err == "cyberlint.toml written: `cyberlint config show` says what it sets\n"
    assert cyberlint("page.txt") == before


def test_it_sets_the_profile_that_is_asked_for(cyberlint: Shell, folder: Path) -> None:
    cyberlint("init", "--profile", "draft")
    shown = cyberlint("config", "show", "--origin").out
    assert re.search(r'^profile = "draft" +# cyberlint\.toml:\d+$', shown, re.MULTILINE)


def test_what_is_there_is_never_replaced_without_force(cyberlint: Shell, folder: Path) -> None:
    (folder / "cyberlint.toml").write_text("fail-on = 'info'\n")
    run = cyberlint("init")
    assert (run.code, run.reason) == (
        2,
        "exit 2: cyberlint.toml configures this folder already; --force writes cyberlint.toml all the same",
    )
    assert (folder / "cyberlint.toml").read_text() == "fail-on = 'info'\n"
    assert cyberlint("init", "--force").code == 0
    assert (folder / "cyberlint.toml").read_text(encoding="utf-8") == starter()


def test_a_table_in_pyproject_toml_is_not_put_out_of_force_unseen(cyberlint: Shell, folder: Path) -> None:
    (folder / "pyproject.toml").write_text("[tool.cyberlint]\nfail-on = 'info'\n")
    assert cyberlint("init").reason.startswith("exit 2: pyproject.toml configures this folder already")
    assert not (folder / "cyberlint.toml").exists()


def test_a_folder_of_that_name_is_not_replaced_either(cyberlint: Shell, folder: Path) -> None:
    (folder / "cyberlint.toml").mkdir()
    assert cyberlint("init").reason == "exit 2: cyberlint.toml is there already; --force replaces it"


def test_a_file_in_a_folder_above_does_not_stand_in_the_way(
    cyberlint: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "cyberlint.toml").write_text("fail-on = 'info'\n")
    (folder / "filings").mkdir()
    monkeypatch.chdir(folder / "filings")
    assert cyberlint("init").code == 0


def test_it_is_written_whole_or_not_at_all(
    cyberlint: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "_replace", full)
    run = cyberlint("init")
    assert run.reason == "exit 2: cyberlint.toml cannot be written: No space left on device"
    assert not (folder / "cyberlint.toml").exists()


class TestStarter:
    def test_every_setting_of_a_file_is_in_it(self) -> None:
        text = starter()
        for setting in SETTINGS:
            if setting.in_file:
                assert re.search(rf"^(# )?\[*{setting.name}\b", text, re.MULTILINE), setting.name

    def test_every_example_in_it_is_one_that_holds(self, folder: Path) -> None:
        """Take the marks away, a setting at a time, and read what then stands there."""
        lines = starter().splitlines()
        examples = [line for line in lines if re.match(r"# [a-z-]+ = ", line)]
        assert len(examples) > 10
        before_tables = [
            line for line in examples if line[2:].partition(" =")[0] in {s.name for s in SETTINGS}
        ]
        for line in before_tables:
            (folder / "cyberlint.toml").write_text(line[2:] + "\n", encoding="utf-8")
            found = settings({}, {})
            missing = [defect.what for defect in found.defects]
            assert missing in ([], ["there is no such file: ../firm/cyberlint.toml"]), line

    def test_the_tables_in_it_hold(self, cyberlint: Shell, folder: Path) -> None:
        _, tables = starter().split("[rules]\n")
        shown = re.sub(r"^# (?=[a-zA-Z0-9-]+ = |\[\[)", "", tables, flags=re.MULTILINE)
        (folder / "cyberlint.toml").write_text(f"[rules]\n{shown}", encoding="utf-8")
        assert len(tomllib.loads(f"[rules]\n{shown}")["overrides"]) == 2
        assert cyberlint("config", "show").code == 0
