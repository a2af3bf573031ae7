"""Archives of filings and drafts: what of them is read, and under which name."""

from __future__ import annotations

import io
import zipfile

import pytest

from cyberlint import engine, readers
from cyberlint.disclosure import Disclosure, Scope
from cyberlint.outcome import Unread
from cyberlint.source import ReadError, Source
from drafts import docx, p
from inline import document, fact
from readers.test_submission import POINTER, TAGGED_REPORT
from submissions import submitted

FLAG = "CybersecurityRiskManagementProcessesIntegratedFlag"
TRUE = 'format="ixt:fixed-true"'
SCHEMA = '<link:schemaRef xmlns:link="l" xmlns:xlink="x" xlink:href="{}.xsd"/>'
ITEM = "Item 1C. Cybersecurity\n\nWe have no cybersecurity program at all."
REPORT = document(f"<p>Item 1C. Cybersecurity</p><p>{fact(FLAG, 'It is integrated.', TRUE)}</p>")


def packed(**files: str | bytes) -> bytes:
    """Return an archive; in the names of files `__` stands for a dot and `_in_` for a slash."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_in_", "/").replace("__", "."), data)
    return buffer.getvalue()


def parts(data: bytes, path: str = "filing.zip") -> list[Disclosure | Unread]:
    return list(engine.guarded(path, readers.read(Source(path, data))))


def paths(data: bytes) -> list[tuple[str, str]]:
    """Return path and format of what is read, and the sentence of what is not."""
    return [(part.path, part.what if isinstance(part, Unread) else part.format) for part in parts(data)]


def test_an_archive_of_xbrl_files_is_its_report() -> None:
    data = packed(a__htm=REPORT, a__xsd="<schema/>", a_lab__xml="<linkbase/>", logo__jpg=b"\xff\xd8")
    assert paths(data) == [("filing.zip!/a.htm", "ixbrl")]


def test_lines_are_those_of_the_file_inside() -> None:
    (found,) = parts(packed(a__htm=REPORT))
    assert isinstance(found, Disclosure)
    place = found.place(found.text.index("It is integrated"))
    assert "It is integrated" in REPORT.split("\n")[(place.line or 0) - 1]


def test_documents_of_one_filing_are_read_together_by_their_schema() -> None:
    report = document("<p>Item 1C. Cybersecurity</p><p>See the annual report.</p>" + SCHEMA.format("hl"))
    exhibit = document(f"<p>x</p>\n<p>{fact(FLAG, 'Integrated.', TRUE)}</p>" + SCHEMA.format("hl"), form=None)
    other = document(fact(FLAG, "No.", 'format="ixt:fixed-false"') + SCHEMA.format("other"))
    first, second = parts(packed(a_ex13__htm=exhibit, b__htm=report, c__htm=other))
    assert isinstance(first, Disclosure)
    assert isinstance(second, Disclosure)
    assert (first.path, [each.value for each in first.facts]) == ("filing.zip!/b.htm", [True])
    assert (second.path, [each.value for each in second.facts]) == ("filing.zip!/c.htm", [False])
    place = first.map.place(first.facts[0].offset or 0)
    assert place.part == "a_ex13.htm"
    assert exhibit.split("\n")[(place.line or 0) - 1][(place.column or 0) - 1 :].startswith("<ix:nonNumeric")


def test_an_exhibit_that_the_item_points_to_goes_on_with_it() -> None:
    schema = SCHEMA.format("hl")
    data = packed(ex13__htm=document(TAGGED_REPORT + schema, form=None), z__htm=document(POINTER + schema))
    (found,) = parts(data)
    assert isinstance(found, Disclosure)
    assert (found.path, found.scope) == ("filing.zip!/z.htm", Scope.FULL_ITEM)
    places = {found.place(section.span.start).part for section in found.sections}
    assert places == {None, "ex13.htm"}


def test_a_folder_of_drafts_is_read_file_by_file() -> None:
    data = packed(
        drafts_in_a__txt=ITEM,
        drafts_in_b__docx=docx(p("Item 1C. Cybersecurity") + p("We have no cybersecurity program at all.")),
        c__md="# Notes\n\nCall the printer.",
        __MACOSX_in_a__txt="x",
        drafts_in_notes__pptx="x",
    )
    assert paths(data) == [
        ("filing.zip!/drafts/a.txt", "text"),
        ("filing.zip!/drafts/b.docx", "word"),
        (
            "filing.zip!/c.md",
            "nothing to lint: there is no heading of Item 1C, 16K or 1.05, and no other sign of one",
        ),
    ]


def test_what_cyberlint_wrote_is_passed_over() -> None:
    assert paths(packed(a__txt=ITEM, report__md="## cyberlint: no findings\n")) == [
        ("filing.zip!/a.txt", "text")
    ]


def test_beside_a_filing_its_other_files_are_the_same_filing_and_drafts_are_not() -> None:
    page = "<html><body><p>Item 1C. Cybersecurity</p><p>We have no cybersecurity program.</p></body></html>"
    data = packed(x_in_a__htm=REPORT, x_in_ex31__htm=page, x_in_draft__txt=ITEM, y_in_b__htm=page)
    assert paths(data) == [
        ("filing.zip!/x/a.htm", "ixbrl"),
        ("filing.zip!/x/draft.txt", "text"),
        ("filing.zip!/y/b.htm", "html"),
    ]


def test_a_submission_stands_for_the_files_beside_it() -> None:
    body = "<html><body><p>Item 1C. Cybersecurity</p><p>We have no cybersecurity program.</p></body></html>"
    data = packed(a__txt=submitted(("10-K", body)), a__htm=body)
    assert paths(data) == [("filing.zip!/a.txt", "submission")]


def test_the_accession_number_may_be_the_archives_name() -> None:
    (found,) = parts(packed(a__htm=REPORT), "0009990199-26-000007-xbrl.zip")
    assert isinstance(found, Disclosure)
    assert found.accession == "0009990199-26-000007"


def test_one_file_that_cannot_be_read_leaves_the_others() -> None:
    assert paths(packed(a__htm=REPORT, b__zip=packed(c__txt=ITEM))) == [
        ("filing.zip!/b.zip", "an archive in an archive is not opened; unpack it first"),
        ("filing.zip!/a.htm", "ixbrl"),
    ]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (packed(), "the archive holds no file that cyberlint reads; it is empty"),
        (packed(a="", b="", c="", d=""), "the archive holds no file that cyberlint reads: a, b, c, …"),
        (packed(a_lab__xml="<linkbase/>"), r"the archive holds no disclosure: a_lab\.xml"),
        (packed(_Content_Types___xml="")[:40], "is damaged or cut off"),
    ],
    ids=["empty", "other files", "a linkbase", "cut off"],
)
def test_an_archive_without_anything_to_read(data: bytes, sentence: str) -> None:
    with pytest.raises(ReadError, match=sentence):
        list(readers.read(Source("a.zip", data)))


def test_another_file_of_office_is_no_word_document() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(ReadError, match="an Office file, but no Word document"):
        list(readers.read(Source("a.xlsx", buffer.getvalue())))


def test_names_that_lead_out_of_the_archive_lead_nowhere() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("../../etc/a.txt", ITEM)
    assert paths(buffer.getvalue()) == [
        ("filing.zip", "the archive holds “../../etc/a.txt”, a name that leads out of it; pack it again")
    ]
