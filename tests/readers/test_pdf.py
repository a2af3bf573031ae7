"""PDF drafts and printed filings."""

from __future__ import annotations

from hashlib import md5
from pathlib import Path

import pytest

from cyberlint import readers
from cyberlint.disclosure import Disclosure, Place, Scope
from cyberlint.pdf import apart
from cyberlint.pdf import pages as pdf_pages
from cyberlint.pdf.disclosure import unreadable
from cyberlint.readers import pdf
from cyberlint.source import MissingExtraError, ReadError, Source
from reports import reports
from tools.pdf import assembled, pages, written

COVER = ["FORM 10-K", "For the fiscal year ended December 31, 2025", "Harbor Lane Corp."]
COVER += ["(Exact name of registrant as specified in its charter)"]
PROGRAM = (
    "We maintain a cybersecurity program that our audit committee oversees, and that follows a third-party "
    "framework; it is tested every year by people who know the systems of our ferries and of our two yards."
)
ITEM = ["Item 1C. Cybersecurity", PROGRAM]
AFTER = ["Item 2. Properties", "We own two yards."]


def made(texts: list[str]) -> bytes:
    """Return a PDF of paragraphs."""
    return written(list(pages(texts)), "Harbor Lane Corp. Draft")


def read(data: bytes) -> Disclosure:
    (part,) = readers.read(Source("draft.pdf", data))
    assert isinstance(part, Disclosure)
    return part


def test_a_report() -> None:
    draft = read(made([*COVER, *ITEM, *AFTER]))
    assert draft.text == "\n".join(ITEM)
    assert (draft.format, draft.form, draft.registrant, draft.period) == (
        "pdf",
        "10-K",
        "Harbor Lane Corp.",
        "2025-12-31",
    )
    assert (draft.scope, draft.tagged, draft.limits) == (Scope.FULL_ITEM, False, ())


def test_a_place_is_a_page() -> None:
    draft = read(made([*["We build ferries."] * 12, *ITEM, *AFTER]))
    assert draft.place(0) == Place(None, None, "page 2")


def test_the_item_of_reports_is_found_on_their_pages() -> None:
    for report in list(reports(100)):
        texts = [line for line in report.text.split("\n") if line.isascii() and line.strip()]
        if report.heading not in report.text or not report.heading.isascii() or "\n" in report.heading:
            continue
        draft = read(made(texts))
        assert draft.sections[0].item == report.item, report.heading
        assert draft.sections[0].span.start == 0


def test_a_pdf_that_is_cut_off() -> None:
    with pytest.raises(ReadError, match="the PDF is damaged or cut off"):
        read(b"%PDF-1.4\nWe test.")


def test_there_may_be_nothing_to_lint() -> None:
    with pytest.raises(ReadError, match="nothing to lint"):
        read(made(["We build ferries."]))


def test_an_empty_page() -> None:
    with pytest.raises(ReadError, match="the PDF shows no text"):
        read(assembled([CATALOGUE, TREE, PAGE]))


CATALOGUE = "<< /Type /Catalog /Pages 2 0 R >>"
TREE = "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>"
IMAGE = "<< /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"


def scan() -> bytes:
    """Return a PDF whose page is a picture."""
    show = "612 0 0 792 0 0 cm /Im Do"
    return assembled(
        [
            CATALOGUE,
            TREE,
            PAGE.replace(" >>", " /Contents 4 0 R /Resources << /XObject << /Im 5 0 R >> >> >>"),
            f"<< /Length {len(show)} >>\nstream\n{show}\nendstream",
            f"{IMAGE}\nstream\nA\nendstream",
        ]
    )


def encrypted() -> bytes:
    """Return a PDF that asks for a password: its entries of encryption fit none."""
    data = made(["Item 1C. Cybersecurity"])
    word = "<" + "41" * 32 + ">"
    cipher = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {word} /U {word} /P -4 >> /ID [<41> <41>] /Root"
    return data.replace(b"/Root", cipher.encode())


def test_pictures_of_text_are_no_text() -> None:
    with pytest.raises(ReadError, match=r"shows pictures of its text; recognise the text \(OCR\) first"):
        read(scan())


def test_a_password_is_asked_for_by_name() -> None:
    with pytest.raises(ReadError, match="protected by a password; save it without one"):
        read(encrypted())


def ciphered(data: bytes, key: bytes) -> bytes:
    """Return bytes in the cipher of PDF, RC4."""
    state, at = list(range(256)), 0
    for number in range(256):
        at = (at + state[number] + key[number % len(key)]) % 256
        state[number], state[at] = state[at], state[number]
    found, one, at = bytearray(), 0, 0
    for byte in data:
        one = (one + 1) % 256
        at = (at + state[one]) % 256
        state[one], state[at] = state[at], state[one]
        found.append(byte ^ state[(state[one] + state[at]) % 256])
    return bytes(found)


