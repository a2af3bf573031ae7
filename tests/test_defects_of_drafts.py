"""What drafts leave in the text is found, however it is worded and whatever the draft is written in.

``tests/exemplary/defects-of-drafts.yaml`` holds the defects: each put alone into a disclosure that is quiet
without it, and one of each put into one draft together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from typing import Any

import pytest

from cyberlint.disclosure import Disclosure
from cyberlint.engine import lint
from cyberlint.outcome import DocumentReport
from cyberlint.pack import builtin
from cyberlint.pack.selection import select
from cyberlint.readers import read
from cyberlint.rule import Rule
from cyberlint.source import Source
from cyberlint.yamldata import load
from drafts import docx, p, run
from exemplars import FOLDER, Exemplar, exemplars

DEFECTS: list[dict[str, Any]] = load((FOLDER / "defects-of-drafts.yaml").read_text(encoding="utf-8")).value
EXEMPLARS = {exemplar.name: exemplar for exemplar in exemplars()}
NAMES = {"10-K": "alder-ridge-10-k", "20-F": "vesterhav-20-f"}
GOVERNANCE = "\nGovernance\n"
OFF = ("CYD727",)  # found where it is selected
FORMS = ["text", "markdown", "word", "html"]
MARKDOWN = ("__", " _", "<n")
MARKS = {"highlight": '<w:highlight w:val="yellow"/>', "strike": "<w:strike/>", "hidden": "<w:vanish/>"}


@cache
def rules() -> tuple[Rule, ...]:
    return (*select(builtin(), (), ()), *select(builtin(), OFF, ()))


def written(paragraphs: list[str], form: str) -> Source:
    """Write paragraphs as a draft; the first is the heading of the Item."""
    if form == "word":
        return Source("draft.docx", docx("".join(map(p, paragraphs))))
    if form == "html":
        body = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
        return Source("draft.html", f"<!doctype html><html><body>{body}</body></html>".encode())
    if form == "markdown":
        return Source("draft.md", ("# " + "\n\n".join(paragraphs)).encode())
    return Source("draft.txt", "\n\n".join(paragraphs).encode())


def linted(exemplar: Exemplar, put: str, form: str) -> DocumentReport:
    """Lint a draft of an exemplary disclosure with further paragraphs above “Governance”."""
    text = exemplar.text.replace(GOVERNANCE, f"\n{put}{GOVERNANCE}" if put else GOVERNANCE)
    (found,) = read(written([line for line in text.split("\n") if line.strip()], form))
    assert isinstance(found, Disclosure)
    told = found._replace(form=exemplar.form, registrant=exemplar.registrant, period=exemplar.period)
    return lint(told, rules())


def drafting(report: DocumentReport) -> set[str]:
    return {finding.rule.id for finding in report.findings if finding.rule.category == "drafting"}


def exemplar_of(defect: Mapping[str, Any]) -> Exemplar:
    return EXEMPLARS[NAMES[defect.get("form", "10-K")]]


def cases() -> Iterator[Any]:
    for defect in DEFECTS:
        for number, put in enumerate(defect["put"], 1):
            yield pytest.param(defect, put, id=f"{defect['rule']}-{defect.get('form', '10-K')}-{number}")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", list(NAMES.values()))
def test_without_them_the_draft_is_quiet(name: str, form: str) -> None:
    assert drafting(linted(EXEMPLARS[name], "", form)) == set()


def test_each_defect_has_three_wordings_or_more() -> None:
    assert {defect["defect"]: len(defect["put"]) for defect in DEFECTS if len(defect["put"]) < 3} == {}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("defect", "put"), list(cases()))
def test_each_wording_is_found_by_its_rule(defect: Mapping[str, Any], put: str, form: str) -> None:
    if form == "markdown" and any(mark in put for mark in MARKDOWN):
        pytest.skip("these are marks of Markdown")
    assert defect["rule"] in drafting(linted(exemplar_of(defect), put, form))


@pytest.mark.parametrize("form", FORMS)
def test_one_of_each_in_one_draft_is_found(form: str) -> None:
    wanted = [defect for defect in DEFECTS if defect.get("form", "10-K") == "10-K"]
    put = "\n".join(defect["put"][0] for defect in wanted)
    found = drafting(linted(EXEMPLARS["alder-ridge-10-k"], put, form))
    assert {defect["rule"] for defect in wanted} <= found


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("markdown", "~~four times~~"),
        ("markdown", "==four times=="),
        ("markdown", "<del>four times</del>"),
        ("html", "<s>four times</s>"),
        ("html", "<mark>four times</mark>"),
        ("html", '<span style="text-decoration:line-through">four times</span>'),
    ],
)
def test_struck_and_highlighted_words_of_other_drafts_are_found(form: str, words: str) -> None:
    lines = EXEMPLARS["alder-ridge-10-k"].text.split("\n")
    source = written([*lines, "We exercise the plan FOUR with our customers."], form)
    data = source.data.replace(b"FOUR", words.encode())
    (found,) = read(Source(source.path, data))
    assert isinstance(found, Disclosure)
    assert "CYD721" in drafting(lint(found, rules()))


@pytest.mark.parametrize("mark", list(MARKS))
@pytest.mark.parametrize("words", ["four times", "once a year in the presence of our insurers", "never"])
def test_highlighted_struck_and_hidden_words_of_a_word_file_are_found(mark: str, words: str) -> None:
    lines = EXEMPLARS["alder-ridge-10-k"].text.split("\n")
    body = [*map(p, lines), p("We exercise the plan ", run(words, MARKS[mark]), " with our customers.")]
    (found,) = read(Source("draft.docx", docx("".join(body))))
    assert isinstance(found, Disclosure)
    assert "CYD721" in drafting(lint(found, rules()))
