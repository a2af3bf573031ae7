"""Acronyms that nobody explains, those that mean two things, and those that nobody uses."""

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
        "The council, or the QXRC, meets. The QXRC reports.",
        "QXRC Systems tests us. We switched to QXRC in 2024.",
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


def unused(text: str, least: int = 1) -> Answer:
    return ask("acronym", "unused", about(text), at_least=least)


def test_a_definition_that_nothing_uses_is_shown_whole() -> None:
    text = "Our Plant Security Committee (the “PSC”) meets. The committee reports."
    assert places(unused(text), about(text)) == ["Plant Security Committee (the “PSC”)"]


def test_there_must_be_so_many_that_nothing_uses() -> None:
    one = "Our Plant Security Committee (PSC) meets."
    assert unused(one, least=2).truth is Truth.FALSE
    two = f"{one} Our Group Response Team (GRT) acts."
    assert quotes(unused(two, least=2)) == ["Plant Security Committee (PSC)", "Group Response Team (GRT)"]


@pytest.mark.parametrize(
    "text",
    [
        "Our Plant Security Committee (PSC) meets. The PSC reports.",
        "The PSC reports. Our Plant Security Committee (PSC) meets.",
        "Our Plant Security Committee (PSC) meets, and PSC-approved tests follow.",
        "Our Plant Security Committees (PSCs) meet, and each PSC reports.",
        "Our Plant Security Committee (“PSC”) and our Plant Safety Council (“PSC”) meet.",
        "Our Chief Information Security Officer (CISO) leads the team.",
        "We use security information and event management (SIEM).",
        "She is a Certified Plant Guard (CPG), and a member of the Quartz Growers Association (QGA).",
        "Our plan covers every plant (ALL), and our officer (see above) leads it.",
    ],
)
def test_what_is_used_usual_or_the_name_of_a_body_is_left_alone(text: str) -> None:
    assert unused(text).truth is Truth.FALSE


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "We test our incident response plan (IRP). The incident response plan is new.",
            "incident response plan (IRP)",
        ),
        (
            "The Quartz Grading Index (QGI) counts. Each plant has a quartz grading index.",
            "Quartz Grading Index (QGI)",
        ),
        ("Our Plant Risk Officer (PRO) leads the team.", "Plant Risk Officer (PRO)"),
    ],
)
def test_it_counts_where_the_name_stands_again_or_is_the_registrants_own(text: str, shown: str) -> None:
    assert quotes(unused(text)) == [shown]


def test_what_is_nobodys_own_is_known_by_its_acronym() -> None:
    assert unused("We rate providers by the Common Outage Severity Index (COSI).").truth is Truth.FALSE