def locked() -> bytes:
    """Return a PDF that everybody may read and nobody change: the reader's password is empty.

    See ISO 32000-1, 7.6.3.
    """
    pad = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
    owner, identity = bytes(range(32)), b"AAAA"
    key = md5(pad + owner + (0xFFFFFFFC).to_bytes(4, "little") + identity, usedforsecurity=False).digest()[:5]
    said = "(Item 1C. Cybersecurity) Tj 0 -40 Td (We scan our networks for cyber threats.) Tj"
    show = f"BT /F 12 Tf 72 720 Td {said} ET".encode()
    show = ciphered(show, md5(key + b"\4\0\0\0\0", usedforsecurity=False).digest()[:10])
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"
    data = assembled(
        [
            CATALOGUE,
            TREE,
            PAGE.replace(" >>", f" /Contents 4 0 R /Resources << /Font << /F {font} >> >> >>"),
            f"<< /Length {len(show)} >>\nstream\n{'?' * len(show)}\nendstream",
        ]
    )
    entries = f"/V 1 /R 2 /O <{owner.hex()}> /U <{ciphered(pad, key).hex()}> /P -4"
    return data.replace(b"?" * len(show), show).replace(
        b"/Root", f"/Encrypt << /Filter /Standard {entries} >> /ID [<41414141> <41414141>] /Root".encode()
    )


def test_a_password_against_changes_alone_is_none_against_reading() -> None:
    assert read(locked()).text == "Item 1C. Cybersecurity\nWe scan our networks for cyber threats."


def test_a_font_that_does_not_say_what_it_shows() -> None:
    page = pdf_pages.Page(1, (pdf_pages.Row("\ue001\ue002\ue003 \ue004", 0, 9, 9, 0),))
    assert "its fonts do not say" in (unreadable([page]) or "")


@pytest.mark.parametrize(
    ("name", "most", "sentence"), [("MAX_PAGES", 1, "pages"), ("MAX_CHARACTERS", 50, "characters")]
)
def test_limits(monkeypatch: pytest.MonkeyPatch, name: str, most: int, sentence: str) -> None:
    monkeypatch.setattr(pdf_pages, name, most)
    with pytest.raises(ReadError, match=f"{sentence}.*limit"):
        pdf_pages.pages(made(["We build ferries and own two yards."] * 15))


def deep() -> bytes:
    """Return a PDF whose page shows a form ten times, which shows another ten times, and so on."""
    forms = [
        f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {number} 0 R >> >>"
        f" /Length 60 >>\nstream\n{'/X Do ' * 10}\nendstream"
        for number in range(6, 16)
    ]
    page = PAGE.replace(" >>", " /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>")
    content = f"<< /Length 60 >>\nstream\n{'/X Do ' * 10}\nendstream"
    last = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 1 >>\nstream\nq\nendstream"
    return assembled([CATALOGUE, TREE, page, content, *forms, last])


def test_one_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", 1)
    with pytest.raises(ReadError, match="takes more than 1 seconds to read, which is the limit"):
        read(deep())


def test_one_that_breaks_the_reader_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_MAIN", "import os; os.abort()")
    with pytest.raises(ReadError, match="its reader broke off"):
        read(made(ITEM))


def test_the_reader_runs_nothing_of_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(9)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend("")
    assert read(made(ITEM)).sections


def test_without_the_library_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "find_spec", lambda _name: None)
    with pytest.raises(
        MissingExtraError, match=r'needs an extra of cyberlint: pip install "cyberlint\[pdf\]"'
    ):
        read(made(ITEM))


@pytest.mark.parametrize(
    ("path", "data", "surety"),
    [
        ("a", b"%PDF-1.7\n", 3),
        ("a", b"\xff\n%PDF-1.4", 2),
        ("a.pdf", b"junk", 2),
        ("a.txt", b"A %PDF-1.4", 0),
    ],
)
def test_how_surely_it_is_recognised(path: str, data: bytes, surety: int) -> None:
    assert pdf.recognise(Source(path, data)) == surety


def test_the_item_of_every_real_report_is_found_whole(corpus: Path) -> None:
    for path in sorted((corpus / "corpus" / "item1c_text" / "pdf").glob("*.pdf")):
        draft = read(path.read_bytes())
        assert (draft.form, draft.sections[0].item) == ("10-K", "1C"), path.name
        assert draft.text.startswith(("Item 1C. C", "ITEM 1C. C")), path.name
        assert draft.text.endswith((".", ".”")), path.name
        last = draft.map.offset(len(draft.text) - 1)
        assert draft.map.source[last + 1 :].lstrip().startswith(("Item 2.", "ITEM 2.")), path.name
