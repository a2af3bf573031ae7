"""Configuration files: one that builds on another, and what it means where a path stands in one."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.conftest import of, write
from cyberlint.config.layer import ConfigError, Pack


def said(**variables: str) -> list[str]:
    """Return what is wrong with the settings in the current folder."""
    with pytest.raises(ConfigError) as error:
        of(**variables)
    return str(error.value).splitlines()


def test_what_stands_in_a_file_is_stronger_than_what_it_extends(folder: Path) -> None:
    write(
        folder,
        cyberlint_toml="extends = 'middle.toml'\nfail-on = 'info'\n",
        middle_toml="extends = 'base.toml'\nfail-on = 'never'\ncolor = 'never'\n",
        base_toml="fail-on = 'warning'\ncolor = 'always'\nverbose = true\n",
    )
    values = of().values
    assert (values["fail-on"], values["color"], values["verbose"]) == ("info", "never", True)
    assert [str(of().origins[name][0]) for name in ("fail-on", "color", "verbose", "form")] == [
        "cyberlint.toml:2",
        "middle.toml:3",
        "base.toml:3",
        "default",
    ]


def test_lists_replace_each_other_but_packs_and_what_is_ignored_add_up(folder: Path) -> None:
    write(
        folder,
        cyberlint_toml="extends = 'base.toml'\nselect = ['CYD1']\nignore = ['CYD606']\npacks = ['own']\n",
        base_toml="select = ['CYD2']\nignore = ['CYD605', 'CYD606']\npacks = ['firm', 'own']\n",
    )
    values, origins = of().values, of().origins
    assert values["select"] == ("CYD1",)
    assert values["ignore"] == ("CYD605", "CYD606")
    assert values["packs"] == (Pack("firm"), Pack("own"))
    assert list(map(str, origins["ignore"])) == ["base.toml:2", "base.toml:2"]
    assert list(map(str, origins["packs"])) == ["base.toml:3", "base.toml:3"]


def test_a_path_in_a_file_begins_at_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "firm").mkdir()
    (folder / "filings").mkdir()
    write(folder, cyberlint_toml="extends = 'firm/base.toml'\npacks = ['house', '/opt/rules']\n")
    (folder / "firm/base.toml").write_text("packs = [{path = 'rules', optional = true}, '../shared']\n")
    monkeypatch.chdir(folder / "filings")
    assert of().values["packs"] == (
        Pack("../firm/rules", optional=True),
        Pack("../shared"),
        Pack("../house"),
        Pack("/opt/rules"),
    )
    assert str(of().origins["packs"][0]) == "../firm/base.toml:1"


def test_an_override_begins_at_its_own_file(folder: Path) -> None:
    (folder / "firm").mkdir()
    write(folder, cyberlint_toml="extends = 'firm/base.toml'\n[[overrides]]\npaths = 'a'\nignore = 'CYD1'\n")
    (folder / "firm/base.toml").write_text("[[overrides]]\nforms = ['20-F']\nselect = ['CYD2']\n")
    files = [layer for layer in of().layers if layer.overrides]
    assert [(layer.overrides[0].folder, layer.overrides[0].forms) for layer in files] == [
        ("firm", ("20-F",)),
        ("", ()),
    ]


def test_a_shared_file_is_read_for_our_table(folder: Path) -> None:
    write(folder, pyproject_toml="[project]\nname = 'x'\n\n[tool.cyberlint]\nfail-on = 'info'\n")
    assert (of().values["fail-on"], str(of().origins["fail-on"][0])) == ("info", "pyproject.toml:5")


def test_a_shared_file_can_be_extended(folder: Path) -> None:
    (folder / "firm").mkdir()
    (folder / "firm/pyproject.toml").write_text("[tool.cyberlint]\nfail-on = 'info'\n")
    write(folder, cyberlint_toml="extends = 'firm/pyproject.toml'\n")
    assert of().values["fail-on"] == "info"


def test_a_file_that_is_named_is_read_instead_of_the_one_that_is_found(folder: Path) -> None:
    write(folder, cyberlint_toml="fail-on = 'info'\n", other_toml="fail-on = 'never'\n")
    assert of({"config": "other.toml"}).values["fail-on"] == "never"
    assert of(CYBERLINT_CONFIG="other.toml").values["fail-on"] == "never"


def test_an_isolated_run_knows_neither_files_nor_environment(folder: Path) -> None:
    write(folder, cyberlint_toml="fail-on = 'info'\nnonsense = 1\n")
    isolated = of({"isolated": True, "color": "never"}, CYBERLINT_FAIL_ON="nonsense")
    assert (isolated.values["fail-on"], isolated.values["color"]) == ("error", "never")


@pytest.mark.parametrize(
    ("files", "lines"),
    [
        (
            {"cyberlint_toml": "\nextends = 'base.toml'\n"},
            ["cyberlint.toml:2: extends: there is no such file: base.toml"],
        ),
        (
            {"cyberlint_toml": "extends = '.'\n"},
            ["cyberlint.toml:1: extends: it is a folder: ."],
        ),
        (
            {"cyberlint_toml": "extends = 'cyberlint.toml'\n"},
            ["cyberlint.toml:1: extends: it extends itself: cyberlint.toml → cyberlint.toml"],
        ),
        (
            {
                "cyberlint_toml": "extends = 'a.toml'\n",
                "a_toml": "form = '10-K'\nextends = 'cyberlint.toml'\n",
            },
            ["a.toml:2: extends: it extends itself: cyberlint.toml → a.toml → cyberlint.toml"],
        ),
        (
            {"cyberlint_toml": "extends = 'a.toml'\nform = 1\n", "a_toml": "form = \n"},
            [
                "a.toml:1: no TOML: invalid value",
                "cyberlint.toml:2: form: expected a text, not 1; put it in quotes",
            ],
        ),
        (
            {"cyberlint_toml": "extends = 'a.toml'\nform = 'X'\n", "a_toml": "color = 'red'\n"},
            [
                "a.toml:1: color: 'red' is none of: auto, always, never",
                "cyberlint.toml:2: form: 'X' is none of 10-K, 20-F, 8-K, 6-K, nor a variant of one",
            ],
        ),
        (
            {"pyproject_toml": "[tool]\ncyberlint = 'x'\n"},
            ["pyproject.toml:2: tool.cyberlint: expected a table, not 'x'"],
        ),
        (
            {"pyproject_toml": "[tool.cyberlint]\n\ncolour = 'never'\n"},
            ["pyproject.toml:3: colour: unknown key 'colour'; did you mean 'color'?"],
        ),
    ],
)
def test_what_is_wrong_with_files_is_named_at_its_line(
    folder: Path, files: dict[str, str], lines: list[str]
) -> None:
    write(folder, **files)
    assert said() == lines


def test_files_that_extend_each_other_come_to_an_end(folder: Path) -> None:
    write(folder, cyberlint_toml="extends = '1.toml'\n")
    for number in range(1, 20):
        (folder / f"{number}.toml").write_text(f"extends = '{number + 1}.toml'\n")
    assert said() == ["7.toml:1: extends: at most 8 files may extend one another"]


def test_a_file_that_cannot_be_read_is_named(folder: Path) -> None:
    (folder / "cyberlint.toml").symlink_to("nowhere")
    assert said() == ["cyberlint.toml: there is no such file"]
