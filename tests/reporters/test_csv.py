"""CSV that any spreadsheet reads, and in which nothing is a formula."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

import samples
from cyberlint.outcome import Report, Unread
from cyberlint.reporters import Options, reporter
from cyberlint.reporters.csv import COLUMNS
from samples.draft import material
from samples.gated import GATED, HOSTILE

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def rows(report: Report) -> list[dict[str, str]]:
    text = reporter("csv").report(report, Options())
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_row_for_every_finding_and_everything_that_was_not_checked() -> None:
    assert [(row["result"], row["rule"], row["severity"], row["suppressed"]) for row in rows(GATED)] == [
        ("finding", "CYD605", "info", ""),
        ("finding", "CYD605", "info", ""),
        ("finding", "CYD201", "error", ""),
        ("finding", "CYD314", "warning", ""),
        ("finding", "CYD131", "warning", "waiver"),
        ("finding", "CYD314", "warning", "baseline"),
        ("not evaluated", "CYD101", "", ""),
        ("not evaluated", "CYD108", "", ""),
        ("finding", "CYD108", "error", ""),
        ("finding", "CYD605", "info", ""),
        ("not read", "", "", ""),
        ("not read", "", "", ""),
    ]


def test_a_finding_in_full() -> None:
    assert rows(GATED)[2] == {
        "path": "drafts/harborlight-10k.htm",
        "registrant": "Harborlight Instruments, Inc.",
        "form": "10-K",
        "period": "2025-12-31",
        "accession": "",
        "result": "finding",
        "rule": "CYD201",
        "name": "materially-affected-flag-contradicts-narrative",
        "severity": "error",
        "confidence": "high",
        "category": "contradiction",
        "message": material.message,
        "part": "",
        "section": "Item 1C › Risk Management and Strategy",
        "paragraph": "2",
        "sentence": "1",
        "line": "5",
        "column": "197",
        "fact": "",
        "evidence": "have materially affected us or are reasonably likely to materially affect us",
        "remedy": "Tag the flag false, or say in the narrative what materially affected the registrant.",
        "law": "17 CFR 229.106(b)(2)",
        "suppressed": "",
        "reason": "",
        "owner": "",
        "since": "",
        "until": "",
        "as-of": "",
        "fingerprint": "3398a193c9dc549dfefb",
    }


def test_what_is_accepted_says_by_what_and_as_of_which_day() -> None:
    waived = rows(GATED)[4]
    assert [waived[name] for name in ("suppressed", "owner", "since", "until", "as-of")] == [
        "waiver",
        "J. Okafor",
        "2026-01-12",
        "2026-12-31",
        "2026-02-01",
    ]
    assert waived["reason"].startswith("The committee is named in the proxy statement")


def test_a_run_without_findings_has_a_header() -> None:
    assert reporter("csv").report(samples.CLEAN_RUN, Options()) == ",".join(COLUMNS) + "\r\n"


def test_lines_end_as_the_standard_says() -> None:
    text = reporter("csv").report(GATED, Options())
    assert text.count("\r\n") == text.count("\n") == text.count("\r") == len(rows(GATED)) + 1


def test_no_cell_of_a_hostile_document_is_a_formula() -> None:
    cells = [cell for row in rows(HOSTILE) for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(FORMULAS)]
    assert [cell[:2] for cell in cells if cell.startswith("'")][:3] == ["'+", "'-", "'@"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "\n-1"])
def test_a_formula_becomes_text(text: str) -> None:
    [row] = rows(samples.NOTHING._replace(unread=(Unread("a.htm", text),)))
    assert row["message"] == f"'{text.strip()}"


@given(st.text(st.one_of(st.characters(), st.sampled_from('=+-@\t\r\n",;\'"')), max_size=20))
def test_whatever_a_cell_holds_it_is_one_cell_and_no_formula(text: str) -> None:
    [row] = rows(samples.NOTHING._replace(unread=(Unread(text, text),)))
    assert not row["path"].startswith(FORMULAS)
    assert row["message"].isprintable()
    assert None not in row
