"""The clearance report: what a reviewer signs, in Markdown and as a page."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

import samples
from cyberlint.outcome import Basis, PackUsed, Report, Tuned
from cyberlint.reporters import Options, reporter
from samples.gated import GATED, HOSTILE

OPTIONS = Options(version="1.2.3")
PAGE = OPTIONS._replace(suffix=".html")
BASIS = Basis(
    packs=(PackUsed("cyberlint", "1.2.3", "ab" * 32), PackUsed("house", None, "cd" * 32)),
    settings=(("profile", "draft", "--profile"), ("ignore", "CYD606", "cyberlint.toml:3")),
    tuned=(
        (
            Tuned("CYD415", "not run", "off by default"),
            Tuned("CYD416", "not run", "off by default"),
            Tuned("CYD606", "not run", "cyberlint.toml:3"),
        ),
        (),
        (Tuned("CYD201", "severity info", "cyberlint.toml:9"),),
    ),
)
RUN = GATED._replace(
    basis=BASIS,
    documents=tuple(
        document._replace(disclosure=document.disclosure._replace(digest=f"{number}f" * 32))
        for number, document in enumerate(GATED.documents)
    ),
)


def markdown(report: Report) -> str:
    output = reporter("clearance").report(report, OPTIONS)
    assert isinstance(output, str)
    return output


def page(report: Report, suffix: str = ".html") -> str:
    output = reporter("clearance").report(report, PAGE._replace(suffix=suffix))
    assert isinstance(output, str)
    return output


def tables(text: str) -> list[list[list[str]]]:
    """Return the cells of the tables that a reader of Markdown sees."""
    found: list[list[list[str]]] = []
    cell = False
    for token in MarkdownIt("gfm-like", {"linkify": False}).parse(text):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type in ("td_open", "th_open"):
            cell = True
        elif token.type == "inline" and cell:
            found[-1][-1].append(
                "".join(child.content for child in token.children or () if child.type == "text")
            )
            cell = False
    return found


class Words(HTMLParser):
    """The words of a page, and its elements and attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_a_run_with_everything(golden: Callable[[str, str], None]) -> None:
    golden("clearance.md", markdown(RUN))
    golden("clearance.html", page(RUN))


class TestMarkdown:
    def test_every_rule_of_every_document_has_a_row(self) -> None:
        rows = [table[1:] for table in tables(markdown(RUN)) if table[0][1:2] == ["What it looks for"]]
        assert [[row[0] for row in own] for own in rows] == [
            [outcome.rule.id for outcome in document.outcomes] for document in RUN.documents
        ]
        told = {row[3] for own in rows for row in own}
        assert told == {"pass", "fail", "not applicable", "not evaluated"}

    def test_a_rule_that_was_not_evaluated_says_why(self) -> None:
        text = markdown(RUN)
        assert "| CYD108 | One element is tagged twice" in text
        assert "| not evaluated | the text was cut after 1,000 characters |" in text

    def test_a_waiver_has_its_reason_and_its_owner(self) -> None:
        (waived,) = (table for table in tables(markdown(RUN)) if "Owner" in table[0])
        assert waived[0] == ["Rule", "What was found", "Reason", "Owner", "Since", "Until", "File"]
        assert waived[1][2:] == [
            "The committee is named in the proxy statement; agreed with counsel.",
            "J. Okafor",
            "2026-01-12",
            "2026-12-31",
            "drafts/cyberlint-waivers.yaml:4",
        ]

    def test_what_was_read_and_with_what_is_identified(self) -> None:
        text = markdown(RUN)
        assert f"- **SHA-256 of the input:** {'0f' * 32}" in text
        assert f"| cyberlint | 1.2.3 | {'ab' * 32} |" in text
        assert f"| house | none | {'cd' * 32} |" in text
        assert "- **Tool:** cyberlint 1.2.3" in text

    def test_what_is_not_recorded_is_said_to_be_so(self) -> None:
        text = markdown(GATED)
        assert "Which packs and settings the run had is not recorded." in text
        assert "- **SHA-256 of the input:** not recorded" in text

    def test_rules_that_did_not_run_are_listed_with_who_says_so(self) -> None:
        text = markdown(RUN)
        assert "### Rules not run, or changed (3)" in text
        assert "| CYD415, CYD416 | not run | off by default |" in text
        assert "| CYD201 | severity info | cyberlint.toml:9 |" in text

    def test_it_ends_with_what_is_to_sign(self) -> None:
        assert re.search(r"## Review\n\n.*\n\n(- \*\*\w+:\*\* (\\_)+\n){5}\Z", markdown(RUN))

    def test_the_words_of_a_hostile_document_are_words(self) -> None:
        shown = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(markdown(HOSTILE))
        assert "<img" not in shown
        assert "javascript:" not in re.sub(r">[^<]*<", "><", shown)
        assert "\u202e" not in shown


class TestPage:
    @pytest.mark.parametrize("suffix", [".html", ".htm", ".xhtml"])
    def test_a_file_that_is_called_so_is_a_page(self, suffix: str) -> None:
        assert page(RUN, suffix).startswith("<!doctype html>")

    @pytest.mark.parametrize("suffix", ["", ".md", ".txt"])
    def test_any_other_is_markdown(self, suffix: str) -> None:
        assert page(RUN, suffix) == markdown(RUN)

    def test_it_says_what_the_markdown_says(self) -> None:
        words = {line for word in Words(page(RUN)).words if (line := " ".join(word.split()))}
        for table in tables(markdown(RUN)):
            for row in table:
                assert {" ".join(cell.split()) for cell in row if cell} <= words

    def test_nothing_is_fetched_or_run(self) -> None:
        text = page(RUN)
        (policy,) = re.findall(r'Security-Policy" content="([^"]*)"', text)
        policy = unescape(policy)
        (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
        digest = b64encode(sha256(style.encode()).digest()).decode()
        assert (
            policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        )
        assert Words(text).tags.isdisjoint({"script", "img", "link", "iframe", "form", "a"})
        assert not {name for name in Words(text).attributes if name.startswith("on") or name == "style"}

    def test_the_words_of_a_hostile_document_are_words(self) -> None:
        found = Words(page(HOSTILE))
        assert "img" not in found.tags
        assert "onerror" not in found.attributes
        assert any("<img src=x onerror=alert(1)>" in words for words in found.words)
        assert "\u202e" not in page(HOSTILE)
        assert "\\u202eabc" in page(HOSTILE)


def test_a_run_that_linted_nothing_says_so() -> None:
    assert "exit 3: nothing was linted" in markdown(samples.NOTHING)
