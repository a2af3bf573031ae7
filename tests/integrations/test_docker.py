"""The ``Dockerfile``, as far as it can be judged without an engine."""

from __future__ import annotations

import fnmatch
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from integrations.conftest import ROOT

TEXT = (ROOT / "Dockerfile").read_text(encoding="utf-8")
LINES = re.sub(r"\\\n", " ", re.sub(r"(?m)^#.*\n", "", TEXT)).splitlines()
INSTRUCTIONS = [tuple(line.split(maxsplit=1)) for line in LINES if line.strip()]
STAGES = [index for index, (name, _) in enumerate(INSTRUCTIONS) if name == "FROM"]
FINAL = dict(INSTRUCTIONS[STAGES[-1] :])


def test_hadolint_has_nothing_to_say() -> None:
    beside = Path(sys.executable).with_name("hadolint")
    hadolint = str(beside) if beside.exists() else shutil.which("hadolint")
    if not hadolint:
        pytest.skip("hadolint is not installed")
    run = subprocess.run([hadolint, "Dockerfile"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (0, "")


def test_the_image_is_built_in_one_stage_and_run_in_another() -> None:
    assert len(STAGES) == 2
    assert "pip" not in " ".join(words for _, words in INSTRUCTIONS[STAGES[-1] :])


def test_its_base_is_slim_and_has_an_exact_version() -> None:
    bases = {words.split()[0] for name, words in INSTRUCTIONS if name == "FROM"}
    assert len(bases) == 1
    assert all(re.fullmatch(r"python:3\.\d+\.\d+-slim-\w+", base) for base in bases)


def test_it_runs_cyberlint_as_nobody() -> None:
    assert FINAL["ENTRYPOINT"] == '["cyberlint"]'
    assert int(FINAL["USER"].partition(":")[0]) > 0


def test_nothing_is_left_in_a_cache() -> None:
    assert all(
        "--no-cache-dir" in command
        for name, words in INSTRUCTIONS
        if name == "RUN"
        for command in words.split("&&")
        if "pip install" in command
    )


def test_what_it_copies_is_there_and_not_kept_out() -> None:
    ignored = [
        line for line in (ROOT / ".dockerignore").read_text().splitlines() if line[:1] not in ("", "#")
    ]
    let_in = {line[1:] for line in ignored if line.startswith("!")}
    copied = {
        source
        for name, words in INSTRUCTIONS
        if name == "COPY" and "--from" not in words
        for source in words.split()[:-1]
    }
    assert ignored[0] == "*"
    assert copied == let_in
    assert [source for source in copied if not (ROOT / source).exists()] == []


def test_what_a_build_needs_is_copied() -> None:
    """The wheel is built from what pyproject.toml names: the package, rules, schemas, licence and readme."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"]
    needed = {*(path.split("/")[0] for path in wheel), project["project"]["readme"], "pyproject.toml"}
    needed |= {
        *project["project"]["license-files"],
        project["tool"]["hatch"]["build"]["hooks"]["custom"]["path"],
    }
    copied = " ".join(words for name, words in INSTRUCTIONS if name == "COPY").split()
    assert [name for name in needed if not any(fnmatch.fnmatch(name, source) for source in copied)] == []
