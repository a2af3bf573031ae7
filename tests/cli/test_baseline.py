"""``cyberlint baseline``: from the day of adoption on only new findings fail, and old ones only go."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.drafts import DRAFT, draft
from cli.runner import Shell
from cyberlint.suppression import NAME
from suppression.samples import ENGAGE, TEXT, entry, only

FILE = "baseline.json"
RULES = ("CYD402", "CYD501", "CYD601")
ON = ("--form", "10-K", "--select", ",".join(RULES), "--as-of")
MENDED = TEXT.replace(ENGAGE, "We engage Tern Point LLP to assess these processes each year.")
COUNT = len(RULES)


@pytest.fixture(autouse=True)
def _draft(folder: Path) -> None:
    draft(folder)


def entries() -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(Path(FILE).read_text("utf-8"))["entries"]
    return found


def test_it_is_written_and_then_nothing_fails(cyberlint: Shell, golden: Callable[..., None]) -> None:
    run = cyberlint("baseline", "write", FILE, DRAFT, *ON, "2026-04-26")
    assert (run.code, run.err) == (0, "")
    assert run.out == f"baseline.json: {COUNT} findings in 1 document\n"
    golden("baseline.json", Path(FILE).read_text("utf-8"))
    run = cyberlint(DRAFT, "--baseline", FILE, "--fail-on", "info", *ON, "2026-11-22")
    assert run.code == 0
    golden("known.txt", run.whole)


def test_a_new_finding_fails(cyberlint: Shell, folder: Path) -> None:
    cyberlint("baseline", "write", FILE, DRAFT, *ON, "2026-04-26")
    draft(folder, TEXT.replace(ENGAGE, f"{ENGAGE} We may also engage auditors."))
    run = cyberlint(DRAFT, "--baseline", FILE, "--fail-on", "info", *ON, "2026-11-22")
    assert run.code in (0, 1)
    report = json.loads(cyberlint(DRAFT, "--baseline", FILE, "--format", "json", *ON, "2026-11-22").out)
    assert report["summary"]["baseline"] >= COUNT - 1


def test_what_is_gone_is_an_error_until_it_is_pruned(cyberlint: Shell, folder: Path) -> None:
    cyberlint("baseline", "write", FILE, DRAFT, *ON, "2026-04-26")
    draft(folder, MENDED)
    run = cyberlint(DRAFT, "--baseline", FILE, "--format", "concise", *ON, "2026-11-22")
    assert run.code == 1
    assert "error CYD007 baseline-stale: CYD601 no longer has this finding in draft.txt" in run.out
    run = cyberlint("baseline", "prune", FILE, DRAFT, *ON, "2026-11-22")
    assert run.code == 0
    assert run.out.endswith("left\n")
    assert "CYD601" not in [found["rule"] for found in entries()]
    assert {found["first-seen"] for found in entries()} == {"2026-04-26"}
    assert "CYD007" not in cyberlint(DRAFT, "--baseline", FILE, "--format", "concise", *ON, "2026-11-22").out


def test_written_again_it_keeps_the_days_and_tells_what_changed(cyberlint: Shell, folder: Path) -> None:
    cyberlint("baseline", "write", FILE, DRAFT, *ON, "2026-04-26")
    before = Path(FILE).read_bytes()
    run = cyberlint("baseline", "write", FILE, DRAFT, *ON, "2026-11-22")
    assert run.out == f"baseline.json: {COUNT} findings in 1 document (0 new, 0 taken out)\n"
    assert Path(FILE).read_bytes() == before
    draft(folder, name="b/other.txt")
    run = cyberlint("baseline", "write", FILE, "b", *ON, "2026-11-22")
    assert run.out == f"baseline.json: {2 * COUNT} findings in 2 documents ({COUNT} new, 0 taken out)\n"
    assert {str(found["first-seen"]) for found in entries()} == {"2026-04-26", "2026-11-22"}


def test_paths_are_those_from_its_folder(
    cyberlint: Shell, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "legal").mkdir()
    cyberlint("baseline", "write", f"legal/{FILE}", DRAFT, *ON, "2026-04-26")
    assert '"path": "../draft.txt"' in Path(f"legal/{FILE}").read_text("utf-8")
    monkeypatch.chdir(folder / "legal")
    assert cyberlint(f"../{DRAFT}", "--baseline", FILE, "--fail-on", "info", *ON, "2026-11-22").code == 0


def test_what_is_waived_is_not_written(cyberlint: Shell) -> None:
    Path(NAME).write_text("waivers:\n" + entry(only("CYD601")), encoding="utf-8")
    run = cyberlint("baseline", "write", FILE, DRAFT, *ON, "2026-11-22")
    assert run.out == f"baseline.json: {COUNT - 1} findings in 1 document\n"
    assert cyberlint(DRAFT, "--baseline", FILE, "--fail-on", "info", *ON, "2026-11-22").code == 0


def test_what_cannot_be_waived_is_told_and_goes_on_failing(cyberlint: Shell) -> None:
    Path(NAME).write_text("waivers:\n" + entry(only("CYD601"), until="2026-11-20"), encoding="utf-8")
    run = cyberlint("baseline", "write", FILE, DRAFT, *ON, "2026-11-22")
    assert run.out.splitlines()[1] == "1 finding cannot be waived, and fails a run as before"
    assert cyberlint(DRAFT, "--baseline", FILE, *ON, "2026-11-22").code == 1


@pytest.mark.parametrize("command", ["write", "prune"])
def test_with_an_input_that_cannot_be_read_nothing_is_written(cyberlint: Shell, command: str) -> None:
    cyberlint("baseline", "write", FILE, DRAFT, *ON, "2026-04-26")
    before = Path(FILE).read_bytes()
    run = cyberlint("baseline", command, FILE, DRAFT, "gone.txt")
    assert (run.code, run.reason) == (3, "exit 3: an input could not be read")
    assert Path(FILE).read_bytes() == before


def test_a_damaged_baseline_is_neither_pruned_nor_written_over(cyberlint: Shell) -> None:
    Path(FILE).write_text("<<<<<<< ours\n", encoding="utf-8")
    for command in ("write", "prune"):
        run = cyberlint("baseline", command, FILE, DRAFT)
        assert run.err.splitlines() == [
            "baseline.json:1: this is no JSON: expecting value",
            "exit 2: 1 defect in what accepts findings",
        ]
    assert Path(FILE).read_text("utf-8") == "<<<<<<< ours\n"


def test_one_that_is_not_there_cannot_be_pruned(cyberlint: Shell) -> None:
    run = cyberlint("baseline", "prune", FILE, DRAFT)
    assert run.err.splitlines()[0] == "baseline.json: there is no such file"


def test_an_empty_one_is_written_too(cyberlint: Shell, folder: Path) -> None:
    run = cyberlint(
        "baseline", "write", FILE, "page.txt", "--rules", "acme", "--select", "CYD101", "--form", "10-K"
    )
    assert run.out == "baseline.json: 0 findings in 0 documents\n"
    assert entries() == []
