"""What a run has to live up to, and how much of it is shown: by options, environment and file."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from cli.runner import ACME, Shell
from cyberlint.cli.summary import LIMIT, VARIABLE
from pack.rules import another

OPEN = "expect: {text: board_oversight, contains: board}"


class TestMaxWarnings:
    def test_a_warning_more_than_allowed_is_exit_1(self, cyberlint: Shell) -> None:
        run = cyberlint("page.txt", *ACME, "--max-warnings", "0")
        assert (run.code, run.reason) == (1, "exit 1: 1 warning, more than --max-warnings=0")
        assert cyberlint("page.txt", *ACME, "--max-warnings", "1").code == 0

    def test_never_is_never(self, cyberlint: Shell) -> None:
        assert cyberlint("page.txt", *ACME, "--max-warnings", "0", "--fail-on", "never").code == 0

    @pytest.mark.parametrize("number", ["-1", "few", "1.5"])
    def test_it_is_a_count(self, cyberlint: Shell, number: str) -> None:
        run = cyberlint("page.txt", "--max-warnings", number)
        assert run.code == 2
        assert run.reason.startswith("exit 2: invalid value for '--max-warnings': ")

    def test_a_file_and_the_environment_can_set_it(
        self, cyberlint: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (folder / "cyberlint.toml").write_text("max-warnings = 0\n")
        assert cyberlint("page.txt", *ACME).code == 1
        monkeypatch.setenv("CYBERLINT_MAX_WARNINGS", "1")
        assert cyberlint("page.txt", *ACME).code == 0


class TestRequireEvaluated:
    @pytest.fixture
    def two(self, folder: Path) -> None:
        """Put a rule beside ACME101 that stays open on the page."""
        rule = another("ACME102", "board-is-named", OPEN)
        (folder / "acme/ACME102.yaml").write_text(rule, encoding="utf-8")

    @pytest.mark.usefixtures("two")
    @pytest.mark.parametrize(
        "selector", ["ACME102", "board-is-named", "ACME", "house-style", "all", "CYD101,ACME102"]
    )
    def test_what_stays_open_is_exit_3(self, cyberlint: Shell, selector: str) -> None:
        select = ("--rules", "acme", "--select", "ACME,CYD101")
        assert cyberlint("page.txt", *select).code == 0
        run = cyberlint("page.txt", *select, "--require-evaluated", selector)
        assert (run.code, run.reason) == (
            3,
            "exit 3: ACME102 could not be evaluated, which --require-evaluated asks for, on page.txt",
        )
        assert "ACME101" in run.out

    def test_what_is_decided_is_enough(self, cyberlint: Shell) -> None:
        assert cyberlint("page.txt", *ACME, "--require-evaluated", "ACME101").code == 0

    def test_a_rule_that_is_not_run_is_not_decided(self, cyberlint: Shell) -> None:
        run = cyberlint("page.txt", *ACME, "--require-evaluated", "CYD201")
        assert run.reason == "exit 3: no rule was run that --require-evaluated=CYD201 names"

    def test_a_rule_that_nobody_knows_is_a_mistake(self, cyberlint: Shell) -> None:
        run = cyberlint("page.txt", *ACME, "--require-evaluated", "ACME110")
        assert (run.code, run.out) == (2, "")
        assert run.reason.startswith("exit 2: no rule is named 'ACME110'")


class TestHowMuchIsShown:
    def test_quiet_is_findings_and_places(self, cyberlint: Shell) -> None:
        rows = cyberlint("page.txt", *ACME, "-q").out.splitlines()
        assert rows[0].startswith("warning[ACME101 oversight-flag-without-block]: The flag is true, but “")
        assert rows[-1] == "  --> page.txt:6:2  (expected here)"
        assert len(rows) == 3

    def test_quiet_and_verbose_exclude_each_other(
        self, cyberlint: Shell, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        reason = "exit 2: --quiet and --verbose exclude each other; --no-quiet or --no-verbose settles it"
        assert cyberlint("page.txt", "-q", "-v").reason == reason
        monkeypatch.setenv("CYBERLINT_VERBOSE", "true")
        assert cyberlint("page.txt", *ACME, "-q").reason == reason
        assert cyberlint("page.txt", *ACME, "-q", "--no-verbose").code == 0

    def test_verbose_lists_what_passed_and_why_rules_do_not_apply(self, cyberlint: Shell) -> None:
        out = cyberlint("page.txt", "--verbose").out
        assert "\npassed (" in out
        assert "\nnot applicable (" in out
        assert "  its condition does not hold: " in out

    def test_statistics_end_the_report(self, cyberlint: Shell) -> None:
        title, columns, row = cyberlint("page.txt", *ACME, "--statistics").out.splitlines()[-3:]
        assert title == "statistics: 1 of 1 rule over 1 document"
        assert columns.split("  ")[0] == "rule"
        assert row.split() == ["ACME101", "1", "0", "0", "0", "0", "oversight-flag-without-block"]

    def test_only_findings_are_what_code_scanning_wants(self, cyberlint: Shell) -> None:
        def kinds(*options: str) -> set[str]:
            out = cyberlint("page.txt", "--rules", "acme", "--format", "sarif", *options).out
            return {result["kind"] for result in json.loads(out)["runs"][0]["results"]}

        assert kinds("--only-findings") == {"fail"}
        assert kinds() > {"fail", "pass"}


class TestFormats:
    def test_the_name_of_a_file_tells_its_format(self, cyberlint: Shell, folder: Path) -> None:
        files = ("a.xml", "a.md", "a.csv", "a.sarif")
        assert cyberlint("page.txt", *ACME, *(f"--output={name}" for name in files)).code == 0
        assert ET.parse(folder / "a.xml").getroot().tag == "testsuites"
        assert (folder / "a.md").read_text("utf-8").startswith("## cyberlint: ")
        assert next(csv.DictReader(io.StringIO((folder / "a.csv").read_text("utf-8"))))["rule"] == "ACME101"
        assert json.loads((folder / "a.sarif").read_text("utf-8"))["version"] == "2.1.0"

    def test_gitlab_has_paths_of_the_repository(self, cyberlint: Shell, folder: Path) -> None:
        [entry] = json.loads(cyberlint(folder / "page.txt", *ACME, "--format", "gitlab").out)
        assert entry["location"] == {"path": "page.txt", "lines": {"begin": 6}}


class TestSummary:
    """On GitHub the report goes to the summary of the job, beside the annotations."""

    @pytest.fixture
    def summary(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setenv(VARIABLE, str(folder / "summary.md"))
        return folder / "summary.md"

    def test_it_is_written_with_the_annotations(self, cyberlint: Shell, summary: Path) -> None:
        run = cyberlint("page.txt", *ACME, "--format", "github")
        assert run.out.startswith("::warning file=page.txt,line=6,col=2,title=ACME101 ")
        assert summary.read_text("utf-8") == cyberlint("page.txt", *ACME, "--format", "markdown").out

    def test_what_others_wrote_stays(self, cyberlint: Shell, summary: Path) -> None:
        summary.write_text("# Tests\n")
        for _ in range(2):
            cyberlint("page.txt", *ACME, "--format", "github")
        assert summary.read_text("utf-8").startswith("# Tests\n\n## cyberlint: ")
        assert summary.read_text("utf-8").count("## cyberlint: ") == 2

    def test_other_formats_leave_it_alone(self, cyberlint: Shell, summary: Path) -> None:
        cyberlint("page.txt", *ACME, "--format", "markdown")
        assert not summary.exists()

    def test_one_that_is_asked_for_is_written_once(self, cyberlint: Shell, summary: Path) -> None:
        files = ("--format", "markdown", "--output", summary, "--format", "github")
        cyberlint("page.txt", *ACME, *files)
        assert summary.read_text("utf-8").count("## cyberlint: ") == 1

    def test_it_never_grows_beyond_what_github_takes(self, cyberlint: Shell, summary: Path) -> None:
        summary.write_bytes(b"x" * (LIMIT - 450) + b"\n")
        run = cyberlint("page.txt", *ACME, "--format", "github")
        assert summary.stat().st_size <= LIMIT
        assert "**Not shown: " in summary.read_text("utf-8")
        assert run.err == ""

    def test_one_that_is_full_is_left_alone_and_said(self, cyberlint: Shell, summary: Path) -> None:
        summary.write_bytes(b"x" * LIMIT)
        run = cyberlint("page.txt", *ACME, "--format", "github")
        assert (run.code, run.err) == (0, "the summary of this step is full: the report is not in it\n")
        assert summary.stat().st_size == LIMIT

    def test_one_that_cannot_be_written_is_an_error(
        self, cyberlint: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv(VARIABLE, str(folder / "gone/summary.md"))
        run = cyberlint("page.txt", *ACME, "--format", "github", "--fail-on", "warning")
        assert run.code == 2
        assert run.reason.endswith("summary.md cannot be written: No such file or directory")

    def test_without_the_variable_there_is_none(
        self, cyberlint: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv(VARIABLE, raising=False)
        assert cyberlint("page.txt", *ACME, "--format", "github").code == 0
        assert sorted(path.name for path in folder.iterdir()) == ["acme", "page.txt"]
