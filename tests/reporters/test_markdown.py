"""Markdown for the summary of a job: what it shows, what it cuts, and that a filing's words stay words."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

import samples
from cyberlint.cells import line
from cyberlint.markdown import words
from cyberlint.outcome import DocumentReport, Report
from cyberlint.reporters import Options, reporter
from cyberlint.reporters.markdown.tables import ROWS
from samples.gated import GATED, HOSTILE

Shown = Callable[..., str]
COMMENT = "<!-- -->"


def headings(text: str) -> list[str]:
    return [row.lstrip("# ") for row in text.splitlines() if row.startswith("##")]


def many(count: int) -> Report:
    """Return a report on many documents with four findings each."""
    disclosure = samples.DRAFT.disclosure
    documents = tuple(
        DocumentReport(disclosure._replace(path=f"drafts/{number:05}.htm"), samples.DRAFT.outcomes)
        for number in range(count)
    )
    return Report(documents, (), 0, 1, f"{count} findings at or above --fail-on=error")


class TestParts:
    def test_findings_by_severity_and_document(self, shown: Shown) -> None:
        assert headings(shown("markdown", GATED)) == [
            "cyberlint: 2 errors, 1 warning, 3 info",
            "Not checked (5)",
            "Errors (2)",
            "drafts/harborlight-10k.htm",
            "R 4, 港灯.txt",
            "Warnings (1)",
            "drafts/harborlight-10k.htm",
            "Info (3)",
            "drafts/harborlight-10k.htm",
            "R 4, 港灯.txt",
            "Accepted (2)",
            "Not evaluated (5)",
        ]

    def test_the_whole_of_a_clean_run(self, shown: Shown) -> None:
        assert shown("markdown", samples.CLEAN_RUN) == (
            "## cyberlint: no findings\n"
            "\n"
            "1 document: no findings · 2 passed · 0 not applicable · 4 not evaluated\n"
            "\n"
            "| document | errors | warnings | info | accepted | passed | not applicable | not evaluated |\n"
            "|---|--:|--:|--:|--:|--:|--:|--:|\n"
            "| drafts/quiet-harbour.txt | 0 | 0 | 0 | 0 | 2 | 0 | 4 |\n"
            "\n"
            "### Not evaluated (1)\n"
            "\n"
            "- CYD101, CYD108, CYD131, CYD201: a text input carries no tagged facts (1 document)\n"
        )

    def test_why_the_status_is_not_0(self, shown: Shown) -> None:
        assert "\n**exit 3: 2 inputs could not be read**\n" in shown("markdown", GATED)
        assert "exit" not in shown("markdown", samples.CLEAN_RUN)

    def test_verbose_adds_what_passed_and_what_does_not_apply(self, shown: Shown) -> None:
        text = shown("markdown", GATED, verbose=True)
        assert headings(text)[-2:] == ["Not applicable (1)", "Passed (1)"]
        assert text.endswith("- CYD101, CYD314, CYD605 (2 documents)\n")

    def test_quiet_is_the_findings_without_law_remedy_and_counts(self, shown: Shown) -> None:
        text = shown("markdown", GATED, quiet=True)
        assert "Law: " not in text
        assert "\n|" not in text
        assert "Not evaluated" not in text
        assert text.count("\n- **CYD") == 6
        assert "### Accepted (2)" in text
        assert "### Not checked (5)" in text

    def test_statistics_are_a_table_by_rule(self, shown: Shown) -> None:
        rows = shown("markdown", GATED, statistics=True).partition("### Statistics")[2].splitlines()[4:]
        assert rows[0] == "| CYD605 absolute-assurance | 3 | 0 | 1 | 0 | 0 |"
        assert len(rows) == 6

    def test_long_evidence_is_cut(self, shown: Shown) -> None:
        found = samples.DRAFT.findings[0]
        evidence = (found.evidence[0]._replace(text="and so on " * 100),)
        document = samples.DRAFT._replace(outcomes=(samples.failed(found._replace(evidence=evidence)),))
        [quoted] = re.findall("“and so.*”", shown("markdown", Report((document,), (), 0, 1, "")))
        assert quoted.endswith("so on […]”".replace("[", "\\[").replace("]", "\\]"))
        assert len(quoted) < 420


class TestSize:
    """GitHub drops a summary of more than 1 MiB."""

    def test_what_is_too_much_is_cut_and_counted(self, shown: Shown) -> None:
        text = shown("markdown", many(3000))
        assert len(text.encode()) <= 1 << 20
        cut = re.search(
            r"\*\*Not shown: ([\d,]+) findings\.\*\* The summary of a step holds no more than", text
        )
        assert cut
        listed = text.count("\n- **CYD")
        assert listed > 1000
        assert listed + int(cut[1].replace(",", "")) == 4 * 3000
        assert text.startswith("## cyberlint: 3,000 errors, 6,000 warnings, 3,000 info\n")

    def test_the_worst_are_kept(self, shown: Shown) -> None:
        kept = headings(shown("markdown", many(3000)))
        assert "Errors (3,000)" in kept
        assert "Info (3,000)" not in kept

    def test_many_documents_share_a_row(self, shown: Shown) -> None:
        report = many(ROWS + 7)
        table = [row for row in shown("markdown", report).splitlines() if row.startswith("| ")]
        assert len(table) == ROWS + 2
        assert table[-1] == "| 7 more documents | 7 | 14 | 7 | 0 | 14 | 0 | 0 |"

    def test_of_many_documents_those_with_findings_have_a_row(self, shown: Shown) -> None:
        quiet = (samples.QUIET,) * ROWS
        table = [
            row
            for row in shown("markdown", Report((*quiet, samples.DRAFT), (), 0, 1, "")).splitlines()
            if row.startswith("| ")
        ]
        assert table[1:] == [
            "| drafts/harborlight-10k.htm | 1 | 2 | 1 | 0 | 2 | 0 | 0 |",
            "| 100 more documents | 0 | 0 | 0 | 0 | 200 | 0 | 400 |",
        ]

    @given(st.integers(0, 12_000))
    def test_it_never_takes_more_room_than_there_is(self, room: int) -> None:
        text = reporter("markdown").report(GATED, Options(room=room))
        assert len(text.encode()) <= room
        whole = reporter("markdown").report(GATED, Options())
        assert text == whole or text == "" or "**Not shown: " in text

    def test_the_note_that_something_is_cut_may_be_all(self, shown: Shown) -> None:
        assert shown("markdown", GATED, room=500).startswith("\n**Not shown: ")
        assert shown("markdown", GATED, room=10) == ""


class TestWords:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("`code` *b* _c_ ~d~ | e", r"\`code\` \*b\* \_c\_ \~d\~ \| e"),
            ("[x](javascript:y)", r"\[x\](javascript:y)"),
            ("![x](y)", r"!\[x\](y)"),
            ("<b onclick=x>&lt;", "&lt;b onclick=x&gt;&amp;lt;"),
            ("@octocat a@b.example @ x", f"@{COMMENT}octocat a@{COMMENT}b.example @ x"),
            ("#1 # x", rf"\#{COMMENT}1 \#{COMMENT} x"),
            ("$5 million to $10", f"${COMMENT}5 million to ${COMMENT}10"),
            ("https://x.example www.y.example", f"https:{COMMENT}//x.example www{COMMENT}.y.example"),
            ("WWW.Y.example", f"WWW{COMMENT}.Y.example"),
            ("a\\b", r"a\\b"),
            ("\u202eabc\x00", r"\\u202eabc\\x00"),
            ("one\n\n# two\r\n- three", rf"one \#{COMMENT} two - three"),
            ("“Item 1C › ¶ 3” (a) — 17 CFR 229.106", "“Item 1C › ¶ 3” (a) — 17 CFR 229.106"),
        ],
    )
    def test_nothing_that_means_something_stays(self, text: str, expected: str) -> None:
        assert words(text) == expected

    @given(st.text(st.one_of(st.characters(), st.sampled_from("\\`*_[]|~!&<>#@$:/.w-")), max_size=40))
    def test_what_is_shown_is_what_was_said(self, text: str) -> None:
        bare = words(text).replace(COMMENT, "")
        assert unescape(re.sub(r"\\([!-/:-@\[-`{-~])", lambda found: f"&#{ord(found[1])};", bare)) == line(
            text
        )

    @given(st.text(st.one_of(st.characters(), st.sampled_from("\\`*_[]|~!&<>#@$:/.w-")), max_size=40))
    def test_no_sign_stands_without_its_escape(self, text: str) -> None:
        rest = re.sub(rf"\\[!-/:-@\[-`{{-~]|&(amp|lt|gt);|{COMMENT}", "\0", words(text))
        assert not re.search(r"[\\`*_\[\]|~&<>#]|@\w|\$\w|://|www\.", rest, re.IGNORECASE)

    def test_a_hostile_document_has_the_table_of_a_kind_one(self, shown: Shown) -> None:
        table = [row for row in shown("markdown", HOSTILE).splitlines() if row.startswith("|")]
        assert [len(re.findall(r"(?<!\\)\|", row)) for row in table] == [9, 9, 9]

    def test_no_line_of_a_hostile_document_begins_with_its_words(self, shown: Shown) -> None:
        ours = re.compile(r"(#+ |- \*\*|  - |\| |\|---|\*\*exit |- CYD|1 document: |$)")
        assert all(ours.match(row) for row in shown("markdown", HOSTILE).splitlines())
