"""Words of a bank, a drug maker or a blank check company in the report of another registrant."""

from __future__ import annotations

import re

import pytest
import re2

from cases import ask, case, places, quotes
from cyberlint.condition import Answer, Truth
from cyberlint.disclosure import Scope
from cyberlint.resources import data


def told(text: str, registrant: str | None = None, sic: str | None = None) -> Answer:
    about = case(text=text, registrant=registrant, scope=Scope.FULL_ITEM, sic=sic)
    found = ask("kind", "another", about)
    if found.truth is Truth.TRUE:
        assert places(found, about) == quotes(found)
    return found


@pytest.mark.parametrize(
    ("registrant", "text", "words"),
    [
        ("Quillback Bancorp", "We hold data of our patients.", "our patients"),
        ("Vesterhav Pharma AG", "We hold data of our policyholders.", "our policyholders"),
        ("Nordfjell Insurance Group", "Our students use the portal.", "Our students"),
        ("Saltmarsh Realty", "We hold data of our depositors.", "our depositors"),
        ("Alder Ridge Corp.", "This could harm our unitholders.", "our unitholders"),
        ("Alder Ridge L.P.", "This could harm our shareholders.", "our shareholders"),
    ],
)
def test_the_words_of_another_kind_are_shown(registrant: str, text: str, words: str) -> None:
    found = told(text, registrant)
    assert found.truth is Truth.TRUE
    assert quotes(found) == [words]


def test_a_blank_check_company_has_no_customers() -> None:
    text = "We protect our customers. As a blank check company, we have no operations."
    assert quotes(told(text)) == ["blank check company", "our customers"]
    assert told(text.replace("our customers", "ourselves")).truth is Truth.FALSE
    assert told(text.replace("a blank check company", "it is")).truth is Truth.FALSE


@pytest.mark.parametrize(
    ("registrant", "text"),
    [
        ("Quillback Bancorp, Inc.", "We hold data of our depositors and our stockholders."),
        ("Quillback Medical Properties Trust, Inc.", "We hold data of our tenants and of our patients."),
        ("Alder Ridge Partners L.P.", "The board of our general partner meets."),
        ("Alder Ridge Partners L.P.", "Our customers, our employees and our suppliers have access."),
        (None, "Four patients of a hospital were told."),
    ],
)
def test_each_kind_says_its_own_words(registrant: str | None, text: str) -> None:
    assert told(text, registrant).truth is Truth.FALSE


def test_where_the_name_does_not_tell_nothing_is_said() -> None:
    found = told("We hold data of our patients.", "Alder Ridge Industries, Inc.")
    assert found.truth is Truth.UNKNOWN
    assert found.reason == "the kind of registrant is not known by its name or a header"


@pytest.mark.parametrize(
    ("sic", "truth"),
    [
        pytest.param("6022", Truth.TRUE, id="a bank"),
        pytest.param("8062", Truth.FALSE, id="a hospital"),
        pytest.param("3561", Truth.UNKNOWN, id="a maker of pumps"),
    ],
)
def test_the_code_of_the_industry_tells_the_kind(sic: str, truth: Truth) -> None:
    assert told("We hold data of our patients.", "Alder Ridge", sic).truth is truth


def test_every_kind_that_is_named_exists_and_every_pattern_is_one_that_re2_takes() -> None:
    lexicon = data()["lexicon/kinds"]
    named = {kind for kinds in lexicon["our"].values() for kind in kinds} | set(lexicon["phrases"].values())
    assert named <= set(lexicon["kinds"])
    for entry in lexicon["kinds"].values():
        if "name" in entry:
            assert re.compile(entry["name"])
            assert re2.compile(entry["name"])
    for kinds in lexicon["our"].values():
        assert len({lexicon["kinds"][kind]["group"] for kind in kinds}) == 1
