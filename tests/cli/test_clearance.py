"""The clearance report of a run: hash, packs, settings and what is tuned are those of the run."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from cli.runner import Shell
from cyberlint import lint, render


def test_the_hash_the_pack_and_the_settings_are_those_of_the_run(cyberlint: Shell, folder: Path) -> None:
    given = ("--rules", "acme", "--ignore", "CYD101", "--as-of", "2026-02-01")
    text = cyberlint("page.txt", *given, "--format", "clearance").out
    assert sha256((folder / "page.txt").read_bytes()).hexdigest() in text
    pinned = cyberlint("pin", "acme").out
    (digest,) = re.findall(r"[0-9a-f]{64}", pinned)
    assert f"| acme | none | {digest} |" in text
    assert "| ignore | CYD101 | --ignore |" in text
    assert "| CYD101 | not run | --ignore |" in text


def test_one_run_writes_both_forms(cyberlint: Shell, folder: Path) -> None:
    both = ("--format", "clearance", "--output", "c.html", "--format", "clearance", "--output", "c.md")
    cyberlint("page.txt", *both)
    assert (folder / "c.html").read_text().startswith("<!doctype html>")
    assert (folder / "c.md").read_text().startswith("# Clearance report")


def test_what_is_tuned_is_told_with_its_place(cyberlint: Shell, folder: Path) -> None:
    (folder / "cyberlint.toml").write_text('[rules]\nCYD101 = "off"\nCYD201 = "info"\n')
    text = cyberlint("page.txt", "--format", "clearance").out
    assert "| CYD101 | not run | cyberlint.toml:2 |" in text
    assert "| CYD201 | severity info | cyberlint.toml:3 |" in text


def test_a_report_of_the_library_has_it_too(folder: Path) -> None:
    text = render(lint("page.txt"), "clearance")
    assert isinstance(text, str)
    assert sha256((folder / "page.txt").read_bytes()).hexdigest() in text
    assert "| cyberlint | " in text
