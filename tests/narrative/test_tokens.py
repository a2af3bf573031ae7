"""A sentence as words: the classes of each, phrases, marks and places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cyberlint.narrative.compiling import grow
from cyberlint.narrative.tokens import TOKEN, Tree, Vocabulary, Words, followers

BOARD, ACT, RISK, MANAGEMENT = range(4)
PHRASES = {
    "board": BOARD,
    "audit committee": BOARD,
    "oversee*": ACT,
    "management": MANAGEMENT,
    "-risk management": MANAGEMENT,
    "third part* risk": RISK,
}


def vocabulary(
    more: dict[str, int] | None = None, included: dict[int, list[int]] | None = None
) -> Vocabulary:
    tree: Tree = {}
    inner: Tree = {}
    for phrase, number in [*PHRASES.items(), *(more or {}).items()]:
        grow(tree, inner, phrase, number)
    return Vocabulary(tree, inner, included or {})


def read(text: str, words: Vocabulary | None = None) -> Words:
    return Words(text, vocabulary() if words is None else words)


def classes(text: str, words: Vocabulary | None = None) -> list[set[int]]:
    """Return the classes of each word, as sets and as bits alike."""
    found = read(text, words)
    assert found.masks == [sum(1 << number for number in held) for held in found.classes]
    return [set(held) for held in found.classes]


def test_a_word_has_the_classes_that_list_it_or_its_beginning() -> None:
    assert classes("The Board oversees us") == [set(), {BOARD}, {ACT}, set()]


def test_a_possessive_counts_as_its_word_with_either_apostrophe() -> None:
    assert classes("the board's and the board’s") == [set(), {BOARD}, set(), set(), {BOARD}]


def test_a_phrase_holds_where_it_begins_and_says_where_it_ends() -> None:
    words = read("our Audit Committee, too")
    assert words.at(BOARD) == [1]
    assert list(words.ends(1, BOARD)) == [3]


def test_a_word_may_end_a_class_sooner_than_a_phrase_that_it_begins() -> None:
    words = read("audit committee", vocabulary({"audit": BOARD}))
    assert list(words.ends(0, BOARD)) == [2, 1]


def test_a_later_word_of_a_phrase_may_be_a_prefix() -> None:
    assert classes("third-party risk")[0] == {RISK}
    assert classes("third parties risk")[0] == {RISK}


def test_a_phrase_that_is_broken_off_is_none() -> None:
    assert classes("third part") == classes("audit the committee")[:2] == [set(), set()]


def test_a_phrase_with_a_minus_takes_the_class_from_its_words() -> None:
    assert classes("Management reports")[0] == {MANAGEMENT}
    assert classes("risk management reports")[1] == set()


def test_a_word_may_lose_several_classes_at_once() -> None:
    words = vocabulary({"management": RISK, "-risk management": RISK})
    assert classes("management", words) == [{MANAGEMENT, RISK}]
    assert classes("risk management", words)[1] == set()


def test_a_sentence_remembers_a_class_that_a_phrase_takes_away() -> None:
    assert read("risk management").mask == 1 << MANAGEMENT


def test_a_class_that_includes_another_holds_wherever_that_does() -> None:
    words = vocabulary(included={BOARD: [RISK]})
    held = [RISK in found for found in classes("the audit committee and the board", words)]
    assert held == [False, True, False, False, False, True]


def test_marks_stand_before_the_word_that_follows_them() -> None:
    assert read("We, (the board); act").marks == ["", ",(", "", ");"]


def test_marks_may_stand_alone() -> None:
    assert read("We , “ ( the board ) ; act !").marks == ["", ",“(", "", ");"]


def test_an_ampersand_is_a_word_however_it_is_written() -> None:
    assert [len(read(text).entries) for text in ("R & C", "R &amp; C", "R&C")] == [3, 3, 3]


def test_a_range_of_words_has_a_place_in_the_text() -> None:
    text = "The  board oversees, it."
    assert text[slice(*read(text).span(1, 2))] == "board oversees"


TEXTS = st.text(
    alphabet=st.sampled_from("board's audit committee,;:()&\"’“”-\n\tRISK management é中\x00\x1c\u2003"),
    max_size=80,
)


@given(TEXTS)
def test_every_word_is_found_where_its_place_says(text: str) -> None:
    words = read(text)
    for index, entry in enumerate(words.entries):
        start, end = words.span(index, index)
        spelled = text[start:end]
        assert spelled.lower().replace("’", "'").removesuffix("'s") == entry.word
    assert len(words.entries) == len(words.masks) == len(words.marks)


@given(TEXTS)
def test_words_and_marks_are_those_of_the_text_as_a_whole(text: str) -> None:
    words, seen = vocabulary(), TOKEN.findall(text)
    for _ in range(2):  # the second time from memory
        entries, marks = words.read(text)
        made = "".join(f"{mark}{entry.spelled}" for mark, entry in zip(marks, entries, strict=True))
        assert "".join(seen).startswith(made)
        assert [entry.spelled for entry in entries] == [token for token in seen if token not in ',;:()“”"']


def test_a_class_that_is_taken_away_is_held_by_no_phrase_either() -> None:
    words = read("the audit committee oversees", vocabulary(included={BOARD: [RISK]}))
    words.take(frozenset([BOARD]), 1, 3)
    assert [set(held) for held in words.classes] == [set(), set(), set(), {ACT}]
    assert words.masks == [0, 0, 0, 1 << ACT]
    assert words.at(BOARD) == []


def test_what_else_a_word_holds_stays_when_a_class_is_taken_away() -> None:
    words = read("audit committee", vocabulary({"audit": ACT, "audit committee": MANAGEMENT}))
    words.take(frozenset([BOARD]), 0, 2)
    assert [set(held) for held in words.classes] == [{ACT, MANAGEMENT}, set()]
    assert list(words.ends(0, MANAGEMENT)) == [2]


def test_a_word_longer_than_all_beginnings_is_held_against_each_once() -> None:
    class Counted(dict[str, object]):
        asked = 0

        def __contains__(self, key: object) -> bool:
            Counted.asked += 1
            return super().__contains__(key)

    assert followers({"*": Counted({"act": {"": [ACT]}})}, "act" + "x" * 200_000) == [{"": [ACT]}]
    assert Counted.asked == len("act")


@given(st.text(alphabet="act", max_size=200))
def test_the_beginnings_of_a_word_are_found_however_long_it_is(word: str) -> None:
    beginnings: Tree = {"a": {}, "act": {}, "tact": {}}
    found = followers({"*": beginnings}, word)
    assert found == [beginnings[start] for start in beginnings if word.startswith(start)]
