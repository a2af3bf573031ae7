"""What else the sentence of a claim says: `with` and `without`."""

from __future__ import annotations

import pytest

from cases import ask, case, quotes
from cyberlint.condition import Truth
from cyberlint.disclosure import Scope

DENIED_TWICE = case(
    text="We are not aware of any breach that has materially affected us. "
    "Risks from cybersecurity threats have not materially affected us and are not reasonably likely to "
    "materially affect us.",
    scope=Scope.FULL_ITEM,
)
PAST, FUTURE = "material_effect_past", "material_effect_future"


def test_with_keeps_the_claims_whose_sentence_makes_another() -> None:
    answer = ask("claim", PAST, DENIED_TWICE, **{"in": "narrative", "with": FUTURE})
    assert answer.truth is Truth.TRUE
    assert not any("breach" in str(quote) for quote in quotes(answer))


def test_without_keeps_the_claims_whose_sentence_does_not() -> None:
    answer = ask("claim", PAST, DENIED_TWICE, **{"in": "narrative", "without": [FUTURE, "has_board"]})
    assert answer.truth is Truth.TRUE
    assert not any("threats" in str(quote) for quote in quotes(answer))


@pytest.mark.parametrize("option", ["with", "without"])
def test_a_claim_that_no_sentence_makes_beside_another(option: str) -> None:
    named = {"with": "reports_to_board", "without": [PAST]}[option]
    assert ask("claim", PAST, DENIED_TWICE, **{"in": "narrative", option: named}).truth is Truth.FALSE


def test_both_options_must_hold() -> None:
    options = {"in": "narrative", "with": FUTURE, "without": "reports_to_board"}
    assert ask("claim", PAST, DENIED_TWICE, **options).truth is Truth.TRUE
