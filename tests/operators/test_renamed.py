"""A committee or officer with a new name in one place, and last year's in another."""

from __future__ import annotations

import pytest

from cases import ask, case, quotes
from cyberlint.condition import Truth
from pairs import pair

KEPT = "Our officer informs the Audit Committee of incidents without delay."
OLD = "The Audit Committee oversees our cybersecurity program and its budget."
KNOWN = "The Audit and Risk Committee meets twice a year."
NEW = OLD.replace("Audit", "Audit and Risk")


def test_the_name_that_stayed_is_shown_and_then_the_new_one() -> None:
    answer = ask("renamed", "committee", pair(f"{OLD} {KEPT}", f"{NEW} {KEPT}"))
    assert (answer.truth, quotes(answer)) == (Truth.TRUE, ["Audit Committee", "Audit and Risk Committee"])


def test_officers_are_told_by_their_titles() -> None:
    kept = "The Director of IT Security is informed of incidents."
    old = "The Director of IT Security leads our program with a small team."
    new = old.replace("Director", "Vice President")
    answer = ask("renamed", "officer", pair(f"{old} {kept}", f"{new} {kept}"))
    assert quotes(answer) == ["Director of IT Security", "Vice President of IT Security"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{OLD} {KEPT}", f"{NEW} {KEPT.replace('Audit', 'Audit and Risk')}"),
        (OLD, NEW),
        (f"{OLD} {KEPT}", f"{OLD} {KEPT}"),
        (f"{OLD} {KEPT}", f"{OLD.replace('Audit', 'Technology')} {KEPT}"),
        (f"{NEW} {KEPT}", f"{OLD} {KEPT}"),
        (f"{OLD} {KEPT} {KNOWN}", f"{NEW} {KEPT} {KNOWN}"),
        (f"{OLD} {KEPT}", f"{OLD.replace('The Audit', 'The Board and Audit')} {KEPT}"),
        (
            "Our officer served as Director of IT. The Director of IT leads us.",
            "Our officer served as Director of IT Security. The Director of IT leads us.",
        ),
    ],
    ids=["everywhere", "nothing stayed", "no change", "another", "shorter", "known", "the board", "the past"],
)
def test_nothing_else_is_a_new_name_in_one_place(before: str, after: str) -> None:
    assert ask("renamed", "committee", pair(before, after)).truth is Truth.FALSE
    assert ask("renamed", "officer", pair(before, after)).truth is Truth.FALSE


def test_without_a_filing_of_the_year_before_nothing_is_known() -> None:
    assert ask("renamed", "committee", case(text=OLD)).truth is Truth.UNKNOWN
    assert ask("renamed", "committee", pair(None, OLD)).truth is Truth.UNKNOWN
