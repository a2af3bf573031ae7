"""The frame of every command: usage errors, and streams that go away."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from cli.conftest import PAGE
from cli.runner import Shell, process
from cyberlint import __version__, cli
from cyberlint.cli import linting, selecting
from cyberlint.resources import DataError


class TestUsage:
    def test_help_is_no_error(self, cyberlint: Shell) -> None:
        for arguments in (["--help"], ["-h"], ["check", "--help"], ["page.txt", "-h"], ["rules", "--help"]):
            run = cyberlint(*arguments)
            assert (run.code, run.err) == (0, "")
            assert run.out.startswith("Usage: cyberlint ")

    def test_the_help_page_names_every_command(self, cyberlint: Shell) -> None:
        out = cyberlint("--help").out
        assert all(f"\n  {name} " in out for name in cli.COMMANDS)
        assert "\n  cyberlint explain CYD201     say what a rule is about\n" in out

    def test_the_version(self, cyberlint: Shell) -> None:
        assert cyberlint("--version").out == f"cyberlint {__version__}\n"

    def test_nothing_to_lint_is_no_success(self, cyberlint: Shell) -> None:
        """In a CI job a variable may be empty: `cyberlint $FILES`."""
        run = cyberlint()
        assert (run.code, run.out) == (2, "")
        assert run.err.startswith("Usage: cyberlint [OPTIONS] COMMAND [ARGS]...\n")
        assert run.reason == "exit 2: nothing to lint is named"

    @pytest.mark.parametrize(
        ("arguments", "reason"),
        [
            (["check"], "exit 2: missing argument 'PATH...'."),
            (["page.txt", "--formt", "json"], "exit 2: no such option"),
            (["page.txt", "--format"], "exit 2: option '--format' requires an argument."),
            (["rules", "--format", "xml"], "exit 2: invalid value for '--format': 'xml' is not one of "),
        ],
    )
    def test_a_wrong_command_line(self, cyberlint: Shell, arguments: list[str], reason: str) -> None:
        run = cyberlint(*arguments)
        assert (run.code, run.out) == (2, "")
        assert run.reason.startswith(reason)

    @pytest.mark.parametrize(
        ("word", "meant"),
        [("chek", "check"), ("Rule", "rules"), ("lint", "check"), ("help", "--help")],
    )
    def test_a_command_that_is_none(self, cyberlint: Shell, word: str, meant: str) -> None:
        run = cyberlint(word, "page.txt")
        assert run.code == 3
        assert run.err.splitlines() == [
            f"no command is named {word}; did you mean `cyberlint {meant}`?",
            "exit 3: 1 input could not be read",
        ]

    @pytest.mark.parametrize("path", ["drafts", "chek.htm", "./chek", "page.txt"])
    def test_a_file_is_taken_for_no_command(self, cyberlint: Shell, path: str) -> None:
        assert "command" not in cyberlint(path).err

    def test_a_folder_may_be_named_as_a_command_nearly_is(self, cyberlint: Shell, folder: Path) -> None:
        (folder / "rule").mkdir()
        assert cyberlint("rule").err == "exit 3: nothing was linted\n"

    def test_what_a_message_quotes_cannot_move_the_cursor(self, cyberlint: Shell) -> None:
        run = cyberlint("page.txt", "--select", "\x1b[2Jabc\u202edef")
        assert run.reason == r"exit 2: no rule is named '\x1b[2Jabc\u202edef'"

    def test_an_interruption_is_no_result(self, cyberlint: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupt(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(linting, "collect", interrupt)
        run = cyberlint("page.txt")
        assert (run.code, run.reason) == (130, "exit 130: interrupted")

    def test_a_checkout_with_a_damaged_rule(self, cyberlint: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
        def damaged(*_: object) -> None:
            raise DataError("rules/tagging/CYD101.yaml:3: duplicate key 'id'\nrules/lexicon/cues.yaml:1: …")

        monkeypatch.setattr(selecting, "builtin", damaged)
        monkeypatch.delenv("CYBERLINT_CORPUS", raising=False)  # a variable of ours leads by the configuration
        run = cyberlint("page.txt")
        assert run.err.splitlines() == [
            "rules/tagging/CYD101.yaml:3: duplicate key 'id'",
            "rules/lexicon/cues.yaml:1: …",
            "exit 2: the bundled rules have defects",
        ]


@pytest.mark.skipif(sys.platform == "win32", reason="needs bash")
class TestStreams:
    """In processes of their own: what a test's process cannot lose."""

    LINT = "cyberlint page.txt --rules acme --select ACME101 --fail-on warning"

    def test_a_reader_that_goes_away_does_not_change_the_exit_status(self, folder: Path) -> None:
        run = process(f"{self.LINT} | true; exit ${{PIPESTATUS[0]}}", folder)
        assert run.returncode == 1
        assert run.stderr == "exit 1: 1 finding at or above --fail-on=warning\n"

    @pytest.mark.parametrize("command", ["cyberlint rules", "cyberlint parse page.txt"])
    def test_other_commands_end_quietly(self, folder: Path, command: str) -> None:
        run = process(f"{command} | true; exit ${{PIPESTATUS[0]}}", folder)
        assert (run.returncode, run.stderr) == (0, "")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    def test_a_full_disk_is_an_error(self, folder: Path) -> None:
        run = process(f"{self.LINT} > /dev/full", folder)
        assert run.returncode == 2
        assert run.stderr == "exit 2: standard output cannot be written: No space left on device\n"

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    @pytest.mark.parametrize(
        "command", ["--help", "--version", "rules --help", "rules", "parse page.txt", "flags page.txt"]
    )
    def test_a_full_disk_is_one_for_every_command(self, folder: Path, command: str) -> None:
        run = process(f"cyberlint {command} > /dev/full", folder)
        assert run.returncode == 2
        assert run.stderr == "exit 2: standard output cannot be written: No space left on device\n"

    def test_a_folder_that_is_removed_under_a_run(self, folder: Path) -> None:
        (folder / "gone").mkdir()
        page, gone = folder / "page.txt", 'cd gone; rmdir "$PWD"'
        for options in ("", "--isolated", "--format gitlab"):
            run = process(f"{gone}; cyberlint {page} --rules {folder}/acme {options}; mkdir ../gone", folder)
            assert run.stderr.startswith("exit 1: ")
            assert "CYD" in run.stdout
        run = process(f"{gone}; cyberlint {page} --format json --output report.json", folder)
        assert run.stderr.splitlines()[-1] == "exit 2: --output report.json: there is no such folder"

    def test_closed_streams_do_not_change_the_exit_status(self, folder: Path) -> None:
        run = process(f"{self.LINT} >&- 2>&-", folder)
        assert (run.returncode, run.stdout, run.stderr) == (1, "", "")

    @pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
    @pytest.mark.parametrize(
        "command", ["--format json", "--format sarif", "--format junit", "--format csv", "--format html"]
    )
    def test_what_programs_read_is_utf8_whatever_the_locale(
        self, folder: Path, command: str, encoding: str
    ) -> None:
        """As escapes it would be no JSON, and in XML and HTML another text."""
        (folder / "page.txt").write_text(PAGE.replace("register", "register – 董事会 😀 é –"), "utf-8")
        lint = f"{self.LINT} {command}"
        assert process(lint, folder, PYTHONIOENCODING=encoding).stdout == process(lint, folder).stdout

    def test_other_commands_write_utf8_to_programs(self, folder: Path) -> None:
        run = process("cyberlint parse page.txt", folder, PYTHONIOENCODING="ascii")
        assert json.loads(run.stdout)
        assert json.loads(process("cyberlint rules --format json", folder, PYTHONIOENCODING="ascii").stdout)
        assert json.loads(
            process("cyberlint flags page.txt --format json", folder, PYTHONIOENCODING="ascii").stdout
        )

    @pytest.mark.parametrize(
        "command", ["cyberlint explain CYD201", "cyberlint rules", "cyberlint flags page.txt", LINT]
    )
    def test_people_without_unicode_read_the_nearest_ascii(self, folder: Path, command: str) -> None:
        run = process(command, folder, PYTHONIOENCODING="ascii")
        assert run.stdout.isascii()
        assert "\\u" not in run.stdout
        assert "\\x" not in run.stdout

    def test_what_is_said_beside_the_report_is_ascii_then_too(self, folder: Path) -> None:
        run = process("cyberlint page.txt --select '“x”'", folder, PYTHONIOENCODING="ascii")
        assert run.stderr == "exit 2: no rule is named '\"x\"'\n"

    def test_python_m_cyberlint_calls_itself_cyberlint(self, folder: Path) -> None:
        assert process("cyberlint --version", folder).stdout == f"cyberlint {__version__}\n"
