"""The names by which a registrant speaks of itself."""

from __future__ import annotations

import pytest

from cases import ask, case, quotes
from cyberlint.condition import Answer, Truth
from cyberlint.disclosure import Scope


def answer(text: str, registrant: str | None = "LARKSPUR MATERIALS INC /DE/") -> Answer:
    return ask("company", "another", case(text=text, scope=Scope.FULL_ITEM, registrant=registrant))


@pytest.mark.parametrize(
    "text",
    [
        "Vandermeer Foods Corp. (the “Company”) maintains a program.",
        "At Vandermeer, we protect our customers.",
        "Vandermeer Foods Corp.’s Board of Directors oversees these risks.",
        "Vandermeer Foods, Inc. has established a committee.",
    ],
)
def test_another_name_is_found(text: str) -> None:
    found = answer(text)
    assert found.truth is Truth.TRUE
    assert all(quote and quote in text and "Vandermeer" in quote for quote in quotes(found))


@pytest.mark.parametrize(
    "text",
    [
        "Larkspur Materials, Inc. (“Larkspur,” “we” or the “Company”) maintains a program.",
        "At Larkspur, we protect our customers.",
        "At Group level, we have a team. The Corporation’s management reports to the Board.",
        "We engaged Nightwatch Systems, Inc. to test our defenses.",
        "Nightwatch Systems, Inc. is our provider.",
        "We maintain a program.",
    ],
)
def test_the_registrants_own_name_and_those_of_others_are_not(text: str) -> None:
    assert answer(text).truth is Truth.FALSE


def test_initials_and_short_forms_are_its_own() -> None:
    assert answer("LMI Corp. (“we”) maintains a program.").truth is Truth.FALSE
    assert answer("Larks, Inc. maintains a program.").truth is Truth.FALSE


def test_without_the_registrants_name_only_a_text_with_a_name_is_unknown() -> None:
    unknown = answer("Vandermeer Foods Corp. (the “Company”) maintains a program.", None)
    assert (unknown.truth, "--registrant" in (unknown.reason or "")) == (Truth.UNKNOWN, True)
    assert answer("We maintain a program.", None).truth is Truth.FALSE


def test_without_text_nothing_is_known() -> None:
    assert answer("").reason == "there is no narrative text"
