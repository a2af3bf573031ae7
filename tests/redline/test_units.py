"""What a redline holds against what: sentences without the ends of pages, cut alike in both texts."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.redline import Kind, Redline
from redline.texts import narrative, redline, shown

PROGRAM = "We keep a register of our cybersecurity risks."
OFFICER = "Our Chief Information Security Officer manages them."


@pytest.mark.parametrize(
    "end",
    [
        "24",
        "Page 24",
        "Table of Contents",
        "-" * 40,
        "-" * 120,
        "Larkspur Instruments, Inc.",
        "QUILLBACK CORP.",
    ],
)
def test_what_stands_at_the_end_of_a_page_is_no_sentence(end: str) -> None:
    found = redline(f"{PROGRAM}\n\n{end}\n\n{OFFICER}", f"{PROGRAM}\n\n{OFFICER}")
    assert shown(found) == [("same", PROGRAM), ("same", OFFICER)]
    assert found.carried == 1


def test_a_sentence_that_the_end_of_a_page_interrupts_is_one() -> None:
    first, rest = PROGRAM[:21], PROGRAM[22:]
    found = redline(f"{first}\n\n24\n\nTable of Contents\n\n{rest}", PROGRAM.replace("register", "list"))
    assert shown(found) == [("changed", "We keep a [-register-]{+list+} of our cybersecurity risks.")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We have:\n\na plan for incidents;\n\na team.", "We have: a plan for incidents; a team."),
        ("Risk Management\n\nWe keep a register of risks.", "Risk Management. We keep a register of risks."),
        ("We keep a register of our risks", "We keep a regis ter of our risks"),
        ("We test it each year. We train everyone.", "We test it each year.We train everyone."),
        ("• a plan for incidents\n• a team for them", "a plan for incidents a team for them"),
        ("One of two. Three of four five. Six of seven.", "One of two. Three. of four five Six of seven."),
    ],
    ids=["a list", "a heading that runs in", "a split word", "a lost space", "lost bullets", "other cuts"],
)
def test_the_same_letters_cut_otherwise_are_no_change(before: str, after: str) -> None:
    for found in (redline(before, after), redline(after, before)):
        assert {row.kind for row in found.rows} == {Kind.SAME}
        assert found.carried == 1


def test_a_word_that_changed_in_a_list_is_still_a_change() -> None:
    found = redline("We have:\n\na plan;\n\na team of six.", "We have:\n\na plan;\n\na team of nine.")
    assert [str(row.kind) for row in found.rows] == ["same", "same", "changed"]


@pytest.mark.parametrize(
    ("before", "after"),
    [("本公司于2024年发现。", "本公司于2024年未发现。"), ("Événement grave.", "Événement léger.")],
)
def test_letters_beyond_ascii_count(before: str, after: str) -> None:
    assert {row.kind for row in redline(before, after).rows} != {Kind.SAME}


WORDS = st.lists(st.sampled_from(["risk", "board", "plan", "Our", "the"]), min_size=3, max_size=30)
CUTS = st.lists(st.sampled_from([" ", ". ", "\n\n", "; "]), min_size=30, max_size=30)


@given(WORDS, CUTS, CUTS)
def test_the_letters_of_both_texts_are_all_there(words: list[str], one: list[str], other: list[str]) -> None:
    texts = ["".join(map("".join, zip(words, cuts, strict=False))) for cuts in (one, other)]
    found = redline(*texts)
    for side, text in zip(found.units, texts, strict=True):
        letters = "".join(text[unit.span.start : unit.span.end] for unit in side)
        assert "".join(filter(str.isalpha, letters)) == "".join(words)


@pytest.mark.parametrize("sentence", ["Risk {}.", "The board oversees the risk of {}.", "a {}"])
def test_thousands_of_sentences_cut_otherwise_take_no_long_time(sentence: str) -> None:
    before = narrative("\n\n".join(sentence.format(number % 7) for number in range(5_000)))
    after = narrative(" ".join(sentence.format(number % 7).rstrip(".") for number in range(5_000)))
    start = time.perf_counter()
    assert Redline(before, after).rows
    assert time.perf_counter() - start < 5
