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
        (f"{OLD} {KEPT}", f"The Technology Committee and its advisers oversee us and our budget. {KEPT}"),
        (f"{NEW} {KEPT}", f"{OLD} {KEPT}"),
        (f"{OLD} {KEPT} {KNOWN}", f"{NEW} {KEPT} {KNOWN}"),
        (f"{OLD} {KEPT}", f"{OLD.replace('The Audit', 'The Board and Audit')} {KEPT}"),
        (
            "Our officer served as Director of IT. The Director of IT leads us.",
            "Our officer served as Director of IT Security. The Director of IT leads us.",
        ),
    ],
    ids=[
        "everywhere",
        "nothing stayed",
        "no change",
        "another sentence",
        "shorter",
        "known",
        "the board",
        "the past",
    ],
)
def test_nothing_else_is_a_new_name_in_one_place(before: str, after: str) -> None:
    assert ask("renamed", "committee", pair(before, after)).truth is Truth.FALSE
    assert ask("renamed", "officer", pair(before, after)).truth is Truth.FALSE


ANSWERS = "briefs the board on incidents each quarter."


@pytest.mark.parametrize(
    ("subject", "old", "new"),
    [
        ("committee", "Audit Committee", "Technology Committee"),
        ("officer", "Chief Information Security Officer", "Chief Technology Officer"),
        ("officer", "CISO", "CIO"),
        ("officer", "Director of Audit", "Head of Cybersecurity"),
        ("person", "Ms. Alder", "Mr. Birch"),
        ("person", "Dr. Ada Alder", "Ms. Mae O-Byrne"),
    ],
)
def test_where_nothing_else_in_a_sentence_changed_any_other_name_took_the_place(
    subject: str, old: str, new: str
) -> None:
    kept = f"Each quarter, {old} {ANSWERS}"
    answer = ask(
        "renamed", subject, pair(f"{old} leads our program. {kept}", f"{new} leads our program. {kept}")
    )
    assert (answer.truth, quotes(answer)) == (Truth.TRUE, [old, new])


def test_two_names_of_one_sentence_may_change_at_once() -> None:
    kept = "The CISO is informed of incidents."
    before = f"Our Chief Information Security Officer, or CISO, leads our program. {kept}"
    after = before.replace("Chief Information Security Officer, or CISO, l", "Chief Risk Officer, or CRO, l")
    assert quotes(ask("renamed", "officer", pair(before, after))) == ["CISO", "CRO"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The Chief Information Security Officer", "The CISO"),
        ("The CISO", "The Chief Information Security Officer"),
        ("The Chief Financial Officer", "The Chief Technology Officer and Chief Financial Officer"),
        ("The Director of Internal Audit", "The Director of IT and Director of Internal Audit"),
        ("The Director of Internal Audit", "The Director of IT & Director of Internal Audit"),
        ("Our CISO reports to the CFO. She", "Our CISO reports to the Chief Legal Officer. She"),
    ],
    ids=["letters", "in full", "one more", "one more of the kind", "one more by its sign", "a superior"],
)
def test_a_short_form_another_beside_it_or_a_superior_is_no_new_name(old: str, new: str) -> None:
    officers = "the CISO, the Chief Information Security Officer, the CFO, the Chief Financial Officer"
    kept = f"Our team consults {officers}."
    answer = ask("renamed", "officer", pair(f"{old} leads us. {kept}", f"{new} leads us. {kept}"))
    assert answer.truth is Truth.FALSE


def test_without_a_filing_of_the_year_before_nothing_is_known() -> None:
    assert ask("renamed", "committee", case(text=OLD)).truth is Truth.UNKNOWN
    assert ask("renamed", "committee", pair(None, OLD)).truth is Truth.UNKNOWN
