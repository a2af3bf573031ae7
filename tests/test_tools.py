"""The tools of development do what they say, on small inputs."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tools import bench, group, schema


def test_a_group_holds_the_requirements_of_the_groups_that_it_includes() -> None:
    groups = {"test": ["pytest>=8"], "check": ["ruff", {"include-group": "test"}, "mypy"]}
    assert group.requirements(groups, "check") == ["ruff", "pytest>=8", "mypy"]


def test_every_group_of_the_project_can_be_printed() -> None:
    groups = tomllib.loads(group.PYPROJECT.read_text(encoding="utf-8"))["dependency-groups"]
    for name in groups:
        run = subprocess.run(
            [sys.executable, group.__file__, name], capture_output=True, text=True, check=True
        )
        assert run.stdout.splitlines() == group.requirements(groups, name)


def test_an_unknown_group_is_a_usage_error() -> None:
    run = subprocess.run([sys.executable, group.__file__, "no"], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr.startswith("usage: group.py test|check|")) == (1, True)


def test_the_rule_schema_is_up_to_date() -> None:
    text = schema.SCHEMA.read_text(encoding="utf-8")
    assert schema.renewed(text) == text, "run `make schema`"


class TestBench:
    quick = (sys.executable, "-c", "pass")
    slow = (sys.executable, "-c", "import time; time.sleep(0.2)")

    def test_a_ratio_to_the_base_is_held_against_the_goal(self) -> None:
        mine, base = bench.compare({"mine": self.quick, "base": self.slow}, runs=1, goal=2)
        assert (mine.what, base.goal, base.met) == ("mine", "at most 2 ×", True)
        assert mine.megabytes
        assert bench.compare({"mine": self.slow, "base": self.quick}, runs=1, goal=2)[1].met is False

    def test_a_goal_may_be_to_be_faster(self) -> None:
        row = bench.compare({"mine": self.quick, "base": self.slow}, runs=1, goal=2, sense="at least")[1]
        assert (row.goal, row.met) == ("at least 2 ×", True)
        assert "faster than base" in row.result

    @pytest.mark.parametrize(
        "program", ["import sys; print('broken', file=sys.stderr); sys.exit(2)", "raise ValueError('broken')"]
    )
    def test_a_command_that_fails_ends_the_bench(self, program: str) -> None:
        with pytest.raises(SystemExit, match="broken"):
            bench.race({"mine": [sys.executable, "-c", f"{program}"]}, runs=1)

    def test_the_generated_report_is_as_large_as_a_large_registrants(self, tmp_path: Path) -> None:
        file = bench.generated_report(tmp_path)
        assert 4 * 2**20 < file.stat().st_size < 4.2 * 2**20
        assert (
            len(list(ElementTree.parse(file).iter("{http://www.xbrl.org/2013/inlineXBRL}nonFraction")))
            > 10_000
        )

    def test_generated_filings_differ(self, tmp_path: Path) -> None:
        lines = bench.generated_filings(tmp_path).read_text(encoding="utf-8").splitlines()
        assert len(set(lines)) == len(lines) == bench.GENERATED_FILINGS
        texts = {
            fact["value"]
            for line in lines[:50]
            for fact in json.loads(line)["facts"]
            if len(str(fact["value"])) > 80
        }
        assert len(texts) == 50 * 4
