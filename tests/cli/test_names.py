"""Names that nobody expects: of files in archives, without an encoding, too long, with NUL, or none."""

from __future__ import annotations

import json
import os
import sys
import zipfile
from pathlib import Path

import pytest

from cli.drafts import DRAFT, draft
from cli.runner import Shell
from cyberlint.reporters import formats
from cyberlint.suppression import NAME
from suppression.samples import TEXT

SIGNED = (
    *("--reason", "Counsel has read the passage"),
    *("--until", "2026-12-31"),
    *("--owner", "J. Doe"),
)
RUN = ("--form", "10-K", "--as-of", "2026-11-22", "--select", "CYD601")
GATED = (*RUN, "--fail-on", "warning")


class TestArchives:
    """A draft in an archive is waived beside the archive."""

    @pytest.fixture(autouse=True)
    def _archive(self, folder: Path) -> None:
        with zipfile.ZipFile(folder / "filing.zip", "w") as archive:
            archive.writestr(f"drafts/{DRAFT}", TEXT)

    def test_a_waiver_lies_beside_the_archive_and_holds(self, cyberlint: Shell) -> None:
        assert cyberlint("filing.zip", *GATED).code == 1
        run = cyberlint("waive", "CYD601", "filing.zip", *SIGNED, *RUN)
        assert (run.code, run.err) == (0, "")
        assert f'path: "filing.zip!/drafts/{DRAFT}"' in Path(NAME).read_text("utf-8")
        assert cyberlint("filing.zip", *GATED).code == 0

    def test_a_run_of_something_else_says_nothing_of_it(self, cyberlint: Shell, folder: Path) -> None:
        cyberlint("waive", "CYD601", "filing.zip", *SIGNED, *RUN)
        draft(folder, "Item 1C. Cybersecurity\n\nWe engage Tern Point LLP each year.\n")
        assert "CYD006" not in cyberlint(DRAFT, *GATED).out

    def test_what_is_no_longer_in_the_archive_is_said(self, cyberlint: Shell, folder: Path) -> None:
        cyberlint("waive", "CYD601", "filing.zip", *SIGNED, *RUN)
        with zipfile.ZipFile(folder / "filing.zip", "w") as archive:
            archive.writestr("another.txt", TEXT)
        run = cyberlint("filing.zip", *GATED, "--format", "concise")
        assert f"filing.zip!/drafts/{DRAFT}, which is not there" in run.out or "CYD006" in run.out

    def test_so_does_a_baseline(self, cyberlint: Shell) -> None:
        assert cyberlint("baseline", "write", "known.json", "filing.zip", *RUN).code == 0
        assert cyberlint("filing.zip", *GATED, "--baseline", "known.json").code == 0

    def test_a_folder_that_is_named_as_an_archive_is_a_folder(self, cyberlint: Shell, folder: Path) -> None:
        file = draft(folder, name=f"old!/{DRAFT}").relative_to(folder)
        assert cyberlint("waive", "CYD601", str(file), *SIGNED, *RUN).code == 0
        assert (folder / "old!" / NAME).exists()
        assert cyberlint(str(file), *GATED).code == 0


@pytest.mark.skipif(sys.platform != "linux", reason="needs names that are bytes")
class TestNamesWithoutAnEncoding:
    @pytest.fixture
    def name(self, folder: Path) -> str:
        name = os.fsdecode(b"caf\xe9.txt")
        draft(folder, name=name)
        return name

    @pytest.mark.parametrize("shape", [shape for shape in formats() if shape != "xlsx"])
    def test_every_report_is_utf8(self, cyberlint: Shell, folder: Path, name: str, shape: str) -> None:
        run = cyberlint(name, *GATED, "--format", shape, "--output", "report")
        assert (run.code, run.reason) == (1, "exit 1: 1 finding at or above --fail-on=warning")
        assert "caf" in (folder / "report").read_text("utf-8")

    def test_json_has_a_character_that_every_parser_takes(self, cyberlint: Shell, name: str) -> None:
        run = cyberlint(name, *GATED, "--format", "json")
        assert json.loads(run.out)["documents"][0]["path"] == "caf\ufffd.txt"

    def test_sarif_has_the_bytes(self, cyberlint: Shell, name: str) -> None:
        run = cyberlint(name, *GATED, "--format", "sarif")
        assert json.loads(run.out)["runs"][0]["artifacts"][0]["location"]["uri"] == "caf%E9.txt"

    @pytest.mark.parametrize(
        ("arguments", "file"),
        [(("waive", "CYD601"), NAME), (("baseline", "write", "known.json"), "known.json")],
    )
    def test_nothing_can_accept_its_findings(
        self, cyberlint: Shell, name: str, arguments: tuple[str, ...], file: str
    ) -> None:
        signed = SIGNED if arguments[0] == "waive" else ()
        run = cyberlint(*arguments, name, *signed, *RUN)
        assert run.code == 2
        assert run.err.splitlines() == [
            rf"{file}: it cannot name caf\udce9.txt, which is not UTF-8: rename that file",
            "exit 2: 1 defect in what accepts findings",
        ]


class TestNamesThatNoSystemHas:
    LONG = "a" * 5000

    @pytest.mark.parametrize(
        "arguments",
        [
            ("page.txt", "--rules"),
            ("page.txt", "--config"),
            ("page.txt", "--waivers"),
            ("page.txt", "--baseline"),
            ("page.txt", "--output"),
            ("test",),
            ("pin",),
            ("baseline", "prune"),
        ],
    )
    def test_a_name_that_is_too_long(self, cyberlint: Shell, arguments: tuple[str, ...]) -> None:
        last = ("page.txt",) if arguments[0] == "baseline" else ()
        run = cyberlint(*arguments, self.LONG, *last)
        assert run.code == 2
        assert "ile name too long" in run.err

    @pytest.mark.parametrize("key", ["packs", "extends", "baseline", "waivers"])
    def test_a_name_with_a_nul(self, cyberlint: Shell, folder: Path, key: str) -> None:
        (folder / "cyberlint.toml").write_text(f'{key} = "a\\u0000b"\n', encoding="utf-8")
        run = cyberlint("page.txt")
        assert run.code == 2
        assert run.err.startswith(f"cyberlint.toml:1: {key}: the text holds a NUL character\n")

    @pytest.mark.parametrize("command", ["explain", "rules"])
    def test_no_rule_is_named_by_nothing(self, cyberlint: Shell, command: str) -> None:
        assert cyberlint(command, "").reason == "exit 2: no rule is named ''"
