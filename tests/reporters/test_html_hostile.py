"""A hostile document on the page: its words stay words."""

from __future__ import annotations

from pathlib import Path

import pytest

import samples
from cyberlint.outcome import (
    Location,
    Outcome,
    OutcomeKind,
    Quote,
    Report,
)
from cyberlint.reporters import Options, reporter
from reporters.pages import document, kept, page, quote
from samples.gated import GATED, HOSTILE, WORDS
from samples.rules import ABSOLUTE

EXAMPLES = Path(__file__).parents[2] / "examples"


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
        rule = ABSOLUTE.defined(references=(law,), title=WORDS, why=WORDS, remedy=WORDS)
        found = samples.failed(samples.finding(rule, WORDS, "x", Quote("primary", None, Location("a"))))
        passed = Outcome(rule, OutcomeKind.PASS)
        shown = page(Report((samples.DRAFT._replace(outcomes=(found, passed)),), (), 0, 1, WORDS))
        kept(shown)
        assert "javascript:" not in " ".join(str(a.attributes["href"]) for a in shown.all("a"))
