"""What the comments on a draft say, and which words each is on; the file opens in LibreOffice."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from docx import Document
from pypdfium2 import PdfDocument

from cyberlint import engine
from cyberlint.annotation import annotate
from cyberlint.disclosure import MarkKind
from cyberlint.outcome import DocumentReport, Outcome, OutcomeKind, Suppressed
from cyberlint.pack import builtin
from cyberlint.pack.selection import select
from cyberlint.word.package import opened
from cyberlint.word.text import Text
from cyberlint.word.walk import text
from drafts import docx, p, read
from samples.gated import WAIVER
from word.commented import characters, saltmarsh

RULES = ("CYD307", "CYD314", "CYD402", "CYD501")
"""Rules that find something in the draft: a gap, two sentences, half a conclusion, some words."""


def report(data: bytes, *rules: str) -> DocumentReport:
    """Lint a draft by some rules."""
    return engine.lint(read(data), select(builtin(), rules or RULES, ()))


def comments(data: bytes) -> list[tuple[str, str]]:
    """Return the words that each of our comments is on, and the comment, in the order of the text."""
    found: Text = text(opened(data))
    ours = {comment.text for comment in Document(io.BytesIO(data)).comments if comment.author == "cyberlint"}
    return [
        (found.text[mark.span.start : mark.span.end], mark.text)
        for mark in found.marks
        if mark.kind is MarkKind.COMMENT and mark.text in ours
    ]


@pytest.fixture(scope="module")
def reviewed() -> bytes:
    return annotate(saltmarsh(), report(saltmarsh()), version="1.2.3").data


def test_every_finding_is_a_comment_on_its_words(reviewed: bytes) -> None:
    told = {said.split()[2]: words for words, said in comments(reviewed) if " · " in said.partition("\n")[0]}
    expected = {finding.rule.id: finding.evidence[0].text for finding in report(saltmarsh()).findings}
    assert expected["CYD307"] is None
    expected["CYD307"] = "Item 1C. Cybersecurity"  # nothing is said: the heading under which it would stand
    assert told == expected
    assert set(told) == set(RULES)


def test_a_comment_says_what_was_found_what_it_rests_on_the_law_and_what_to_do(reviewed: bytes) -> None:
    (said,) = (said for _, said in comments(reviewed) if "CYD314" in said)
    first, message, *others = said.split("\n")
    assert first == "Warning · CYD314 expertise-not-described"
    assert message.endswith("nothing in the Item describes the expertise of those who are responsible.")
    beside = [words for words in others if words.startswith("See also: ")]
    assert any("“Our Director of Information Technology, who" in words for words in beside)
    assert all(words.endswith(" (Item 1C › Governance › ¶ 2, sentence 1)") for words in beside)
    law, remedy = others[len(beside) :][:2]
    assert law.startswith("Law: 17 CFR 229.106(c)(2)(i) and Instruction 2 to Item 106(c)")
    assert remedy.startswith("What to do: Add the years and kind of work in the field")


def test_a_comment_on_words_that_are_less_than_sure_says_so(reviewed: bytes) -> None:
    (said,) = (said for _, said in comments(reviewed) if "CYD501" in said)
    assert said.endswith("\nConfidence medium: read the passage before you act on it.")


def test_the_first_comment_says_what_was_checked(reviewed: bytes) -> None:
    data = saltmarsh()
    done = annotate(data, report(data, "CYD201", "CYD501"), version="1.2.3")
    assert done.findings == 1
    words, said = comments(done.data)[0]
    assert words == "Item 1C. Cybersecurity"
    assert said == (
        "cyberlint 1.2.3\n"
        "0 errors, 1 warning, 0 info · 0 passed · 0 not applicable · 1 not evaluated.\n"
        "Not evaluated: 1 rule; a word input carries no tagged facts."
    )


def test_what_is_accepted_is_named_and_has_no_comment_of_its_own() -> None:
    data = saltmarsh()
    (outcome,) = report(data, "CYD501").outcomes
    waived = Outcome(outcome.rule, OutcomeKind.FAIL, suppressed=(Suppressed(outcome.findings[0], WAIVER),))
    done = annotate(data, report(data, "CYD501")._replace(outcomes=(waived,)))
    assert done.findings == 0
    ((_, said),) = comments(done.data)
    assert "Accepted: CYD501, waived by J. Okafor since 2026-01-12 until 2026-12-31: The committee is" in said


def test_a_part_that_was_not_read_is_named() -> None:
    data = saltmarsh()
    linted = report(data)
    limited = linted._replace(disclosure=linted.disclosure._replace(limits=("a field has no end",)))
    assert "Not read in full: a field has no end" in comments(annotate(data, limited).data)[0][1]


def test_a_finding_about_another_file_is_on_the_heading_and_names_it() -> None:
    data = saltmarsh()
    (finding,) = report(data, "CYD501").findings
    place = finding.location._replace(
        path="cyberlint-waivers.yaml", line=4, section=None, paragraph=None, sentence=None
    )
    quote = finding.evidence[0]._replace(text="until: 2025-01-01", location=place)
    elsewhere = finding._replace(location=place, evidence=(quote,))
    linted = report(data, "CYD501")
    outcome = linted.outcomes[0]._replace(findings=(elsewhere,))
    words, said = comments(annotate(data, linted._replace(outcomes=(outcome,))).data)[1]
    assert words == "Item 1C. Cybersecurity"
    assert "See also: “until: 2025-01-01” (cyberlint-waivers.yaml, line 4)" in said


def test_a_heading_that_runs_into_its_text_is_cut() -> None:
    data = docx(p("Item 1C. Cybersecurity. " + "We keep a register of the risks that we have. " * 9))
    (mark,) = (
        mark
        for mark in text(opened(annotate(data, report(data, "CYD201")).data)).marks
        if mark.kind is MarkKind.COMMENT
    )
    assert mark.span.end - mark.span.start <= 80


def test_what_a_hostile_draft_says_is_no_markup_and_no_control() -> None:
    data = docx(p("Item 1C. Cybersecurity") + p("We may engage </w:t> \u202e consultants to assist us. " * 2))
    linted = report(data, "CYD601")
    assert linted.findings
    said = " ".join(mark.text for mark in text(opened(annotate(data, linted).data)).marks)
    assert "</w:t>" in said
    assert "\u202e" not in said


def test_the_text_and_its_formatting_stay(reviewed: bytes) -> None:
    assert characters(reviewed) == characters(saltmarsh())
    assert text(opened(reviewed)).text == text(opened(saltmarsh())).text


def test_a_reviewed_draft_can_be_reviewed_again(reviewed: bytes) -> None:
    """The comments of the run before are replaced, and those of others stay."""
    again = annotate(reviewed, report(reviewed), version="1.2.3").data
    assert again == reviewed


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed")
def test_it_opens_in_libreoffice(reviewed: bytes, tmp_path: Path) -> None:
    (tmp_path / "reviewed.docx").write_bytes(reviewed)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "reviewed.docx")], check=True, capture_output=True, timeout=120)
    with PdfDocument(tmp_path / "reviewed.pdf") as pdf:
        page = pdf[0]
        shown = " ".join(page.get_textpage().get_text_range().split())
    assert "Item 1C. Cybersecurity" in shown
    assert (
        "Our Board of Directors has delegated oversight of cybersecurity to a committee of the Board."
        in shown
    )
