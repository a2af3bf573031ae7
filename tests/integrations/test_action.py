"""``action.yml`` is an action, and its steps do what they say: bash runs them, as a runner does."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from cyberlint.yamldata import load
from integrations.conftest import EXAMPLES, ROOT, Done, assert_valid, bash, documented, skip_offline, yaml

ACTION = yaml("action.yml")
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
EXPRESSION = re.compile(r"\$\{\{ (.*?) \}\}")


class Runner:
    """Runs the steps of the action in a scratch folder, with the inputs that a workflow gives."""

    def __init__(self, scratch: Path, project: Path) -> None:
        self.temp = scratch / "temp"
        self.temp.mkdir()
        self.project = project
        self.outputs: dict[str, str] = {}

    def run(self, name: str, folder: Path, **inputs: str) -> Done:
        """Run one step, and keep its outputs."""
        step = STEPS[name]
        given = {f"inputs.{key}": value.get("default", "") for key, value in ACTION["inputs"].items()}
        given |= {f"inputs.{key.replace('_', '-')}": value for key, value in inputs.items()}
        given |= {"github.action_path": str(self.project), **self.outputs}
        output = self.temp / "output"
        output.write_text("")
        variables = {key: EXPRESSION.sub(lambda m: given[m[1]], value) for key, value in step["env"].items()}
        variables |= {"GITHUB_OUTPUT": str(output), "RUNNER_TEMP": str(self.temp)}
        done = bash(step["run"], folder, variables, "--noprofile", "--norc", "-eo", "pipefail")
        written = (line.partition("=") for line in output.read_text().splitlines())
        self.outputs |= {f"steps.{step['id']}.outputs.{key}": value for key, _, value in written}
        return done


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Runner:
    """Install cyberlint as the action does, and return what runs its other steps."""
    runner = Runner(tmp_path_factory.mktemp("runner"), project)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", path)  # as setup-python leaves it
        done = runner.run("Install cyberlint", tmp_path_factory.mktemp("anywhere"), extras="")
    skip_offline(done)
    assert done.code == 0, done.log
    return runner


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Lay a repository with two filings and a draft out."""
    (tmp_path / "drafts").mkdir()
    shutil.copy(EXAMPLES / "larkspur-10-K.htm", tmp_path)
    shutil.copy(EXAMPLES / "quillback-10-K.htm", tmp_path)
    shutil.copy(EXAMPLES / "drafts/saltmarsh-10-K.md", tmp_path / "drafts/a draft; rm -rf $HOME.md")
    return tmp_path


def test_it_is_an_action() -> None:
    assert_valid(ROOT / "action.yml", "vendor.github-actions")


def test_the_workflow_in_the_documentation_is_one_that_uses_it(tmp_path: Path) -> None:
    workflow = tmp_path / "workflow.yml"
    workflow.write_text(documented("name: disclosure"), encoding="utf-8")
    assert_valid(workflow, "vendor.github-workflows")
    *_, step = load(workflow.read_text(encoding="utf-8")).value["jobs"]["cyberlint"]["steps"]
    required = {name for name, value in ACTION["inputs"].items() if value.get("required")}
    assert required <= step["with"].keys() <= ACTION["inputs"].keys()


def test_no_input_stands_in_the_text_of_a_script() -> None:
    assert not [name for name, step in STEPS.items() if EXPRESSION.search(step.get("run", ""))]


def test_every_input_is_used_and_every_one_used_is_declared() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"inputs\.([\w-]+)", text)) == set(ACTION["inputs"])


def test_other_actions_have_a_version() -> None:
    assert all(
        re.fullmatch(r"[\w-]+/[\w./-]+@v\d+", step["uses"]) for step in STEPS.values() if "uses" in step
    )


class TestLint:
    def test_findings_annotate_the_files_and_fail_the_step(self, runner: Runner, repository: Path) -> None:
        done = runner.run("Lint", repository, paths="larkspur-10-K.htm")
        assert done.code == 1
        assert "::error file=larkspur-10-K.htm,line=65" in done.log
        assert done.log.splitlines()[-1] == "exit 1: 2 findings at or above --fail-on=error"
        assert runner.outputs["steps.lint.outputs.exit-code"] == "1"

    def test_a_good_filing_passes(self, runner: Runner, repository: Path) -> None:
        done = runner.run("Lint", repository, paths="quillback-10-K.htm", format="concise")
        assert done.code == 0, done.log
        assert runner.outputs["steps.lint.outputs.exit-code"] == "0"

    def test_paths_and_arguments_stand_one_on_a_line_and_are_never_commands(
        self, runner: Runner, repository: Path
    ) -> None:
        done = runner.run(
            "Lint",
            repository,
            paths="larkspur-10-K.htm\n\ndrafts/a draft; rm -rf $HOME.md\n$(touch hacked)",
            args="--select=CYD2\n--form\n10-K",
            fail_on="never",
            format="concise",
        )
        assert (done.code, (repository / "hacked").exists()) == (3, False)
        assert "$(touch hacked): not read: there is no such file or folder" in done.log
        assert set(re.findall(r"CYD\d+", done.log)) == {"CYD201", "CYD208"}

    def test_the_gate_is_set_by_an_input(self, runner: Runner, repository: Path) -> None:
        assert runner.run("Lint", repository, paths="larkspur-10-K.htm", fail_on="never").code == 0

    def test_a_folder_is_searched(self, runner: Runner, repository: Path) -> None:
        done = runner.run("Lint", repository, paths="drafts", format="concise", fail_on="never")
        assert done.code == 0, done.log
        assert "drafts/a draft; rm -rf $HOME.md" in done.log

    def test_a_sarif_report_is_for_code_scanning(self, runner: Runner, repository: Path) -> None:
        runner.run("Lint", repository, paths=".", sarif="cyberlint.sarif")
        sarif: dict[str, Any] = json.loads((repository / "cyberlint.sarif").read_text(encoding="utf-8"))
        results = sarif["runs"][0]["results"]
        assert "CYD201" in {result["ruleId"] for result in results}
        assert {result["kind"] for result in results} == {"fail"}
