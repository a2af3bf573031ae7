"""The library: what programs import, that it is what the command line does, and that it looks for nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import cyberlint
import downloads
from cli.runner import SOURCE, Shell
from cyberlint import Report, Severity, Source, UsageError, api, lint, render
from cyberlint.cli.options import LINTING
from cyberlint.pack.scaffold import new_pack
from library import user

EXAMPLES = SOURCE.parent / "examples"
FILING = "larkspur-10-K.htm"
CONTRADICTION = ["CYD201", "CYD208"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with one filing."""
    monkeypatch.chdir(tmp_path)
    Path(FILING).write_bytes((EXAMPLES / FILING).read_bytes())
    return tmp_path


def found(report: Report) -> list[str]:
    """Return the rules with findings, sorted."""
    return sorted({finding.rule.id for document in report.documents for finding in document.findings})


def test_the_package_exports_what_the_library_offers() -> None:
    assert set(cyberlint.__all__) == {*api.__all__, "__version__"} <= set(dir(cyberlint))
    for name in api.__all__:
        assert getattr(cyberlint, name) is getattr(api, name)
        assert getattr(cyberlint, name).__doc__


def test_what_is_not_exported_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'cyberlint' has no attribute 'Lint'"):
        cyberlint.Lint  # noqa: B018 - asked for in vain


def test_importing_the_package_imports_nothing_of_it() -> None:
    program = "import sys, cyberlint; print(*(name for name in sys.modules if 'cyberlint.' in name))"
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=SOURCE, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == ""


def test_what_says_which_findings_there_are_and_how_they_are_judged_is_an_argument() -> None:
    """What a report looks like and where it goes is not: `render` returns it."""
    judging = {"waivers", "baseline", "as-of", "fail-on", "max-warnings", "require-evaluated"}
    shown = {*LINTING, *judging, "exclude", "rules"}  # packs are called as their option is
    settings = shown - {"isolated", "packs"}
    assert {name.replace("_", "-") for name in cyberlint.Settings.__annotations__} == settings


