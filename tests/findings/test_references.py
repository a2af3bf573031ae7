"""A finding cites the law of the form that it is about."""

from __future__ import annotations

import pytest

from cyberlint.rule import Reference
from cyberlint.taxonomy import others_law
from findings.found import BLOCK, about, evidence, found

DOMESTIC = Reference("17 CFR 229.106(c)(1)", "https://www.ecfr.gov/current/title-17/section-229.106")
FOREIGN = Reference("Form 20-F Item 16K(c)(1)")
COMMON = Reference("17 CFR 240.12b-20")


@pytest.mark.parametrize(
    ("form", "cited"),
    [
        ("10-K", (DOMESTIC, COMMON)),
        ("10-KT/A", (DOMESTIC, COMMON)),
        ("20-F", (FOREIGN, COMMON)),
        ("8-K", (DOMESTIC, FOREIGN, COMMON)),
        (None, (DOMESTIC, FOREIGN, COMMON)),
    ],
)
def test_what_is_law_for_the_other_annual_report_alone_is_left_out(
    form: str | None, cited: tuple[Reference, ...]
) -> None:
    one = found(evidence("each quarter"), of=about(BLOCK, form=form), references=(DOMESTIC, FOREIGN, COMMON))
    assert one.references == cited


def test_where_nothing_would_be_left_all_is_cited() -> None:
    one = found(evidence("each quarter"), of=about(BLOCK, form="20-F"), references=(DOMESTIC,))
    assert one.references == (DOMESTIC,)


def test_a_form_without_law_of_its_own_has_no_other() -> None:
    assert others_law("6-K") == ()
    assert others_law("20-F/A") == ("17 CFR 229.106", "Form 10-K")
