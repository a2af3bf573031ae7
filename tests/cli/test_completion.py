"""Shell completion, by the protocol that the scripts speak: words in the environment, candidates out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.runner import SOURCE, Run, Shell
from cyberlint import cli
from cyberlint.cli.completion import SHELLS, VARIABLE
from cyberlint.pack import builtin
from cyberlint.reporters import formats


class Completer:
    """Asks as the script of bash does."""

    def __init__(self, cyberlint: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
        self._cyberlint = cyberlint
        self._monkeypatch = monkeypatch

    def __call__(self, line: str, shell: str = "bash") -> list[str]:
        """Return the candidates for the last word of a line, files as ``<file>``."""
        run = self.run(line, shell)
        assert (run.code, run.err) == (0, "")
        pairs = [row.split(",", 1) for row in run.out.splitlines() if row]
        return [value if kind == "plain" else f"<{kind}>" for kind, value in pairs]

    def run(self, line: str, shell: str) -> Run:
        words = line.split(" ")
        self._monkeypatch.setenv(VARIABLE, f"{shell}_complete")
        self._monkeypatch.setenv("COMP_WORDS", line)
        self._monkeypatch.setenv("COMP_CWORD", words[-1] if shell == "fish" else str(len(words) - 1))
        return self._cyberlint()


@pytest.fixture
def complete(cyberlint: Shell, monkeypatch: pytest.MonkeyPatch) -> Completer:
    return Completer(cyberlint, monkeypatch)


class TestTheFirstWord:
    def test_it_is_a_file_or_a_command(self, complete: Completer) -> None:
        assert complete("cyberlint ") == ["<file>", *cli.COMMANDS]
        assert complete("cyberlint exp") == ["<file>", "explain"]
        assert complete("cyberlint drafts/a") == ["<file>"]

    def test_or_an_option_of_check(self, complete: Completer) -> None:
        assert complete("cyberlint --sel") == ["--select"]
        assert complete("cyberlint --vers") == ["--version"]


class TestRules:
    @pytest.mark.parametrize(
        "line",
        [
            "cyberlint explain ",
            "cyberlint rules ",
            "cyberlint page.txt --select ",
            "cyberlint page.txt --ignore ",
            "cyberlint page.txt --require-evaluated ",
            "cyberlint check --select ",
            "cyberlint --ignore ",
        ],
    )
    def test_ids_complete_wherever_a_rule_is_asked_for(self, complete: Completer, line: str) -> None:
        assert complete(line) == [rule.id for rule in builtin()]
        assert complete(f"{line}CYD20") == [rule.id for rule in builtin() if rule.id.startswith("CYD20")]

    def test_names_categories_and_all_do_once_they_are_begun(self, complete: Completer) -> None:
        assert complete("cyberlint explain materially-affected-flag-c") == [
            rule.name for rule in builtin() if rule.name.startswith("materially-affected-flag-c")
        ]
        assert "tagging" in complete("cyberlint page.txt --select tag")
        assert "all" in complete("cyberlint page.txt --select al")

    def test_the_last_of_several_is_completed(self, complete: Completer) -> None:
        assert complete("cyberlint page.txt --select CYD101,CYD201") == ["CYD101,CYD201"]

    def test_a_name_that_nobody_has_completes_nothing(self, complete: Completer) -> None:
        assert complete("cyberlint explain XYZ") == []


@pytest.mark.parametrize(
    ("line", "candidates"),
    [
        ("cyberlint page.txt --format ", list(formats())),
        ("cyberlint --format js", ["json", "jsonl"]),
        ("cyberlint page.txt --fail-on ", ["error", "warning", "info", "never"]),
        ("cyberlint page.txt --form 10", ["10-K"]),
        ("cyberlint page.txt --output r", ["<file>"]),
        ("cyberlint page.txt --rules a", ["<file>"]),
        ("cyberlint page.txt ", ["<file>"]),
        ("cyberlint check page.txt dra", ["<file>"]),
        ("cyberlint flags ", ["<file>"]),
        ("cyberlint completion ", list(SHELLS)),
        ("cyberlint page.txt --stat", ["--statistics"]),
    ],
)
def test_what_else_completes(complete: Completer, line: str, candidates: list[str]) -> None:
    assert complete(line) == candidates


def test_zsh_and_fish_show_what_a_rule_is_about(complete: Completer) -> None:
    rule = next(rule for rule in builtin() if rule.id == "CYD201")
    assert complete.run("cyberlint explain CYD201", "zsh").out == f"plain\nCYD201\n{rule.title}\n"
    assert "CYD201" in complete.run("cyberlint explain CYD201", "fish").out


class TestScripts:
    @pytest.mark.parametrize("shell", SHELLS)
    def test_each_asks_by_the_variable(self, cyberlint: Shell, shell: str) -> None:
        run = cyberlint("completion", shell)
        assert (run.code, run.err) == (0, "")
        assert f"{VARIABLE}={shell}_complete" in run.out

    def test_another_shell_is_named_with_the_known_ones(self, cyberlint: Shell) -> None:
        run = cyberlint("completion", "tcsh")
        assert run.code == 2
        assert "'bash', 'zsh', 'fish'" in run.reason

    def test_bash_runs_its_script(self, folder: Path) -> None:
        """In a bash of its own, with cyberlint on its path."""
        bash = shutil.which("bash")
        if not bash:
            pytest.skip("needs bash")
        program = folder / "bin/cyberlint"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cyberlint "$@"\n')
        program.chmod(0o755)
        script = (
            'eval "$(cyberlint completion bash)"; COMP_WORDS=(cyberlint explain CYD20); COMP_CWORD=2; '
            '_cyberlint_completion cyberlint; echo "${COMPREPLY[@]}"'
        )
        path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
        run = subprocess.run(
            [bash, "--norc", "-c", script],
            env={"PATH": path, "PYTHONPATH": str(SOURCE)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.stderr == ""
        assert run.stdout.split() == [rule.id for rule in builtin() if rule.id.startswith("CYD20")]
