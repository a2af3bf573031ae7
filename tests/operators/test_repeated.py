"""What is said twice: words in a row, sentences, sentences that are nearly the same, and paragraphs."""

from __future__ import annotations

import time

import pytest

from cases import ask, case, places, quotes, tagged
from cyberlint.condition import Answer, Case, Truth
from cyberlint.disclosure import Scope

BRIEFS = "Our head of security briefs the Audit Committee every quarter on threats and on our defenses."
PASTED = f"{BRIEFS} Our board asks questions."
SECONDS = 6.0  # a machine at rest takes a tenth; to hold each sentence against all others takes forty


def text(*paragraphs: str) -> Case:
    return case(text="\n".join(paragraphs), scope=Scope.FULL_ITEM)


def answer(what: str, about: Case, **options: int) -> Answer:
    return ask("repeated", what, about, **{"at_least": 1, **options})


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Our board oversees the the risks.", ["the the"]),
        ("They lathe the parts, and bathe the the lot.", ["the the"]),
        ("We we say so in in two places.", ["in in", "We we"]),
        ("The the board acts.", ["The the"]),
        ("The board acts on each plant plant.", ["plant plant"]),
        ("Our our plants are near Walla Walla.", ["Our our"]),
        ("The board found that that plan had had an effect.", []),
        ("We rely on 10 10 GB links, and on A A batteries.", []),
        ("Our board oversees the risks.", []),
    ],
)
def test_a_small_word_twice_in_a_row(words: str, found: list[str]) -> None:
    got = answer("word", text(words))
    assert (quotes(got) if got.truth is Truth.TRUE else []) == found


def test_a_sentence_shows_the_later_place_and_then_the_earlier() -> None:
    about = text(f"{BRIEFS} We train our people.", f"We test our plants. {BRIEFS}")
    found = answer("sentence", about)
    assert places(found, about) == [BRIEFS, BRIEFS]
    later, earlier = (item.span for item in found.evidence)
    assert later
    assert earlier
    assert later.start > earlier.start


def test_a_sentence_counts_from_its_number_of_words_on() -> None:
    about = text("We train our people.", "We train our people.")
    assert answer("sentence", about).truth is Truth.FALSE
    assert answer("sentence", about, words=4).truth is Truth.TRUE


def test_there_must_be_so_many_repetitions() -> None:
    also = f"We test our plants. {BRIEFS}"
    twice, thrice = text(BRIEFS, also), text(BRIEFS, also, f"{BRIEFS} We train our people.")
    assert answer("sentence", twice, at_least=2).truth is Truth.FALSE
    assert answer("sentence", thrice, at_least=2).truth is Truth.TRUE


def test_the_sentences_of_a_paragraph_that_stands_there_twice_do_not_count() -> None:
    about = text(PASTED, PASTED)
    assert answer("paragraph", about).truth is Truth.TRUE
    assert answer("sentence", about).truth is Truth.FALSE
    more = text(PASTED, PASTED, f"We test our plants. {BRIEFS}")
    assert places(answer("sentence", more), more) == [BRIEFS, BRIEFS]


@pytest.mark.parametrize(("typed", "same"), [("“two” – or", '"two" - or'), ("the plant’s", "the plant's")])
def test_what_may_be_typed_in_two_ways_is_the_same(typed: str, same: str) -> None:
    about = text(f"We act. {BRIEFS[:-1]} {typed} more.", f"{BRIEFS[:-1]} {same} more. We act again.")
    assert answer("sentence", about).truth is Truth.TRUE


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (BRIEFS.replace("every quarter", "each quarter"), True),
        (BRIEFS.replace("Audit", "audit"), False),
        (BRIEFS, False),
        (f"Reports {BRIEFS}", False),
        ("Our head of security briefs the Audit Committee once a year about insurance and budgets.", False),
    ],
    ids=["a word", "a letter", "the same", "a heading that runs in", "the same beginning only"],
)
def test_nearly_the_same_is_neither_the_same_nor_a_part(other: str, found: bool) -> None:
    got = answer("sentence-nearly", text(BRIEFS, other), percent=80)
    assert got.truth is (Truth.TRUE if found else Truth.FALSE)


def test_a_hostile_text_of_one_beginning_takes_no_time() -> None:
    about = text(*(f"Our head of security briefs number {n} and so on and on and on." for n in range(1000)))
    begin = time.process_time()
    assert answer("sentence-nearly", about, percent=99).truth is Truth.FALSE
    assert time.process_time() - begin < SECONDS


def test_without_text_nothing_is_known() -> None:
    assert answer("word", case()).reason == "there is no narrative text"


def test_a_paragraph_shows_the_later_place_and_then_the_earlier() -> None:
    about = text(PASTED, "We train our people.", PASTED)
    found = answer("paragraph", about)
    assert places(found, about) == [PASTED, PASTED]
    later, earlier = (item.span for item in found.evidence)
    assert later
    assert earlier
    assert later.start > earlier.start


@pytest.mark.parametrize(
    "other",
    [
        f"We train our people. {PASTED}",
        f"{PASTED} We train our people.",
        BRIEFS,
        "Our board asks questions.",
        PASTED.replace("every quarter", "every month"),
    ],
)
def test_a_paragraph_is_repeated_as_a_whole(other: str) -> None:
    assert answer("paragraph", text(PASTED, other)).truth is Truth.FALSE


def test_other_blanks_and_capitals_make_no_other_paragraph() -> None:
    assert answer("paragraph", text(PASTED, PASTED.replace("Our board", "our  Board"))).truth is Truth.TRUE


def test_a_paragraph_counts_from_its_number_of_words_on() -> None:
    about = text("We train our people.", "Our board oversees these risks.", "We train our people.")
    assert answer("paragraph", about).truth is Truth.FALSE
    assert answer("paragraph", about, words=4).truth is Truth.TRUE


def test_a_paragraph_is_counted_once_in_nested_blocks() -> None:
    nested = tagged(processes=f"{PASTED} We train our people.", integrated_text=PASTED)
    assert answer("paragraph", nested).truth is Truth.FALSE
