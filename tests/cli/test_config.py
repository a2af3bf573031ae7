"""What configures a run, as the command line shows it: ``config show``, and how ``check`` ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.runner import Shell
from cyberlint.pack.pinning import fingerprint
from pack.rules import edited

FILE = """\
extends = "firm/base.toml"
fail-on = "warning"
packs = ["acme"]

[rules.ACME101]
severity = "error"

[rules.CYD308.options]
least-in-item = 300

[[overrides]]
paths = ["drafts/**"]
profile = "draft"
rules = {oversight-flag-without-block = "info", CYD201 = "off"}
"""
BASE = 'ignore = ["CYD606"]\ncolor = "never"\n'


@pytest.fixture
def configured(folder: Path) -> Path:
    """Stand in a folder that is configured."""
    (folder / "cyberlint.toml").write_text(FILE, encoding="utf-8")
    (folder / "firm").mkdir()
    (folder / "firm/base.toml").write_text(BASE, encoding="utf-8")
    (folder / "drafts").mkdir()
    (folder / "drafts/page.txt").write_bytes((folder / "page.txt").read_bytes())
    return folder


class TestShow:
    def test_every_setting_and_where_it_comes_from(
        self,
        cyberlint: Shell,
        configured: Path,
        monkeypatch: pytest.MonkeyPatch,
        golden: Callable[[str, str], None],
    ) -> None:
        monkeypatch.setenv("CYBERLINT_COLOR", "always")
        golden("config.txt", cyberlint("config", "show", "--origin", "--ignore", "CYD610").whole)

    def test_what_it_shows_is_a_file_that_means_the_same(self, cyberlint: Shell, configured: Path) -> None:
        shown = cyberlint("config", "show").out
        (configured / "cyberlint.toml").write_text(shown, encoding="utf-8")
        assert cyberlint("config", "show").out == shown

    def test_the_rules_for_a_document(self, cyberlint: Shell, configured: Path) -> None:
        shown = cyberlint("config", "show", "--origin", "page.txt", "drafts/page.txt")
        final, draft = shown.out.split("\n\n")
        assert final.startswith("page.txt: 10-K, ")
        assert draft.startswith("drafts/page.txt: 10-K, ")
        assert [line.split() for line in (*final.splitlines(), *draft.splitlines()) if "ACME101" in line] == [
            ["ACME101", "error", "cyberlint.toml:6"],
            ["ACME101", "info", "cyberlint.toml:14"],
        ]
        assert "  CYD101   off             profile draft\n" in draft
        assert "  CYD201   off             cyberlint.toml:14\n" in draft
        assert "  CYD606   off             firm/base.toml:1\n" in final
        assert (
            "  CYD308   warning         default, cyberlint.toml:9  least-in-item = 300"
            "  least-tagged = 2000  least-in-block = 500\n"
        ) in final

    def test_json(self, cyberlint: Shell, configured: Path) -> None:
        shown = json.loads(cyberlint("config", "show", "--json", "drafts/page.txt").out)
        assert shown["settings"]["fail-on"] == {"value": "warning", "origins": ["cyberlint.toml:2"]}
        assert shown["settings"]["packs"]["value"] == [{"path": "acme", "sha256": None, "optional": False}]
        (document,) = shown["documents"]
        (rule,) = (rule for rule in document["rules"] if rule["id"] == "ACME101")
        assert (document["path"], document["form"]) == ("drafts/page.txt", "10-K")
        assert rule == {
            "id": "ACME101",
            "runs": True,
            "severity": "info",
            "escalates": [],
            "options": {},
            "origin": "cyberlint.toml:14",
            "tuned": {"severity": "cyberlint.toml:14"},
        }

    def test_a_document_that_cannot_be_read(self, cyberlint: Shell, configured: Path) -> None:
        run = cyberlint("config", "show", "nowhere.txt")
        assert run.code == 3
        assert run.err.startswith("nowhere.txt: there is no such file or folder\n")

    def test_without_a_file_every_value_is_the_default(self, cyberlint: Shell) -> None:
        shown = cyberlint("config", "show", "--origin").out
        assert {line.rpartition("# ")[2] for line in shown.splitlines() if not line.startswith("#")} == {
            "default"
        }

    def test_the_schema(self, cyberlint: Shell) -> None:
        assert json.loads(cyberlint("config", "schema").out)["title"] == "A configuration of cyberlint"


class TestCheck:
    def test_a_file_configures_a_run(self, cyberlint: Shell, configured: Path) -> None:
        run = cyberlint("page.txt", "drafts/page.txt")
        assert "error[ACME101" in run.out
        assert "info[ACME101" in run.out
        assert (run.code, "at or above --fail-on=warning" in run.reason) == (1, True)

    def test_without_options_everything_is_as_with_the_command(
        self, cyberlint: Shell, configured: Path
    ) -> None:
        assert cyberlint("page.txt", "drafts/page.txt") == cyberlint("check", "page.txt", "drafts/page.txt")

    def test_the_environment_configures_a_run(
        self, cyberlint: Shell, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        typed = cyberlint("page.txt", "--format", "concise", "--select", "CYD1", "--fail-on", "never")
        for name, text in {"FORMAT": "concise", "SELECT": "CYD1", "FAIL_ON": "never"}.items():
            monkeypatch.setenv(f"CYBERLINT_{name}", text)
        assert cyberlint("page.txt") == cyberlint("check", "page.txt") == typed
        assert typed.code == 0

    def test_an_isolated_run_is_that_of_a_folder_without_a_file(
        self, cyberlint: Shell, configured: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        isolated = cyberlint("page.txt", "--isolated")
        (configured / "cyberlint.toml").unlink()
        assert cyberlint("page.txt") == isolated

    def test_another_file_may_be_named(self, cyberlint: Shell, configured: Path) -> None:
        (configured / "ci.toml").write_text("fail-on = 'never'\n")
        assert cyberlint("page.txt", "--config", "ci.toml").code == 0
        run = cyberlint("page.txt", "--config", "nowhere.toml")
        assert (run.code, run.reason) == (2, "exit 2: there is no such file: nowhere.toml")
        run = cyberlint("page.txt", "--config", "ci.toml", "--isolated")
        assert (run.code, run.reason) == (2, "exit 2: --isolated takes no configuration file")

    def test_defects_end_the_run_before_anything_is_read(
        self, cyberlint: Shell, configured: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (configured / "firm/base.toml").write_text("ignore = ['tagged']\ncolour = 'never'\n")
        monkeypatch.setenv("CYBERLINT_COLOR", "blue")
        for arguments in (["nowhere.txt"], ["check", "nowhere.txt"], ["config", "show"]):
            run = cyberlint(*arguments)
            assert (run.code, run.out) == (2, "")
            assert run.err.splitlines() == [
                "CYBERLINT_COLOR: 'blue' is none of: auto, always, never",
                "firm/base.toml:1: ignore[0]: no rule is named 'tagged'; did you mean 'tagging'?",
                "firm/base.toml:2: colour: unknown key 'colour'; did you mean 'color'?",
                "exit 2: 3 defects in the configuration",
            ]

    def test_what_is_wrong_with_the_command_line_alone_is_the_reason(self, cyberlint: Shell) -> None:
        run = cyberlint("page.txt", "--select", "governence")
        assert (run.code, run.err) == (
            2,
            "exit 2: no rule is named 'governence'; did you mean 'governance'?\n",
        )

    def test_the_file_of_an_option_tells_its_format_whatever_a_file_says(
        self, cyberlint: Shell, folder: Path
    ) -> None:
        (folder / "cyberlint.toml").write_text("format = 'concise'\n")
        assert cyberlint("page.txt", "--output", "a.json").out == ""
        assert json.loads((folder / "a.json").read_text("utf-8"))["schema"].startswith("cyberlint-report/")
        assert cyberlint("page.txt", "--format", "jsonl").out.startswith('{"')


class TestPacks:
    def test_a_pack_that_is_not_there(self, cyberlint: Shell, folder: Path) -> None:
        (folder / "cyberlint.toml").write_text("packs = ['acme', 'hose']\n")
        run = cyberlint("page.txt")
        assert run.err.splitlines() == [
            "cyberlint.toml:1: packs[1]: there is no such file or folder: hose",
            "exit 2: 1 defect in the configuration",
        ]

    def test_an_optional_pack_may_be_missing(self, cyberlint: Shell, folder: Path) -> None:
        text = "packs = [{path = 'firm', optional = true}]\nrules.FIRM101 = 'off'\n"
        (folder / "cyberlint.toml").write_text(text)
        assert cyberlint("page.txt").code in {0, 1}

    def test_a_pinned_pack_is_run_as_long_as_nobody_changes_it(self, cyberlint: Shell, folder: Path) -> None:
        digest = fingerprint(folder / "acme")
        (folder / "cyberlint.toml").write_text(f"packs = [{{path = 'acme', sha256 = '{digest}'}}]\n")
        assert cyberlint("page.txt", "--select", "ACME101").code == 0
        (folder / "acme/ACME101.yaml").write_text(edited("severity: error"), encoding="utf-8")
        run = cyberlint("page.txt", "--select", "ACME101")
        changed, reason = run.err.splitlines()
        assert changed.startswith("cyberlint.toml:1: packs[0]: the pack was changed: its sha256 is ")
        assert fingerprint(folder / "acme") in changed
        assert reason == "exit 2: 1 defect in the configuration"

    def test_defects_of_a_pack_are_named_in_the_pack(self, cyberlint: Shell, folder: Path) -> None:
        (folder / "cyberlint.toml").write_text("packs = ['acme']\n")
        (folder / "acme/ACME101.yaml").write_text(edited("severity: grave"), encoding="utf-8")
        run = cyberlint("page.txt")
        assert run.err.startswith("acme/ACME101.yaml:4: severity: 'grave' is none of: ")
        assert run.reason == "exit 2: 1 defect in rule files"
