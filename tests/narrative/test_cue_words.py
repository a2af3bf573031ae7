"""Every cue word, each in a sentence that is meant otherwise without it."""

from __future__ import annotations

import pytest

from cyberlint.narrative.cues import Modality, Polarity
from lexicons import claims

ENGAGED = "engages_third_party"
AFFECTED = "material_effect_past"


def meant(claim: str, sentence: str) -> tuple[Polarity, Modality]:
    """Return how the first statement of a claim in a sentence is meant."""
    first = next(found for found in claims(claim, sentence) if found.stated)
    return first.polarity, first.modality


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (ENGAGED, "We cannot engage consultants."),
        (ENGAGED, "We run our mills without engaging consultants."),
        (ENGAGED, "Neither of our mills engages consultants."),
        (ENGAGED, "We keep a laboratory, nor do we engage consultants."),
        (ENGAGED, "The Company doesnt engage consultants."),
        (ENGAGED, "We didnt engage consultants."),
        (ENGAGED, "The Company isnt engaging consultants."),
        (ENGAGED, "Our mills arent engaging consultants."),
        (ENGAGED, "The Company hasnt engaged consultants."),
        (ENGAGED, "We havent engaged consultants."),
        (ENGAGED, "We wont engage consultants."),
        (AFFECTED, "The board is unaware of an incident that has materially affected us."),
        ("own_processes", "We lack processes of our own."),
        ("own_processes", "The Company lacks processes of its own."),
        ("own_processes", "In 2024 the Company lacked processes of its own."),
    ],
)
def test_a_negation_denies(claim: str, sentence: str) -> None:
    assert meant(claim, sentence)[0] is Polarity.NEGATED


@pytest.mark.parametrize("word", ["although", "though", "whereas", "while", "because", "except", "unless"])
def test_a_negation_ends_before_another_clause(word: str) -> None:
    sentence = f"We keep no team of our own, {word} engaged consultants test our software."
    assert meant(ENGAGED, sentence)[0] is Polarity.AFFIRMED


@pytest.mark.parametrize("word", ["therefore", "accordingly", "thus", "as such", "instead", "nevertheless"])
def test_a_negation_ends_before_what_follows_from_it(word: str) -> None:
    assert meant(ENGAGED, f"We have no laboratory and {word} engage consultants.")[0] is Polarity.AFFIRMED


@pytest.mark.parametrize(
    "who",
    [
        *("it", "management", "he", "she", "the company", "the bank", "the corporation", "the trust"),
        *("the registrant", "the partnership", "the group", "the fund", "the board"),
        *("we", "they", "our office"),
    ],
)
def test_a_negation_ends_before_another_subject(who: str) -> None:
    sentence = f"The plan is not new, and {who} engaged consultants."
    assert meant(ENGAGED, sentence)[0] is Polarity.AFFIRMED


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        (ENGAGED, "We look to engage consultants."),
        (ENGAGED, "We can engage consultants."),
        (ENGAGED, "The mills should engage consultants."),
        (ENGAGED, "Our budget names a possible engagement of consultants."),
        (ENGAGED, "Our budget names a potential engagement of consultants."),
        (ENGAGED, "Our budget names the possibility of engaging consultants."),
        (ENGAGED, "Our budget names the likelihood of engaging consultants."),
        (ENGAGED, "We possibly engage consultants."),
        (ENGAGED, "We might engage consultants."),
        (ENGAGED, "We could engage consultants."),
        (ENGAGED, "We would engage consultants."),
        (ENGAGED, "We may engage consultants."),
        (ENGAGED, "If we engage consultants, the board is told."),
        (ENGAGED, "In the event we engage consultants, the board is told."),
        (ENGAGED, "Should we engage consultants, the board is told."),
        (ENGAGED, "To the extent we engage consultants, the board is told."),
        (ENGAGED, "Unless we engage consultants, the board is told."),
        (ENGAGED, "When we engage consultants, the board is told."),
        (AFFECTED, "The team tells the board whether incidents have materially affected us."),
        (AFFECTED, "The team tells the board how incidents have materially affected us."),
        (AFFECTED, "The team tells the board the extent to which incidents have materially affected us."),
        (AFFECTED, "The tests determine that incidents have materially affected us."),
        (AFFECTED, "Our team determines that incidents have materially affected us."),
        (AFFECTED, "The tests conclude that incidents have materially affected us."),
        (AFFECTED, "Our team concludes that incidents have materially affected us."),
        (AFFECTED, "The team is certain that incidents have materially affected us."),
        (AFFECTED, "There is no guarantee that we have not experienced a material incident."),
        (AFFECTED, "There is no assurance that we have not experienced a material incident."),
    ],
)
def test_what_is_doubtful_is_no_fact(claim: str, sentence: str) -> None:
    assert meant(claim, sentence)[1] is Modality.HYPOTHETICAL


@pytest.mark.parametrize(
    "sentence",
    [
        "We expect to engage consultants.",
        "We anticipate the engagement of consultants.",
        "The Company intends to engage consultants.",
        "The Company plans to engage consultants.",
        "We are planning to engage consultants.",
        "We plan on engaging consultants.",
        "We are in the process of engaging consultants.",
        "Going forward, the mills engage consultants.",
        "In the future, the mills engage consultants.",
        "We are considering the engagement of consultants.",
        "The Company expects to engage consultants.",
        "The program will include the engagement of consultants.",
        "Our programs will include the engagement of consultants.",
        "The process will include the engagement of consultants.",
        "Our processes will include the engagement of consultants.",
        "The framework will include the engagement of consultants.",
        "We are evaluating the engagement of consultants.",
        "We consider engaging consultants.",
    ],
)
def test_what_is_intended_is_a_plan(sentence: str) -> None:
    assert meant(ENGAGED, sentence)[1] is Modality.PLANNED
