"""Which file configures a run: the nearest one above, up to the folder of the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from cyberlint.config import find, is_plain

OURS = "[project]\nname = 'x'\n\n[tool.cyberlint]\nfail-on = 'warning'\n"
THEIRS = "[project]\nname = 'cyberlint-filings'\n\n[tool.ruff]\nline-length = 110\n"


@pytest.fixture
def stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in ``repository/filings/2025``; ``repository`` is one of git."""
    (tmp_path / "repository/filings/2025").mkdir(parents=True)
    (tmp_path / "repository/.git").mkdir()
    monkeypatch.chdir(tmp_path / "repository/filings/2025")
    return tmp_path / "repository"


def put(stand: Path, *files: str) -> None:
    for file in files:
        (stand / file).write_text(OURS if file.endswith("pyproject.toml") else "", encoding="utf-8")


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ([], None),
        (["filings/2025/cyberlint.toml"], "cyberlint.toml"),
        (["filings/cyberlint.toml"], "../cyberlint.toml"),
        (["cyberlint.toml"], "../../cyberlint.toml"),
        (["pyproject.toml"], "../../pyproject.toml"),
        (["cyberlint.toml", "pyproject.toml"], "../../cyberlint.toml"),
        (["cyberlint.toml", "filings/pyproject.toml"], "../pyproject.toml"),
        (["cyberlint.toml", "filings/2025/cyberlint.toml"], "cyberlint.toml"),
        (["../cyberlint.toml"], None),
    ],
    ids=str,
)
def test_the_nearest_file_is_found(stand: Path, files: list[str], found: str | None) -> None:
    put(stand, *files)
    assert find() == found


def test_without_a_repository_the_search_ends_at_the_root(stand: Path) -> None:
    (stand / ".git").rmdir()
    put(stand, "../cyberlint.toml")
    assert find() == "../../../cyberlint.toml"


def test_a_worktree_is_a_repository_too(stand: Path) -> None:
    (stand / ".git").rmdir()
    (stand / ".git").write_text("gitdir: elsewhere", encoding="utf-8")
    put(stand, "../cyberlint.toml")
    assert find() is None


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        (OURS, True),
        ('[tool."cyberlint"]\n', True),
        ("tool.cyberlint.form = '10-K'\n", True),
        ("[tool]\ncyberlint = {form = '10-K'}\n", True),
        ("[tool . cyberlint . rules]\n", True),
        (THEIRS, False),
        ("[tool]\n# cyberlint\n", False),
        ("[project.scripts]\ncyberlint = 'cyberlint.cli:run'\n", False),
        ("[tool.cyberlint\n", False),
        ("", False),
    ],
)
def test_a_pyproject_configures_with_our_table_alone(stand: Path, text: str, ours: bool) -> None:
    (stand / "filings/pyproject.toml").write_text(text, encoding="utf-8")
    assert find() == ("../pyproject.toml" if ours else None)


def test_a_folder_of_that_name_is_no_file(stand: Path) -> None:
    (stand / "filings/cyberlint.toml").mkdir()
    put(stand, "cyberlint.toml")
    assert find() == "../../cyberlint.toml"


def test_a_link_to_nothing_is_found_and_said_when_it_is_read(stand: Path) -> None:
    (stand / "filings/cyberlint.toml").symlink_to("nowhere.toml")
    assert find() == "../cyberlint.toml"


def test_a_run_is_plain_where_neither_file_nor_variable_is(stand: Path) -> None:
    assert is_plain(["HOME", "PATH"])
    assert not is_plain(["HOME", "CYBERLINT_FORM"])
    put(stand, "cyberlint.toml")
    assert not is_plain(["HOME", "PATH"])
