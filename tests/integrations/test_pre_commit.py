"""The hooks in ``.pre-commit-hooks.yaml``, run by pre-commit in a repository as ``docs/ci.md`` says."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from integrations.conftest import EXAMPLES, ROOT, Done, bash, documented, skip_offline, yaml

HOOKS = {hook["id"]: hook for hook in yaml(".pre-commit-hooks.yaml")}
CONFIG = documented("repos:")
GIT = {
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_SYSTEM": "/dev/null",
    **{
        f"GIT_{who}_{what}": "test@firm.example"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    },
}


def commit(folder: Path) -> str:
    """Make a folder a repository with everything in it, and return its commit."""
    done = bash("git init -q && git add -A && git commit -qm all && git rev-parse HEAD", folder, GIT)
    assert done.code == 0, done.log
    return done.log.strip()


class Repository:
    """A scratch repository with drafts and house rules, whose commits pre-commit checks."""

    def __init__(self, folder: Path, project: Path) -> None:
        self.folder = folder
        self._store = {**GIT, "PRE_COMMIT_HOME": str(folder.with_name("store"))}
        (folder / "drafts").mkdir(parents=True)
        config = CONFIG.replace("https://git.example/cyberlint", str(project))
        (folder / ".pre-commit-config.yaml").write_text(config.replace("v0.1.0", commit(project)))
        (folder / "README.md").write_text("Not a disclosure: no hook asks about it.\n")
        new = f"'{sys.executable}' -m cyberlint new pack house-rules --prefix FIRM"
        done = bash(new, folder, {"PYTHONPATH": str(ROOT / "checker")})
        assert done.code == 0, done.log

    def check(self, hook: str) -> Done:
        """Commit nothing, check everything."""
        script = f"git add -A && '{sys.executable}' -m pre_commit run --all-files --color never {hook}"
        done = bash(script, self.folder, self._store)
        skip_offline(done)
        return done


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Repository:
    """Lay a repository out that uses the hooks."""
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    folder = tmp_path_factory.mktemp("pre-commit") / "repository"
    repository = Repository(folder, project)
    commit(folder)
    return repository


def test_pre_commit_takes_the_manifest() -> None:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml"]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def test_the_hooks_install_what_the_extra_all_brings() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    named = re.fullmatch(r"cyberlint\[([\w,-]+)\]", extras["all"][0])
    assert named
    expected = [requirement for extra in named[1].split(",") for requirement in extras[extra]]
    assert [hook["additional_dependencies"] for hook in HOOKS.values()] == [expected] * len(HOOKS)


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("drafts/item-1c.docx", True),
        ("filings/2026/larkspur.htm", True),
        ("disclosures/all.jsonl.gz", True),
        ("README.md", False),
        ("drafts/logo.png", False),
        ("docs/drafts/item-1c.md", False),
    ],
)
def test_without_files_the_hook_looks_into_usual_folders(path: str, *, taken: bool) -> None:
    assert bool(re.search(HOOKS["cyberlint"]["files"], path)) is taken


def test_a_draft_with_findings_cannot_be_committed(repository: Repository) -> None:
    shutil.copy(EXAMPLES / "larkspur-10-K.htm", repository.folder / "drafts")
    done = repository.check("cyberlint")
    assert done.code == 1, done.log
    assert "error[CYD201 materially-affected-flag-contradicts-narrative]" in done.log
    assert "exit 1: 7 findings at or above --fail-on=warning" in done.log
    assert "README.md" not in done.log


def test_a_good_one_can(repository: Repository) -> None:
    (repository.folder / "drafts/larkspur-10-K.htm").unlink(missing_ok=True)
    shutil.copy(EXAMPLES / "quillback-10-K.htm", repository.folder / "drafts")
    done = repository.check("cyberlint")
    assert (done.code, "Passed" in done.log) == (0, True), done.log


def test_house_rules_are_tested_where_they_change(repository: Repository) -> None:
    assert repository.check("cyberlint-test").code == 0
    (rule,) = (repository.folder / "house-rules").glob("FIRM*.yaml")
    rule.write_text(rule.read_text(encoding="utf-8").replace("outcome: pass", "outcome: fail"))
    done = repository.check("cyberlint-test")
    assert done.code == 1
    assert re.search(r"house-rules/FIRM001.yaml:\d+: examples: no example with the outcome 'pass'", done.log)
