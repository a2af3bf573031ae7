from hypothesis import given
from hypothesis import strategies as st

from cyberlint.cells import cells, visible, width
from cyberlint.reporters.full.excerpt import Mark, Row, excerpt

SENTENCE = (
    "Our processes are integrated into our overall risk management, we engage independent assessors each "
    "year, and no risks from cybersecurity threats have materially affected us."
)
HOSTILE = st.text(
    st.one_of(st.characters(), st.sampled_from(" \n\x1b\u202e\u200b\u0301監査取é“\u115f\ud800")), max_size=60
)


def underline(text: str, *words: str, room: int = 60, signs: str = "^-") -> str:
    """Set an excerpt as it is read, without the gutter."""
    marks = [
        Mark(text.index(part), text.index(part) + len(part), sign)
        for part, sign in zip(words, signs, strict=False)
    ]
    rows = excerpt(text, marks, room, visible)
    return "\n".join(line for row in rows for line in row if line)


def underlined(rows: list[Row]) -> str:
    """Return the characters that stand over carets, without spaces."""
    found = ""
    for text, signs in rows:
        position = 0
        for character in text:
            if signs[position : position + 1] == "^" and character != " ":
                found += character
            position += width(character)
    return found


def test_the_words_are_underlined_in_every_row_that_holds_some():
    assert underline(SENTENCE, "we engage independent assessors each year", "no risks") == (
        "Our processes are integrated into our overall risk\n"
        "management, we engage independent assessors each year, and\n"
        "            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "no risks from cybersecurity threats have materially affected\n"
        "--------\n"
        "us."
    )


def test_carets_count_cells():
    assert underline("港灯 reports to the 監査委員会 each year.", "監査委員会") == (
        "港灯 reports to the 監査委員会 each year.\n                    ^^^^^^^^^^"
    )


def test_a_combining_mark_takes_no_caret_of_its_own():
    assert underline("Sen\u0303or Pen\u0303a leads the team.", "Pen\u0303a") == (
        "Sen\u0303or Pen\u0303a leads the team.\n      ^^^^"
    )


def test_a_mark_without_a_letter_before_it_is_escaped():
    assert underline("\u0301a", "a") == "\\u0301a\n      ^"


def test_escapes_are_underlined_in_full():
    assert underline("bell \x07 here", "\x07") == "bell \\x07 here\n     ^^^^"


def test_white_space_becomes_one_space_and_is_not_underlined_at_the_ends():
    assert underline("the\n\n  Audit\t\tCommittee oversees", "  Audit\t\tCommittee ") == (
        "the Audit Committee oversees\n    ^^^^^^^^^^^^^^^"
    )


def test_the_first_of_two_overlapping_marks_wins():
    assert underline("no risks at all", "risks", "no risks at all") == "no risks at all\n---^^^^^-------"


def test_a_long_sentence_is_cut_around_the_words():
    long = f"{'We describe our processes. ' * 20}Then we engage assessors. {'And so on it goes. ' * 30}"
    assert underline(long, "we engage assessors") == (
        "[…] processes. We describe our processes. We describe our\n"
        "processes. Then we engage assessors. And so on it goes. And\n"
        "                ^^^^^^^^^^^^^^^^^^^\n"
        "so on it goes. And so on it goes. And […]"
    )


def test_a_sentence_of_megabytes_takes_no_longer():
    long = f"{'and ' * 500_000}we engage assessors {'and ' * 500_000}"
    seen = []
    excerpt(
        long, [Mark(2_000_000, 2_000_019, "^")], 60, lambda character: seen.append(character) or character
    )
    assert len(seen) < 100
    assert underline(long, "we engage assessors").startswith("[…] and and")


def test_two_words_far_apart_keep_their_surroundings():
    long = f"We affirm it. {'We describe our processes. ' * 20}We deny it. {'And so on it goes. ' * 20}"
    assert underline(long, "affirm", "deny") == (
        "We affirm it. We describe our processes. We describe our\n"
        "   ^^^^^^\n"
        "processes. We […] processes. We describe our processes. We\n"
        "describe our processes. We deny it. And so on it goes. And\n"
        "                           ----\n"
        "so on it goes. And so on it goes. […]"
    )


def test_words_too_long_to_show_are_cut_in_their_middle():
    said = "the same thing over and over again, " * 20
    assert underline(f"It says: {said}and then it ends.", said) == (
        "It says: the same thing over and over again, the same thing\n"
        f"         {'^' * 50}\n"
        "over and over again, the same thing over and over […] same\n"
        f"{'^' * 58}\n"
        "thing over and over again, the same thing over and over\n"
        f"{'^' * 55}\n"
        "again, the same thing over and over again, and then it ends.\n"
        f"{'^' * 42}"
    )


def test_without_words_to_underline_the_beginning_is_shown():
    assert underline("We describe our processes. " * 20, room=40) == (
        "We describe our processes. We describe\nour processes. We describe our\nprocesses. […]"
    )


@given(HOSTILE, HOSTILE, HOSTILE, st.integers(30, 100))
def test_rows_fit_and_signs_stay_under_them(before: str, words: str, after: str, room: int):
    text = before + words + after
    rows = excerpt(text, [Mark(len(before), len(before + words), "^")], room, visible)
    for row in rows:
        assert row.text.isprintable()
        assert cells(row.text) <= room
        assert len(row.signs) <= cells(row.text)


@given(HOSTILE, HOSTILE, HOSTILE, st.integers(30, 100), st.integers(0, 20))
def test_carets_lie_under_the_evidence(before: str, words: str, after: str, room: int, filler: int):
    joining = {
        character
        for character in before + words + after
        if not character.isspace() and cells(visible(character)) == 0
    }
    before, words, after = (
        "".join(character for character in part if character not in joining)
        for part in (before, words, after)
    )
    text = "filler words " * filler + before + words + after + " filler words" * filler
    start = text.index(before + words + after) + len(before)
    rows = excerpt(text, [Mark(start, start + len(words), "^")], room, visible)
    assert underlined(rows) == "".join(visible(character) for character in words if not character.isspace())
