"""Inputs that are one filing are read as one, and what is the same words again is passed over and said."""

from __future__ import annotations

from pathlib import Path

import pytest

import downloads
from cyberlint.disclosure import Disclosure, Scope
from cyberlint.inputs import Inputs, collect
from cyberlint.linting import parts
from downloads import ITEM, POINTER, SCHEMA, files, written
from inline import document
from readers.test_submission import ANNUAL_REPORT, TAGGED_REPORT

EXHIBIT = document(TAGGED_REPORT + SCHEMA, form=None)
REPORT = document(POINTER + SCHEMA)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(*paths: str) -> tuple[list[tuple[str, str]], Inputs]:
    """Return path and format, or the sentence, of what is read, and the inputs."""
    inputs = collect(paths)
    found = parts(inputs, None)
    return [(part.path, part.format if isinstance(part, Disclosure) else part.what) for part in found], inputs


class TestAFolderOfEdgar:
    def test_the_report_is_read_once_and_what_becomes_of_the_rest_is_said(self, folder: Path) -> None:
        written(folder / "f")
        found, inputs = read("f")
        assert found == [("f/hl-20251231.htm", "ixbrl")]
        assert inputs.skipped == len(files()) - 1
        assert inputs.notes == [
            "f is one filing: hl-20251231.htm read; 17 files that EDGAR keeps with it passed over"
        ]

    def test_it_may_be_the_current_one(self, folder: Path) -> None:
        written(folder)
        found, inputs = read(".")
        assert found == [("hl-20251231.htm", "ixbrl")]
        assert inputs.notes[0].startswith(". is one filing: ")

    @pytest.mark.parametrize("left", ["R2.htm", "hl-20251231.htm"])
    def test_without_its_lists_the_extract_beside_its_document_shows_it(
        self, folder: Path, left: str
    ) -> None:
        """Whoever saves the files one by one leaves ``FilingSummary.xml`` and ``MetaLinks.json`` behind."""
        kept = {"hl-20251231.htm", "hl-20251231_htm.xml", left}
        written(folder / "f", {name: data for name, data in files().items() if name in kept})
        found, inputs = read("f")
        assert found == [("f/hl-20251231.htm", "ixbrl")]
        assert inputs.skipped == len(kept) - 1

    def test_several_documents_with_their_extracts_are_several_filings(self, folder: Path) -> None:
        there = {name: data for name, data in files().items() if name.startswith("hl-20251231")}
        other = document(ITEM, form="10-K")
        written(folder / "f", {**there, "zz-20251231.htm": other, "zz-20251231_htm.xml": "<xbrl/>"})
        assert ("f/zz-20251231.htm", "ixbrl") in read("f")[0]
        assert read("f")[1].notes == []

    def test_drafts_beside_it_are_drafts(self, folder: Path) -> None:
        draft = "Item 1C. Cybersecurity\n\nWe have no cybersecurity program at all."
        written(folder / "f", {**files(), "next-year.txt": draft})
        assert read("f")[0] == [("f/hl-20251231.htm", "ixbrl"), ("f/next-year.txt", "text")]

    def test_a_file_of_it_that_is_named_is_read(self, folder: Path) -> None:
        written(folder / "f")
        name = f"f/{downloads.ACCESSION}.txt"
        assert read(name)[0] == [(name, "submission")]
        assert (name, "submission") in read(name, "f")[0]

    def test_without_inline_xbrl_the_submission_stands_for_it(self, folder: Path) -> None:
        there = {name: text for name, text in files().items() if name != "hl-20251231.htm"}
        written(folder / "f", there)
        assert read("f")[0] == [(f"f/{downloads.ACCESSION}.txt", "submission")]

    def test_a_folder_without_a_report_says_so(self, folder: Path) -> None:
        there = {"FilingSummary.xml": "<FilingSummary/>", "hl-ex311.htm": downloads.CERTIFICATION}
        written(folder / "f", there)
        found, inputs = read("f")
        assert found[0][1].startswith("nothing to lint")
        told = "f is one filing: hl-ex311.htm read; 1 file that EDGAR keeps with it passed over"
        assert inputs.notes == [told]

    def test_folders_with_documents_of_many_filings_are_no_such_folder(self, folder: Path) -> None:
        other = document(downloads.ITEM)
        written(folder / "f", {"a.htm": other, "b.htm": other})
        assert read("f")[0] == [("f/a.htm", "ixbrl"), ("f/b.htm", "ixbrl")]

    def test_the_annual_report_goes_on_with_an_item_that_points_there(self, folder: Path) -> None:
        written(folder / "f", {**files(POINTER), "hl-ex13.htm": ANNUAL_REPORT})
        (found,) = parts(collect(["f"]), None)
        assert isinstance(found, Disclosure)
        assert [section.title for section in found.sections] == ["Item 1C. Cybersecurity", "Cybersecurity"]
        assert found.place(found.sections[1].span.start).part == "hl-ex13.htm"


class TestDocumentsSideBySide:
    @pytest.mark.parametrize("paths", [("a.htm", "b.htm"), ("b.htm", "a.htm"), (".",)])
    def test_a_report_and_its_exhibit_are_one_filing(self, folder: Path, paths: tuple[str, ...]) -> None:
        written(folder, {"a.htm": EXHIBIT, "b.htm": REPORT})
        (found,) = parts(collect(paths), None)
        assert isinstance(found, Disclosure)
        assert (found.path, found.scope) == ("b.htm", Scope.FULL_ITEM)
        assert [fact.name for fact in found.facts] == ["integrated", "board_oversight"]

    def test_of_two_reports_each_is_a_filing(self, folder: Path) -> None:
        written(folder, {"a.htm": REPORT, "b.htm": REPORT, "c.htm": EXHIBIT})
        assert [path for path, _ in read("a.htm", "b.htm", "c.htm")[0]] == ["a.htm", "b.htm", "c.htm"]

    def test_one_that_is_gone_is_said(self, folder: Path) -> None:
        written(folder, {"a.htm": EXHIBIT, "b.htm": REPORT})
        inputs = collect(["a.htm", "b.htm"])
        (folder / "a.htm").unlink()
        assert [(part.path, getattr(part, "what", "")) for part in parts(inputs, None)] == [
            ("a.htm", "the file is a link to nothing, or is gone"),
            ("b.htm", ""),
        ]
