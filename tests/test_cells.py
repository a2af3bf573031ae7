from hypothesis import given
from hypothesis import strategies as st

from cyberlint.cells import ascii_only, cells, line, rows, visible, wrap

ANY = st.text(st.one_of(st.characters(), st.sampled_from("\x1b\x07\u202e\u200b\u0301　表é\ud800“—")))


def test_what_could_steer_a_terminal_is_escaped():
    assert visible("red \x1b[31m, bell \x07, \u202ereversed") == r"red \x1b[31m, bell \x07, \u202ereversed"


def test_a_file_name_keeps_its_spaces_and_shows_its_line_break():
    assert visible("two  spaces\nand a break") == r"two  spaces\nand a break"


def test_prose_becomes_one_line():
    assert line("  the\tBoard\u00a0of\n\nDirectors ") == "the Board of Directors"


def test_a_lone_surrogate_and_a_zero_width_space_can_be_seen():
    assert visible("a\udc80b\u200bc") == r"a\udc80b\u200bc"


def test_typographic_characters_have_an_ascii_form():
    assert ascii_only("“Item 1C” › § 229.106 — the Board’s…") == '"Item 1C" > sec. 229.106 - the Board\'s...'


def test_other_characters_are_escaped_in_ascii():
    assert ascii_only("Kōtō 港灯") == r"K\u014dt\u014d \u6e2f\u706f"


def test_wide_characters_fill_two_cells_and_combining_marks_none():
    assert cells("board") == 5
    assert cells("監査") == 4
    assert cells("e\u0301") == 1
    assert cells("“it’s” — §") == 10
    assert cells("한") == 2
    assert cells("\u1112\u1161\u11ab") == 2


def test_paragraphs_hang_under_their_start():
    words = "describe the work experience of the person responsible"
    assert wrap(words, 26, "= help: ", " " * 8) == [
        "= help: describe the work",
        "        experience of the",
        "        person responsible",
    ]


def test_a_start_that_leaves_no_room_stands_alone():
    assert wrap("responsibility", 16, "error[CYD101]: ", "  ") == ["error[CYD101]:", "  responsibility"]


def test_a_word_longer_than_a_line_is_broken():
    assert wrap("see https://example.com/a/long/address now", 16, "", "  ") == [
        "see",
        "  https://exampl",
        "  e.com/a/long/a",
        "  ddress now",
    ]


def test_no_text_is_one_empty_line():
    assert wrap("", 20) == [""]


def test_rows_are_ranges_without_the_spaces_at_which_they_break():
    text = "the board oversees cybersecurity  risk"
    assert [text[start:end] for start, end in rows(text, 13, len)] == [
        "the board",
        "oversees",
        "cybersecurity",
        "risk",
    ]


def test_a_combining_mark_alone_is_kept_at_the_beginning_of_a_row():
    text = "board \u0301 oversees"
    assert [text[start:end] for start, end in rows(text, 5, cells)] == ["board", "\u0301", "overs", "ees"]


def test_the_first_row_is_empty_where_the_first_word_does_not_fit_beside_what_is_taken():
    assert list(rows("board", 6, len, taken=1)) == [(0, 5)]
    assert list(rows("board", 6, len, taken=2)) == [(0, 0), (0, 5)]


@given(ANY)
def test_visible_text_holds_nothing_that_does_not_print(text: str):
    assert visible(text).isprintable()
    assert ascii_only(visible(text)).isascii()


@given(ANY, st.integers(10, 60), st.integers(0, 4), st.sampled_from(["", "    ", "= help:"]))
def test_wrapped_lines_fit_and_lose_no_character(text: str, room: int, hanging: int, start: str):
    shown = line(text)
    lines = wrap(shown, room, start, " " * hanging)
    assert all(cells(row) <= room for row in lines)
    assert "".join("".join(lines).split()) == "".join(f"{start}{shown}".split())
