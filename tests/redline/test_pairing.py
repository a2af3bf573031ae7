"""Which filing came before which, and what speaks against it."""

from __future__ import annotations

from typing import Any

import pytest

from cyberlint.disclosure import Disclosure, Scope
from cyberlint.redline.pairing import Priors, objections
from cyberlint.redline.prior import NOT_GIVEN

NAME = "Larkspur Instruments, Inc."


def filing(year: int, **given: Any) -> Disclosure:
    values: dict[str, Any] = {
        "path": f"{year}.htm",
        "format": "ixbrl",
        "scope": Scope.FULL_ITEM,
        "text": f"We are of {year}.",
        "form": "10-K",
        "registrant": NAME,
        "cik": "9990001",
        "period": f"{year}-12-31",
    }
    return Disclosure(**values | given)


def told(prior: Disclosure, current: Disclosure) -> list[tuple[str, bool]]:
    return [(one.what, one.fatal) for one in objections(prior, current)]


def test_nothing_speaks_against_two_years_in_a_row() -> None:
    assert told(filing(2024), filing(2025)) == []


def test_the_same_filing_twice_makes_no_sense() -> None:
    assert told(filing(2025), filing(2025)) == [("both are the same filing, word for word", True)]


def test_an_unchanged_text_of_the_next_year_is_not_the_same_filing() -> None:
    assert told(filing(2024, text="We are."), filing(2025, text="We are.")) == []


@pytest.mark.parametrize("cik", ["9990002", None])
def test_two_registrants_make_no_sense(cik: str | None) -> None:
    ((what, fatal),) = told(filing(2024), filing(2025, registrant="Quillback Freight Systems, Inc.", cik=cik))
    assert fatal
    assert what.startswith("the registrants differ: Larkspur Instruments, Inc. (CIK 9990001), then Quillback")


def test_a_registrant_that_changed_its_name_keeps_its_cik() -> None:
    assert told(filing(2024), filing(2025, registrant="Meridian Optics, Inc.", cik="0009990001")) == []


def test_a_successor_with_a_like_name_is_compared_with_a_warning() -> None:
    ((what, fatal),) = told(filing(2024), filing(2025, registrant="New Larkspur Corp.", cik="9990009"))
    assert not fatal
    assert what.startswith("the CIKs differ")


def test_words_that_many_names_have_make_no_two_names_alike() -> None:
    assert told(
        filing(2024, cik=None, registrant="Alder Holdings, Inc."),
        filing(2025, registrant="Bay Holdings, Inc."),
    )


def test_the_later_filing_first_makes_no_sense() -> None:
    ((what, fatal),) = told(filing(2025), filing(2024))
    assert fatal
    assert what.endswith("its period ends 2025-12-31, the other's 2024-12-31; give the earlier one first")


def test_two_versions_of_one_report_are_told() -> None:
    assert told(filing(2025), filing(2025, text="We are.")) == [
        ("both are for the period that ends 2025-12-31: two versions of one report, not two years", False)
    ]


def test_a_year_between_them_is_told() -> None:
    assert told(filing(2023), filing(2025)) == [
        ("the periods do not follow each other: 2023-12-31, then 2025-12-31", False)
    ]


@pytest.mark.parametrize(("form", "fatal"), [("20-F", False), ("8-K", True), ("6-K", True)])
def test_forms_that_differ_are_told(form: str, fatal: bool) -> None:
    ((what, makes_no_sense),) = told(filing(2024), filing(2025, form=form))
    assert what.startswith(f"the forms differ: Form 10-K, then Form {form}")
    assert makes_no_sense is fatal


def test_an_amendment_is_of_the_same_class() -> None:
    assert told(filing(2024, form="10-K/A"), filing(2025, form="10-KT")) == []


def test_that_less_was_read_of_one_is_told() -> None:
    ((what, fatal),) = told(filing(2024), filing(2025, scope=Scope.TAGGED_TEXT))
    assert not fatal
    assert what.endswith("what is not tagged seems removed or added")


def test_a_single_prior_filing_is_meant_for_whatever_is_linted() -> None:
    draft = Disclosure("draft.txt", "text", Scope.FULL_ITEM, "We are.")
    assert Priors([filing(2024)]).of(draft).report == filing(2024)


def test_a_single_prior_filing_is_not_taken_where_it_makes_no_sense() -> None:
    earlier = Priors([filing(2025)]).of(filing(2024))
    assert earlier.report is None
    assert earlier.reason.startswith("2025.htm: the prior filing is the later one")


def test_of_several_filings_the_one_of_the_registrant_for_the_year_before_is_taken() -> None:
    other = filing(2024, registrant="Quillback Freight Systems, Inc.", cik="9990002")
    priors = Priors([filing(2023), filing(2024), other, filing(2025)])
    assert priors.of(filing(2025)).report == filing(2024)
    assert priors.of(filing(2024)).report == filing(2023)
    assert priors.of(other._replace(period="2025-12-31")).report == other


def test_the_amendment_that_says_something_takes_the_place_of_its_original() -> None:
    original, amendment = filing(2024, filed="2025-02-27"), filing(2024, form="10-K/A", filed="2025-05-01")
    exhibits = amendment._replace(text="", filed="2025-06-01")
    assert Priors([original, exhibits, amendment]).of(filing(2025)).report == amendment


@pytest.mark.parametrize(
    ("priors", "current", "reason"),
    [
        ([filing(2022), filing(2023)], filing(2025), "hold none of this registrant for the year before"),
        (
            [filing(2023), filing(2024)],
            filing(2025, registrant="Kestrel", cik="1"),
            "hold none of this registrant",
        ),
        ([filing(2023), filing(2024)], filing(2025, period=None), "the period is not known"),
        ([filing(2024, form="8-K")], filing(2025), NOT_GIVEN),
    ],
)
def test_why_there_is_none_is_said(priors: list[Disclosure], current: Disclosure, reason: str) -> None:
    earlier = Priors(priors).of(current)
    assert earlier.report is None
    assert reason in earlier.reason


def test_incident_reports_of_the_registrant_come_by_date() -> None:
    first, second = (filing(2025, form="8-K", filed=f"2025-0{month}-01") for month in (3, 6))
    other = filing(2025, form="8-K", registrant="Quillback Freight Systems, Inc.", cik="9990002")
    earlier = Priors([second, other, first, filing(2024)]).of(filing(2025))
    assert earlier.incidents == (first, second)
    assert earlier.report == filing(2024)
    assert earlier.listed
