"""Waivers and entries of a baseline are asked about one at a time, by what became of them."""

from __future__ import annotations

import pytest

from cases import ask, case
from cyberlint.condition import Case, Evidence, Truth
from cyberlint.entry import Entry, State

SEEN = Evidence("waiver", "CYD201", "2026-11-10")


def of(kind: str, state: State) -> Case:
    """Return the case of one entry."""
    return case()._replace(entry=Entry(kind, state, "CYD201", "draft.htm", (SEEN,), "2026-01-15", 320))


@pytest.mark.parametrize("state", State)
def test_a_waiver_is_in_one_state(state: State) -> None:
    for other in State:
        answer = ask("waiver", str(other), of("waiver", state))
        assert (answer.truth is Truth.TRUE) is (other is state)
        assert answer.evidence == (SEEN,)


@pytest.mark.parametrize("state", [State.ACTIVE, State.STALE])
def test_an_entry_of_a_baseline_is_active_or_stale(state: State) -> None:
    assert ask("baseline", str(state), of("baseline", state)).truth is Truth.TRUE
    assert ask("baseline", "stale", of("baseline", State.ACTIVE)).truth is Truth.FALSE


@pytest.mark.parametrize(
    ("operator", "about", "reason"),
    [
        ("waiver", case(), "no waiver is asked about"),
        ("waiver", of("baseline", State.STALE), "no waiver is asked about"),
        ("baseline", case(), "no entry of a baseline is asked about"),
        ("baseline", of("waiver", State.STALE), "no entry of a baseline is asked about"),
    ],
)
def test_without_one_the_answer_is_unknown(operator: str, about: Case, reason: str) -> None:
    answer = ask(operator, "stale", about)
    assert (answer.truth, answer.reason) == (Truth.UNKNOWN, reason)
