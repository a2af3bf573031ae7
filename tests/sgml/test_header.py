"""The header of a submission, in both ways that it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.resources import data
from cyberlint.sgml.header import Header, header

LABELS = """\
<SEC-DOCUMENT>0009990001-26-000007.txt : 20260226
<SEC-HEADER>0009990001-26-000007.hdr.sgml : 20260226
<ACCEPTANCE-DATETIME>20260226161502
ACCESSION NUMBER:\t\t0009990001-26-000007
CONFORMED SUBMISSION TYPE:\t8-K
PUBLIC DOCUMENT COUNT:\t\t14
CONFORMED PERIOD OF REPORT:\t20260223
ITEM INFORMATION:\t\tMaterial Cybersecurity Incidents
ITEM INFORMATION:\t\tFinancial Statements and Exhibits
FILED AS OF DATE:\t\t20260226

FILER:

\tCOMPANY DATA:\t
\t\tCOMPANY CONFORMED NAME:\t\t\tHARBOR LANE CORP
\t\tCENTRAL INDEX KEY:\t\t\t0009990001

FILER:

\tCOMPANY DATA:\t
\t\tCOMPANY CONFORMED NAME:\t\t\tHARBOR LANE FINANCE LLC
\t\tCENTRAL INDEX KEY:\t\t\t0009990002
</SEC-HEADER>
<DOCUMENT>
<TYPE>EX-99
"""
TAGS = """\
<SUBMISSION>
<ACCESSION-NUMBER>0009990001-26-000007
<TYPE>8-K
<PUBLIC-DOCUMENT-COUNT>14
<PERIOD>20260223
<ITEMS>1.05
<ITEMS>9.01
<FILING-DATE>20260226
<FILER>
<COMPANY-DATA>
<CONFORMED-NAME>HARBOR LANE CORP
<CIK>0009990001
</COMPANY-DATA>
</FILER>
<DOCUMENT>
<TYPE>EX-99
"""
WANTED = Header(
    form="8-K",
    registrant="HARBOR LANE CORP",
    cik="9990001",
    accession="0009990001-26-000007",
    period="2026-02-23",
    filed="2026-02-26",
    items=("1.05", "9.01"),
)


@pytest.mark.parametrize("text", [LABELS, TAGS, LABELS.replace("\n", "\r\n")])
def test_a_header(text: str) -> None:
    assert header(text) == WANTED


def test_what_has_no_meaning_is_left_out() -> None:
    odd = (
        LABELS.replace("20260223", "2026-02-23")
        .replace("FILED AS OF DATE:\t\t20260226", "")
        .replace("0009990001-26-000007", "soon")
    )
    found = header(odd.replace("Material Cybersecurity Incidents", "Something New"))
    assert found == WANTED._replace(accession=None, period=None, items=("9.01",))


def test_nothing_is_known_of_a_text_without_a_header() -> None:
    assert header("We test.") == Header()


def test_the_items_of_form_8_k_are_told_by_their_words() -> None:
    for number, words in data()["taxonomy/edgar"]["items"].items():
        assert header(f"ITEM INFORMATION:\t{words.upper()}").items == (number,)


@given(st.text(st.sampled_from("<>:AB \n\t0129-"), max_size=80))
def test_whatever_stands_there_is_read(text: str) -> None:
    found = header(f"<SEC-HEADER>{text}\nCENTRAL INDEX KEY: {text}\nFILED AS OF DATE: {text}\n")
    assert found.filed is None or len(found.filed) == 10


@pytest.mark.parametrize(
    ("line", "sic"),
    [
        ("STANDARD INDUSTRIAL CLASSIFICATION:\tBLANK CHECKS [6770]", "6770"),
        ("<ASSIGNED-SIC>2834", "2834"),
        ("STANDARD INDUSTRIAL CLASSIFICATION:\t []", None),
        ("<ASSIGNED-SIC>none", None),
    ],
)
def test_the_code_of_the_industry_is_read_as_labels_and_as_tags(line: str, sic: str | None) -> None:
    assert header(f"<SEC-HEADER>\n\t{line}\n").sic == sic
