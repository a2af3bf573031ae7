"""``{prior: …}``: a condition asked of the filing of the year before."""

from __future__ import annotations

from typing import Any

import pytest

from cases import case, fact
from cyberlint.condition import Answer, Before, Evidence, Leaf, Truth
from cyberlint.pack.build import condition
from cyberlint.trace import _traced
from pairs import filing, pair

ASKED: dict[str, Any] = {"prior": {"flag": "integrated", "is": True}}


def test_it_is_asked_of_the_filing_before_and_shows_its_evidence() -> None:
    asked = pair(filing("We are.", fact("integrated", True)), "We are.", fact("integrated", False))
    answer = condition(ASKED, trusted=True).evaluate(asked)
    assert answer.truth is Truth.TRUE
    (evidence,) = answer.evidence
    assert evidence.text == "true"
    assert evidence.elsewhere
    assert evidence.elsewhere.disclosure.path == "prior"


def test_evidence_of_a_third_filing_stays_that_of_this_one() -> None:
    third = case(text="We were.")
    seen = Leaf("x", "x", {}, lambda *_: Answer(Truth.TRUE, (Evidence("x", "x", "We", elsewhere=third),)))
    (evidence,) = Before(seen).evaluate(pair(filing("We are."), "We are.")).evidence
    assert evidence.elsewhere is third


def test_the_fact_that_each_binds_is_the_same() -> None:
    asked = pair(filing("We are.", fact("integrated", True)), "We are.")._replace(each="integrated")
    assert condition({"prior": {"flag": "each", "is": True}}, trusted=True).truth(asked) is Truth.TRUE


@pytest.mark.parametrize(
    "asked", [case(text="We are."), pair(None, "We are.")], ids=["no prior", "none found"]
)
def test_without_such_a_filing_it_is_not_known(asked: Any) -> None:
    answer = condition(ASKED, trusted=True).evaluate(asked)
    assert (answer.truth, answer.reason) == (Truth.UNKNOWN, "there is no filing of the year before")


def test_what_seems_absent_from_a_filing_that_was_not_read_in_full_is_not_known() -> None:
    cut = filing("We are.", limits=("the text ends early",))
    answer = condition({"prior": {"text": "narrative", "contains": "board"}}, trusted=True).evaluate(
        pair(cut, "We.")
    )
    found = condition({"prior": {"text": "narrative", "contains": "are"}}, trusted=True).evaluate(
        pair(cut, "We.")
    )
    missing = condition({"prior": {"flag": "integrated", "is": "missing"}}, trusted=True).evaluate(
        pair(cut, "We.")
    )
    assert found.truth is Truth.TRUE
    assert answer.truth is Truth.FALSE or answer.reason
    assert (missing.truth, missing.reason) == (
        Truth.UNKNOWN,
        "the filing of the year before: the text ends early",
    )


def test_a_trace_goes_into_it() -> None:
    asked = pair(filing("We are.", fact("integrated", True)), "We are.")
    step = _traced(("when",), ASKED, condition(ASKED, trusted=True), asked)
    assert [leaf.way for leaf in step.leaves()] == [("when", "prior")]
    assert step.answer.truth is Truth.TRUE
