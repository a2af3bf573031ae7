"""Comparisons of hostile text: every format stays what it is, and the time it takes stays bounded."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import time
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest

from cyberlint.comparison import FORMATS, Comparison, compared, formatted
from cyberlint.engine import lint
from cyberlint.reporters import Options
from pairs import filing

CONTROLS = "".join(map(chr, (*range(9), 11, 12, *range(14, 32), 127, 0x85)))
BIDI = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u202c\u2069\u200e\u200f\u061c"
ILLEGAL = "\ufffe\uffff\ufdd0\U0001fffe\ud800\udfff"
MARKUP = "]]> <script>alert('x')</script> <!-- <b onclick=alert(1)> &lt; &#x202e; ' \" w:ins </w:t> ?>"
NASTY = (
    f"We keep {CONTROLS} and {BIDI} and {ILLEGAL} and {MARKUP} in %s place.\n\nHere is a sentence about %s."
)


def comparison(before: str, after: str) -> Comparison:
    name = f"Larkspur {BIDI}{CONTROLS}{ILLEGAL}{MARKUP} Co."
    old = filing(before, registrant=name, path=f"a{MARKUP}{CONTROLS}.txt")
    new = filing(after, registrant=name, period="2025-12-31", path=f"b{BIDI}.txt")
    return compared(lint(old, ()), lint(new, ()), [f"a note {MARKUP} {CONTROLS}"])


def written(name: str, found: Comparison) -> bytes:
    if name == "word":
        pytest.importorskip("docx")
    shown = formatted(name).report([found], Options(version="0"))
    return shown if isinstance(shown, bytes) else shown.encode("utf-8")


@pytest.mark.parametrize("name", ["terminal", "html"])
def test_no_control_and_no_mark_of_direction_reaches_a_reader(name: str) -> None:
    shown = written(name, comparison(NASTY % ("one", "training"), NASTY % ("another", "budgets"))).decode()
    assert not set(shown) & (set(CONTROLS) | set(BIDI) | set(ILLEGAL))
    assert not [line for line in shown.split("\n") if not line.replace("\t", "").isprintable()]


def test_a_page_holds_no_markup_of_a_filing() -> None:
    page = written("html", comparison(NASTY % ("one", "training"), NASTY % ("another", "budgets"))).decode()
    assert "<script" not in page
    assert "<!--" not in page
    assert "onclick=alert(1)>" not in page.replace("&gt;", "")
    assert set(re.findall(r"<(\w+)[ >]", page)) <= {
        *(
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "main",
            "article",
            "div",
            "footer",
            "h1",
            "h2",
            "h3",
        ),
        *("p", "table", "thead", "tbody", "tr", "th", "td", "span", "b", "ins", "del", "ul", "li"),
    }


def test_json_can_be_read_again() -> None:
    report = json.loads(written("json", comparison(NASTY % ("one", "a"), NASTY % ("another", "b"))))
    assert {row["kind"] for row in report["comparisons"][0]["redline"]} == {"changed"}


def test_a_word_file_opens_and_its_changes_are_whole() -> None:
    docx = pytest.importorskip("docx")
    data = written("word", comparison(NASTY % ("one", "training"), NASTY % ("another", "budgets")))
    document = docx.Document(io.BytesIO(data))
    assert "<script>" in "\n".join(paragraph.text for paragraph in document.paragraphs)
    body = ZipFile(io.BytesIO(data)).read("word/document.xml").decode("utf-8")
    numbers = re.findall(r'<w:(?:ins|del) w:id="(\d+)"', body)
    assert len(set(numbers)) == len(numbers) > 0
    assert not set(body) & (set(CONTROLS) | set(BIDI) | set(ILLEGAL))


def test_a_paragraph_that_is_new_or_gone_is_tracked_with_its_end() -> None:
    pytest.importorskip("docx")
    found = comparison(
        "We have a program.\n\nBudgets are kept.", "Nobody knows what we do.\n\nWe have a program."
    )
    body = ZipFile(io.BytesIO(written("word", found))).read("word/document.xml").decode("utf-8")
    assert len(re.findall(r"<w:rPr><w:ins [^>]*/></w:rPr></w:pPr>", body)) == 1
    assert len(re.findall(r"<w:rPr><w:del [^>]*/></w:rPr></w:pPr>", body)) == 1


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_an_office_program_opens_the_word_file(tmp_path: Path) -> None:
    data = written("word", comparison(NASTY % ("one", "training"), NASTY % ("another", "budgets")))
    (tmp_path / "redline.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    arguments = ["soffice", profile, "--headless", "--convert-to", "txt:Text", "redline.docx"]
    subprocess.run(arguments, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    text = (tmp_path / "redline.txt").read_text("utf-8-sig")
    assert "<script>alert('x')</script>" in text
    assert "Here is a sentence about" in text


LONG = {
    "a paragraph of 200 kB": ("We keep " + "risk " * 40_000 + "one.", "We keep " + "risk " * 40_000 + "two."),
    "10,000 sentences": tuple(
        " ".join(f"We review risk {at * step} with the board each quarter." for at in range(10_000))
        for step in (1, 3)
    ),
    "50,000 marks": ("a.-; " * 50_000, "b,-: " * 50_000),
    "10,000 lines of marks": ("- - -\n\n" * 10_000, "= = =\n\n" * 10_000),
}


@cache
def long(what: str) -> Comparison:
    """Compare two long texts: once, for the first format that is written of them."""
    return comparison(*LONG[what])


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("what", LONG)
def test_long_text_takes_no_long_time(what: str, name: str) -> None:
    start = time.perf_counter()
    assert written(name, long(what))
    assert time.perf_counter() - start < 20
