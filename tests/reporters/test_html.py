"""The page for a lawyer: what it holds, and that every page is well formed and loads nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import samples
from cyberlint import lint
from cyberlint.outcome import (
    Basis,
    PackUsed,
    Report,
    Tuned,
)
from cyberlint.reporters import Options, reporter
from cyberlint.reporters.html.page import verdict
from reporters.pages import Page, kept, note, page
from samples.gated import GATED, HOSTILE

EXAMPLES = Path(__file__).parents[2] / "examples"
FILINGS = sorted(path.name for path in EXAMPLES.glob("*.*") if path.suffix in {".htm", ".txt", ".jsonl"})


@pytest.fixture(scope="module")
def larkspur() -> Page:
    return page(lint(EXAMPLES / "larkspur-10-K.htm"))


class TestEveryPage:
    @pytest.mark.parametrize("run", [GATED, HOSTILE, samples.REPORT, samples.ACCEPTED, samples.NOTHING])
    @pytest.mark.parametrize("options", [{}, {"quiet": True}, {"statistics": True}])
    def test_is_well_formed_loads_nothing_and_leads_somewhere(
        self, run: Report, options: dict[str, object]
    ) -> None:
        kept(page(run, **options))

    @pytest.mark.parametrize("name", FILINGS)
    def test_of_an_example_marks_what_it_notes(self, name: str) -> None:
        run = lint(EXAMPLES / name)
        shown = page(run)
        kept(shown)
        findings = [finding for item in run.documents for finding in item.findings]
        assert len(shown.all("li", "note")) == len(findings)
        for item in shown.all("mark"):
            assert item.text.strip()

    def test_of_the_same_report_is_the_same(self) -> None:
        write = reporter("html").report
        assert write(GATED, Options()) == write(GATED, Options())


class TestContent:
    def test_begins_with_the_verdict(self, larkspur: Page) -> None:
        assert larkspur.one("h1").text == "2 errors to resolve, and 5 warnings to consider."
        assert larkspur.one("title").text == "Larkspur Instruments, Inc., Form 10-K: cyberlint report"

    def test_says_whose_report_it_is(self, larkspur: Page) -> None:
        facts = dict(
            zip(
                (item.text for item in larkspur.all("dt")),
                (item.text for item in larkspur.all("dd")),
                strict=True,
            )
        )
        assert facts["Period"] == "2025-12-31"
        assert facts["Read"] == "Item 1C"
        assert facts["Tagged facts"] == "11"
        assert re.fullmatch("[0-9a-f]{64}", facts["SHA-256 of the file"])

    def test_shows_the_text_as_it_is_read(self, larkspur: Page) -> None:
        words = " ".join(item.text for item in larkspur.all("div", "words") if "Larkspur" not in item.text)
        assert re.search(r"the review every year for the providers\d that we consider critical\.", words)

    def test_marks_the_first_evidence_by_its_severity_and_the_rest_as_related(self, larkspur: Page) -> None:
        marks = {item.text: item.attributes["class"] for item in larkspur.all("mark")}
        assert marks["reviews the provider’s answers"] == "error"
        assert marks["Monitoring of incidents."] == "warning"
        assert marks[
            "Cybersecurity is one of the risk categories of our enterprise risk management program."
        ] == ("related")

    def test_an_absence_stands_at_the_heading_of_its_item(self, larkspur: Page) -> None:
        names = [item for item in larkspur.elements if item.name == "h4" or item.has("note")]
        assert names[0].text.startswith("Item 1C")
        assert names[1].attributes["data-rule"] == "CYD112"

    def test_a_note_and_its_words_lead_to_each_other(self, larkspur: Page) -> None:
        (item,) = (item for item in larkspur.all("li", "note") if item.attributes["data-rule"] == "CYD208")
        address = f"#{item.attributes['id']}"
        (mark,) = (mark for mark in larkspur.all("mark", "error") if "answers" in mark.text)
        links = {link.attributes["href"] for link in larkspur.all("a")}
        assert {address, f"#{mark.attributes['id']}"} <= links

    def test_a_note_holds_message_remedy_law_reason_and_what_speaks_against_it(self, larkspur: Page) -> None:
        words = note(larkspur, "CYD201")
        for part in (
            "The flag says that risks have materially affected the registrant",
            "To do Tag the flag false where there was no material effect and none is reasonably likely",
            "17 CFR 229.106(b)(2)",
            "Why One flag answers both halves",
            "Not if Only a past effect is denied",
            "is tagged true — Item 1C › Risk Management and Strategy › ¶ 5, sentence 3",
            "line 65, column 570 · high confidence · fingerprint ",
        ):
            assert part in words

    def test_only_the_law_is_linked_outside(self, larkspur: Page) -> None:
        hosts = {
            link.attributes["href"].split("/")[2]  # type: ignore[union-attr]
            for link in larkspur.all("a")
            if not (link.attributes["href"] or "").startswith("#")
        }
        assert hosts == {"www.ecfr.gov", "www.sec.gov"}

    def test_the_flag_table_says_what_is_tagged_and_what_the_text_says(self, larkspur: Page) -> None:
        rows = [item.text for item in larkspur.all("tr") if "contradicts the tag" in item.text]
        assert [row.partition("17 CFR")[0] for row in rows] == [
            "Third Party Oversight and Identification Processes",
            "Materially Affected or Reasonably Likely to Materially Affect Registrant",
        ]
        assert "yes contradicts the tagBefore we engage a service provider" in rows[0]

    def test_an_incident_report_has_no_flag_table(self) -> None:
        assert "The six flags" not in page(lint(EXAMPLES / "brindle-rowe-8-K.htm")).shown

    def test_what_was_not_checked_is_said_with_the_reason(self) -> None:
        words = page(GATED).shown
        assert "Had to be decided and was not CYD101" in words
        assert "the text was cut after 1,000 characters" in words
        assert "Not read in full" in words
        assert "the file is encrypted" in words
        assert "2 files of another kind skipped." in words

    def test_what_is_waived_is_said_with_reason_owner_and_end(self) -> None:
        words = page(GATED).one("table", "accepted").text
        for part in (
            "agreed with counsel",
            "J. Okafor",
            "2026-01-12",
            "2026-12-31",
            "found on the day of adoption",
        ):
            assert part in words
        assert "accepted findings judged as of 2026-02-01" in page(GATED).shown

    def test_what_the_run_rests_on_is_said_where_it_is_recorded(self) -> None:
        basis = Basis(
            (PackUsed("firm", "2.1", "ab" * 32),),
            (("ignore", "CYD131", "--ignore"),),
            ((Tuned("CYD131", "not run", "--ignore"), Tuned("CYD132", "not run", "--ignore")),),
        )
        shown = page(samples.CLEAN_RUN._replace(basis=basis))
        assert "Rules: firm 2.1 (SHA-256 abab" in shown.one("footer").text
        assert "Settings: ignore CYD131 (--ignore)." in shown.one("footer").text
        assert "2 rules not run, or changed by settingsnot run: --ignoreCYD131, CYD132" in shown.shown

    def test_quiet_leaves_the_findings_and_the_text(self) -> None:
        words = page(GATED, quiet=True).shown
        assert "What was checked" not in words
        assert "The six flags" not in words
        assert "The disclosure" in words

    def test_statistics_count_by_rule(self) -> None:
        assert "By rule" in page(GATED, statistics=True).shown
        assert "By rule" not in page(GATED).shown

    def test_many_documents_have_an_index(self) -> None:
        assert "Harborlight Instruments, Inc." in page(GATED).one("nav").text
        assert not page(samples.CLEAN_RUN).all("nav")


@pytest.mark.parametrize(
    ("run", "sentence"),
    [
        (samples.CLEAN_RUN, "No findings: 2 rules passed."),
        (samples.NOTHING, "Nothing was checked: nothing was linted."),
        (GATED, "The check is not complete. 2 errors to resolve, and 1 warning to consider in 3 documents."),
        (Report((samples.QUIET._replace(outcomes=()),), (), 0, 0, ""), "No rule could be decided."),
        (Report((samples.DRAFT,), (), 0, 1, "x"), "1 error to resolve, and 2 warnings to consider."),
    ],
)
def test_the_verdict_is_one_sentence(run: Report, sentence: str) -> None:
    assert verdict(run) == sentence
