"""What of the filing of the year before still stands, word for word."""

from __future__ import annotations

import pytest

from cases import ask, case, fact, quotes
from cyberlint.condition import Truth
from cyberlint.disclosure import Span
from pairs import filing, pair

OFFICER = "Our Chief Information Security Officer has 18 years of experience."
ENGAGED = "We engage an outside firm to test our defenses."
PLAN = "We plan to appoint a Chief Information Security Officer."
BOARD = "Our Board of Directors oversees risks from cybersecurity threats."


def test_a_narrative_that_did_not_change_is_carried_over() -> None:
    both = f"{OFFICER} {PLAN}"
    assert ask("carried", "narrative", pair(both, both), **{"at-least": 100}).truth is Truth.TRUE


@pytest.mark.parametrize(("least", "truth"), [(50, Truth.TRUE), (51, Truth.FALSE)])
def test_so_many_of_a_hundred_sentences_must_be(least: int, truth: Truth) -> None:
    answer = ask(
        "carried", "narrative", pair(f"{OFFICER} {PLAN}", f"{OFFICER} {BOARD}"), **{"at-least": least}
    )
    assert answer.truth is truth


def test_the_sentence_that_answers_a_flag_is_carried_over_whatever_else_changed() -> None:
    answer = ask("carried", "third_party_engaged", pair(f"{ENGAGED} {PLAN}", f"{ENGAGED} {BOARD}"))
    assert answer.truth is Truth.TRUE
    assert quotes(answer)[0] in ENGAGED


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (ENGAGED, "We retain an independent consultant to test our defenses."),
        (f"We retain an independent consultant. {PLAN}", ENGAGED),
        (ENGAGED, "We do not engage an outside firm to test our defenses."),
        (ENGAGED, BOARD),
    ],
)
def test_another_answer_is_a_change(before: str, after: str) -> None:
    assert ask("carried", "third_party_engaged", pair(before, after)).truth is Truth.FALSE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (ENGAGED, f"{ENGAGED} We retain an independent consultant."),
        (f"{ENGAGED} We retain an independent consultant.", ENGAGED),
        (ENGAGED, "Each spring, we engage an outside firm to test our defenses and our plans."),
        (f"{ENGAGED} {PLAN}", f"{PLAN} {ENGAGED}"),
    ],
)
def test_a_flag_is_carried_over_where_the_main_answer_is(before: str, after: str) -> None:
    answer = ask("carried", "third_party_engaged", pair(before, after))
    assert answer.truth is Truth.TRUE
    assert quotes(answer)[0] in ENGAGED


@pytest.mark.parametrize(("after", "truth"), [(BOARD, Truth.TRUE), (OFFICER, Truth.FALSE)])
def test_where_no_sentence_answers_a_flag_the_narrative_stands_for_it(after: str, truth: Truth) -> None:
    assert ask("carried", "third_party_engaged", pair(BOARD, after), **{"at-least": 95}).truth is truth


def test_the_text_of_a_block_may_stand_within_longer_sentences() -> None:
    words = "Our Board of Directors oversees"
    before = filing(BOARD, fact("board_oversight", words, spans=(Span(0, len(words)),)))
    assert (
        ask("carried", "board_oversight", pair(before, f"{PLAN} {BOARD}"), **{"at-least": 90}).truth
        is Truth.TRUE
    )
    assert ask("carried", "board_oversight", pair(before, PLAN), **{"at-least": 90}).truth is Truth.FALSE


def test_a_block_that_was_not_tagged_is_not_carried_over() -> None:
    assert ask("carried", "board_oversight", pair(BOARD, BOARD)).truth is Truth.FALSE


def test_a_sentence_is_shown_with_that_of_the_year_before() -> None:
    answer = ask(
        "carried", "sentence", pair(f"{BOARD} {OFFICER}", f"{OFFICER} {BOARD}"), contains="[0-9]+ years"
    )
    assert quotes(answer) == ["18 years", OFFICER]
    current, prior = answer.evidence
    assert current.elsewhere is None
    assert prior.elsewhere
    assert prior.elsewhere.disclosure.path == "prior"


@pytest.mark.parametrize(
    ("after", "options"),
    [
        (OFFICER.replace("18", "19"), {"contains": "years"}),
        (OFFICER, {"contains": "decades"}),
        (OFFICER, {"contains": "years", "unless": "experience"}),
    ],
)
def test_a_sentence_must_be_the_same_and_fit(after: str, options: dict[str, str]) -> None:
    assert ask("carried", "sentence", pair(OFFICER, after), **options).truth is Truth.FALSE


@pytest.mark.parametrize(
    ("sentence", "period", "truth"),
    [
        ("As of December 31, 2024, we had a program.", "2025-12-31", Truth.TRUE),
        ("We had a program in 2024 and in 2025.", "2025-12-31", Truth.FALSE),
        ("We had a program.", "2025-12-31", Truth.FALSE),
        ("In fiscal 2024, we had a program.", "2025-01-31", Truth.FALSE),
        ("In fiscal 2023, we had a program.", "2025-01-31", Truth.TRUE),
        ("In 2024, we had a program.", None, Truth.FALSE),
    ],
)
def test_a_sentence_may_have_to_name_years_before_the_period(
    sentence: str, period: str | None, truth: Truth
) -> None:
    assert ask("carried", "sentence", pair(sentence, sentence, period=period), years="before").truth is truth


@pytest.mark.parametrize(
    ("sentence", "period", "truth"),
    [
        ("In 2024, we tested it.", "2025-12-31", Truth.TRUE),
        ("In 2022 and in 2024, we tested it.", "2025-12-31", Truth.TRUE),
        ("In 2023, we tested it.", "2025-12-31", Truth.FALSE),
        ("In 2025, we tested it.", "2025-12-31", Truth.FALSE),
        ("In fiscal 2023, we tested it.", "2025-01-31", Truth.TRUE),
        ("In fiscal 2024, we tested it.", "2025-01-31", Truth.FALSE),
    ],
)
def test_the_latest_of_the_years_may_have_to_be_last_years(sentence: str, period: str, truth: Truth) -> None:
    assert ask("carried", "sentence", pair(sentence, sentence, period=period), years="last").truth is truth


@pytest.mark.parametrize(
    ("after", "truth"),
    [
        (OFFICER.replace("Our", "Since June, our"), Truth.TRUE),
        (OFFICER.replace("18", "19"), Truth.FALSE),
        (OFFICER.replace("18", "118"), Truth.FALSE),
    ],
)
def test_the_rest_of_the_sentence_may_have_changed(after: str, truth: Truth) -> None:
    asked = pair(OFFICER, after)
    assert ask("carried", "sentence", asked, contains=r"\b1[89] years", whole=False).truth is truth
    assert ask("carried", "sentence", asked, contains=r"\b1[89] years").truth is Truth.FALSE


@pytest.mark.parametrize("subject", ["narrative", "sentence", "integrated", "processes"])
def test_without_a_filing_of_the_year_before_nothing_is_known(subject: str) -> None:
    assert ask("carried", subject, case(text=OFFICER)).truth is Truth.UNKNOWN
    assert ask("carried", subject, pair(None, OFFICER)).truth is Truth.UNKNOWN
