"""HTML drafts and untagged filings."""

from __future__ import annotations

from pathlib import Path

import pytest

from cyberlint import readers
from cyberlint.disclosure import Disclosure
from cyberlint.readers import html
from cyberlint.source import ReadError, Source

REPORT = """\
<!DOCTYPE html>
<html><head><title>Annual report</title><style>p {margin: 0}</style></head><body>
<p>FORM&nbsp;10-K</p>
<p>For the fiscal year ended December&#160;31, 2025</p>
<p><b>Harbor Lane Corp.</b></p><p>(Exact name of registrant as specified in its charter)</p>
<table><tr><td>Item 1C.</td><td>Cybersecurity</td><td>24</td></tr>
<tr><td>Item 2.</td><td>Properties</td><td>25</td></tr></table>
<table><tr><td><a id="c"></a>I<span>tem</span> 1C.</td><td>Cyber<span>security</span></td></tr></table>
<p>We maintain a cybersecurity
program &mdash; one that our audit committee oversees.</p>
<div style="display:none">hidden</div>
<p>24</p><hr><p><a href="#toc">Table of Contents</a></p>
<p>Item 2. Properties</p><p>We own two yards.</p>
</body></html>
"""


def read(text: str) -> Disclosure:
    (disclosure,) = readers.read(Source("report.htm", text.encode()))
    assert isinstance(disclosure, Disclosure)
    return disclosure


def test_an_untagged_report():
    report = read(REPORT)
    assert report.text == (
        "Item 1C. Cybersecurity\nWe maintain a cybersecurity program — one that our audit committee oversees."
    )
    assert (report.format, report.form, report.registrant, report.period, report.tagged) == (
        "html",
        "10-K",
        "Harbor Lane Corp.",
        "2025-12-31",
        False,
    )
    place = report.place(report.text.index("program"))
    assert (place.line, place.column) == (10, 1)


def test_the_item_alone_in_a_fragment():
    assert (
        read("<div><h2>Item 16K. Cybersecurity</h2><p>We have no cybersecurity program.</p></div>").form
        == "20-F"
    )


def test_the_wrapper_of_a_submission_is_no_text():
    wrapped = f"<DOCUMENT>\n<TYPE>10-K\n<SEQUENCE>1\n<FILENAME>a.htm\n<TEXT>\n{REPORT}</TEXT>\n</DOCUMENT>\n"
    assert read(wrapped).text == read(REPORT).text


@pytest.mark.parametrize(
    ("text", "surety"),
    [
        (REPORT, 2),
        ("<p>We test.</p>", 2),
        ("\ufeff \n<div>We test.</div>", 2),
        ("Fwd: draft\n<html><body>", 2),
        ("We test.<p>We train.</p>", 1),
        ("1 < 2 and a<b", 0),
        ("We test.", 0),
        ("<?xml version='1.0'?><xbrl/>", 0),
    ],
)
def test_how_surely_it_is_recognised(text, surety):
    assert html.recognise(Source("a", text.encode())) == surety


def test_there_may_be_nothing_to_lint():
    with pytest.raises(ReadError, match="nothing to lint"):
        read("<p>We build ferries.</p>")


def test_untagged_and_tagged_real_reports_have_their_item(corpus: Path):
    for path in sorted((corpus / "corpus" / "ixbrl").glob("*.htm")):
        (report,) = html.read(Source(path.name, path.read_bytes()))
        assert isinstance(report, Disclosure)
        assert (report.form, report.sections[0].item) == ("10-K", "1C"), path.name
        assert report.registrant, path.name
        assert report.period, path.name
