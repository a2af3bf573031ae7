"""How a statement is meant: what negates it, what only looks as if it did, and how far that reaches."""

from __future__ import annotations

import pytest

from cyberlint.narrative.claims import Claim
from cyberlint.narrative.cues import Modality, Polarity, Subject, Zone
from lexicons import claims

AFFIRMED, NEGATED = Polarity.AFFIRMED, Polarity.NEGATED


def only(name: str, sentence: str) -> Claim:
    """Return the first statement of a claim in a sentence."""
    return next(claim for claim in claims(name, sentence) if claim.stated)


@pytest.mark.parametrize(
    ("polarity", "sentence"),
    [
        (AFFIRMED, "We engage consultants."),
        (NEGATED, "We do not engage consultants."),
        (NEGATED, "We dont engage consultants."),
        (NEGATED, "We do no t engage consultants."),
        (NEGATED, "Neither the Bank nor its affiliates engage consultants."),
        (AFFIRMED, "We not only train our staff but engage consultants."),
        (AFFIRMED, "Our tools are not limited to software, and we engage consultants."),
        (AFFIRMED, "We have no internal staff and engage consultants."),
        (AFFIRMED, "We do not employ a large team, but we engage consultants."),
        (AFFIRMED, "Because we do not have specialists of our own, we engage consultants."),
        (AFFIRMED, "We engage consultants no less than once a year."),
        (AFFIRMED, "We do not rest; we engage consultants."),
        (AFFIRMED, "We have no laboratory; engaged consultants test our software."),
        (AFFIRMED, "We do not keep a large team, in the past fiscal year we engaged consultants."),
        (NEGATED, "We have not yet hired staff or engaged consultants."),
    ],
)
def test_a_negation_reaches_to_the_end_of_its_clause(polarity: Polarity, sentence: str) -> None:
    assert only("engages_third_party", sentence).polarity is polarity


@pytest.mark.parametrize(
    ("polarity", "sentence"),
    [
        (
            NEGATED,
            "Threats have not materially affected us or are reasonably likely to materially affect us.",
        ),
        (NEGATED, "No threat has materially affected us and is reasonably likely to materially affect us."),
        (
            NEGATED,
            "We know of no threat that has affected, or is reasonably likely to materially affect, us.",
        ),
        (
            AFFIRMED,
            "Threats have not materially affected us and are reasonably likely to affect our results.",
        ),
        (
            AFFIRMED,
            "None was material, but we face threats that are reasonably likely to materially affect us.",
        ),
    ],
)
def test_a_negation_reaches_the_second_limb_unless_the_clause_ends(polarity: Polarity, sentence: str) -> None:
    assert only("material_effect_future", sentence).polarity is polarity


@pytest.mark.parametrize(
    ("modality", "sentence"),
    [
        (Modality.ACTUAL, "Each year we engage consultants."),
        (Modality.ACTUAL, "In May 2025 we engaged consultants."),
        (Modality.HYPOTHETICAL, "We may engage consultants."),
        (Modality.HYPOTHETICAL, "We may from time to time, as management sees fit, engage consultants."),
        (Modality.HYPOTHETICAL, "If an incident occurs and we engage consultants, the board is told."),
        (Modality.HYPOTHETICAL, "Where necessary, the Company engages consultants."),
        (Modality.HYPOTHETICAL, "We engage consultants for tests of our mills where necessary."),
        (
            Modality.ACTUAL,
            (
                "We engage consultants of three firms in Duluth and Two Harbors for tests of our mills and"
                " kilns and looms each spring and each autumn where necessary."
            ),
        ),
        (Modality.ACTUAL, "If an incident occurs, we engage consultants."),
        (Modality.ACTUAL, "Threats may harm us, and we engage consultants."),
        (Modality.PLANNED, "We intend to engage consultants."),
        (Modality.PLANNED, "We plan to train our staff next year and to engage consultants."),
        (Modality.ACTUAL, "Under our response plan we engage consultants."),
    ],
)
def test_what_governs_the_head_decides_how_it_is_meant(modality: Modality, sentence: str) -> None:
    assert only("engages_third_party", sentence).modality is modality


def test_an_assurance_that_is_not_given_affirms_and_denies_nothing() -> None:
    sentence = "There is no assurance that we have not experienced a material incident."
    assert {claim.modality for claim in claims("material_effect_past", sentence)} == {Modality.HYPOTHETICAL}


@pytest.mark.parametrize(
    ("zone", "sentence"),
    [
        (Zone.STATEMENT, "Threats have materially affected us."),
        (
            Zone.STATEMENT,
            "As described in Item 1A, we were careless, and threats have materially affected us.",
        ),
        (Zone.REFERENCE, "See Item 1A for a discussion of whether threats have materially affected us."),
        (
            Zone.REFERENCE,
            "We describe whether and how threats have materially affected us under Risk Factors.",
        ),
        (Zone.QUOTATION, 'The title is "Threats have materially affected us, our data and our name" today.'),
        (Zone.STATEMENT, 'Threats (the "Threats") have materially affected us (the "Effect").'),
    ],
)
def test_a_reference_and_a_title_are_no_statements(zone: Zone, sentence: str) -> None:
    (first, *_) = claims("material_effect_past", sentence)
    assert first.zone is zone


@pytest.mark.parametrize(
    "sentence",
    [
        'We pay three firms (the "Engaged Consultants") each year.',
        '"At our mill we engage outside consultants, called the "North Firm" by all of us.',
    ],
    ids=["a defined term", "a mark before a whole block"],
)
def test_not_all_between_marks_is_a_title(sentence: str) -> None:
    assert {claim.zone for claim in claims("engages_third_party", sentence)} == {Zone.STATEMENT}


@pytest.mark.parametrize(
    ("subject", "sentence"),
    [
        (Subject.REGISTRANT, "We assess our vendors."),
        (Subject.BOARD, "The Audit Committee assesses our vendors."),
        (Subject.MANAGEMENT, "Our CISO assesses our vendors."),
        (Subject.VENDOR, "Our service providers assess their own vendors."),
        (Subject.REGISTRANT, "With the help of the board, we assess our vendors."),
        (Subject.REGISTRANT, "The board decides, and we assess our vendors."),
    ],
)
def test_the_subject_is_who_the_clause_names_first(subject: Subject, sentence: str) -> None:
    assert only("oversees_vendors", sentence).subject is subject
