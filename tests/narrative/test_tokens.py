"""A sentence as words: the classes of each, phrases, marks and places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cyberlint.narrative.tokens import Vocabulary, Words

BOARD, ACT, RISK, MANAGEMENT = 1, 2, 4, 8


def vocabulary() -> Vocabulary:
    words = Vocabulary()
    words.add("board", BOARD)
    words.add("audit committee", BOARD)
    words.add("oversee*", ACT)
    words.add("management", MANAGEMENT)
    words.add("-risk management", MANAGEMENT)
    words.add("third part* risk", RISK)
    return words


def read(text: str) -> Words:
    return Words(text, 0, len(text), vocabulary())


def test_a_word_has_the_classes_that_list_it_or_its_beginning() -> None:
    assert read("The Board oversees us").masks == [0, BOARD, ACT, 0]


def test_a_possessive_counts_as_its_word_with_either_apostrophe() -> None:
    assert read("the board's and the board’s").masks == [0, BOARD, 0, 0, BOARD]


def test_a_phrase_holds_where_it_begins_and_says_where_it_ends() -> None:
    words = read("our Audit Committee, too")
    assert words.masks[1] & BOARD
    assert list(words.ends(1, BOARD)) == [3]


def test_a_later_word_of_a_phrase_may_be_a_prefix() -> None:
    assert read("third-party risk").masks[0] & RISK
    assert read("third parties risk").masks[0] & RISK


def test_a_phrase_with_a_minus_takes_the_class_from_its_words() -> None:
    assert read("Management reports").masks[0] & MANAGEMENT
    assert read("risk management reports").masks[1] == 0


def test_a_word_may_lose_several_classes_at_once() -> None:
    words = vocabulary()
    words.add("management", RISK)
    words.add("-risk management", RISK)
    assert Words("risk management", 0, 15, words).masks[1] == 0


def test_a_class_that_includes_another_holds_wherever_that_does() -> None:
    words = vocabulary()
    words.included = {BOARD: (RISK,)}
    text = "the audit committee and the board"
    assert [bool(mask & RISK) for mask in Words(text, 0, len(text), words).masks] == [
        False,
        True,
        False,
        False,
        False,
        True,
    ]


def test_marks_stand_before_the_word_that_follows_them() -> None:
    assert read("We, (the board); act").marks == ["", ",(", "", ");"]


def test_an_ampersand_is_a_word_however_it_is_written() -> None:
    assert [len(read(text).entries) for text in ("R & C", "R &amp; C", "R&C")] == [3, 3, 3]


def test_a_range_of_words_has_a_place_in_the_text() -> None:
    text = "x; The  board oversees, it."
    words = Words(text, 3, len(text), vocabulary())
    assert text[slice(*words.span(1, 2))] == "board oversees"


def test_a_sentence_is_read_within_its_bounds() -> None:
    text = "The board. The audit committee."
    assert [entry.word for entry in Words(text, 11, 20, vocabulary()).entries] == ["the", "audit"]


@given(
    st.text(
        alphabet=st.sampled_from("board's audit committee,;:()&\"’“”-\n\tRISK management é中\x00"),
        max_size=80,
    )
)
def test_every_word_is_found_where_its_place_says(text: str) -> None:
    words = read(text)
    for index, entry in enumerate(words.entries):
        start, end = words.span(index, index)
        spelled = text[start:end]
        assert spelled.lower().replace("’", "'").removesuffix("'s") == entry.word
    assert len(words.entries) == len(words.masks) == len(words.marks)
