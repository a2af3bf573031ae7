"""The workbook: typed cells that a spreadsheet can sort and filter, and none that it would evaluate."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest

import samples
import workbooks
from cyberlint.disclosure import Disclosure, Scope
from cyberlint.outcome import Basis, DocumentReport, Outcome, OutcomeKind, PackUsed, Report
from cyberlint.reporters import Options, reporter
from cyberlint.reporters.xlsx import table
from cyberlint.rule import Reference
from samples.gated import GATED, HOSTILE, WORDS
from samples.rules import MATERIAL

OPTIONS = Options(version="1.2.3")
SHEETS = ["Findings", "Flags", "Clearance", "Documents", "Run"]


def book(report: Report) -> bytes:
    output = reporter("xlsx").report(report, OPTIONS)
    assert isinstance(output, bytes)
    return output


def parts(data: bytes, pattern: str = r"xl/worksheets/sheet\d+\.xml") -> dict[str, str]:
    """Return the parts of the package whose names match."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            name: archive.read(name).decode() for name in archive.namelist() if re.fullmatch(pattern, name)
        }


def run(report: Report) -> dict[str, object]:
    return {row["what"]: row["value"] for row in workbooks.rows(book(report), "Run")}


class TestEverySheet:
    def test_there_are_five(self) -> None:
        assert list(workbooks.sheets(book(GATED))) == SHEETS

    @pytest.mark.parametrize("name", SHEETS)
    def test_the_header_stays_and_filters_all_rows(self, name: str) -> None:
        sheet = workbooks.sheets(book(GATED))[name]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.bold for cell in sheet[1])

    @pytest.mark.parametrize("name", SHEETS)
    def test_texts_are_wrapped_and_columns_wide_enough_for_their_titles(self, name: str) -> None:
        sheet = workbooks.sheets(book(GATED))[name]
        texts = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.data_type == "s"]
        assert all(cell.alignment.wrap_text for cell in texts if len(cell.value) > 20)
        for cell in sheet[1]:
            longest = max(map(len, cell.value.split()))
            assert sheet.column_dimensions[cell.column_letter].width >= min(longest, 9) - 1

    @pytest.mark.parametrize(("name", "column"), [("Findings", "message"), ("Clearance", "title")])
    def test_a_row_is_as_high_as_its_texts_for_programs_that_do_not_measure(
        self, name: str, column: str
    ) -> None:
        """LibreOffice trusts the heights of a workbook, and would show one line of each text."""
        sheet = workbooks.sheets(book(GATED))[name]
        at = next(cell for cell in sheet[1] if cell.value == column)
        width = sheet.column_dimensions[at.column_letter].width
        texts = {cell.row: len(cell.value or "") for cell in sheet[at.column_letter][1:]}
        assert max(texts.values()) > width
        for row, length in texts.items():
            assert (sheet.row_dimensions[row].height or 15) >= 15 * length / width

    def test_the_header_stands_on_every_page_that_is_printed(self) -> None:
        assert {sheet.print_title_rows for sheet in workbooks.sheets(book(GATED)).values()} == {"$1:$1"}

    def test_the_same_report_is_the_same_bytes_and_has_no_date_of_its_own(self) -> None:
        assert book(GATED) == book(GATED)
        core = parts(book(GATED), "docProps/core.xml")["docProps/core.xml"]
        assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core)) == {"1980-01-01T00:00:00Z"}
        with zipfile.ZipFile(io.BytesIO(book(GATED))) as archive:
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


class TestFindings:
    def test_a_finding_is_a_row_with_typed_cells(self) -> None:
        row = next(row for row in workbooks.rows(book(GATED), "Findings") if row["rule"] == "CYD201")
        assert (row["result"], row["severity"], row["confidence"]) == ("finding", "error", "high")
        assert (row["period"], row["paragraph"], row["line"]) == (date(2025, 12, 31), 2, 5)
        assert row["evidence"].startswith("have materially affected us")

    def test_what_is_accepted_says_by_whom_and_until_when(self) -> None:
        rows = {row["result"]: row for row in workbooks.rows(book(GATED), "Findings")}
        assert rows["waiver"]["owner"] == "J. Okafor"
        assert rows["waiver"]["until"] == date(2026, 12, 31)
        assert rows["baseline"]["until"] is None

    def test_what_had_to_be_decided_and_was_not_is_a_row_and_so_is_what_was_not_read(self) -> None:
        rows = workbooks.rows(book(GATED), "Findings")
        undecided = {row["rule"]: row["message"] for row in rows if row["result"] == "not evaluated"}
        assert undecided["CYD108"] == "the text was cut after 1,000 characters"
        unread = {
            row["document"]: (row["line"], row["column"]) for row in rows if row["result"] == "not read"
        }
        assert unread == {"drafts/old, scan.pdf": (None, None), "drafts/broken.htm": (7, 41)}

    def test_the_law_is_a_link(self) -> None:
        sheet = workbooks.sheets(book(GATED))["Findings"]
        links = [cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink]
        assert "https://www.ecfr.gov/current/title-17/section-229.106" in links

    @pytest.mark.parametrize(
        "url",
        ["javascript:alert(1)", "file:///etc/passwd", "internal:Run!A1", "external:c:\\x", "https://x y"],
    )
    def test_an_address_that_is_none_of_the_web_is_no_link(self, url: str) -> None:
        rule = MATERIAL.defined(references=(Reference("17 CFR 229.106", url),))
        finding = samples.DRAFT.findings[0]._replace(rule=rule, references=rule.references)
        outcome = Outcome(rule, OutcomeKind.FAIL, (finding,))
        data = book(GATED._replace(documents=(samples.DRAFT._replace(outcomes=(outcome,)),)))
        assert url not in "".join(parts(data, r".*rels").values())
        assert workbooks.rows(data, "Findings")[0]["law"] == "17 CFR 229.106"


