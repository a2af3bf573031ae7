"""Where findings stand in the text of the page, and what it leaves out when there is too much."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import samples
from cyberlint import lint
from cyberlint.outcome import (
    Location,
    Quote,
    Report,
)
from cyberlint.reporters import html
from cyberlint.reporters.html import text as text_module
from cyberlint.reporters.html.anchors import WHOLE
from reporters.pages import document, kept, note, page, quote

EXAMPLES = Path(__file__).parents[2] / "examples"


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
