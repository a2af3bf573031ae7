"""Headings without a style: a bold line, or bold words that run into their paragraph."""

from __future__ import annotations

import pytest

from cyberlint.narrative.passages import passages
from drafts import definition, docx, level, listed, p, read, run, table
from word.item import BODY, ITEM, MORE, titles

BOLD = "<w:b/>"


class TestBoldWords:
    @staticmethod
    def parts(*paragraphs: str, **parts: str) -> list[str]:
        """Return the titles of the Item's parts."""
        return titles(read(docx(p(ITEM) + p(BODY) + "".join(paragraphs) + p(MORE), **parts)))[1:]

    @pytest.mark.parametrize("stop", ["whom we tell.</w:t></w:r>", "whom we tell</w:t></w:r>"])
    def test_they_may_run_into_the_text(self, stop: str) -> None:
        lead = run("whom we tell", BOLD).replace("whom we tell</w:t></w:r>", stop)
        rest = run(f"{'' if '.' in stop else '.'} {MORE}")
        assert self.parts(p(lead, rest)) == ["whom we tell"]

    def test_the_text_that_they_run_into_is_no_heading(self) -> None:
        found = read(docx(p(ITEM) + p(BODY) + p(run("whom we tell.", BOLD), run(f" {MORE}"))))
        told = passages(found)[-1].sentences
        assert [found.text[each.span.start : each.span.end] for each in told] == ["whom we tell.", MORE]
        assert [each.heading for each in told] == [True, False]

    def test_a_bold_line_is_one(self) -> None:
        assert self.parts(p(run("whom we ", BOLD), run("tell", BOLD))) == ["whom we tell"]

    def test_so_is_one_in_a_bold_style(self) -> None:
        style = (
            '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:rPr><w:b/></w:rPr></w:style>'
        )
        line = p("whom we tell", properties='<w:pStyle w:val="Sub"/>')
        assert self.parts(line, styles=style) == ["whom we tell"]

    @pytest.mark.parametrize(
        "paragraph",
        [
            p(run("We do not", BOLD), run(f" sell data. {MORE}")),
            p(run("We do not sell data.", BOLD), run(f" {MORE}")),
            p(run("we test our defenses every year, and tell our board.", BOLD)),
            p(run("tests of our defenses;", BOLD)),
            p(run("a firm called Nightwatch Inc.", BOLD), run(" has tested our defenses.")),
            p(run("The "), run("whom we tell.", BOLD), run(f" {MORE}")),
            p(run("whom we tell", '<w:b w:val="0"/>')),
            table(("a", "b")).replace("<w:t>a", "<w:rPr><w:b/></w:rPr><w:t>a"),
        ],
        ids=["stress", "sentence", "bold prose", "entry", "abbreviation", "in the middle", "off", "cell"],
    )
    def test_other_bold_words_are_text(self, paragraph: str) -> None:
        assert self.parts(paragraph) == []

    def test_an_entry_of_a_list_is_none(self) -> None:
        numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        numbering = definition(0, level(0, "bullet", "•")) + listed(1, 0)
        line = p(run("whom we tell", BOLD), properties=numbered)
        assert self.parts(line, numbering=numbering) == []

    def test_what_its_words_tell_is_told_once(self) -> None:
        assert self.parts(p(run("Governance.", BOLD), run(f" {MORE}"))) == ["Governance"]
        assert self.parts(p(run("Governance", BOLD))) == ["Governance"]
