"""``--annotate``: a Word draft in, the same draft with comments out."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from cli.runner import Shell
from cyberlint import reporters
from drafts import docx, p, read
from word.commented import saltmarsh

RULES = ("--select", "CYD501", "--select", "CYD314", "--format", "concise")


@pytest.fixture
def drafts(folder: Path) -> Path:
    """Add the draft of the examples to the folder."""
    (folder / "draft.docx").write_bytes(saltmarsh())
    return folder


def told(data: bytes) -> list[str]:
    """Return the rules that our comments name."""
    ours = (each.text for each in Document(io.BytesIO(data)).comments if each.author == "cyberlint")
    return [text.split()[2] for text in ours if " · " in text.partition("\n")[0]]


class TestTheDraft:
    def test_it_has_the_findings_of_the_report(self, cyberlint: Shell, drafts: Path) -> None:
        run = cyberlint("draft.docx", *RULES, "--annotate", "reviewed.docx")
        assert run.code == 0
        assert run.err == "reviewed.docx: the draft with 2 findings as comments\n"
        assert "CYD501" in run.out
        assert sorted(told((drafts / "reviewed.docx").read_bytes())) == ["CYD314", "CYD501"]
        assert (drafts / "draft.docx").read_bytes() == saltmarsh()

    def test_the_same_draft_gives_the_same_bytes(self, cyberlint: Shell, drafts: Path) -> None:
        for name in ("one.docx", "two.docx"):
            cyberlint("draft.docx", *RULES, "--annotate", name)
        assert (drafts / "one.docx").read_bytes() == (drafts / "two.docx").read_bytes()

    def test_it_is_passed_over_where_the_folder_is_linted(self, cyberlint: Shell, drafts: Path) -> None:
        (drafts / "review").mkdir()
        (drafts / "draft.docx").rename(drafts / "review/draft.docx")
        cyberlint("review/draft.docx", "--annotate", "review/reviewed.docx")
        run = cyberlint("review", *RULES)
        assert "reviewed.docx" not in run.out
        assert "1 document" in (both := cyberlint("review", "--select", "CYD501").out)
        assert "1 file skipped" in both

    def test_its_comments_are_no_marks_of_the_draft(self, cyberlint: Shell, drafts: Path) -> None:
        (drafts / "plain.docx").write_bytes(docx(p("Item 1C. Cybersecurity") + p("We have no program.")))
        cyberlint("plain.docx", "--annotate", "reviewed.docx")
        assert read((drafts / "reviewed.docx").read_bytes()).marks == ()

    def test_the_comments_are_dated_by_as_of(self, cyberlint: Shell, drafts: Path) -> None:
        cyberlint("draft.docx", *RULES, "--annotate", "reviewed.docx", "--as-of", "2026-02-01")
        document = Document(str(drafts / "reviewed.docx"))
        dates = {str(each.timestamp.date()) for each in document.comments if each.author == "cyberlint"}
        assert dates == {"2026-02-01"}

    def test_what_is_accepted_is_said(self, cyberlint: Shell, drafts: Path) -> None:
        cyberlint("baseline", "write", "baseline.json", "draft.docx", "--select", "CYD501")
        run = cyberlint("draft.docx", *RULES, "--baseline", "baseline.json", "--annotate", "reviewed.docx")
        said = "reviewed.docx: the draft with 1 finding as comments; 1 accepted finding in the first comment"
        assert said in run.err
        assert told((drafts / "reviewed.docx").read_bytes()) == ["CYD314"]

    def test_it_can_come_from_standard_input(self, cyberlint: Shell, drafts: Path) -> None:
        named = ("--stdin-filename", "draft.docx")
        run = cyberlint("-", *named, *RULES, "--annotate", "reviewed.docx", stdin=saltmarsh())
        assert run.code == 0
        assert len(told((drafts / "reviewed.docx").read_bytes())) == 2

    def test_a_folder_with_one_draft_will_do(self, cyberlint: Shell, drafts: Path) -> None:
        (drafts / "one").mkdir()
        (drafts / "draft.docx").rename(drafts / "one/draft.docx")
        assert cyberlint("one", *RULES, "--annotate", "reviewed.docx").code == 0


class TestUsage:
    @pytest.mark.parametrize(
        ("paths", "target", "reason"),
        [
            (
                ["page.txt"],
                "r.docx",
                "--annotate writes comments into a Word draft (.docx), and page.txt is none",
            ),
            (["draft.docx", "page.txt"], "r.docx", "--annotate takes one Word draft, not 2 inputs"),
            (["acme"], "r.docx", "--annotate takes one Word draft, not 0 inputs"),
            (["draft.docx"], "draft.docx", "--annotate would overwrite the input draft.docx"),
            (["draft.docx"], "./acme/../draft.docx", "--annotate would overwrite the input draft.docx"),
            (["draft.docx"], "gone/r.docx", "--annotate gone/r.docx: there is no such folder"),
            (
                ["draft.docx"],
                "reviewed.pdf",
                "--annotate reviewed.pdf: it is a Word file as draft.docx is; give it a name in .docx",
            ),
        ],
    )
    def test_what_cannot_be_annotated(
        self, cyberlint: Shell, drafts: Path, paths: list[str], target: str, reason: str
    ) -> None:
        before = sorted(drafts.iterdir())
        run = cyberlint(*paths, "--annotate", target)
        assert (run.code, run.reason, run.out) == (2, f"exit 2: {reason}", "")
        assert sorted(drafts.iterdir()) == before

    def test_a_report_cannot_go_to_the_same_file(self, cyberlint: Shell, drafts: Path) -> None:
        run = cyberlint("draft.docx", "--format", "csv", "--output", "r.docx", "--annotate", "r.docx")
        assert (run.code, run.reason) == (2, "exit 2: --annotate and --output both name r.docx")

    def test_an_input_that_is_a_link_to_the_target_is_not_overwritten(
        self, cyberlint: Shell, drafts: Path
    ) -> None:
        (drafts / "link.docx").symlink_to("draft.docx")
        assert cyberlint("link.docx", "--annotate", "draft.docx").code == 2
        assert (drafts / "draft.docx").read_bytes() == saltmarsh()


class TestADraftThatCannotBeRead:
    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (docx("<w:p/>"), "exit 3: 1 input could not be read"),
            (
                docx(p("Nothing of interest.")).replace(b"<w:body>", b"<w:bodyy"),
                "exit 3: 1 input could not be read",
            ),
        ],
        ids=["no text", "damaged"],
    )
    def test_nothing_is_written(self, cyberlint: Shell, drafts: Path, data: bytes, reason: str) -> None:
        (drafts / "draft.docx").write_bytes(data)
        run = cyberlint("draft.docx", "--annotate", "reviewed.docx")
        assert (run.code, run.reason) == (3, reason)
        assert not (drafts / "reviewed.docx").exists()

    def test_one_that_is_not_there(self, cyberlint: Shell, drafts: Path) -> None:
        run = cyberlint("gone.docx", "--annotate", "reviewed.docx")
        assert (run.code, run.reason) == (3, "exit 3: 1 input could not be read")


class TestMissingExtras:
    def test_annotating_names_the_extra_for_word(
        self, cyberlint: Shell, drafts: Path, without: Callable[[str], None]
    ) -> None:
        without("docx")
        run = cyberlint("draft.docx", "--annotate", "reviewed.docx")
        assert (run.code, run.reason) == (
            2,
            'exit 2: an extra is not installed: pip install "cyberlint[word]"',
        )
        assert not (drafts / "reviewed.docx").exists()

    def test_a_workbook_names_the_extra_for_excel_before_anything_is_read(
        self, cyberlint: Shell, drafts: Path, without: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delitem(sys.modules, "cyberlint.reporters.xlsx", raising=False)
        reporters.formats.cache_clear()
        without("xlsxwriter")
        run = cyberlint(
            "page.txt", "--format", "csv", "--format", "xlsx", "--output", "r.csv", "--output", "r.xlsx"
        )
        needs = 'writing an Excel workbook needs an extra of cyberlint: pip install "cyberlint[excel]"'
        assert (run.code, run.reason) == (2, f"exit 2: {needs}")
        assert not (drafts / "r.csv").exists()

    def test_a_workbook_is_no_text_for_a_terminal(
        self, cyberlint: Shell, drafts: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        run = cyberlint("page.txt", "--format", "xlsx")
        assert run.code == 2
        assert "name a file for it with --output" in run.reason

    def test_its_files_name_is_enough(self, cyberlint: Shell, drafts: Path) -> None:
        cyberlint("page.txt", "--output", "report.xlsx")
        assert (drafts / "report.xlsx").read_bytes().startswith(b"PK")
