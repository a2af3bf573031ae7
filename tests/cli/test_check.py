"""``cyberlint check``, the main job: reports out, and an exit status that says what was found."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.runner import ACME, Shell
from cyberlint.cli import writing
from cyberlint.reporters import formats
from pack.rules import edited

FOUND = "exit 1: 1 finding at or above --fail-on=warning"


def test_a_finding(cyberlint: Shell, golden: Callable[[str, str], None]) -> None:
    golden("finding.txt", cyberlint("page.txt", *ACME, "--fail-on", "warning").whole)


def test_nothing_found(cyberlint: Shell, golden: Callable[[str, str], None]) -> None:
    golden(
        "nothing.txt",
        cyberlint("check", "page.txt", *ACME, "--ignore", "ACME101", "--select", "CYD101").whole,
    )


def test_a_path_alone_is_check(cyberlint: Shell) -> None:
    assert cyberlint("page.txt", *ACME) == cyberlint("check", "page.txt", *ACME)
    assert cyberlint(*ACME, "page.txt") == cyberlint("check", "page.txt", *ACME)


class TestExitStatus:
    def test_findings_below_the_level_are_shown_and_pass(self, cyberlint: Shell) -> None:
        run = cyberlint("page.txt", *ACME)
        assert (run.code, run.err) == (0, "")
        assert "warning[ACME101 oversight-flag-without-block]" in run.out

    @pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
    def test_the_level_decides(self, cyberlint: Shell, level: str, code: int) -> None:
        assert cyberlint("page.txt", *ACME, "--fail-on", level).code == code

    def test_an_input_that_cannot_be_read_outranks_findings(self, cyberlint: Shell) -> None:
        run = cyberlint("page.txt", "nowhere.txt", *ACME, "--fail-on", "warning")
        assert (run.code, run.reason) == (3, "exit 3: 1 input could not be read")
        assert "ACME101" in run.out
        assert "not read: nowhere.txt: there is no such file or folder" in run.out

    def test_a_usage_error_outranks_inputs(self, cyberlint: Shell) -> None:
        run = cyberlint("nowhere.txt", "--select", "ACME101")
        assert (run.code, run.out) == (2, "")
        assert run.reason.startswith("exit 2: no rule is named 'ACME101'")

    def test_an_output_that_cannot_be_written_outranks_inputs(self, cyberlint: Shell, folder: Path) -> None:
        (folder / "out.json").mkdir()
        run = cyberlint("nowhere.txt", "--output", "out.json", "--format", "json")
        assert run.code == 2
        assert run.reason.startswith("exit 2: invalid value for '--output'")

    def test_a_folder_without_filings(self, cyberlint: Shell, folder: Path) -> None:
        (folder / "empty").mkdir()
        run = cyberlint("empty")
        assert (run.code, run.reason) == (3, "exit 3: nothing was linted")

    def test_a_document_on_which_nothing_could_be_checked(self, cyberlint: Shell, folder: Path) -> None:
        (folder / "draft.txt").write_text("Item 1C. Cybersecurity\n\nWe keep a register of the risks.\n")
        run = cyberlint("page.txt", "draft.txt", "--rules", "acme", "--select", "CYD101")
        assert (run.code, run.reason) == (3, "exit 3: no rule could be evaluated on draft.txt")

    def test_a_mandatory_rule_that_stays_open(self, cyberlint: Shell, folder: Path) -> None:
        lines = ("mandatory: true", "expect: {text: board_oversight, contains: board}")
        (folder / "acme/ACME101.yaml").write_text(edited(*lines), encoding="utf-8")
        run = cyberlint("page.txt", "--rules", "acme")
        assert run.reason == "exit 3: ACME101 is mandatory and could not be evaluated on page.txt"


class TestForm:
    PAGE = (
        "|Cybersecurity Risk Management Positions or Committees Responsible Report to Board [Flag]\n|true\n"
    )

    def test_it_names_what_the_input_does_not(self, cyberlint: Shell, folder: Path) -> None:
        (folder / "page.txt").write_text(self.PAGE)
        assert cyberlint("page.txt", *ACME).reason == "exit 3: no rule could be evaluated on page.txt"
        for form in ("10-K", "10-k/a", "form 10-KT"):
            assert cyberlint("page.txt", *ACME, "--form", form, "--fail-on", "warning").reason == FOUND
        assert (
            cyberlint("page.txt", *ACME, "--form", "20-F").reason
            == "exit 3: no rule applies to what was linted"
        )

    def test_it_is_one_that_a_rule_knows(self, cyberlint: Shell) -> None:
        run = cyberlint("page.txt", "--form", "10K")
        assert run.reason == (
            "exit 2: invalid value for '--form': '10K' is none of 10-K, 20-F, 8-K, 6-K, nor a variant of one"
        )


class TestOutputs:
    def test_the_file_holds_what_standard_output_would(self, cyberlint: Shell, folder: Path) -> None:
        run = cyberlint("page.txt", *ACME, "--output", "report.txt")
        assert run.out == ""
        assert (folder / "report.txt").read_text("utf-8") == cyberlint("page.txt", *ACME).out

    @pytest.mark.parametrize(
        ("name", "beginning"),
        [
            ("a.json", "{"),
            ("a.JSON", "{"),
            ("a.jsonl", '{"path"'),
            ("a.sarif", "{"),
            ("a.txt", "── "),
            ("report", "── "),
        ],
    )
    def test_the_name_of_a_file_tells_its_format(
        self, cyberlint: Shell, folder: Path, name: str, beginning: str
    ) -> None:
        assert cyberlint("page.txt", *ACME, "--output", name).code == 0
        assert (folder / name).read_text("utf-8").startswith(beginning)

    def test_every_format_has_its_file_and_one_may_go_to_standard_output(
        self, cyberlint: Shell, folder: Path
    ) -> None:
        files = ("--format", "sarif", "--output", "a.sarif", "--format", "json", "--output", "b")
        run = cyberlint("page.txt", *ACME, *files, "--format", "concise")
        assert run.out.startswith("page.txt:6:2: warning ACME101")
        assert json.loads((folder / "a.sarif").read_text("utf-8"))["version"] == "2.1.0"
        assert json.loads((folder / "b").read_text("utf-8"))["schema"].startswith("cyberlint-report/")

    def test_a_dash_is_standard_output(self, cyberlint: Shell, folder: Path) -> None:
        run = cyberlint(
            "page.txt", *ACME, "--format", "json", "--output", "-", "--format", "full", "--output", "full.txt"
        )
        assert json.loads(run.out)["summary"]["documents"] == 1
        assert (folder / "full.txt").exists()

    @pytest.mark.parametrize(
        ("arguments", "reason"),
        [
            (["--format", "json", "--format", "sarif"], "give one --output for each --format"),
            (["--format", "json", "--output", "a", "--output", "b"], "give one --output for each --format"),
            (["--output", "a.json", "--output", "./a.json"], "give one --output for each --format"),
            (
                ["--output", "-", "--format", "json", "--format", "full"],
                "give one --output for each --format",
            ),
            (["--output", "report.pdf"], "--output report.pdf needs a --format: clearance, "),
            (["--output", "nowhere/a.json"], "--output nowhere/a.json: there is no such folder"),
            (["--output", "page.txt"], "--output would overwrite the input "),
            (["--output", "acme"], "invalid value for '--output': "),
            (["--format", "xml"], "invalid value for '--format': 'xml' is not one of "),
            (["--fail-on", "fatal"], "invalid value for '--fail-on': 'fatal' is not one of "),
        ],
    )
    def test_what_cannot_be_is_said_before_anything_is_linted(
        self, cyberlint: Shell, folder: Path, arguments: list[str], reason: str
    ) -> None:
        run = cyberlint("page.txt", *arguments)
        assert (run.code, run.out) == (2, "")
        assert run.err.startswith(
            "Usage: cyberlint check [OPTIONS] PATH...\nTry `cyberlint check --help`.\n\n"
        )
        assert run.reason.startswith(f"exit 2: {reason}")
        assert sorted(path.name for path in folder.iterdir()) == ["acme", "page.txt"]

    def test_the_same_bytes_in_give_the_same_bytes_out(
        self, cyberlint: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        report = folder / "report"
        for name in formats():
            asked = ("page.txt", *ACME, "--format", name, "--output", report)
            first = (cyberlint(*asked), report.read_bytes())
            monkeypatch.setenv("COLUMNS", "40")
            assert (cyberlint(*asked), report.read_bytes()) == first
            assert str(folder).encode() not in first[1]


class TestColour:
    """--color, then https://no-color.org/, then https://force-color.org/, then whether it is a terminal."""

    def coloured(self, cyberlint: Shell, *arguments: str) -> bool:
        return "\x1b[" in cyberlint("page.txt", *ACME, *arguments).out

    def test_none_without_a_terminal(self, cyberlint: Shell) -> None:
        assert not self.coloured(cyberlint)
        assert self.coloured(cyberlint, "--color", "always")

    @pytest.mark.parametrize(
        ("environment", "coloured"),
        [
            ({}, True),
            ({"NO_COLOR": "1"}, False),
            ({"NO_COLOR": ""}, True),
            ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
            ({"TERM": "dumb"}, False),
            ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        ],
    )
    def test_on_a_terminal(
        self, cyberlint: Shell, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], coloured: bool
    ) -> None:
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        assert self.coloured(cyberlint) is coloured
        assert self.coloured(cyberlint, "--color", "always")
        assert not self.coloured(cyberlint, "--color", "never")

    def test_force_color_without_a_terminal(self, cyberlint: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert self.coloured(cyberlint)

    def test_a_file_is_never_coloured(self, cyberlint: Shell, folder: Path) -> None:
        cyberlint("page.txt", *ACME, "--color", "always", "--output", "a.txt")
        assert "\x1b" not in (folder / "a.txt").read_text("utf-8")

    def test_a_narrow_terminal_has_its_own_width(
        self, cyberlint: Shell, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        monkeypatch.setattr(writing.os, "get_terminal_size", lambda: os.terminal_size((50, 20)))
        lines = cyberlint("page.txt", *ACME, "--color", "never").out.splitlines()
        assert max(map(len, lines)) == 50

    @pytest.mark.parametrize(
        ("columns", "width"), [("60", 60), ("400", 100), ("", 100), ("0", 100), ("-5", 100), ("wide", 100)]
    )
    def test_columns_says_how_wide_a_pager_is(
        self, cyberlint: Shell, monkeypatch: pytest.MonkeyPatch, columns: str, width: int
    ) -> None:
        monkeypatch.setenv("COLUMNS", columns)
        heading = cyberlint("page.txt", *ACME).out.splitlines()[0]
        assert len(heading) == width

    @pytest.mark.parametrize("command", [["flags", "page.txt"], ["explain", "CYD104"]])
    def test_other_commands_are_no_wider(
        self, cyberlint: Shell, monkeypatch: pytest.MonkeyPatch, command: list[str]
    ) -> None:
        monkeypatch.setenv("COLUMNS", "50")
        assert max(map(len, cyberlint(*command).out.splitlines())) <= 50


def test_standard_input(cyberlint: Shell, folder: Path) -> None:
    page = (folder / "page.txt").read_bytes()
    assert cyberlint("-", *ACME, "--format", "concise", stdin=page).out.startswith("<stdin>:6:2: ")
    named = cyberlint("-", *ACME, "--stdin-filename", "draft.R.txt", "--format", "concise", stdin=page)
    assert named.out.startswith("draft.R.txt:6:2: ")


def test_an_input_format_is_tried_whatever_the_content_says(cyberlint: Shell) -> None:
    run = cyberlint("page.txt", *ACME, "--input-format", "disclosure-json")
    assert run.reason == "exit 3: 1 input could not be read"
