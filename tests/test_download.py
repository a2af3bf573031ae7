"""What of the files of a folder is read, where EDGAR keeps a filing's words several times."""

from __future__ import annotations

import pytest

from cyberlint.download import is_one, is_page, read, schema
from cyberlint.source import Source

COVER = b'<ix:nonNumeric name="dei:DocumentType">10-K</ix:nonNumeric>'


def inline(path: str, of: str = "hl.xsd", *, cover: bool = False) -> tuple[Source, str]:
    """Return a document of Inline XBRL that names the schema of its filing."""
    named = f'<link:schemaRef xlink:type="simple" xlink:href="{of}"/>'.encode()
    return Source(path, named + COVER * cover), "ixbrl"


def member(path: str, kind: str) -> tuple[Source, str]:
    return Source(path, b"..."), kind


def paths(*members: tuple[Source, str], one: bool = False) -> list[str]:
    return [source.path for source, _ in read(members, one=one)]


FILED = (
    inline("report.htm", cover=True),
    member("0009990199-26-000007.txt", "submission"),
    member("report_htm.xml", "instance"),
    member("R2.htm", "rpage-html"),
    member("ex311.htm", "html"),
)


@pytest.mark.parametrize(
    ("missing", "read_instead"),
    [
        (0, "report.htm"),
        (1, "0009990199-26-000007.txt"),
        (2, "report_htm.xml"),
        (3, "R2.htm"),
        (4, "ex311.htm"),
    ],
)
def test_the_first_form_that_a_filing_is_kept_in_is_read(missing: int, read_instead: str) -> None:
    assert paths(*FILED[missing:], one=True) == [read_instead]


def test_extracts_in_a_folder_of_many_filings_are_all_read() -> None:
    assert paths(member("a.xml", "instance"), member("b.xml", "instance"), member("c.htm", "html")) == [
        "a.xml",
        "b.xml",
        "c.htm",
    ]


def test_drafts_are_read_beside_a_filing() -> None:
    drafts = [member("next.docx", "word"), member("next.md", "markdown")]
    assert paths(*FILED, *drafts, one=True) == ["report.htm", "next.docx", "next.md"]


def test_a_linkbase_is_no_draft() -> None:
    assert paths(FILED[0], member("hl_lab.xml", "text"), one=True) == ["report.htm"]


class TestDocumentsOfOneFiling:
    def test_they_are_read_together_behind_the_cover_page(self) -> None:
        ((source, kind),) = read([inline("exhibit13.htm"), inline("report.htm", cover=True)], one=False)
        assert (source.path, kind) == ("report.htm", "ixbrl")
        assert [other.path for other in source.others] == ["exhibit13.htm"]

    def test_two_covers_are_two_filings(self) -> None:
        assert paths(inline("a.htm", cover=True), inline("b.htm", cover=True)) == ["a.htm", "b.htm"]

    def test_other_schemas_are_other_filings(self) -> None:
        found = read([inline("a.htm", "a.xsd", cover=True), inline("b.htm", "b.xsd")], one=False)
        assert [(source.path, source.others) for source, _ in found] == [("a.htm", ()), ("b.htm", ())]

    @pytest.mark.parametrize("name", ["hl-ex13.htm", "exhibit-13.htm", "docs\\EX_13.htm"])
    def test_an_annual_report_that_is_not_tagged_goes_with_the_one_filing(self, name: str) -> None:
        ((source, _),) = read([inline("report.htm", cover=True), member(name, "html")], one=True)
        assert [other.path for other in source.others] == [name]

    def test_exhibit_131_is_no_annual_report(self) -> None:
        ((source, _),) = read([inline("report.htm", cover=True), member("ex131.htm", "html")], one=True)
        assert source.others == ()


@pytest.mark.parametrize("name", ["FilingSummary.xml", "metalinks.json"])
def test_a_folder_of_edgar_is_known_by_what_stands_nowhere_else(name: str) -> None:
    assert is_one(["a.htm", name])
    assert not is_one(["a.htm", "b.htm"])


def test_an_r_page_is_known_by_its_name() -> None:
    assert [name for name in ("R1.htm", "r12.html", "R2D2.htm", "Report.htm") if is_page(name)] == [
        "R1.htm",
        "r12.html",
    ]


def test_a_document_without_a_schema_names_none() -> None:
    assert schema(b"<html>" + COVER) == (None, True)
    assert schema(b'<link:schemaRef xlink:href="hl.xsd"/>') == (b"hl.xsd", False)
