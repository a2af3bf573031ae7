"""The whole report: which Items, notes and titles it may have, and which it surely does not."""

from __future__ import annotations

import pytest

from cyberlint.draft.whole import Whole

SAID = "\nWhat is said here is long enough to be the text of an Item.\n"
ITEMS = ["1", "1A", "1B", "2", "3", "5", "7", "8", "9A", "10", "15"]


def whole(*headings: str, form: str = "10-K") -> Whole:
    heads = headings or tuple(f"Item {item}." for item in ITEMS)
    return Whole("".join(f"{head}{SAID}" for head in heads), form)


@pytest.mark.parametrize(
    ("heading", "items"),
    [
        ("ITEM 7A. Market Risk", ["7A"]),
        ("PART III, Item 10. Directors", ["10"]),
        ("Items 1 and 2. Business and Properties", ["1", "2"]),
        ("Items 10, 11, 12 and 13", ["10", "11", "12", "13"]),
        ("ITEMS 10-14", ["10", "11", "12", "13", "14"]),
        ("Items 10 through 13. Part III", ["10", "11", "12", "13"]),
        ("I TEM\u00a01 A. Risk Factors", ["1A"]),
        ("| Item 9A(T).", ["9A"]),
        ("Item 7.01 Regulation FD", []),
    ],
)
def test_a_heading_may_name_several_items(heading: str, items: list[str]) -> None:
    found = whole(heading)
    known = [
        item
        for item in ("1", "1A", "2", "7", "7A", "9A", "10", "11", "12", "13", "14")
        if found.has_item(item)
    ]
    assert set(items) <= set(known)
    assert "8" not in items or found.has_item("8")


def test_so_many_items_make_a_report() -> None:
    assert whole().is_whole
    assert not whole("Item 1. Business", "Item 1A. Risk Factors").is_whole
    assert not Whole("", "20-F").is_whole


def test_an_item_that_a_sentence_names_is_no_heading() -> None:
    text = f"For more, see\nItem 9B. Other Information, which follows.{SAID}"
    assert not Whole(text, "10-K").has_item("9B")


def test_an_item_without_text_is_a_line_of_contents_but_for_an_answer() -> None:
    report = Whole(
        "Item 1B. Unresolved Staff Comments\nNone.\nItem 2. Properties\n20\nItem 3. Legal Proceedings\n",
        "10-K",
    )
    assert [report.has_item(item) for item in ("1B", "2", "3")] == [True, False, False]


def test_an_item_of_another_form_is_not_told_of() -> None:
    assert whole().has_item("16K")
    assert not Whole("Item 3. Key Information", "20-F").has_item("16K")


@pytest.mark.parametrize(
    "head", ["Note {}. Leases", "NOTE {} – LEASES", "({}) Leases", "{}. Leases", "{} LEASES", "Note {}\n"]
)
def test_notes_beyond_the_last_are_not_there(head: str) -> None:
    report = Whole("\n".join(head.format(number) for number in range(1, 13)), "10-K")
    assert report.has_note(12)
    assert not report.has_note(13)


def test_few_numbers_do_not_tell_how_notes_are_headed() -> None:
    assert Whole("Note 1. Leases\nNote 2. Debt", "10-K").has_note(17)


def test_titles_are_told_by_their_letters_and_numbers_by_themselves() -> None:
    report = Whole("Risks & Rewards of Cyber-\nsecurity\n99.1 Press release 1099.12", "10-K")
    assert report.times("Risks and rewards of cybersecurity.") == 1
    assert [report.times_numbered(number) for number in ("99.1", "99.12", "1099.12")] == [1, 0, 1]
