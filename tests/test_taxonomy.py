"""The CYD taxonomy as data: short names, concepts, labels, and the forms that use them."""

from __future__ import annotations

import pytest

from cyberlint.taxonomy import (
    Kind,
    annual_forms,
    by_concept,
    elements,
    form_class,
    form_classes,
    is_current,
    known_form,
    names,
    taxonomy_year,
)

FLAGS = (
    "integrated",
    "third_party_engaged",
    "third_party_oversight",
    "materially_affected",
    "positions_responsible",
    "report_to_board",
)
INCIDENT = (
    "incident_nature",
    "incident_scope",
    "incident_timing",
    "incident_impact",
    "incident_undetermined",
)


def test_the_six_flags_of_an_annual_report() -> None:
    assert names(Kind.FLAG) == names(Kind.FLAG, "annual") == FLAGS
    assert names(Kind.FLAG, "incident") == ()


def test_the_text_blocks_of_both_reports() -> None:
    assert names(Kind.TEXT_BLOCK, "incident") == INCIDENT
    assert names(Kind.TEXT_BLOCK) == (*names(Kind.TEXT_BLOCK, "annual"), *INCIDENT)
    assert len(names(Kind.TEXT_BLOCK, "annual")) == 10


def test_a_block_never_shares_a_flags_name() -> None:
    assert not set(names(Kind.FLAG)) & set(names(Kind.TEXT_BLOCK))


@pytest.mark.parametrize("name", list(elements()))
def test_an_element_is_spelled_as_the_sec_spells_it(name: str) -> None:
    element = elements()[name]
    suffix = {Kind.FLAG: "Flag", Kind.TEXT_BLOCK: "TextBlock", Kind.ABSTRACT: ""}[element.kind]
    assert element.name == name
    assert element.concept.endswith(suffix)
    assert element.label.endswith("]")
    assert element.title == element.label[: element.label.rindex(" [")]
    assert by_concept()[element.concept] is element
    assert element.years
    assert element.authority
    assert element.report in ("annual", "incident")


def test_concepts_and_labels_are_told_apart() -> None:
    assert len({element.label for element in elements().values()}) == len(elements()) == len(by_concept())


@pytest.mark.parametrize(
    ("namespace", "year"),
    [
        ("http://xbrl.sec.gov/cyd/2024", 2024),
        ("http://xbrl.sec.gov/cyd/2025/", 2025),
        ("https://xbrl.sec.gov/cyd/2024-12-31", 2024),
        ("http://xbrl.sec.gov/dei/2024", None),
        ("http://xbrl.sec.gov/cyd/2024q3", None),
        ("http://xbrl.sec.gov.example/cyd/2024", None),
    ],
)
def test_the_year_of_a_namespace(namespace: str, year: int | None) -> None:
    assert taxonomy_year(namespace) == year


@pytest.mark.parametrize(
    ("form", "spelled", "kind"),
    [
        ("10-K", "10-K", "10-K"),
        ("10-KT/A", "10-KT/A", "10-K"),
        (" form 10-k/a ", "10-K/A", "10-K"),
        ("Form 20-F", "20-F", "20-F"),
        ("8-k12b", "8-K12B", "8-K"),
        ("6-K", "6-K", "6-K"),
        ("10K", None, None),
        ("10-Q", None, None),
        ("", None, None),
    ],
)
def test_forms_as_people_write_them(form: str, spelled: str | None, kind: str | None) -> None:
    assert (known_form(form), form_class(form)) == (spelled, kind)


def test_classes_hold_their_amendments_and_no_form_twice() -> None:
    forms = [form for members in form_classes().values() for form in members]
    assert len(set(forms)) == len(forms)
    assert all(f"{form}/A" in forms for form in forms if not form.endswith("/A"))
    assert set(annual_forms()) < set(form_classes())


@pytest.mark.parametrize(
    ("form", "forms", "current"),
    [
        ("8-K", (), True),
        ("8-K/A", (), True),
        (None, ("8-K", "6-K"), True),
        ("10-K", ("8-K",), False),
        (None, ("10-K", "8-K"), False),
        (None, (), False),
        ("S-1", (), False),
    ],
)
def test_a_current_report_is_one_whatever_class_it_can_be(
    form: str | None, forms: tuple[str, ...], current: bool
) -> None:
    assert is_current(form, forms) is current
