"""EDGAR's complete submissions: the right document of many."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter

import pytest

from cyberlint import readers
from cyberlint.disclosure import Disclosure, Scope
from cyberlint.readers import submission
from cyberlint.sgml import submission as documents
from cyberlint.source import ReadError, Source
from inline import document as inline
from inline import fact
from submissions import submitted

FLAG = "CybersecurityRiskManagementProcessesIntegratedFlag"
ITEM = (
    "<p>Item 1C. Cybersecurity</p>"
    "<p>We maintain a cybersecurity program that our audit committee oversees.</p>"
)
TRUE = 'format="ixt:fixed-true"'
POINTER = (
    "<p>Item 1C. Cybersecurity</p><p>The information that this Item asks for stands in our annual report to"
    " shareholders under “Cybersecurity” and is incorporated by reference.</p>"
    "<p>Item 2. Properties</p><p>Two.</p>"
)
ANNUAL_REPORT = (
    "<html><body><p>Dear shareholders</p><p>We build ferries, and we are good at it, as you know.</p>"
    "<p>Cybersecurity</p><p>We maintain a cybersecurity program. Our cyber team watches for"
    " cybersecurity threats, and the audit committee oversees cybersecurity risk.</p></body></html>"
)
TAGGED_REPORT = (
    "<p>Dear shareholders</p><p>We build ferries, and we are good at it.</p><p>Cybersecurity</p>"
    f"<p>{fact(FLAG, 'Our cybersecurity program is part of our work on cyber and other risks.', TRUE)}</p>"
    "<p>Governance</p><p>"
    + fact(
        "CybersecurityRiskBoardOfDirectorsOversightTextBlock",
        "Our board oversees cybersecurity risk, and our cyber team reports to it.",
    )
    + "</p><p>Credit risk</p><p>We lend to nobody at all, and so there is none.</p>"
)
PICTURE = "begin 644 logo.jpg\n#_]C_\n`\nend"


def parts(text: str) -> Iterator[Disclosure | ReadError]:
    return readers.read(Source("filing.txt", text.encode()))


def read(text: str) -> Disclosure:
    (part,) = parts(text)
    assert isinstance(part, Disclosure), part
    return part


def html(body: str) -> str:
    return f"<html><body>{body}</body></html>"


class TestInlineXbrl:
    text = submitted(
        ("10-K", f"<XBRL>\n{inline(ITEM + fact(FLAG, 'It is integrated.', TRUE))}</XBRL>"),
        ("EX-101.SCH", "<XBRL>\n<schema/>\n</XBRL>"),
        ("GRAPHIC", PICTURE),
        ("XML", "<XML>\n<html><body>R page</body></html>\n</XML>"),
    )

    def test_the_report_is_read_with_what_the_header_says(self) -> None:
        found = read(self.text)
        assert [(each.name, each.value) for each in found.facts] == [("integrated", True)]
        assert (found.format, found.form, found.filed, found.period) == (
            "submission",
            "10-K",
            "2026-02-26",
            "2025-12-31",
        )
        assert (found.accession, found.registrant, found.cik) == (
            "0009990199-26-000007",
            "HARBOR LANE CORP",
            "9990199",
        )

    def test_lines_are_those_of_the_submission(self) -> None:
        found = read(self.text)
        place = found.place(found.text.index("We maintain"))
        assert place.line
        assert "We maintain" in self.text.split("\n")[place.line - 1]

    def test_an_exhibit_that_is_tagged_belongs_to_the_report(self) -> None:
        """As where an annual report to shareholders, exhibit 13, holds the Item and its tags."""
        exhibit = inline(fact(FLAG, "Yes.", TRUE), form=None)
        found = read(submitted(("10-K", inline(POINTER)), ("EX-13", f"<XBRL>\n{exhibit}</XBRL>")))
        assert [each.name for each in found.facts] == ["integrated"]
        assert found.scope is Scope.TAGGED_TEXT

    def test_what_a_tagged_exhibit_says_under_the_title_of_the_item_goes_on_with_it(self) -> None:
        exhibit = f"<XBRL>\n{inline(TAGGED_REPORT, form=None)}</XBRL>"
        found = read(submitted(("10-K", inline(POINTER)), ("EX-13", exhibit)))
        assert found.scope is Scope.FULL_ITEM
        assert [section.title for section in found.sections] == [
            "Item 1C. Cybersecurity",
            "Cybersecurity",
            "Governance",
        ]
        assert [each.name for each in found.facts] == ["integrated", "board_oversight"]
        assert found.facts[1].text == found.text[found.facts[1].spans[0].start :]
        assert "credit" not in found.text

    def test_an_item_that_says_enough_stands_for_itself(self) -> None:
        long = POINTER.replace("<p>Item 2.", "<p>We test all of it.</p>" * 150 + "<p>Item 2.")
        found = read(submitted(("10-K", inline(long)), ("EX-13", inline(TAGGED_REPORT, form=None))))
        assert found.scope is Scope.TAGGED_TEXT

    def test_an_exhibit_without_tags_is_read_where_the_item_is_short(self) -> None:
        found = read(submitted(("10-K", inline(POINTER)), ("EX-13", ANNUAL_REPORT)))
        assert [section.title for section in found.sections] == ["Item 1C. Cybersecurity", "Cybersecurity"]

    def test_a_document_that_is_not_well_formed(self) -> None:
        with pytest.raises(ReadError, match="not well-formed") as caught:
            read(submitted(("10-K", inline("<p>").replace("</html>", ""))))
        assert caught.value.line


class TestDrafts:
    def test_a_report_without_tags_is_a_filing_that_has_none(self) -> None:
        found = read(submitted(("10-K", html(ITEM)), ("GRAPHIC", PICTURE)))
        assert (found.tagged, found.facts, found.scope) == (True, (), Scope.FULL_ITEM)
        assert found.text.startswith("Item 1C. Cybersecurity\nWe maintain")

    def test_a_report_in_plain_text(self) -> None:
        plain = "Item 1C. Cybersecurity\n\nWe maintain a cybersecurity program that our audit\n"
        text = submitted(("10-K", f"{plain}committee oversees."))
        found = read(text)
        assert found.text.endswith("We maintain a cybersecurity program that our audit committee oversees.")
        place = found.place(found.text.index("committee"))
        assert text.split("\n")[(place.line or 0) - 1] == "committee oversees."

    def test_the_annual_report_is_read_where_the_item_only_points_there(self) -> None:
        other = ("EX-21", html("<p>x</p>"))
        text = submitted(("10-K", html(POINTER)), other, ("EX-13", ANNUAL_REPORT))
        found = read(text)
        assert [section.title for section in found.sections] == ["Item 1C. Cybersecurity", "Cybersecurity"]
        place = found.place(found.text.index("We maintain"))
        line = text.split("\n")[(place.line or 0) - 1]
        assert line[(place.column or 0) - 1 :].startswith("We maintain a cybersecurity program.")
        for section in found.sections:
            assert found.text[section.span.start : section.span.end].startswith(section.title)

    def test_an_item_that_says_enough_needs_no_exhibit(self) -> None:
        long = (
            ITEM + "<p>Our program has many parts, of which this is one, and all of them are tested.</p>" * 40
        )
        assert len(read(submitted(("10-K", html(long)), ("EX-13", ANNUAL_REPORT))).sections) == 1

    def test_the_items_of_a_current_report_are_those_of_the_header(self) -> None:
        body = html(
            "<p>Item 1.05. Material Cybersecurity Incidents.</p><p>On June 8, 2026, we found an intruder.</p>"
        )
        items = "ITEM INFORMATION:\t\tMaterial Cybersecurity Incidents\nITEM INFORMATION:\t\tOther Events\n"
        found = read(submitted(("8-K", body), form="8-K", items=items))
        assert (found.form, found.items, found.period, found.filed) == (
            "8-K",
            ("1.05", "8.01"),
            "2025-12-31",
            "2026-02-26",
        )

    @pytest.mark.parametrize("report", [html(ITEM), inline(ITEM + fact(FLAG, "It is integrated.", TRUE))])
    def test_the_header_tells_the_industry_of_a_report_tagged_or_not(self, report: str) -> None:
        line = "STANDARD INDUSTRIAL CLASSIFICATION:\tSTATE COMMERCIAL BANKS [6022]\n"
        assert read(submitted(("10-K", report), items=line)).sic == "6022"
        assert read(submitted(("10-K", report))).sic is None

    def test_the_form_of_the_header_counts(self) -> None:
        assert read(submitted(("10-K/A", html(ITEM)), form="10-K/A")).form == "10-K/A"


def whole() -> str:
    """Return a submission with what EDGAR puts into one beside the report."""
    encoded = "begin 644 x\nM<DOCUMENT>\n`\nend"
    report = f"<XBRL>\n<?xml version='1.0'?>\n{inline(ITEM + fact(FLAG, 'It is integrated.', TRUE))}\n</XBRL>"
    return submitted(
        ("10-K", report),
        ("EX-21.1", html("<p>Subsidiaries</p>")),
        ("EX-101.SCH", "<XBRL>\n<schema/>\n</XBRL>"),
        ("GRAPHIC", PICTURE),
        ("EX-99.1", f"<PDF>\n{encoded}\n</PDF>"),
        ("XML", "<XML>\n<html><body><p>Item 1C. Cybersecurity</p><p>An R page.</p></body></html>\n</XML>"),
        ("EXCEL", encoded),
        ("JSON", "<JSON>\n{}\n</JSON>"),
        ("ZIP", encoded),
    )


class TestTheFormOfIt:
    """What EDGAR serves, sends and once sent; and what is left of it when a file is cut off."""

    @pytest.mark.parametrize(
        "change",
        [
            lambda text: text,
            lambda text: text.replace("\n", "\r\n"),
            lambda text: text.replace("SEC-", "IMS-"),
            lambda text: text.replace("</SEC-DOCUMENT>\n", ""),
            lambda text: text.replace("</DOCUMENT>\n", ""),
            lambda text: text.replace("</TEXT>\n", ""),
            lambda text: text.replace("</XBRL>\n", ""),
            lambda text: text.replace("</DOCUMENT>\n", "").replace("</TEXT>\n", "").replace("</XBRL>\n", ""),
            lambda text: text[: text.index("</html>") + 20],
            lambda text: "-----BEGIN PRIVACY-ENHANCED MESSAGE-----\nProc-Type: 2001\n\n" + text,
        ],
        ids=["served", "crlf", "ims", "0", "1", "2", "3", "no ends", "cut off", "mail"],
    )
    def test_the_report_is_found(self, change: Callable[[str], str]) -> None:
        found = read(change(whole()))
        assert (found.form, found.registrant) == ("10-K", "HARBOR LANE CORP")
        assert [each.name for each in found.facts] == ["integrated"]
        assert [section.title for section in found.sections] == ["Item 1C. Cybersecurity"]
        assert "Subsidiaries" not in found.text
        assert "R page" not in found.text

    def test_large_pictures_cost_little(self) -> None:
        text = whole().replace(PICTURE, "begin 644 x\n" + ("M" + "_" * 60 + "\n") * 500_000 + "`\nend")
        start = perf_counter()
        assert read(text).facts
        assert perf_counter() - start < 5


class TestRefusals:
    def test_a_submission_without_a_document_that_people_read(self) -> None:
        with pytest.raises(ReadError, match="holds no document that people read"):
            read(
                submitted(
                    ("GRAPHIC", PICTURE), ("EX-101.INS", "<xbrl/>"), ("EX-99", f"<PDF>\n{PICTURE}\n</PDF>")
                )
            )

    def test_a_report_of_another_kind(self) -> None:
        with pytest.raises(ReadError, match="nothing to lint"):
            read(submitted(("10-Q", html("<p>We build ferries.</p>")), form="10-Q"))

    def test_too_many_documents(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(documents, "MAX_DOCUMENTS", 1)
        with pytest.raises(ReadError, match="more than 1 documents, which is the limit"):
            read(submitted(("10-K", html(ITEM)), ("EX-21", html(""))))


@pytest.mark.parametrize(
    ("text", "surety"),
    [
        (submitted(), 4),
        ("\ufeff\n<SEC-HEADER>", 4),
        ("<SUBMISSION>\n<ACCESSION-NUMBER>", 4),
        ("-----BEGIN PRIVACY-ENHANCED MESSAGE-----\nProc-Type: 2001\n\n<SEC-DOCUMENT>", 4),
        ("-----BEGIN PRIVACY-ENHANCED MESSAGE-----\n", 0),
        ("<DOCUMENT>\n<TYPE>10-K", 0),
        ("Our <SEC-DOCUMENT> is late.", 0),
    ],
)
def test_how_surely_it_is_recognised(text: str, surety: int) -> None:
    assert submission.recognise(Source("a.txt", text.encode())) == surety