class TestLint:
    def test_it_finds_what_the_command_line_finds(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        shell = Shell(monkeypatch, capsys)
        for name in ("full", "json", "sarif", "concise", "markdown", "junit"):
            assert render(lint(FILING), name) == shell(FILING, "--format", name).out
        assert lint(FILING).exit_code == 1

    def test_inputs_are_paths_folders_and_bytes_in_their_order(self, folder: Path) -> None:
        page = Source("page.txt", (EXAMPLES / "larkspur-10-K.R.txt").read_bytes())
        (folder / "more").mkdir()
        (folder / "more/draft.md").write_bytes((EXAMPLES / "drafts/saltmarsh-10-K.md").read_bytes())
        (folder / "more/notes.xyz").write_text("nothing for us")
        report = lint([page, Path(FILING), "more"])
        assert [document.disclosure.path for document in report.documents] == [
            "page.txt", FILING, "more/draft.md",
        ]  # fmt: skip
        assert report.skipped == 1

    def test_what_was_passed_over_in_a_folder_of_edgar_is_said_as_the_command_line_says_it(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for name in ("a", "b"):
            downloads.written(folder / name)
        report = lint(["a", Source("draft.md", b"# Item 1C. Cybersecurity"), "b"])
        assert report.notes == tuple(
            f"{name} is one filing: hl-20251231.htm read; 17 files that EDGAR keeps with it passed over"
            for name in ("a", "b")
        )
        assert "".join(f"{note}\n" for note in report.notes) in Shell(monkeypatch, capsys)("a", "b").err
        assert lint(FILING).notes == ()
        assert lint(FILING, prior=["a"]).notes == report.notes[:1]

    def test_an_input_that_cannot_be_read_is_part_of_the_report(self) -> None:
        report = lint(["nowhere.htm", Source("empty.txt", b"")])
        assert [(item.path, item.what) for item in report.unread] == [
            ("nowhere.htm", "there is no such file or folder"),
            ("empty.txt", "the file is empty"),
        ]
        assert (report.exit_code, report.exit_reason) == (3, "2 inputs could not be read")

    def test_nothing_is_looked_for(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        plain = lint(FILING)
        (folder / "cyberlint.toml").write_text("select = ['CYD3']\nfail-on = 'never'\n")
        (folder / "cyberlint-waivers.yaml").write_text("no: waivers")
        monkeypatch.setenv("CYBERLINT_FAIL_ON", "never")
        monkeypatch.setenv("CYBERLINT_COLOR", "nonsense")
        assert lint(FILING) == plain

    def test_settings_are_those_of_the_command_line(self, folder: Path) -> None:
        assert found(lint(FILING, select=CONTRADICTION)) == CONTRADICTION
        assert found(lint(FILING, select=["CYD2"], ignore=["CYD208"])) == ["CYD201"]
        assert lint(FILING, fail_on="never").exit_code == 0
        assert lint(FILING, ignore=CONTRADICTION, max_warnings=0).exit_code == 1
        assert lint(FILING, require_evaluated=["CYD901"]).exit_code == 1

    def test_a_configuration_holds_where_it_is_given_and_arguments_are_stronger(self, folder: Path) -> None:
        file = folder / "ci.toml"
        file.write_text("select = ['CYD2']\nfail-on = 'never'\n[rules]\nCYD208 = 'info'\n")
        report = lint(FILING, config=file)
        assert (found(report), report.exit_code) == (CONTRADICTION, 0)
        assert report.findings(Severity.INFO) == 1
        assert lint(FILING, config=file, fail_on="error").exit_code == 1

    def test_a_pack_adds_its_rules(self, folder: Path) -> None:
        for file, text in new_pack(folder / "house-rules", "ACME").items():
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        report = lint(FILING, rules=[folder / "house-rules"], select=["ACME"])
        assert found(report) == ["ACME001"]

    def test_what_a_draft_cannot_say_is_stated(self) -> None:
        draft = Source("draft.md", (EXAMPLES / "drafts/saltmarsh-10-K.md").read_bytes())
        (document,) = lint(draft, form="10-K", period="2025-12-31", registrant="Saltmarsh").documents
        assert document.disclosure.period == "2025-12-31"

    def test_an_input_that_says_otherwise_is_warned_of(self, folder: Path) -> None:
        with pytest.warns(UserWarning, match="its period is 2025-12-31, period is given as 2024-12-31"):
            (document,) = lint(FILING, period="2024-12-31").documents
        assert document.disclosure.period == "2025-12-31"

    def test_an_input_format_may_be_given(self) -> None:
        page = Source("page", (EXAMPLES / "larkspur-10-K.R.txt").read_bytes())
        (document,) = lint(page, input_format="text").documents
        assert document.disclosure.format == "text"


class TestAcceptance:
    def test_waivers_and_the_baseline_are_those_that_are_given(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        shell = Shell(monkeypatch, capsys)
        waive = ["waive", "CYD201", FILING, "--until", "2026-12-31", "--as-of", "2026-01-31"]
        assert shell(*waive, "--reason", "the auditors asked for it", "--owner", "ada@firm.example").code == 0
        assert shell("baseline", "write", "known.json", FILING, "--as-of", "2026-01-31").code == 0
        report = lint(
            FILING, waivers="cyberlint-waivers.yaml", baseline=Path("known.json"), as_of="2026-02-28"
        )
        assert (report.exit_code, found(report), report.as_of) == (0, [], "2026-02-28")
        assert len(report.documents[0].suppressed) > len(CONTRADICTION)
        expired = lint(FILING, waivers="cyberlint-waivers.yaml", as_of="2027-01-01")
        assert "CYD001" in found(expired)

    def test_without_a_day_it_is_today(self, folder: Path) -> None:
        (folder / "known.json").write_text('{"schema": "cyberlint-baseline/1", "entries": []}')
        assert lint(FILING, baseline="known.json").as_of == date.today().isoformat()


class TestUsage:
    @pytest.mark.parametrize(
        ("settings", "what"),
        [
            ({"profile": "final"}, "profile: 'final' is none of: audit, draft, filing"),
            ({"fail_on": "eror"}, "fail_on: 'eror' is none of: error, warning, info, never; did you mean"),
            ({"select": "CYD2"}, "select: expected several, not the text 'CYD2'; put it in a list"),
            ({"select": ["CYD999"]}, "select: no rule is named 'CYD999'"),
            ({"ignore": ["all"]}, "select: no rule is left to run"),
            ({"form": "S-1"}, "form: 'S-1' is none of 10-K, 20-F, 8-K, 6-K"),
            ({"as_of": "tomorrow"}, "as_of: expected a date, as 2026-03-31, not 'tomorrow'"),
            ({"as_of": date(2026, 1, 31), "max_warnings": -1}, "max_warnings: expected 0 or more, not -1"),
            ({"config": "nowhere.toml"}, "config: there is no such file: nowhere.toml"),
            ({"rules": ["nowhere"]}, "nowhere: there is no such file or folder"),
            ({"waivers": "nowhere.yaml"}, "nowhere.yaml: there is no such file"),
            ({"input_format": "doc"}, "input_format: 'doc' is "),
        ],
    )  # fmt: skip
    def test_a_wrong_argument_is_a_usage_error(
        self, folder: Path, settings: dict[str, object], what: str
    ) -> None:
        with pytest.raises(UsageError) as error:
            lint(FILING, **settings)
        assert str(error.value).startswith(what)

    def test_every_defect_of_a_file_is_named_with_its_line(self, folder: Path) -> None:
        (folder / "ci.toml").write_text("fail-on = 'no'\ncolour = 'never'\n")
        with pytest.raises(UsageError) as error:
            lint(FILING, config="ci.toml")
        assert [line.partition(": ")[0] for line in str(error.value).splitlines()] == [
            "ci.toml:1",
            "ci.toml:2",
        ]

    def test_an_unknown_argument_is_a_type_error(self) -> None:
        with pytest.raises(TypeError, match="unexpected keyword argument 'failon'"):
            lint(FILING, failon="error")  # type: ignore[call-arg]

    def test_an_unknown_format_of_a_report_is_a_usage_error(self, folder: Path) -> None:
        with pytest.raises(UsageError, match=r"format: 'jsn' is .* did you mean 'json'"):
            render(lint(FILING), "jsn")


class TestTypes:
    def test_a_program_that_uses_the_library_is_typed(self, tmp_path: Path) -> None:
        mypy = pytest.importorskip("mypy.api", reason="mypy is not installed: `make check` installs it")
        config = tmp_path / "mypy.ini"
        config.write_text(f"[mypy]\nstrict = true\nmypy_path = {SOURCE}\ncache_dir = {tmp_path / 'cache'}\n")
        out, err, code = mypy.run(["--config-file", str(config), "--follow-imports", "silent", user.__file__])
        assert (out, err, code) == ("Success: no issues found in 1 source file\n", "", 0)

    def test_and_it_runs(self, folder: Path) -> None:
        *lines, reason, undecided = user.told([Path(FILING)], {"select": ["CYD201"]})
        assert [line.split()[0] for line in lines] == ["CYD201"]
        assert (reason, undecided) == ("1: 1 finding at or above --fail-on=error", "0 open")
        assert user.told([], {"profile": "none"}) == ["profile: 'none' is none of: audit, draft, filing"]
        report = json.loads(user.draft("# Item 1C. Cybersecurity\n\nWe scan our networks every day.\n"))
        assert report["documents"][0]["form"] == "10-K"
