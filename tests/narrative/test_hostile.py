"""Texts made to cost time: everything that reads a visible text is linear in its length."""

from __future__ import annotations

import time

import pytest

from cyberlint.disclosure import Disclosure, Fact, Scope, Span
from cyberlint.draft.lines import source_lines, visible
from cyberlint.draft.markdown import shown_lines
from cyberlint.narrative import Narrative, sections
from cyberlint.taxonomy import elements

SIZE = 100_000
SECONDS = 4.0  # a machine at rest takes a tenth; what is not linear takes minutes
TEXTS = {
    "headings alone": "Item 1C. Cybersecurity\n",
    "headings and words": "Item 1C. Cybersecurity\nabc\n",
    "headings and prose": "Item 1C. Cybersecurity\nWe maintain a program that we review each year.\n",
    "numbers in one line": "1C 1C. 1.05 16K ",
    "items in one line": "x. Item 1C. Cybersecurity ",
    "the word before the number": "Item ",
    "parts": "PART I ",
    "marks": ". ",
    "points": ".",
    "brackets after marks": ".(",
    "quotation marks": "“.” ",
    "bullets": "•",
    "blanks": " ",
    "line feeds": "\n",
    "dashes": "-",
    "stars": "*",
    "brackets": "[",
    "links": "[a](",
    "comments": "<!-- ",
    "comments and their end": "--> <!-- ",
    "bars": "|",
    "heading marks": "# ",
    "capital words": "Governance And ",
    "short headings": "Governance\n",
    "half sentences": "we test all of our systems each year with help and\n24\n",
}


@pytest.mark.parametrize("piece", TEXTS.values(), ids=TEXTS.keys())
def test_no_text_takes_long(piece: str):
    text = piece * (SIZE // len(piece)) + "x"
    begin = time.process_time()
    found = sections.find(text)
    Narrative(Disclosure("a", "text", Scope.FULL_ITEM, text=text, sections=found)).sentences  # noqa: B018
    visible(source_lines(text))
    visible(shown_lines(list(source_lines(text))), wrapped=True)
    assert time.process_time() - begin < SECONDS


def test_many_blocks_take_no_longer_than_their_text():
    text = "".join(
        f"We assess the risk of system number {number} each year with care.\n" for number in range(4000)
    )
    concept, place, facts = elements()["processes"].concept, 0, []
    for line in text.splitlines():
        facts.append(Fact(concept, line, spans=(Span(place, place + len(line)),)))
        place += len(line) + 1
    begin = time.process_time()
    disclosure = Disclosure("a", "instance", Scope.TAGGED_TEXT, text=text, facts=tuple(facts))
    assert len(Narrative(disclosure).sentences) == 4000
    assert time.process_time() - begin < SECONDS
