"""One office, person or committee under two names."""

from __future__ import annotations

import re

import pytest
import re2

from cases import ask, case, places, quotes
from cyberlint.condition import Truth
from cyberlint.disclosure import Scope
from cyberlint.resources import data

ALL = ["officer", "person", "committee"]


def twice(text: str, kinds: list[str] = ALL) -> list[str | None]:
    about = case(text=text, scope=Scope.FULL_ITEM)
    found = ask("named-twice", kinds, about)
    if found.truth is Truth.TRUE:
        assert places(found, about) == quotes(found)
        return quotes(found)
    return []


@pytest.mark.parametrize(
    ("text", "later", "earlier"),
    [
        (
            "Our Chief Information Security Officer acts. The Chief Security Information Officer reports.",
            "Chief Security Information Officer",
            "Chief Information Security Officer",
        ),
        (
            "Our Chief Data Officer (“CDO”) acts. Our Chief Digital and Data Officer (the “CDO”) reports.",
            "Chief Digital and Data Officer (the “CDO”)",
            "Chief Data Officer (“CDO”)",
        ),
        (
            "Our Chief Security Officer (“CSO”) acts. Our Chief Security Officer (“CSEO”) reports.",
            "Chief Security Officer (“CSEO”)",
            "Chief Security Officer (“CSO”)",
        ),
        (
            "Jane Roe, our Chief Information Security Officer, acts. Ms. Roe, our Chief Security Officer.",
            "Chief Security Officer",
            "Chief Information Security Officer",
        ),
        (
            "Our Chief Security Officer, Jane Roe, acts. Ms. Roe is our Chief Information Security Officer.",
            "Chief Information Security Officer",
            "Chief Security Officer",
        ),
        (
            "The Audit Committee oversees this. The Audit and Risk Committee hears from our officer.",
            "Audit and Risk Committee",
            "Audit Committee",
        ),
        (
            "The Audit & Finance Committee acts. The Audit and Risk Committee hears from our officer.",
            "Audit and Risk Committee",
            "Audit & Finance Committee",
        ),
    ],
)
def test_the_later_name_is_shown_first(text: str, later: str, earlier: str) -> None:
    assert twice(text)[:2] == [later, earlier]


@pytest.mark.parametrize(
    "text",
    [
        "Our Chief Information Security Officer meets our Chief Information Officer on Mondays.",
        "Our Chief Digital & Data Officer acts. Our Chief Digital and Data Officer reports.",
        "Jane Roe, our Chief Security Officer, acts, and Ms. Roe, our Chief Legal Officer, reports.",
        "Jane Roe, our Chief Risk Officer and Chief Security Officer, acts. Our Chief Security Risk Officer.",
        "The Audit Committee (formerly the Audit and Risk Committee) oversees this.",
        "Our Bank's Audit and Risk Committee hears this first, then the Audit Committee of the parent.",
        "The Audit and Compensation Committees oversee this, as does the Audit Committee.",
        "We train our people.",
    ],
)
def test_two_that_are_two_are_left_alone(text: str) -> None:
    assert twice(text) == []


def test_only_what_is_asked_for_counts() -> None:
    text = "The Audit Committee oversees this. The Audit and Risk Committee hears from our officer."
    assert twice(text, ["officer", "person"]) == []


@pytest.mark.parametrize(
    "name", ["officer", "person-before", "person-after", "short", "more", "none", "committee", "renamed"]
)
def test_the_patterns_are_ones_that_re2_takes(name: str) -> None:
    pattern = data()["lexicon/offices"][name]
    assert re.compile(pattern)
    assert re2.compile(pattern)
