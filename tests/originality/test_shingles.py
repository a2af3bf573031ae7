"""What counts as the same words, and what as the law's."""

from __future__ import annotations

import pytest

from originality.shingles import own, shingles, words

OURS = "Two fir trees stand at the gate of our mill, where nobody has parked a truck since May."
ASKED = (
    "Risks from cybersecurity threats, including as a result of any previous cybersecurity incidents, have"
    " not materially affected us and are not reasonably likely to materially affect us, including our"
    " business strategy, results of operations, or financial condition."
)


def test_a_sentence_is_found_wherever_it_stands() -> None:
    known = shingles([("mill.yaml", OURS)])
    (first, *_) = sorted(
        known.within(f"Before it. {OURS} After it."), key=lambda run: known.places[run][0].word
    )
    assert first == "two fir trees stand at the gate of our mill where nobody"
    assert known.places[first] == [("mill.yaml", 0)]


@pytest.mark.parametrize(
    "written",
    [
        OURS.upper(),
        OURS.replace(" ", "\n"),
        OURS.replace("mill,", "mill –"),
        OURS.replace(" stand", "\\n stand"),
        OURS.partition(" where")[0] + " where nobody ever parks.",
    ],
)
def test_marks_case_and_white_space_make_no_difference(written: str) -> None:
    assert shingles([("mill.yaml", OURS)]).within(written)


@pytest.mark.parametrize(
    "written", ["", "Two fir trees stand at the gate of our mill.", OURS.replace("nobody", "no one")]
)
def test_fewer_words_are_not_the_same(written: str) -> None:
    assert not shingles([("mill.yaml", OURS)]).within(written)


@pytest.mark.parametrize("name", ["the company's", "the company’s", "the company\\u2019s"])
def test_an_apostrophe_parts_no_word(name: str) -> None:
    assert words(name) == ["the", "companys"]


def test_an_answer_in_the_words_of_the_law_is_nobodys() -> None:
    assert not any(own(words(ASKED)))
    assert not shingles([("mill.yaml", ASKED)]).places


def test_what_is_said_between_words_of_the_law_is_the_writers() -> None:
    told = words("In our two mills, risks from cybersecurity threats have not materially affected us.")
    assert [word for word, free in zip(told, own(told), strict=True) if free] == ["in", "our", "two", "mills"]


def test_few_words_beside_those_of_the_law_are_no_copy() -> None:
    assert not shingles([("mill.yaml", f"To date, {ASKED}")]).places
    assert shingles([("mill.yaml", f"{OURS} {ASKED}")]).places
