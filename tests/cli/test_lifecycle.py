"""The life of a rule: in preview, stable, deprecated, and retired, when only its id remains."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.runner import Run, Shell
from pack.rules import another, pack

NEW = another("ACME102", "new-rule", "status: preview")
OLD = another("ACME103", "old-rule", "status: deprecated", "replaced-by: ACME102")


@pytest.fixture
def acme(folder: Path) -> Path:
    return pack(folder / "acme", {"ACME102.yaml": NEW, "ACME103.yaml": OLD})


def found(run: Run) -> list[str]:
    """Return the rules of the pack that found something."""
    (document,) = json.loads(run.out)["documents"]
    rules = {finding["rule"] for finding in document["findings"]}
    return sorted(rule for rule in rules if rule.startswith("ACME"))


LINT = ("page.txt", "--rules", "acme", "--format", "json")


class TestPreview:
    @pytest.mark.parametrize(
        ("arguments", "rules"),
        [
            ([], ["ACME101"]),
            (["--preview"], ["ACME101", "ACME102"]),
            (["--preview", "--no-preview"], ["ACME101"]),
            (["--select", "ACME"], ["ACME101"]),
            (["--select", "ACME", "--preview"], ["ACME101", "ACME102"]),
            (["--select", "ACME102"], ["ACME102"]),
            (["--select", "new-rule,ACME101"], ["ACME101", "ACME102"]),
            (["--select", "all"], ["ACME101", "ACME102"]),
            (["--preview", "--ignore", "ACME102"], ["ACME101"]),
            (["--profile", "audit"], ["ACME101", "ACME102"]),
        ],
    )
    def test_a_rule_in_preview_runs_where_it_is_asked_for(
        self, cyberlint: Shell, acme: Path, arguments: list[str], rules: list[str]
    ) -> None:
        assert found(cyberlint(*LINT, *arguments)) == rules

    def test_a_configuration_can_ask_for_it(
        self, cyberlint: Shell, acme: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (acme.parent / "cyberlint.toml").write_text("preview = true\n")
        assert found(cyberlint(*LINT)) == ["ACME101", "ACME102"]
        monkeypatch.setenv("CYBERLINT_PREVIEW", "false")
        assert found(cyberlint(*LINT)) == ["ACME101"]


class TestDeprecated:
    WARNING = "ACME103 (old-rule) is deprecated; ACME102 takes its place"

    @pytest.mark.parametrize("name", ["ACME103", "old-rule", "acme103"])
    def test_it_runs_where_it_is_named_and_says_what_took_its_place(
        self, cyberlint: Shell, acme: Path, name: str
    ) -> None:
        run = cyberlint(*LINT, "--select", name)
        assert found(run) == ["ACME103"]
        assert run.err.splitlines()[0] == f"warning: --select: {self.WARNING}"

    @pytest.mark.parametrize("arguments", [[], ["--preview"], ["--select", "all"], ["--select", "ACME"]])
    def test_else_it_neither_runs_nor_warns(self, cyberlint: Shell, acme: Path, arguments: list[str]) -> None:
        run = cyberlint(*LINT, *arguments)
        assert "ACME103" not in found(run)
        assert "deprecated" not in run.err

    def test_a_configuration_that_names_it_is_told_where(self, cyberlint: Shell, acme: Path) -> None:
        lines = ['ignore = ["CYD101", "old-rule"]', "[rules]", 'ACME103 = "info"']
        (acme.parent / "cyberlint.toml").write_text("\n".join(lines))
        said = [line for line in cyberlint(*LINT).err.splitlines() if line.startswith("warning: ")]
        assert said == [
            f"warning: cyberlint.toml:1: ignore[1]: {self.WARNING}",
            f"warning: cyberlint.toml:3: rules.ACME103: {self.WARNING}",
        ]


class TestRetired:
    @pytest.mark.parametrize("arguments", [["--select", "cyd120"], ["--ignore", "CYD120"]])
    def test_an_id_that_is_retired_says_why(self, cyberlint: Shell, arguments: list[str]) -> None:
        run = cyberlint("page.txt", *arguments)
        assert (run.code, run.out) == (2, "")
        assert run.reason.startswith(
            "exit 2: CYD120 is retired: “the informing block names no body” was never"
        )

    def test_a_configuration_is_told_where(self, cyberlint: Shell, folder: Path) -> None:
        (folder / "cyberlint.toml").write_text('[rules]\nCYD120 = "error"\n')
        assert cyberlint("page.txt").err.startswith("cyberlint.toml:2: rules.CYD120: CYD120 is retired: ")

    @pytest.mark.parametrize("command", ["rules", "explain"])
    def test_so_do_the_other_commands(self, cyberlint: Shell, command: str) -> None:
        assert cyberlint(command, "CYD120").reason.startswith("exit 2: CYD120 is retired: ")
