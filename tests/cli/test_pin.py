"""``cyberlint pin``: what it prints pins a pack in a configuration, and a change is noticed."""

from __future__ import annotations

import tomllib
from pathlib import Path

from cli.runner import Shell
from cyberlint.pack.pinning import fingerprint
from pack.rules import another, pack


def test_what_is_printed_is_the_setting(cyberlint: Shell, folder: Path) -> None:
    more = pack(folder / 'more "rules"', {"ACME102.yaml": another("ACME102", "a-second-rule")})
    run = cyberlint("pin", "acme", more.name)
    assert (run.code, run.err) == (0, "")
    assert tomllib.loads(run.out) == {
        "packs": [
            {"path": "acme", "sha256": fingerprint(folder / "acme")},
            {"path": 'more "rules"', "sha256": fingerprint(more)},
        ]
    }


def test_a_pinned_pack_runs_until_it_changes(cyberlint: Shell, folder: Path) -> None:
    (folder / "cyberlint.toml").write_text(cyberlint("pin", "acme").out)
    lint = ("page.txt", "--select", "ACME101", "--fail-on", "warning")
    assert cyberlint(*lint).reason == "exit 1: 1 finding at or above --fail-on=warning"
    before = fingerprint(folder / "acme")
    rule = folder / "acme/ACME101.yaml"
    rule.write_text(rule.read_text("utf-8").replace("severity: warning", "severity: info"), "utf-8")
    run = cyberlint(*lint)
    assert run.code == 2
    assert before != fingerprint(folder / "acme")
    assert f"its sha256 is {fingerprint(folder / 'acme')}" in run.err
    assert "cyberlint.toml:2: packs[0]" in run.err


def test_a_pack_with_a_defect_is_not_pinned(cyberlint: Shell, folder: Path) -> None:
    (folder / "acme/ACME102.yaml").write_text("id: [")
    run = cyberlint("pin", "acme", "nowhere")
    assert (run.code, run.out) == (2, "")
    assert run.err.splitlines() == [
        "acme/ACME102.yaml:2: did not find expected node content",
        "nowhere: there is no such file or folder",
        "exit 2: 2 defects in rule files",
    ]
