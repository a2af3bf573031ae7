"""``templates/gitlab-ci.yml`` is a job, and its script does what GitLab is told of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cyberlint.config.environment import environment
from cyberlint.config.keys import SETTINGS
from cyberlint.yamldata import load
from integrations.conftest import EXAMPLES, ROOT, assert_valid, bash, documented, skip_offline, yaml

TEMPLATE = "templates/gitlab-ci.yml"
JOB = yaml(TEMPLATE)["cyberlint"]


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the empty environment that the image has."""
    folder = tmp_path_factory.mktemp("image") / "python"
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    return folder / "bin"


def test_it_is_what_gitlab_takes() -> None:
    assert_valid(ROOT / TEMPLATE, "vendor.gitlab-ci")


def test_the_documentation_sets_what_the_job_has(tmp_path: Path) -> None:
    file = tmp_path / "gitlab-ci.yml"
    file.write_text(documented("include:"), encoding="utf-8")
    assert_valid(file, "vendor.gitlab-ci")
    used = load(file.read_text(encoding="utf-8")).value
    assert used["include"][0]["file"] == TEMPLATE
    settings = {setting.variable for setting in SETTINGS}
    assert used["cyberlint"]["variables"].keys() <= {*JOB["variables"], *settings}


def test_no_variable_of_the_job_is_taken_for_a_setting() -> None:
    assert environment(JOB["variables"]) == environment({})


def test_the_image_has_a_version() -> None:
    assert JOB["image"].partition(":")[2] not in ("", "latest")


def test_its_script_lints_and_writes_the_reports_that_it_declares(
    python: Path, project: Path, tmp_path: Path
) -> None:
    shutil.copy(EXAMPLES / "larkspur-10-K.htm", tmp_path)
    shutil.copy(EXAMPLES / "quillback-10-K.htm", tmp_path)
    variables = {**JOB["variables"], "CI_PROJECT_DIR": str(tmp_path), "CYBERLINT_PACKAGE": str(project)}
    del variables["PIP_CACHE_DIR"]  # in a test, the cache of whoever runs it
    variables |= {
        "FILINGS": "larkspur-10-K.htm quillback-10-K.htm",
        "CYBERLINT_FAIL_ON": "warning",
        "PATH": os.pathsep.join([str(python), os.environ["PATH"]]),
    }
    install, lint = JOB["script"]
    done = bash(install, tmp_path, variables, "-eo", "pipefail")
    skip_offline(done)
    assert done.code == 0, done.log
    done = bash(lint, tmp_path, variables, "-eo", "pipefail")
    assert (done.code, done.log.splitlines()[-1]) == (1, "exit 1: 7 findings at or above --fail-on=warning")
    assert done.log.startswith("── larkspur-10-K.htm")
    reports = JOB["artifacts"]["reports"]
    quality = json.loads((tmp_path / reports["codequality"]).read_text(encoding="utf-8"))
    assert "CYD201" in {entry["check_name"] for entry in quality}
    suites = ElementTree.parse(tmp_path / reports["junit"]).getroot()
    assert int(suites.get("failures", "0")) > 0
