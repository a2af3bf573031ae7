"""The project as those who use it get it: a copy without what lies around in a checkout."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cyberlint.yamldata import load

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
SHIPPED = (".pre-commit-hooks.yaml", "LICENSE", "README.md", "hatch_build.py", "pyproject.toml")
FOLDERS = ("checker", "rules", "schemas")


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy what an installation is made from."""
    folder = tmp_path_factory.mktemp("project") / "cyberlint"
    folder.mkdir()
    for name in SHIPPED:
        shutil.copy(ROOT / name, folder)
    for name in FOLDERS:
        shutil.copytree(
            ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "compiled*.bin")
        )
    return folder


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a script: both streams as a log shows them, and the exit status."""

    log: str
    code: int


def bash(script: str, folder: Path, variables: Mapping[str, str], *options: str) -> Done:
    """Run a script as a runner does, beside nothing of this test's environment that configures anything."""
    around = {
        key: value for key, value in os.environ.items() if not key.startswith(("CYBERLINT_", "GITHUB_"))
    }
    run = subprocess.run(
        ["bash", *options, "-c", script],
        cwd=folder,
        env=around | variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return Done(run.stdout, run.returncode)


def skip_offline(done: Done) -> None:
    """Skip a test that failed where no package can be had at all; elsewhere the failure is its own."""
    if done.code and not online():
        pytest.skip("pip cannot get packages here")


@cache
def online() -> bool:
    """Return whether pip can get a package that everything here needs."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, "click"]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0


def yaml(name: str) -> Any:
    """Return the value of a YAML file of the project, with the JSON value model: ``on`` is a word."""
    return load((ROOT / name).read_text(encoding="utf-8")).value


def documented(beginning: str) -> str:
    """Return the YAML of ``docs/ci.md`` that begins so."""
    text = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
    (found,) = (
        block for block in re.findall(r"(?ms)^```yaml\n(.*?)^```$", text) if block.startswith(beginning)
    )
    return str(found)


def assert_valid(file: Path, schema: str) -> None:
    """Hold a file to a schema that check-jsonschema brings."""
    pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed")
    run = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, ""), run.stdout
