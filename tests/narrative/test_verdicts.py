"""Verdicts: what several sentences together say about one flag."""

from __future__ import annotations

import pytest

from cyberlint.disclosure import Disclosure, Fact, Scope, Span
from cyberlint.narrative import Narrative
from cyberlint.narrative.cues import Modality
from cyberlint.narrative.lexicon import lexicon
from cyberlint.narrative.verdicts import Verdict, decide
from cyberlint.taxonomy import elements
from lexicons import said

PAST_NO = "No threat has materially affected us."
BOTH_NO = "Threats have not materially affected us and are not reasonably likely to materially affect us."
PAST_YES = "In June the attack materially affected our results."
IF_REALIZED = "We face threats that, if realized, are reasonably likely to materially affect us."
TITLED = 'Read "Threats have materially affected us, our data and our name" in spring.'
REFERENCE = "For threats that have materially affected us, see Item 1A."
NO_PROGRAMME = "We have not adopted any cybersecurity program or formal processes."
BOARD = "The board oversees our risk management processes, including cybersecurity risk."
NO_ONE = "We have no personnel or processes of our own."


def verdict(flag: str, *texts: str) -> Verdict:
    return decide(said(*texts), lexicon())[flag]


@pytest.mark.parametrize(
    ("answer", "texts"),
    [
        ("silent", ["We train our staff."]),
        ("yes", ["Cyber risk is part of our enterprise risk management program."]),
        ("no", ["Our processes are not integrated into our enterprise risk management program."]),
        ("no", ["We plan to integrate these processes into our enterprise risk management program."]),
        ("no", [NO_PROGRAMME]),
        ("no", [NO_ONE]),
        ("yes", ["Cyber risk is part of our enterprise risk management program.", NO_ONE]),
        ("silent", ["The board considers cyber risk as part of its risk oversight function."]),
        ("yes", [BOARD]),
        ("no", [BOARD, "We have not yet adopted formal cybersecurity programs."]),
        ("no", [BOARD, "We plan to integrate these processes into our risk management program."]),
        ("no", ["The board plans to oversee our risk management processes, including cybersecurity risk."]),
    ],
)
def test_integration(answer: str, texts: list[str]) -> None:
    assert verdict("integrated", *texts).answer == answer


@pytest.mark.parametrize(
    ("answer", "modality", "texts"),
    [
        ("yes", Modality.ACTUAL, ["We engage consultants."]),
        ("yes", Modality.HYPOTHETICAL, ["We may engage consultants."]),
        ("yes", Modality.ACTUAL, ["We may engage auditors.", "Each year we engage consultants."]),
        ("no", Modality.ACTUAL, ["We do not engage consultants."]),
        ("no", Modality.ACTUAL, ["We do not engage auditors.", "We may engage consultants."]),
        ("mixed", Modality.ACTUAL, ["We do not engage auditors.", "We engage consultants."]),
        ("mixed", Modality.PLANNED, ["We intend to engage consultants."]),
        ("yes", Modality.ACTUAL, ["Our controls undergo internal and external audits."]),
        ("yes", Modality.ACTUAL, ["They undergo external audits.", "We intend to engage a consultant."]),
        ("no", Modality.ACTUAL, ["Our controls undergo external audits.", "We do not engage consultants."]),
        ("silent", Modality.ACTUAL, ["Our vendors engage in commerce."]),
        ("silent", Modality.ACTUAL, ["We may not engage consultants."]),
        ("silent", Modality.ACTUAL, ["We intend that our controls undergo external audits."]),
    ],
)
def test_engagement(answer: str, modality: Modality, texts: list[str]) -> None:
    given = verdict("third_party_engaged", *texts)
    assert (given.answer, given.modality) == (answer, modality)


@pytest.mark.parametrize(
    ("answer", "past", "future", "texts"),
    [
        ("silent", "silent", "silent", ["An attack could materially affect us."]),
        ("silent", "silent", "silent", [REFERENCE]),
        ("silent", "silent", "silent", [TITLED]),
        ("silent", "silent", "silent", ["There is no assurance that we have not had a material incident."]),
        ("no", "no", "silent", [PAST_NO]),
        ("no", "no", "no", [BOTH_NO]),
        ("no", "no", "silent", ["We have not experienced a material incident."]),
        ("no", "no", "silent", ["We are not aware of any breach."]),
        ("no", "no", "silent", [PAST_NO, "There is no assurance that we will not be affected."]),
        ("yes", "yes", "silent", [PAST_YES]),
        ("mixed", "mixed", "silent", [PAST_YES, PAST_NO]),
        ("mixed", "no", "conditional", [PAST_NO, IF_REALIZED]),
        ("mixed", "silent", "conditional", [IF_REALIZED]),
        ("yes", "yes", "conditional", [PAST_YES, IF_REALIZED]),
        ("yes", "yes", "silent", [PAST_YES, "We are not aware of any other material incident."]),
        ("no", "no", "silent", ["We are not aware of any other material incident."]),
        ("no", "no", "silent", [PAST_NO, REFERENCE]),
    ],
)
def test_material_effect_is_answered_limb_by_limb(
    answer: str, past: str, future: str, texts: list[str]
) -> None:
    given = verdict("materially_affected", *texts)
    assert (given.answer, dict(given.limbs)) == (answer, {"past": past, "future": future})


