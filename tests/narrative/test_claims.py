"""Claims: found in order, each with its place and its sentence."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cyberlint.disclosure import Disclosure, Scope, Span
from cyberlint.narrative import Narrative
from cyberlint.narrative.claims import read
from cyberlint.narrative.cues import Zone
from cyberlint.narrative.lexicon import lexicon
from lexicons import claims, said, sentences
from lexicons import lexicon as small

DRAFT = """Item 1C. Cybersecurity

Risk Management and Strategy

Harborlight keeps its cyber processes within its enterprise risk management program. We engage outside
assessors every spring.

Governance

Our Chief Information Security Officer leads the program and briefs the Audit Committee each quarter.
"""


def narrative(text: str) -> Narrative:
    return Narrative(Disclosure("draft.txt", "text", Scope.FULL_ITEM, text=text))


def test_claims_come_in_the_order_of_the_text() -> None:
    spans = [claim.span for claim in narrative(DRAFT).claims]
    assert spans == sorted(spans)


def test_a_claim_lies_in_its_sentence() -> None:
    found = narrative(DRAFT).claims
    assert found
    assert all(claim.span.within(claim.sentence.span) for claim in found)


def test_a_claim_shows_the_words_that_make_it() -> None:
    text = "Last year we engaged an outside consultant, too."
    (claim, *_) = claims("engages_third_party", text)
    assert text[claim.span.start : claim.span.end] == "engaged an outside consultant"


def test_a_heading_states_nothing() -> None:
    text, (heading, sentence) = sentences("Engage Third Parties", "We engage third parties.")
    found = read([heading._replace(heading=True), sentence], text, lexicon())
    assert [(claim.zone, claim.stated) for claim in found if claim.name == "engages_third_party"] == [
        (Zone.HEADING, False),
        (Zone.STATEMENT, True),
    ]


def test_a_sentence_may_take_up_what_the_one_before_named() -> None:
    name = "integrated_into_risk_management"
    before, after = "We keep an enterprise risk register.", "Cyber risk is part of this process."
    assert claims(name, after) == []
    assert [claim.sentence.number for claim in claims(name, before, after)] == [2]


def test_what_disarms_a_claim_disarms_it_in_its_sentence_only() -> None:
    entry = {"patterns": ["brief* ..2 board"], "unless": ["draft brief*"]}
    one = small({"told": entry}, {})
    text, both = sentences("The draft briefs the board.", "He briefs the board.")
    assert [claim.sentence.number for claim in read(both, text, one)] == [2]


def test_a_claim_of_no_verdict_is_made_once_in_a_sentence() -> None:
    one = small({"told": {"patterns": ["brief* ..2 board", "inform* ..2 board"]}}, {})
    text, both = sentences("He briefs the board, she briefs the board, and they inform the board.")
    assert len(read(both, text, one)) == 1


def test_what_follows_the_cautionary_statement_is_of_it_as_far_as_its_part_goes() -> None:
    spoken = (
        "An intruder encrypted our servers.",
        "This report contains forward-looking statements.",
        "An intruder encrypted our servers.",
        "An intruder encrypted our servers.",
    )
    text, found = sentences(*spoken)
    found[3] = found[3]._replace(section="Item 8.01")
    made = [
        claim for claim in read(found, text, lexicon().of_incidents) if claim.name == "incident_described"
    ]
    assert [claim.zone for claim in made] == [Zone.STATEMENT, Zone.CAUTION, Zone.STATEMENT]


def test_a_pattern_does_not_run_into_the_next_sentence() -> None:
    assert claims("reports_to_board", "The CISO reports.", "The board rests.") == []


def test_nothing_is_said_where_there_are_no_words() -> None:
    assert said("") == said("…", "12 !") == ()


@given(st.lists(st.sampled_from(DRAFT.split()), max_size=40).map(" ".join))
def test_whatever_the_words_every_claim_has_a_place(text: str) -> None:
    for claim in said(text):
        assert Span(0, len(text)).start <= claim.span.start < claim.span.end <= len(text)


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(text: str) -> None:
    assert isinstance(narrative(text).claims, tuple)
    assert len(narrative(text).verdicts) == 6


def test_a_pattern_may_take_a_set_from_the_words_that_it_covers() -> None:
    sets = {"BOARD": ["board", "risk committee", "-risk committee ..3 comprised of ..2 officers"]}
    one = small({"told": {"patterns": ["brief* ..2 $BOARD"]}}, sets)
    for said_so, is_told in (
        ("She briefs the risk committee.", True),
        ("She briefs the risk committee, which is comprised of our officers.", False),
        ("She briefs the risk committee, comprised of officers, and briefs the board.", True),
    ):
        text, sentence = sentences(said_so)
        assert bool(read(sentence, text, one)) is is_told
