"""Acronyms that nobody explains, and those that mean two things."""

from __future__ import annotations

import pytest

from cases import ask, case, places, quotes
from cyberlint.condition import Answer, Case, Truth
from cyberlint.disclosure import Scope


def about(text: str, registrant: str | None = None) -> Case:
    return case(text=text, scope=Scope.FULL_ITEM, registrant=registrant)


def undefined(text: str, least: int = 2, registrant: str | None = None) -> list[str | None]:
    found = ask("acronym", "undefined", about(text, registrant), at_least=least)
    return quotes(found) if found.truth is Truth.TRUE else []


def ambiguous(text: str) -> Answer:
    return ask("acronym", "ambiguous", about(text), at_least=1)


def test_each_is_shown_where_it_is_first_used() -> None:
    text = "The QXRC meets. Then the ZZTK meets. The ZZTK hears from the QXRC."
    found = ask("acronym", "undefined", about(text), at_least=2)
    assert places(found, about(text)) == ["QXRC", "ZZTK"]
    assert [item.span.start for item in found.evidence if item.span] == [4, 25]


def test_it_must_be_used_so_often() -> None:
    assert undefined("The QXRC meets.") == []
    assert undefined("The QXRC meets.", least=1) == ["QXRC"]


@pytest.mark.parametrize(
    "text",
    [
        "The Quick Xylophone Risk Council (the “QXRC”) meets. The QXRC reports.",
        "The QXRC (our council) meets. The QXRC reports.",
        "The council, or QXRC, meets. The QXRC reports.",
        "Our “QXRC” meets. The QXRC reports.",
        "The quick xylophone risk council meets. The QXRC reports, and the QXRC advises.",
        "Our CISO reports to our CEO. Our CISO follows NIST, and NIST is a framework.",
        "McAfee and McDonald, McAfee and McDonald.",
    ],
)
def test_what_is_explained_or_known_is_left_alone(text: str) -> None:
    assert undefined(text) == []


@pytest.mark.parametrize("registrant", ["QXRC Holdings Inc.", "Quinx Arc Ltd", "QUICK XRAY CO"])
def test_the_registrants_own_short_name_needs_none(registrant: str) -> None:
    assert undefined("QXRC tests. QXRC trains.", registrant=registrant) == []


def test_two_names_are_shown_the_later_first() -> None:
    found = ambiguous("Our Chief Data Officer (“CDO”) acts. Our Chief Digital Officer (the “CDO”) acts, too.")
    assert quotes(found) == ["Chief Digital Officer (the “CDO”)", "Chief Data Officer (“CDO”)"]


@pytest.mark.parametrize(
    "text",
    [
        "Our Chief Data Officer (“CDO”) acts. Our chief data officer (CDO) acts.",
        "Our Chief Data Officer (“CDO”) acts.",
        "Our officer (see above) acts. Our plan (SEE BELOW) is tested.",
        "The Committee on Risk and Audit (CRA) meets. The committee on risk and audit (CRA) meets.",
    ],
)
def test_one_name_is_not_two(text: str) -> None:
    assert ambiguous(text).truth is Truth.FALSE


def test_without_text_nothing_is_known() -> None:
    assert ambiguous("").reason == "there is no narrative text"
