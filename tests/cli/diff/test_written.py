"""``cyberlint diff --output`` writes a page or a Word file that holds both texts."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from cli.diff.years import AFTER, BEFORE
from cli.runner import Shell


def test_the_page_shows_both_sides_and_fetches_nothing(cyberlint: Shell, tmp_path: Path) -> None:
    page = tmp_path / "diff.html"
    assert cyberlint("diff", BEFORE, AFTER, "--output", page).code == 0
    html = page.read_text("utf-8")
    assert "<ins> that and other</ins>" in html
    assert "<del>19</del>" in html
    assert "default-src &#39;none&#39;" in html
    assert not re.findall(r'(?:src|href)="', html)
    assert "<script" not in html


def test_what_a_filing_says_is_never_markup(cyberlint: Shell, tmp_path: Path) -> None:
    for name, words in (("a.json", "one"), ("b.json", "two")):
        text = f"We have <script>alert({words!r})</script> \u202e programs for {words} \x00 risks."
        period = "2024-12-31" if name == "a.json" else "2025-12-31"
        facts = [{"concept": "CybersecurityRiskRoleOfManagementTextBlock", "value": text, "end": period}]
        filing = {"registrant": "<b>Bold</b> Foods", "form": "10-K", "period": period, "facts": facts}
        (tmp_path / name).write_text(json.dumps(filing), encoding="utf-8")
    html = cyberlint("diff", tmp_path / "a.json", tmp_path / "b.json", "--format", "html").out
    assert "<script" not in html
    assert "<b>" not in html
    assert "\u202e" not in html
    assert "\x00" not in html


def read(document: bytes, *, accepted: bool) -> list[str]:
    """Return the paragraphs of a Word file with all changes accepted, or rejected."""
    body = ZipFile(io.BytesIO(document)).read("word/document.xml").decode()
    gone, kept = ("del", "ins") if accepted else ("ins", "del")
    body = re.sub(rf"<w:{gone} .*?</w:{gone}>", "", body, flags=re.DOTALL)
    assert f"<w:{kept} " in body
    texts = (re.findall(r"<w:(?:t|delText)(?: [^>]*)?>([^<]*)", part) for part in body.split("</w:p>"))
    return ["".join(parts).strip() for parts in texts]


def test_a_word_file_holds_both_texts(cyberlint: Shell, tmp_path: Path) -> None:
    pytest.importorskip("docx")
    file = tmp_path / "redline.docx"
    assert cyberlint("diff", BEFORE, AFTER, "--output", file).code == 0
    now, then = (" ".join(read(file.read_bytes(), accepted=accepted)) for accepted in (True, False))
    assert "a result of that and other previous cybersecurity incidents" in now
    assert "In June 2025, an unauthorized person" in now
    assert "a result of previous cybersecurity incidents" in then
    assert "In June 2025" not in then
    for text in (now, then):
        assert text.count("Our employees complete security awareness training") == 1
    assert "She has more than 20 years" in now
    assert "She has 19 years" in then


def test_a_file_of_another_kind_is_not_written(cyberlint: Shell, tmp_path: Path) -> None:
    run = cyberlint("diff", BEFORE, AFTER, "--output", tmp_path / "redline.pdf")
    assert run.code == 2
    assert "there is no format for .pdf files; --format says what to write" in run.err
    assert not (tmp_path / "redline.pdf").exists()


def test_the_same_comparison_gives_the_same_bytes(cyberlint: Shell, tmp_path: Path) -> None:
    pytest.importorskip("docx")
    for name in ("1.docx", "2.docx", "1.html", "2.html"):
        cyberlint("diff", BEFORE, AFTER, "--output", tmp_path / name)
    for suffix in ("docx", "html"):
        assert (tmp_path / f"1.{suffix}").read_bytes() == (tmp_path / f"2.{suffix}").read_bytes()


class TestMissingExtra:
    """Without python-docx: what is asked for names the extra, and nothing crashes."""

    @pytest.fixture(autouse=True)
    def python_docx_is_not_installed(self, without: Callable[[str], None]) -> None:
        without("docx")

    def test_a_word_file_is_not_written(self, cyberlint: Shell, tmp_path: Path) -> None:
        run = cyberlint("diff", BEFORE, AFTER, "--output", tmp_path / "redline.docx")
        needs = 'writing a Word file needs an extra of cyberlint: pip install "cyberlint[word]"'
        assert (run.code, run.reason) == (2, f"exit 2: {needs}")
        assert not (tmp_path / "redline.docx").exists()

    def test_a_word_draft_is_not_read(self, cyberlint: Shell) -> None:
        run = cyberlint("diff", BEFORE, "drafts/saltmarsh-10-K.docx")
        assert (run.code, run.reason) == (
            2,
            'exit 2: an extra is not installed: pip install "cyberlint[word]"',
        )