@pytest.mark.parametrize(
    ("flag", "answer", "text"),
    [
        ("third_party_oversight", "yes", "We review the security of every vendor."),
        ("third_party_oversight", "no", NO_PROGRAMME),
        ("third_party_oversight", "silent", "We share personal data with third parties."),
        ("third_party_oversight", "silent", "Third-party assessors review our controls."),
        ("third_party_oversight", "silent", "We have not implemented any formal process to assess risks."),
        ("third_party_oversight", "no", "The company does not have processes in place for this."),
        ("positions_responsible", "yes", "Our head of technology is responsible for cybersecurity."),
        ("positions_responsible", "silent", "The board oversees cybersecurity risk management."),
        ("positions_responsible", "no", "We do not have a Chief Information Security Officer."),
        ("positions_responsible", "yes", "The Chief Compliance Officer reports to the board on cyber risk."),
        ("positions_responsible", "silent", "The board receives reports on cyber risk."),
        ("report_to_board", "yes", "The CISO reports to the board on cyber risk."),
        ("report_to_board", "silent", "The CISO reports to the Chief Executive Officer."),
        ("report_to_board", "no", "The Trust does not have a board of directors."),
    ],
)
def test_the_other_flags(flag: str, answer: str, text: str) -> None:
    assert verdict(flag, text).answer == answer


def test_responsibility_is_mixed_where_a_team_without_personnel_has_a_plan() -> None:
    plan = "The management team will then carry out the management team's incident response plan."
    assert verdict("positions_responsible", plan).answer == "yes"
    assert verdict("positions_responsible", plan, NO_ONE).answer == "mixed"


def test_that_an_officer_informs_the_board_answers_only_where_nothing_else_does() -> None:
    briefing = "Our head of IT briefs the Audit Committee."
    denial = "We have not appointed a cybersecurity officer."
    assert verdict("positions_responsible", briefing).answer == "yes"
    assert verdict("positions_responsible", briefing, denial).answer == "no"


def test_the_sentence_that_answers_both_limbs_comes_first() -> None:
    given = verdict("materially_affected", PAST_NO, BOTH_NO)
    assert given.claims[0].sentence.number == 2


@pytest.mark.parametrize(
    ("flag", "texts", "quoted"),
    [
        (
            "third_party_oversight",
            ["Suppliers are required to notify us of a breach.", "We review our vendors each spring."],
            2,
        ),
        (
            "third_party_oversight",
            [
                "Our team reviews the provider's answers to a questionnaire.",
                "We assess risks from suppliers.",
            ],
            1,
        ),
        (
            "third_party_engaged",
            ["Through our IT consulting firm, we watch our network.", "We engage an outside security firm."],
            2,
        ),
        ("third_party_engaged", ["We use a consultant to help us.", "An auditor helps us."], 1),
        (
            "integrated",
            [
                "Our cyber team shares common methodologies with the other teams.",
                "Our processes are integrated into our overall risk management.",
            ],
            2,
        ),
        (
            "positions_responsible",
            ["Management is responsible for cyber risk.", "Our Chief Information Officer leads the program."],
            2,
        ),
        (
            "report_to_board",
            ["The board receives reports on incidents.", "The CISO briefs the board every quarter."],
            2,
        ),
    ],
)
def test_of_several_sentences_the_most_telling_comes_first(flag: str, texts: list[str], quoted: int) -> None:
    given = verdict(flag, *texts)
    assert given.claims[0].sentence.number == quoted
    assert {claim.sentence.number for claim in given.claims} == {1, 2}


def test_the_denial_of_a_mixed_answer_comes_last() -> None:
    given = verdict("third_party_engaged", "We do not engage consultants.", "An outside expert helps us.")
    assert [claim.sentence.number for claim in (given.claims[0], given.claims[-1])] == [2, 1]


def test_the_longer_words_at_one_place_come_first() -> None:
    text = "Every supplier is subject to our security policies."
    given = verdict("third_party_oversight", text)
    assert [text[claim.span.start : claim.span.end] for claim in given.claims] == [
        "supplier is subject to our security policies",
        "supplier is subject",
    ]


def test_what_is_comes_before_what_may_be() -> None:
    given = verdict("materially_affected", IF_REALIZED, PAST_NO)
    assert [given.claims[0].sentence.number, given.claims[-1].sentence.number] == [2, 1]


def test_a_verdict_keeps_the_claims_that_decided_it() -> None:
    given = verdict("third_party_engaged", "We may engage auditors.", "Each year we engage consultants.")
    assert [claim.sentence.number for claim in given.claims] == [2]


@pytest.mark.parametrize("tagged", [True, False, None])
def test_a_verdict_never_looks_at_the_flags(tagged: bool | None) -> None:
    text = f"{PAST_NO} We engage consultants."
    block = Fact(
        "CybersecurityRiskManagementProcessesForAssessingIdentifyingAndManagingThreatsTextBlock",
        text,
        spans=(Span(0, len(text)),),
    )
    flags = [
        Fact(elements()[name].concept, tagged) for name in ("third_party_engaged", "materially_affected")
    ]
    disclosure = Disclosure("a.txt", "text", Scope.TAGGED_TEXT, text=text, facts=(block, *flags))
    verdicts = Narrative(disclosure).verdicts
    assert verdicts["third_party_engaged"].answer == "yes"
    assert verdicts["materially_affected"].answer == "no"


def test_a_silent_verdict_has_no_claims() -> None:
    assert verdict("report_to_board", "We train our staff.").claims == ()
