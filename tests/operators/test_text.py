"""What a text block says: patterns, lengths, and whether another block says the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import ask, case, fact, places, quotes, tagged
from cyberlint.condition import Case, Truth
from cyberlint.disclosure import Span

ABOUT = tagged(
    processes="We scan our networks. Our Audit Committee hears of it.",
    board_oversight="Our Audit Committee hears of it.",
    expertise="Nine years.",
)


def test_contains_finds_words_and_their_place() -> None:
    answer = ask("text", "board_oversight", ABOUT, contains=r"(?i)\baudit committee\b")
    assert answer.truth is Truth.TRUE
    assert quotes(answer) == places(answer, ABOUT) == ["Audit Committee"]


def test_is_must_match_the_whole_text_white_space_around_it_aside() -> None:
    about = tagged(board_committee="  true\n")
    assert ask("text", "board_committee", about, **{"is": "true"}).truth is Truth.TRUE
    assert ask("text", "board_committee", about, **{"is": "tru"}).truth is Truth.FALSE


@pytest.mark.parametrize(("length", "truth"), [(11, Truth.FALSE), (12, Truth.TRUE)])
def test_shorter_than_counts_characters(length: int, truth: Truth) -> None:
    assert ask("text", "expertise", ABOUT, shorter_than=length).truth is truth


def test_every_option_must_hold_and_the_shortest_evidence_is_quoted() -> None:
    answer = ask("text", "board_oversight", ABOUT, contains="Committee", shorter_than=100)
    assert (answer.truth, quotes(answer)) == (Truth.TRUE, ["Committee"])
    answer = ask("text", "board_oversight", ABOUT, contains="Committee", shorter_than=10)
    assert (answer.truth, quotes(answer)) == (Truth.FALSE, ["Our Audit Committee hears of it."])


def test_same_as_leaves_white_space_and_letter_case_aside() -> None:
    about = tagged(processes="We scan\n our networks.", management_role="we scan our  NETWORKS.")
    answer = ask("text", "management_role", about, same_as="processes")
    assert answer.truth is Truth.TRUE
    assert [item.subject for item in answer.evidence] == ["management_role", "processes"]
    assert ask("text", "processes", ABOUT, same_as="board_oversight").truth is Truth.FALSE


def test_no_block_is_the_same_as_itself() -> None:
    assert ask("text", "expertise", ABOUT, same_as="expertise").truth is Truth.FALSE


def test_within_names_the_block_that_holds_the_words() -> None:
    answer = ask("text", "board_oversight", ABOUT, within="processes")
    assert answer.truth is Truth.TRUE
    assert [item.subject for item in answer.evidence] == ["board_oversight", "processes"]
    assert ask("text", "processes", ABOUT, within="board_oversight").truth is Truth.FALSE


def test_within_others_looks_through_every_other_block() -> None:
    assert ask("text", "board_oversight", ABOUT, within="others").truth is Truth.TRUE
    assert ask("text", "expertise", ABOUT, within="others").truth is Truth.FALSE


@pytest.mark.parametrize("about", [tagged(integrated=True), tagged(expertise=" "), tagged(expertise=None)])
def test_a_text_that_is_not_there_is_unknown_unless_the_rule_says_what_that_means(about: Case) -> None:
    answer = ask("text", "expertise", about, contains="x")
    title = "Cybersecurity Risk Management Expertise of Management Responsible"
    assert (answer.truth, answer.reason) == (Truth.UNKNOWN, f"there is no text under “{title}”")
    assert ask("text", "expertise", about, contains="x", missing=False).truth is Truth.FALSE
    assert ask("text", "expertise", about, contains="x", missing=True).truth is Truth.TRUE


def test_the_narrative_is_everything_that_was_read() -> None:
    about = case(text="Nothing is tagged here.")
    answer = ask("text", "narrative", about, contains="tagged")
    assert quotes(answer) == places(answer, about) == ["tagged"]
    assert ask("text", "narrative", case(), contains="x").truth is Truth.UNKNOWN


def test_words_are_found_in_the_part_of_a_continued_fact_that_holds_them() -> None:
    about = case(
        fact("expertise", "Nine years. Ten years.", spans=(Span(0, 11), Span(19, 29))),
        text="Nine years. PAGE 7 Ten years.",
    )
    answer = ask("text", "expertise", about, contains="Ten years")
    assert quotes(answer) == places(answer, about) == ["Ten years"]


def test_words_across_a_break_are_placed_where_the_fact_begins() -> None:
    about = case(
        fact("expertise", "Nine years. Ten years.", spans=(Span(0, 11), Span(19, 29))),
        text="Nine years. PAGE 7 Ten years.",
    )
    answer = ask("text", "expertise", about, contains=r"years\. Ten")
    assert places(answer, about) == ["Nine years."]


def test_a_hidden_fact_has_words_and_no_place() -> None:
    answer = ask("text", "expertise", case(fact("expertise", "Nine years.")), contains="years")
    assert [(item.text, item.span) for item in answer.evidence] == [("years", None)]


@given(st.lists(st.sampled_from(["ab", "ba", " ", "audit ", "\n"]), min_size=1, max_size=8))
def test_what_is_quoted_stands_at_its_place(parts: list[str]) -> None:
    about = tagged(processes="first", expertise="".join([*parts, "a"]))
    answer = ask("text", "expertise", about, contains="a+b?")
    assert quotes(answer) == places(answer, about)
