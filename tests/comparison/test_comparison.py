"""Two filings compared: what became of findings and flags."""

from __future__ import annotations

import io
import re
from zipfile import ZipFile

import pytest

from cases import fact
from cyberlint.comparison import Comparison, Fate, compared, formatted
from cyberlint.comparison.layout import counted, findings, paragraphs
from cyberlint.engine import lint
from cyberlint.pack import builtin
from cyberlint.redline.prior import Earlier
from cyberlint.reporters import Options
from pairs import filing

DENIAL = "No risks from cybersecurity threats have materially affected us or are reasonably likely to do so."
ENGAGED = "We engage an outside firm to test our defenses."


def comparison(before: tuple[str, bool], after: tuple[str, bool], *rules: str) -> Comparison:
    old, new = (
        filing(text, fact("materially_affected", value, period), period=period)
        for (text, value), period in ((before, "2024-12-31"), (after, "2025-12-31"))
    )
    chosen = tuple(rule for rule in builtin() if rule.id in rules)
    return compared(lint(old, chosen), lint(new, chosen, Earlier(old, "")), ["a note"])


@pytest.mark.parametrize(
    ("before", "after", "fate"),
    [
        ((DENIAL, False), (f"{DENIAL} {ENGAGED}", True), Fate.APPEARED),
        ((DENIAL, True), (DENIAL, False), Fate.DISAPPEARED),
        ((DENIAL, True), (DENIAL, True), Fate.STAYED),
        ((DENIAL, True), (f"To date, {DENIAL[0].lower()}{DENIAL[1:]}", True), Fate.STAYED),
    ],
    ids=["appeared", "disappeared", "stayed", "stayed in other words"],
)
def test_what_became_of_a_finding(before: tuple[str, bool], after: tuple[str, bool], fate: Fate) -> None:
    found = comparison(before, after, "CYD201")
    assert [(one, finding.rule.id) for one, finding in found.findings] == [(fate, "CYD201")]


def test_a_finding_about_both_years_is_neither_new_nor_old() -> None:
    found = comparison((DENIAL, False), (DENIAL, True), "CYD201", "CYD801")
    assert [(one, finding.rule.id) for one, finding in found.findings] == [(Fate.OF_BOTH, "CYD801")]
    assert findings(found) == "findings: 1 about both years, 0 new, 0 gone, 0 as before"


def test_flags_show_what_changed_in_tag_and_narrative() -> None:
    found = comparison((DENIAL, False), (ENGAGED, True))
    changes = {flag.name: (flag.tag_changed, flag.answer_changed) for flag in found.flags}
    assert changes["materially_affected"] == (True, True)
    assert changes["third_party_engaged"] == (False, True)
    assert changes["report_to_board"] == (False, False)
    assert len(changes) == 6


def test_sentences_are_counted_in_words() -> None:
    found = comparison((DENIAL, False), (f"{DENIAL} {ENGAGED}", False))
    assert counted(found) == "sentences: 1 the same, 0 changed, 1 added, 0 removed, 0 moved"
    assert found.notes == ("a note",)


def test_a_sentence_that_is_gone_stands_in_the_paragraph_that_held_it() -> None:
    found = comparison(
        (f"{DENIAL} {ENGAGED}\n\nWe have a plan.", False), (f"{DENIAL}\n\nWe have a plan.", False)
    )
    kinds = [[str(row.kind) for row in paragraph.rows] for paragraph in paragraphs(found.redline)]
    assert kinds == [["same", "removed"], ["same"]]


@pytest.mark.parametrize(
    ("before", "after", "at_odds"),
    [
        ((DENIAL, False), (DENIAL, True), True),
        ((DENIAL, False), (ENGAGED, False), True),
        ((DENIAL, True), (DENIAL, False), True),
        ((ENGAGED, False), (DENIAL, False), False),
        ((ENGAGED, False), (DENIAL, True), False),
        ((DENIAL, False), (DENIAL, False), False),
    ],
    ids=["the tag alone", "the text alone", "corrected", "the text now agrees", "both changed", "neither"],
)
def test_a_flag_is_at_odds_where_tag_and_narrative_part(
    before: tuple[str, bool], after: tuple[str, bool], at_odds: bool
) -> None:
    changes = {flag.name: flag.at_odds for flag in comparison(before, after).flags}
    assert changes["materially_affected"] is at_odds


def test_flags_of_a_text_without_tags_are_not_at_odds() -> None:
    old = filing(DENIAL, period="2024-12-31")
    new = filing(DENIAL, fact("materially_affected", False, "2025-12-31"), period="2025-12-31")
    found = compared(lint(old, ()), lint(new, ()))
    assert [flag.at_odds for flag in found.flags] == [False] * 6


def test_sentences_that_moved_away_together_stand_in_one_line() -> None:
    moved = "We test our defenses. We train our employees every year."
    rest = "The board oversees our program. Management reports to it. Our officer leads our team each day."
    found = comparison((f"{moved} {rest}", False), (f"{rest} {moved}", False))
    shown = formatted("terminal").report([found], Options(version="0"))
    assert isinstance(shown, str)
    assert [line for line in shown.splitlines() if line.startswith("<")] == [
        "< 2 sentences moved: We test our defenses."
    ]


def test_a_page_says_once_that_sentences_moved_together() -> None:
    moved = "We test our defenses. We train our employees every year."
    rest = "The board oversees our program. Management reports to it. Our officer leads our team each day."
    found = comparison((f"{moved} {rest}", False), (f"{rest} {moved}", False))
    page = formatted("html").report([found], Options(version="0"))
    assert isinstance(page, str)
    assert page.count(">moved to here<") == page.count(">moved from here<") == 1


@pytest.mark.parametrize(("paragraphs", "changes", "whole"), [(100, 400, False), (1_100, 2_200, True)])
def test_a_word_file_with_very_many_changes_shows_whole_paragraphs(
    paragraphs: int, changes: int, whole: bool
) -> None:
    pytest.importorskip("docx")
    before, after = (
        "\n\n".join(
            f"We review risk {at} with the board {step} times. Risk {at} is given {step} points."
            for at in range(paragraphs)
        )
        for step in ("two", "three")
    )
    shown = formatted("word").report([comparison((before, False), (after, False))], Options(version="0"))
    assert isinstance(shown, bytes)
    body = ZipFile(io.BytesIO(shown)).read("word/document.xml").decode()
    assert len(re.findall("<w:(?:del|ins) ", body)) == changes
    assert ("is shown as deleted and inserted whole" in body) is whole
    for text, gone in ((before, "ins"), (after, "del")):
        left = re.sub(rf"<w:{gone} .*?</w:{gone}>", "", body, flags=re.DOTALL)
        said = [
            "".join(re.findall(r"<w:(?:t|delText)(?: [^>]*)?>([^<]*)", part)) for part in left.split("</w:p>")
        ]
        assert set(text.split("\n\n")) <= set(said)
