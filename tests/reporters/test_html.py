"""The page for a lawyer: what it holds, where findings stand in it, and that words stay words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import samples
from cyberlint import lint
from cyberlint.disclosure import Disclosure, Scope
from cyberlint.narrative.sections import find
from cyberlint.outcome import (
    Basis,
    DocumentReport,
    Location,
    Outcome,
    OutcomeKind,
    PackUsed,
    Quote,
    Report,
    Tuned,
)
from cyberlint.reporters import Options, html, reporter
from cyberlint.reporters.html import markup
from cyberlint.reporters.html import text as text_module
from cyberlint.reporters.html.anchors import WHOLE
from cyberlint.reporters.html.markup import element, text
from cyberlint.reporters.html.page import verdict
from reporters.pages import Page, kept
from samples.gated import GATED, HOSTILE, WORDS
from samples.rules import ABSOLUTE, MATERIAL

EXAMPLES = Path(__file__).parents[2] / "examples"
FILINGS = sorted(path.name for path in EXAMPLES.glob("*.*") if path.suffix in {".htm", ".txt", ".jsonl"})


def page(report: Report, **options: object) -> Page:
    written = reporter("html").report(report, Options(version="1.2.3")._replace(**options))
    assert isinstance(written, str)
    return Page(written)


def note(shown: Page, rule: str) -> str:
    """Return the words of the note of one rule."""
    (found,) = (item for item in shown.all("li", "note") if item.attributes["data-rule"] == rule)
    return found.text


def document(words: str, *quotes: Quote, scope: Scope = Scope.FULL_ITEM) -> Report:
    """Return a report of one text with one finding, on the given evidence."""
    disclosure = Disclosure(
        "a.txt", "text", scope, words, form="10-K", tagged=False, sections=find(words, ["1C"])
    )
    found = samples.failed(samples.finding(MATERIAL, "The words say so.", "x", *quotes))
    return Report((DocumentReport(disclosure, (found,)),), (), 0, 1, "one finding")


def quote(words: str, part: str, role: str = "primary", path: str = "a.txt") -> Quote:
    """Return some words of a text as evidence."""
    at = words.index(part)
    return Quote(role, part, Location(path, offset=at, length=len(part)), words, at)


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
        assert "We repeat the review every year for the providers4 that we consider critical." in words

    def test_marks_the_first_evidence_by_its_severity_and_the_rest_as_related(self, larkspur: Page) -> None:
        marks = {item.text: item.attributes["class"] for item in larkspur.all("mark")}
        assert marks["review every year for the providers"] == "error"
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
        (mark,) = (mark for mark in larkspur.all("mark", "error") if "providers" in mark.text)
        links = {link.attributes["href"] for link in larkspur.all("a")}
        assert {address, f"#{mark.attributes['id']}"} <= links

    def test_a_note_holds_message_remedy_law_reason_and_what_speaks_against_it(self, larkspur: Page) -> None:
        words = note(larkspur, "CYD201")
        for part in (
            "The flag says that risks have materially affected the registrant",
            "To do Tag the flag false where neither limb is affirmed.",
            "17 CFR 229.106(b)(2)",
            "Why One flag answers both limbs",
            "Not if Only the past limb is denied",
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
        assert "yes contradicts the tagWe repeat the review every year" in rows[0]

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


class TestPlaces:
    TEXT = "Item 1C. Cybersecurity\nOur board and its committee oversee risks. Nothing else is said here."

    def test_marks_that_overlap_are_cut_where_they_meet(self) -> None:
        quotes = (
            quote(self.TEXT, "board and its committee"),
            quote(self.TEXT, "its committee oversee", "related"),
        )
        marks = page(document(self.TEXT, *quotes)).all("mark")
        assert [(item.text, item.attributes["class"]) for item in marks] == [
            ("board and ", "error"),
            ("its committee", "error"),
            (" oversee", "related"),
        ]
        assert [item.attributes["data-notes"] for item in marks] == ["d1f1"] * 3

    @given(st.lists(st.tuples(st.integers(0, 85), st.integers(1, 40)), min_size=1, max_size=5))
    def test_however_marks_overlap_the_words_are_all_there_once(self, places: list[tuple[int, int]]) -> None:
        quotes = [
            Quote("related", self.TEXT[at : at + size], Location("a.txt", offset=at, length=size))
            for at, size in places
        ]
        shown = page(document(self.TEXT, *quotes))
        kept(shown)
        numbers = {item.text for item in shown.all("sup")}
        assert numbers <= {"1"}
        words = "".join(item.text for item in shown.all("div", "words")[1:])
        assert words.replace("1", "") == self.TEXT.replace("\n", "").replace("1", "")  # but for its number

    def test_words_of_a_repeated_block_are_marked_where_they_are_shown(self) -> None:
        run = lint(EXAMPLES / "kestrel-bay-20-F.R.txt")
        assert len(page(run).all("mark")) >= 4

    def test_evidence_from_another_file_is_named_and_not_marked(self) -> None:
        run = document(
            self.TEXT, quote(self.TEXT, "Our board"), quote(self.TEXT, "oversee", "related", "b.yaml")
        )
        shown = page(run)
        assert [item.text for item in shown.all("mark")] == ["Our board"]
        assert "“oversee” — b.yaml, in the source" in note(shown, "CYD201")

    def test_a_finding_without_a_place_stands_above_the_text(self) -> None:
        nowhere = Quote("primary", None, Location("a.txt", line=7))
        shown = page(document(self.TEXT, nowhere))
        assert not shown.all("mark")
        assert [item.name for item in shown.elements if item.name in {"ol", "h4"}][-2:] == ["ol", "h4"]

    def test_a_whole_block_is_noted_where_it_begins_and_not_marked(self) -> None:
        words = "Item 1C. Cybersecurity\n" + "We do many things. " * 60
        whole = Quote("primary", words[23:], Location("a.txt", offset=23, length=len(words) - 23))
        assert len(whole.text or "") > WHOLE
        shown = page(document(words, whole))
        assert not shown.all("mark")
        assert "href" in str(shown.one("span", "number")) or shown.by_id("d1p2")

    def test_an_entry_of_a_list_is_set_as_one(self) -> None:
        words = "Item 1C. Cybersecurity\nWe test:\n• our systems and all that is in them; and\n• our people."
        entries = page(document(words, quote(words, "people"))).all("p", "entry")
        assert [item.text[:3] for item in entries] == ["• o", "• o"]

    def test_words_that_the_page_does_not_show_are_quoted(self) -> None:
        shown = page(document(self.TEXT, quote(self.TEXT, "oversee", "primary", "waivers.yaml")))
        assert shown.one("p", "words-of").text == "“oversee”"

    def test_a_text_in_no_item_is_read_from_its_beginning(self) -> None:
        shown = page(
            document("We say little.\nAnd no more.", quote("We say little.\nAnd no more.", "little"))
        )
        assert "And no more." in shown.shown


class TestSize:
    def test_a_long_text_keeps_the_paragraphs_that_findings_are_about(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(text_module, "LETTERS", 100)
        words = "\n".join(f"This is sentence {number} of a long report." for number in range(20))
        shown = page(document(words, quote(words, "sentence 12 of")))
        kept(shown)
        assert "sentence 12 of" in shown.shown
        assert "sentence 19" not in shown.shown
        assert [item.text for item in shown.all("p", "left-out")] == [
            "[10 paragraphs without findings left out]",
            "[7 paragraphs without findings left out]",
        ]

    def test_too_many_findings_are_counted(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(text_module, "NOTES", 3)
        shown = page(Report((samples.DRAFT,), (), 0, 1, ""))
        kept(shown)
        assert len(shown.all("li", "note")) == 3
        assert "4 findings" in shown.shown
        assert "1 more finding left out" in shown.shown

    def test_documents_without_findings_are_the_first_to_go(self, monkeypatch: pytest.MonkeyPatch) -> None:
        run = Report((samples.QUIET, samples.DRAFT, samples.QUIET), (), 0, 1, "")
        monkeypatch.setattr(html, "ROOM", 1)
        shown = page(run)
        kept(shown)
        assert [item.attributes["id"] for item in shown.all("article")] == ["d2"]
        assert "2 documents left out: the page has grown too large." in shown.shown
        assert len(shown.one("nav").text.split("Quiet Harbour")) == 3


class TestHostile:
    def test_its_elements_are_those_of_a_kind_document(self) -> None:
        """Nothing in the words makes an element, an attribute or an address."""
        kind = {item.name for item in page(GATED).elements}
        shown = page(HOSTILE)
        assert {item.name for item in shown.elements} <= kind
        assert {key for item in shown.elements for key in item.attributes} <= {
            key for item in page(GATED).elements for key in item.attributes
        }
        assert not [a for a in shown.all("a") if "evil" in (a.attributes["href"] or "")]

    def test_what_does_not_print_is_named(self) -> None:
        written = str(reporter("html").report(HOSTILE, Options()))
        assert all(character.isprintable() or character == "\n" for character in written)
        assert "[U+202E]" in written
        assert "[U+0000]" in written
        assert "[U+D800]" in written
        assert written.encode("utf-8")

    def test_its_words_are_shown_as_they_are(self) -> None:
        assert "<img src=x onerror=alert(1)> @octocat #1 [x](javascript:alert(1))" in page(HOSTILE).shown

    @pytest.mark.parametrize(
        "words",
        ["</style><script>alert(1)</script>", "</script>", "<!--", "]]>", "</title>", "&amp;", "'\"`="],
    )
    def test_no_words_end_what_they_stand_in(self, words: str) -> None:
        run = document(f"We say {words} here.", quote(f"We say {words} here.", words))
        (found,) = run.documents
        disclosure = found.disclosure._replace(registrant=words, path=words)
        shown = page(run._replace(documents=(found._replace(disclosure=disclosure),)))
        kept(shown)
        assert shown.one("h2").text == words
        assert f"We say {words}" in shown.shown

    def test_a_foreign_packs_address_is_no_script(self) -> None:
        law = ABSOLUTE.references[0]._replace(cite="Law", url="javascript:alert(1)")
        rule = ABSOLUTE._replace(references=(law,), title=WORDS, why=WORDS, remedy=WORDS)
        found = samples.failed(samples.finding(rule, WORDS, "x", Quote("primary", None, Location("a"))))
        passed = Outcome(rule, OutcomeKind.PASS)
        shown = page(Report((samples.DRAFT._replace(outcomes=(found, passed)),), (), 0, 1, WORDS))
        kept(shown)
        assert "javascript:" not in " ".join(str(a.attributes["href"]) for a in shown.all("a"))

    @given(st.text())
    def test_any_text_is_shown_as_it_is_or_named(self, words: str) -> None:
        shown = Page(element("p", words)).one("p").text
        expected = "".join(
            c if c.isprintable() else " " if c.isspace() else f"[U+{ord(c):04X}]" for c in words
        )
        assert shown == expected

    @given(st.text())
    def test_any_attribute_is_what_was_given(self, words: str) -> None:
        shown = Page(element("p", title=words)).one("p").attributes["title"]
        expected = "".join(
            c if c.isprintable() else " " if c.isspace() else f"[U+{ord(c):04X}]" for c in words
        )
        assert shown == expected

    def test_markup_is_made_by_elements_alone(self) -> None:
        assert element("b", "<", element("i", ">"), hidden=True, id=None, class_="a") == (
            '<b hidden class="a">&lt;<i>&gt;</i></b>'
        )
        assert markup.join(("a&", text("<")), ", ") == "a&amp;, &lt;"
