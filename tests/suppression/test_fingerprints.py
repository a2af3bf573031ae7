"""A finding keeps its fingerprint while its words stay, wherever they stand, and loses it with them."""

from __future__ import annotations

import re
import textwrap
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cyberlint import engine
from cyberlint.outcome import Finding
from cyberlint.yamldata import load
from exemplars import FOLDER, broken, exemplars
from suppression.samples import AFTER, BEFORE, ITEM, MISSING, RULES, TEXT, linted, read

NEUTRAL = st.sampled_from(
    [
        "We sell spare parts to other yards.",
        "Steel became dearer in the second half of the year.",
        "Our ferries carry trucks, trains and people.",
        "Nine hundred people work for us.",
    ]
)
PARAGRAPHS = st.lists(NEUTRAL, min_size=1, max_size=3, unique=True).map(
    lambda parts: "\n\n".join([*parts, ""])
)
MUTATIONS = load((FOLDER / "mutations.yaml").read_text(encoding="utf-8")).value


def prints(text: str, path: str = "draft.txt") -> set[str]:
    return {finding.fingerprint for finding in linted(text, path).findings}


def lasting(text: str) -> set[str]:
    return {finding.lasting for finding in linted(text).findings}


def stated(text: str) -> set[str]:
    """Return the fingerprints of what is there; what is missing goes by all of the Item."""
    return {finding.fingerprint for finding in linted(text).findings if finding.evidence[0].context}


def at_a_gap(text: str, number: int) -> int:
    gaps = [match.end() for match in re.finditer(r"\n\n", text)]
    return gaps[number % len(gaps)]


def test_the_draft_has_findings_on_words_and_one_on_words_that_are_missing() -> None:
    assert len(prints(TEXT)) == len(linted().findings) > 4
    assert MISSING in {finding.rule.id for finding in linted().findings}


@settings(max_examples=25, deadline=None)
@given(PARAGRAPHS, st.integers(0, 20), st.booleans())
def test_text_outside_the_item_changes_none(words: str, number: int, before: bool) -> None:
    part = BEFORE if before else AFTER
    at = at_a_gap(part, number)
    text = TEXT.replace(part, part[:at] + words + part[at:])
    assert prints(text) == prints(TEXT)


@settings(max_examples=25, deadline=None)
@given(PARAGRAPHS, st.integers(0, 20))
def test_text_elsewhere_in_the_item_changes_none_of_what_is_there(words: str, number: int) -> None:
    at = at_a_gap(ITEM, number)
    text = TEXT.replace(ITEM, ITEM[:at] + words + ITEM[at:])
    assert stated(text) == stated(TEXT)
    assert lasting(text) == lasting(TEXT)


@settings(max_examples=25, deadline=None)
@given(st.integers(60, 120), st.sampled_from([" ", "  ", "\u00a0 "]), st.sampled_from(["\n", "\r\n"]))
def test_white_space_changes_none(width: int, space: str, end: str) -> None:
    paragraphs = [textwrap.fill(part, width) for part in TEXT.split("\n\n")]
    flowed = "\n\n".join(paragraphs).replace(", ", f",{space}").replace("\n", end)
    assert prints(flowed) == prints(TEXT)


@given(st.sampled_from(["a.txt", "drafts/2026/a.txt", "../a.txt", "C:\\drafts\\a.txt"]))
def test_the_path_changes_none(path: str) -> None:
    assert prints(TEXT, path) == prints(TEXT)


WORDED = [finding for finding in linted().findings if finding.evidence[0].context]


@pytest.mark.parametrize("finding", WORDED, ids=lambda finding: finding.rule.id)
@pytest.mark.parametrize("words", ["indeed", "at no time", "2024"])
def test_a_word_more_in_its_sentence_changes_the_fingerprint(finding: Finding, words: str) -> None:
    quote = finding.evidence[0]
    assert quote.context is not None
    disclosure = read()
    start = disclosure.text.index(quote.context)
    gaps = [start + match.end() for match in re.finditer(r"\s", quote.context)]
    for at in (gaps[0], gaps[len(gaps) // 2], gaps[-1]):
        text = f"{disclosure.text[:at]}{words} {disclosure.text[at:]}"
        assert finding.fingerprint not in prints(text)


def test_what_is_missing_goes_by_all_of_the_item() -> None:
    text = TEXT.replace("day to day", "every day")
    (before,) = (finding for finding in linted().findings if finding.rule.id == MISSING)
    (after,) = (finding for finding in linted(text).findings if finding.rule.id == MISSING)
    assert before.fingerprint != after.fingerprint
    assert before.lasting == after.lasting


@pytest.mark.parametrize("exemplar", list(exemplars()), ids=lambda exemplar: exemplar.name)
def test_two_findings_of_one_document_are_told_apart(exemplar) -> None:
    for mutation in MUTATIONS.get(exemplar.name, ()):
        findings = engine.lint(broken(exemplar, mutation).disclosure(), RULES).findings
        twice = [name for name, count in Counter(f.fingerprint for f in findings).items() if count > 1]
        assert not twice, mutation
