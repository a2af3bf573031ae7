"""Values that transformations make."""

from __future__ import annotations

import pytest

from cyberlint.markup.transforms import boolean, is_empty, iso_date

IXT = "http://www.xbrl.org/inlineXBRL/transformation"
SEC = "http://www.sec.gov/inlineXBRL/transformation/2015-08-31"


@pytest.mark.parametrize(
    ("form", "value"),
    [
        (f"{IXT}/2015-02-26 booleantrue", True),
        (f"{IXT}/2015-02-26 booleanfalse", False),
        (f"{IXT}/2020-02-12 fixed-true", True),
        (f"{IXT}/2020-02-12 fixed-false", False),
        (f"{IXT}/2022-02-16 fixed-true", True),
        (f"{IXT}/2022-02-16 fixed-false", False),
        (f"{IXT}/2022-02-16 booleantrue", "We have not"),
        (f"{IXT}/2010-04-20 fixed-true", "We have not"),
        ("ixt:fixed-true", "We have not"),
    ],
)
def test_a_boolean_transform_does_not_look_at_the_words(form: str, value: bool | str) -> None:
    assert boolean("We have not", form) is value or boolean("We have not", form) == value


@pytest.mark.parametrize(("box", "value"), [("☐", False), ("☑", True), ("☒", True), ("X", "X"), ("", "")])
def test_a_ballot_box_is_what_it_shows(box: str, value: bool | str) -> None:
    assert boolean(box, f"{SEC} boolballotbox") == value


@pytest.mark.parametrize(
    ("words", "value"),
    [("true", True), ("1", True), ("false", False), ("0", False), ("True", "True"), ("yes", "yes"), ("", "")],
)
def test_without_a_transform_the_words_are_the_value(words: str, value: bool | str) -> None:
    assert boolean(words, None) is value or boolean(words, None) == value


def test_some_transforms_make_nothing_of_everything() -> None:
    assert is_empty(f"{IXT}/2015-02-26 nocontent")
    assert is_empty(f"{IXT}/2022-02-16 fixed-empty")
    assert not is_empty(f"{IXT}/2022-02-16 fixed-true")
    assert not is_empty(None)


@pytest.mark.parametrize(
    ("words", "form", "date"),
    [
        ("2025-12-31", None, "2025-12-31"),
        ("December 31, 2025", "date-monthname-day-year-en", "2025-12-31"),
        ("31 Dec. 2025", "datedaymonthyearen", "2025-12-31"),
        ("Sept. 1 2025", "datemonthdayyearen", "2025-09-01"),
        ("12/31/2025", "date-month-day-year", "2025-12-31"),
        ("31.12.25", "datedaymonthyear", "2025-12-31"),
        ("2025/06/30", "date-year-month-day", "2025-06-30"),
        ("February 30, 2025", "datemonthdayyearen", None),
        ("12/31", "date-month-day", None),
        ("12/31/2025", None, None),
        ("June 2025", "date-monthname-year-en", None),
        ("", None, None),
    ],
)
def test_a_date_is_read_in_the_order_that_its_transform_names(
    words: str, form: str | None, date: str | None
) -> None:
    assert iso_date(words, form and f"{IXT}/2020-02-12 {form}") == date
