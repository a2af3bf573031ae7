"""A fact is present, empty, nil or missing."""

from __future__ import annotations

import pytest

from cases import INCIDENT, ask, case, fact, quotes, tagged
from cyberlint.condition import Truth

STATES = {
    "present": tagged(expertise="Nine years of experience."),
    "empty": tagged(expertise=" . "),
    "nil": tagged(expertise=None),
    "missing": tagged(integrated=True),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("asked", STATES)
def test_a_fact_is_in_exactly_one_state(state: str, asked: str) -> None:
    answer = ask("fact", "expertise", STATES[state], **{"is": asked})
    assert answer.truth is (Truth.TRUE if asked == state else Truth.FALSE)


def test_a_flag_is_present_whatever_it_says() -> None:
    for value in (True, False, "maybe"):
        assert ask("fact", "integrated", tagged(integrated=value), **{"is": "present"}).truth is Truth.TRUE


@pytest.mark.parametrize("words", ["", " ", "\n", ".", "—", "“ ”"])
def test_a_text_block_without_letters_or_digits_is_empty(words: str) -> None:
    assert ask("fact", "expertise", tagged(expertise=words), **{"is": "empty"}).truth is Truth.TRUE


@pytest.mark.parametrize("words", ["a", "7", "審", "§ 1"])
def test_one_letter_or_digit_is_something(words: str) -> None:
    assert ask("fact", "expertise", tagged(expertise=words), **{"is": "present"}).truth is Truth.TRUE


def test_a_list_asks_whether_the_fact_has_one_of_the_states() -> None:
    assert ask("fact", "expertise", STATES["nil"], **{"is": ["empty", "nil"]}).truth is Truth.TRUE
    assert ask("fact", "expertise", STATES["present"], **{"is": ["empty", "nil"]}).truth is Truth.FALSE


def test_the_evidence_is_the_fact_or_its_absence() -> None:
    assert quotes(ask("fact", "expertise", STATES["empty"], **{"is": "empty"})) == [" . "]
    assert quotes(ask("fact", "expertise", STATES["missing"], **{"is": "missing"})) == [None]


def test_of_facts_in_several_contexts_the_plain_and_latest_counts() -> None:
    about = case(
        fact("expertise", "Two years.", dimensions=INCIDENT),
        fact("expertise", "Eight years.", end="2024-12-31"),
        fact("expertise", "Nine years."),
    )
    assert quotes(ask("fact", "expertise", about, **{"is": "present"})) == ["Nine years."]
