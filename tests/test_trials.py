"""The examples in a rule file are run, and what differs from what they say is told."""

from __future__ import annotations

from typing import Any

import pytest

from cyberlint.examples import Trial, trials
from cyberlint.outcome import OutcomeKind
from cyberlint.pack.build import build
from cyberlint.taxonomy import elements

RULE: dict[str, Any] = {
    "id": "OWN101",
    "name": "no-audit-committee",
    "title": "The board's block names no audit committee",
    "severity": "warning",
    "confidence": "high",
    "category": "own",
    "status": "stable",
    "since": "1",
    "applies": {"forms": ["10-K", "20-F"], "needs": ["facts"]},
    "expect": {"not": {"text": "board_oversight", "contains": "Audit Committee"}},
    "message": "It names “{evidence}”.",
    "why": "It is only a test.",
    "remedy": "Nothing is to be done.",
    "references": [{"cite": "17 CFR 229.106"}],
    "false-positives": "None.",
}
TITLE = elements()["board_oversight"].title
NAMED = "Our [[Audit Committee]] oversees these risks."
UNNAMED = "Our board oversees these risks."


def run(**example: Any) -> Trial:
    given = {"name": "a case", "facts": {"board_oversight": NAMED}, "outcome": "fail"} | example
    return next(trials(RULE | {"examples": [given]}, build(RULE, "OWN101.yaml", trusted=True)))


@pytest.mark.parametrize(
    "example",
    [
        {},
        {"severity": "warning", "message": "“Audit Committee”", "findings": 1},
        {"facts": {"board_oversight": UNNAMED}, "outcome": "pass"},
        {"form": "8-K", "outcome": "not-applicable"},
        {"facts": {}, "outcome": "not-evaluated"},
        {"tagged": False, "outcome": "not-evaluated"},
        {"facts": {}, "text": UNNAMED, "outcome": "not-evaluated"},
    ],
)
def test_an_example_that_comes_out_as_written_holds(example: dict[str, Any]) -> None:
    trial = run(**example)
    assert (trial.differences, trial.holds) == ((), True)


@pytest.mark.parametrize(
    ("example", "difference"),
    [
        ({"outcome": "pass"}, ("outcome", "pass", "fail: It names “Audit Committee”.")),
        (
            {"facts": {}, "outcome": "pass"},
            ("outcome", "pass", f"not-evaluated (there is no text under “{TITLE}”)"),
        ),
        ({"severity": "error"}, ("severity", "error", "warning")),
        ({"message": "nobody"}, ("message", "… nobody …", "It names “Audit Committee”.")),
        ({"findings": 2}, ("findings", "2", "1")),
        (
            {"facts": {"board_oversight": "[[Our]] Audit Committee oversees these risks."}},
            ("words", "“Our”", "“Audit Committee”"),
        ),
    ],
)
def test_what_differs_is_told(example: dict[str, Any], difference: tuple[str, str, str]) -> None:
    trial = run(**example)
    assert (trial.differences, trial.holds) == ((difference,), False)


def test_a_known_gap_holds_while_it_is_one() -> None:
    assert run(outcome="pass", todo=True).holds
    assert not run(outcome="fail", todo=True).holds


def test_marks_are_taken_out_of_the_text() -> None:
    finding = run().outcome.findings[0]
    assert finding.evidence[0].text == "Audit Committee"
    assert (finding.location.offset, finding.location.length) == (4, 15)


def test_a_block_that_stands_in_the_text_lies_there() -> None:
    text = f"Item 1C. Cybersecurity\n\n{UNNAMED} Our Audit Committee hears of them."
    trial = run(text=text, facts={"board_oversight": "Our [[Audit Committee]] hears of them."})
    place = trial.outcome.findings[0].location.offset
    assert trial.holds
    assert place == text.index("Audit Committee")


def test_facts_can_be_listed_where_contexts_matter() -> None:
    listed = [
        {"fact": "board_oversight", "value": UNNAMED},
        {"fact": "board_oversight", "value": NAMED, "end": "2024-12-31"},
    ]
    assert run(facts=listed, outcome="pass").outcome.kind is OutcomeKind.PASS
