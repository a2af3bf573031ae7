"""``cyberlint waive`` writes waivers, and a run accepts what they waive, for as long as they hold."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.drafts import DRAFT, draft
from cli.runner import Shell
from cyberlint.suppression import NAME
from suppression.samples import ENGAGE, TEXT, entry, linted, only

ENGAGED = only("CYD601")
LINE = ENGAGED.location.line
SIGNED = (
    *("--reason", "Counsel has read the passage"),
    *("--until", "2026-12-31"),
    *("--owner", "J. Doe"),
    *("--as-of", "2026-11-22"),
    *("--form", "10-K"),
    *("--select", "CYD402,CYD501,CYD601"),
)
GATED = ("--form", "10-K", "--fail-on", "warning", "--select", "CYD601", "--as-of", "2026-11-22")


@pytest.fixture(autouse=True)
def _draft(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft(folder)
    for file in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(file, "/dev/null")


class TestWriting:
    def test_a_waiver_is_written_and_told(self, cyberlint: Shell, golden: Callable[..., None]) -> None:
        run = cyberlint("waive", "CYD601", DRAFT, *SIGNED)
        assert run.err == ""
        assert run.out == (
            f"{NAME}:4: CYD601 at draft.txt:{LINE} is waived until 2026-12-31, for 39 days, by J. Doe\n"
        )
        golden("waive.yaml", Path(NAME).read_text("utf-8"))

    def test_then_a_run_accepts_the_finding_and_lists_it(
        self, cyberlint: Shell, golden: Callable[..., None]
    ) -> None:
        assert cyberlint(DRAFT, *GATED).code == 1
        cyberlint("waive", "CYD601", DRAFT, *SIGNED)
        run = cyberlint(DRAFT, *GATED)
        assert run.code == 0
        golden("waived.txt", run.whole)

    def test_several_are_written_at_once_and_added_to_what_is_there(self, cyberlint: Shell) -> None:
        assert cyberlint("waive", ENGAGED.fingerprint[:8], "CYD501", DRAFT, *SIGNED).code == 0
        before = Path(NAME).read_text("utf-8") + "# reviewed in November\n"
        Path(NAME).write_text(before, encoding="utf-8")
        assert cyberlint("waive", "CYD402", DRAFT, *SIGNED).code == 0
        after = Path(NAME).read_text("utf-8")
        assert after.startswith(before)
        assert after.count("- rule:") == 3

    def test_a_file_may_be_named_and_is_made(self, cyberlint: Shell) -> None:
        assert cyberlint("waive", "CYD601", DRAFT, *SIGNED, "--waivers", "ours.yaml").code == 0
        assert Path("ours.yaml").exists()
        assert not Path(NAME).exists()
        assert cyberlint(DRAFT, *GATED, "--waivers", "ours.yaml").code == 0
        assert cyberlint(DRAFT, *GATED).code == 1

    def test_each_draft_has_the_file_beside_it(self, cyberlint: Shell, folder: Path) -> None:
        draft(folder, name="b/other.txt")
        other = only("CYD601", path="b/other.txt")
        run = cyberlint("waive", "CYD501", "b/other.txt", *SIGNED)
        assert run.out.startswith(f"b/{NAME}:4: CYD501 at b/other.txt:")
        assert cyberlint("waive", f"CYD601:{other.location.line}", "b", *SIGNED).code == 0
        assert (folder / f"b/{NAME}").read_text("utf-8").count("other.txt") == 2

    def test_standard_input_needs_a_name(self, cyberlint: Shell) -> None:
        run = cyberlint("waive", "CYD601", "-", *SIGNED, stdin=TEXT.encode())
        assert run.reason == (
            "exit 2: standard input has no name that a waiver could give: --stdin-filename gives one"
        )
        run = cyberlint("waive", "CYD601", "-", *SIGNED, "--stdin-filename", DRAFT, stdin=TEXT.encode())
        assert run.code == 0
        assert cyberlint(DRAFT, *GATED).code == 0
        assert cyberlint("-", *GATED, "--stdin-filename", DRAFT, stdin=TEXT.encode()).code == 0

    def test_the_owner_is_who_git_says(self, cyberlint: Shell, folder: Path) -> None:
        unsigned = [part for part in SIGNED if part not in ("--owner", "J. Doe")]
        run = cyberlint("waive", "CYD601", DRAFT, *unsigned)
        assert run.reason == "exit 2: --owner is missing, and git knows no user.email"
        subprocess.run(["git", "init", "-q"], check=True, cwd=folder)
        subprocess.run(["git", "config", "user.email", "legal@example.com"], check=True, cwd=folder)
        assert cyberlint("waive", "CYD601", DRAFT, *unsigned).out.endswith("by legal@example.com\n")


REFUSED = {
    "no finding": ("CYD998", DRAFT, *SIGNED),
    "no document": ("CYD601", *SIGNED),
    "no word that means a finding": (DRAFT, *SIGNED),
    "a document that is not there": ("CYD601", "darft.txt", *SIGNED),
    "a day that has passed": ("CYD601", DRAFT, *SIGNED, "--until", "2026-11-21"),
    "a day that is none": ("CYD601", DRAFT, *SIGNED, "--until", "next year"),
    "a reason that says nothing": ("CYD601", DRAFT, *SIGNED, "--reason", "ok"),
    "a line on which there is none": ("CYD601:1", DRAFT, *SIGNED),
    "a judging day that is none": ("CYD601", DRAFT, *SIGNED, "--as-of", "today"),
}


def test_what_is_refused_says_why_and_writes_nothing(cyberlint: Shell, golden: Callable[..., None]) -> None:
    golden(
        "waive-refused.txt",
        "".join(f"# {name}\n{cyberlint('waive', *words).whole}\n" for name, words in REFUSED.items()),
    )
    assert not Path(NAME).exists()


def test_what_is_waived_is_not_waived_again(cyberlint: Shell) -> None:
    cyberlint("waive", "CYD601", DRAFT, *SIGNED)
    before = Path(NAME).read_bytes()
    run = cyberlint("waive", "CYD601", DRAFT, *SIGNED)
    assert run.reason == f"exit 2: 'CYD601' is already waived until 2026-12-31: {NAME}:4"
    assert Path(NAME).read_bytes() == before


def test_two_drafts_with_the_same_finding_are_told_apart_by_path(cyberlint: Shell, folder: Path) -> None:
    draft(folder, name="other.txt")
    run = cyberlint("waive", "CYD601", DRAFT, "other.txt", *SIGNED)
    assert run.reason == "exit 2: 'CYD601' means 2 findings; name one of them, or its document alone"
    assert [line.rpartition(" ")[2] for line in run.err.splitlines()[:2]] == [DRAFT, "other.txt"]


def test_a_rule_that_cannot_be_waived_is_refused(cyberlint: Shell) -> None:
    Path(NAME).write_text("waivers:\n" + entry(ENGAGED, until="2026-11-20"), encoding="utf-8")
    assert cyberlint("waive", "CYD001", DRAFT, *SIGNED).reason == "exit 2: CYD001 cannot be waived"


def test_a_file_that_is_set_otherwise_is_left_alone(cyberlint: Shell) -> None:
    text = "waivers: []\n...\n"
    Path(NAME).write_text(text, encoding="utf-8")
    run = cyberlint("waive", "CYD601", DRAFT, *SIGNED)
    assert run.code == 2
    assert "  - rule: CYD601\n" in run.err
    assert run.reason.endswith("one below the other; add by hand what stands above")
    assert Path(NAME).read_text("utf-8") == text


class TestRuns:
    """What a run makes of a waiver file."""

    def test_an_expired_waiver_fails_the_run_whatever_is_selected(
        self, cyberlint: Shell, golden: Callable[..., None]
    ) -> None:
        cyberlint("waive", "CYD601", DRAFT, *SIGNED)
        run = cyberlint(DRAFT, *GATED, "--as-of", "2027-01-12")
        assert run.code == 1
        golden("expired.txt", run.whole)

    def test_a_changed_text_takes_the_waiver_away(
        self, cyberlint: Shell, folder: Path, golden: Callable[..., None]
    ) -> None:
        cyberlint("waive", "CYD601", DRAFT, *SIGNED)
        draft(folder, TEXT.replace("we may engage consultants", "we may hire consultants"))
        run = cyberlint(DRAFT, *GATED)
        assert run.code == 1
        golden("stale.txt", run.whole)

    def test_all_of_it_can_be_switched_off(self, cyberlint: Shell) -> None:
        Path(NAME).write_text("waivers:\n" + entry(ENGAGED), encoding="utf-8")
        assert cyberlint(DRAFT, *GATED).code == 0
        run = cyberlint(DRAFT, *GATED, "--no-waivers")
        assert run.code == 1
        assert "waived" not in run.out
        assert "as of" not in run.out

    def test_a_rule_about_waivers_can_be_ignored(self, cyberlint: Shell) -> None:
        Path(NAME).write_text("waivers:\n" + entry(only("CYD501"), until="2026-11-20"), encoding="utf-8")
        few = ("--form", "10-K", "--as-of", "2026-11-22", "--format", "concise")
        assert "CYD001" in cyberlint(DRAFT, *few).out
        assert "CYD001" not in cyberlint(DRAFT, *few, "--ignore", "CYD001").out
        assert "CYD001" not in cyberlint(DRAFT, *few, "--ignore", "waivers").out

    def test_without_as_of_it_is_today(self, cyberlint: Shell) -> None:
        Path(NAME).write_text("waivers:\n" + entry(ENGAGED, until="2999-12-31"), encoding="utf-8")
        report = json.loads(cyberlint(DRAFT, "--format", "json").out)
        assert report["summary"]["waived"] == 1
        assert len(report["summary"]["asOf"]) == len("2026-11-22")

    def test_without_any_file_nothing_is_judged(self, cyberlint: Shell) -> None:
        report = json.loads(cyberlint(DRAFT, "--format", "json").out)
        assert report["summary"]["asOf"] is None
        assert report["summary"]["outcomes"]["fail"] == len(linted().findings)

    def test_damaged_files_are_named_all_at_once_and_nothing_is_linted(
        self, cyberlint: Shell, folder: Path, golden: Callable[..., None]
    ) -> None:
        draft(folder, name="b/other.txt")
        Path(NAME).write_text("waivers:\n" + entry(ENGAGED, until="soon", rule="x"), encoding="utf-8")
        Path(f"b/{NAME}").write_text("waivers:\n" + entry(ENGAGED, reason="ok"), encoding="utf-8")
        Path("baseline.json").write_text('{"entries": [}', encoding="utf-8")
        run = cyberlint(DRAFT, "b", "--baseline", "baseline.json")
        assert run.out == ""
        golden("damaged.txt", run.whole)

    def test_a_file_that_is_named_must_be_there(self, cyberlint: Shell) -> None:
        run = cyberlint(DRAFT, "--waivers", "none.yaml", "--baseline", "none.json")
        assert run.err.splitlines() == [
            "none.json: there is no such file",
            "none.yaml: there is no such file",
            "exit 2: 2 defects in what accepts findings",
        ]

    def test_a_waiver_of_words_that_are_gone_counts_for_the_gate_as_any_finding(
        self, cyberlint: Shell, folder: Path
    ) -> None:
        Path(NAME).write_text("waivers:\n" + entry(ENGAGED), encoding="utf-8")
        draft(folder, TEXT.replace(ENGAGE, "We engage Tern Point LLP to assess these processes each year."))
        gate = ("--form", "10-K", "--as-of", "2026-11-22", "--select", "CYD601")
        assert cyberlint(DRAFT, *gate).code == 0
        assert cyberlint(DRAFT, *gate, "--max-warnings", "0").code == 1