class TestTheOtherSheets:
    def test_the_flag_table_has_yes_and_no_as_such(self) -> None:
        row = next(
            row for row in workbooks.rows(book(samples.REPORT), "Flags") if "Materially" in row["flag"]
        )
        assert (row["tagged"], row["narrative"], row["contradicted"]) == (True, "no", True)
        assert row["sentence that decides"]

    def test_an_incident_report_has_no_flags(self) -> None:
        report = samples.DRAFT._replace(disclosure=samples.DRAFT.disclosure._replace(form="8-K"))
        assert workbooks.rows(book(samples.REPORT._replace(documents=(report,))), "Flags") == []

    def test_clearance_has_every_rule_of_every_document(self) -> None:
        rows = workbooks.rows(book(GATED), "Clearance")
        assert len(rows) == sum(len(document.outcomes) for document in GATED.documents)
        assert {row["outcome"] for row in rows} == {"pass", "fail", "not applicable", "not evaluated"}
        waived = next(row for row in rows if row["rule"] == "CYD131")
        assert (waived["outcome"], waived["findings"], waived["accepted"]) == ("fail", 0, 1)

    def test_a_document_has_the_hash_of_its_input(self) -> None:
        quiet = samples.QUIET._replace(disclosure=samples.QUIET.disclosure._replace(digest="ab" * 32))
        (row,) = workbooks.rows(book(samples.CLEAN_RUN._replace(documents=(quiet,))), "Documents")
        assert row["SHA-256 of the input"] == "ab" * 32
        assert row["result"] == "read"

    def test_the_run_says_why_it_ended_as_it_did_and_what_it_rests_on(self) -> None:
        basis = Basis((PackUsed("house", "2.1", "cd" * 32),), (("profile", "draft", "--profile"),), ())
        told = run(GATED._replace(basis=basis))
        assert told["why"] == "exit 3: 2 inputs could not be read"
        assert told["as of"] == date(2026, 2, 1)
        assert told["pack house"] == f"2.1, SHA-256 {'cd' * 32}"
        assert told["setting profile"] == "draft (--profile)"

    def test_a_run_that_linted_nothing_has_its_sheets_and_says_so(self) -> None:
        assert list(workbooks.sheets(book(samples.NOTHING))) == SHEETS
        assert run(samples.NOTHING)["why"] == "exit 3: nothing was linted"


class TestHostileText:
    def test_no_cell_is_a_formula(self) -> None:
        data = book(HOSTILE)
        assert "<f>" not in "".join(parts(data).values())
        for sheet in workbooks.sheets(data).values():
            assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "b", "d"}

    def test_what_begins_as_a_formula_stays_a_text_when_it_is_edited(self) -> None:
        sheet = workbooks.sheets(book(HOSTILE))["Findings"]
        texts = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.data_type == "s"]
        begun = [cell for cell in texts if cell.value[0] in "=+-@"]
        assert begun
        assert all(cell.style_id and cell._style.quotePrefix for cell in begun)

    def test_words_are_no_links(self) -> None:
        assert "evil" not in "".join(parts(book(HOSTILE), r".*\.rels").values())

    def test_what_xml_cannot_hold_or_a_reader_not_see_is_an_escape(self) -> None:
        message = next(row for row in workbooks.rows(book(HOSTILE), "Findings"))["message"]
        assert message.startswith("=HYPERLINK(“x”) | `a`")
        assert "\\u202eabc \\x00\\x1b[2J" in message
        assert message.endswith("\\ud800 \\ufffe")
        assert "\u202e" in WORDS
        assert "\u202e" not in message

    def test_an_escape_of_spreadsheets_is_shown_as_it_is_written(self) -> None:
        document = DocumentReport(Disclosure("a_x0041_b.txt", "text", Scope.FULL_ITEM), ())
        (row,) = workbooks.rows(book(Report((document,), (), 0, 0, "")), "Documents")
        assert row["document"].replace("_x005F_", "_") == "a_x0041_b.txt"

    def test_a_text_that_is_too_long_for_a_cell_is_cut(self) -> None:
        for text in ("x" * 40_000, "😀" * 20_000):
            cut = table.shown(text)
            assert len(cut.encode("utf-16-le")) // 2 <= table.CHARACTERS
            assert cut.endswith(" […]")
        assert table.shown("x" * 32_767) == "x" * 32_767


class TestLargeRuns:
    def test_a_run_of_many_documents_says_the_same(self, monkeypatch: pytest.MonkeyPatch) -> None:
        before = workbooks.shown(book(GATED))
        monkeypatch.setattr("cyberlint.reporters.xlsx._MANY", 1)
        assert workbooks.shown(book(GATED)) == before

    def test_rows_that_do_not_fit_are_counted(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(table, "ROWS", 12)
        notes = [row["value"] for row in workbooks.rows(book(GATED), "Run") if row["what"] == "note"]
        assert notes == ["Flags: 6 rows are left out", "Clearance: 6 rows are left out"]

    def test_links_beyond_what_excel_takes_are_texts(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(table, "LINKS", 1)
        sheet = workbooks.sheets(book(GATED))["Findings"]
        assert sum(bool(cell.hyperlink) for row in sheet.iter_rows() for cell in row) == 1


@pytest.mark.parametrize("text", ["2025-12-31", "1899-12-31", "2025-02-30", "FY 2025", "2025-1-1", "", None])
def test_a_day_is_a_date_where_it_is_one(text: str | None) -> None:
    assert table.day(text) == (date(2025, 12, 31) if text == "2025-12-31" else text)
