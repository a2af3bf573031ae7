"""Which exit status a run deserves: what was not checked outranks what was found."""

from __future__ import annotations

import pytest

from cases import case
from cyberlint.gate import LEVELS, exit_status
from cyberlint.outcome import DocumentReport, Finding, Location, Outcome, OutcomeKind, Unread
from cyberlint.rule import Severity
from pack.rules import made

RULE = made()
PASS = Outcome(RULE, OutcomeKind.PASS)
NOT_APPLICABLE = Outcome(RULE, OutcomeKind.NOT_APPLICABLE, reason="the rule is for Form 20-F")
NOT_EVALUATED = Outcome(RULE, OutcomeKind.NOT_EVALUATED, reason="there is no narrative text")
MANDATORY = NOT_EVALUATED._replace(rule=RULE._replace(mandatory=True))
CRASHED = NOT_EVALUATED._replace(crashed=True)
UNREAD = Unread("b.htm", "the file is empty")


def failed(severity: Severity) -> Outcome:
    finding = Finding(RULE, severity, "It says so.", Location("a.htm"), (), "flag", "")
    return Outcome(RULE, OutcomeKind.FAIL, (finding,))


def document(*outcomes: Outcome, path: str = "a.htm") -> DocumentReport:
    return DocumentReport(case(path=path).disclosure, outcomes)


ERROR = document(failed(Severity.ERROR))
WARNING = document(failed(Severity.WARNING))


def test_a_run_in_which_something_was_checked_and_nothing_found_passes() -> None:
    assert exit_status([document(PASS, NOT_APPLICABLE, NOT_EVALUATED)], []) == (0, "")


@pytest.mark.parametrize(
    ("fail_on", "reason"),
    [
        ("error", "1 finding at or above --fail-on=error"),
        ("warning", "2 findings at or above --fail-on=warning"),
        ("info", "3 findings at or above --fail-on=info"),
        ("never", ""),
    ],
)
def test_findings_at_or_above_the_level_count(fail_on: str, reason: str) -> None:
    outcomes = [failed(severity) for severity in Severity]
    assert exit_status([document(*outcomes)], [], fail_on) == (1 if reason else 0, reason)


def test_findings_below_the_level_do_not() -> None:
    assert exit_status([WARNING], [], "error") == (0, "")


def test_the_levels_are_the_severities_and_never() -> None:
    assert LEVELS == ("error", "warning", "info", "never")


@pytest.mark.parametrize(
    ("documents", "unread", "reason"),
    [
        ([ERROR], [UNREAD], "1 input could not be read"),
        ([], [UNREAD, UNREAD], "2 inputs could not be read"),
        ([], [], "nothing was linted"),
        ([ERROR, document(PASS, CRASHED)], [], "ACME101 crashed on a.htm"),
        ([ERROR, document(PASS, MANDATORY)], [], "ACME101 is mandatory and could not be evaluated on a.htm"),
        ([document(NOT_EVALUATED)], [], "no rule could be evaluated on a.htm"),
        ([ERROR, document(NOT_EVALUATED, path="b.htm")], [], "no rule could be evaluated on b.htm"),
        ([document(NOT_EVALUATED, NOT_APPLICABLE)] * 2, [], "no rule could be evaluated on 2 documents"),
        ([document(NOT_APPLICABLE)], [], "no rule applies to what was linted"),
        ([document()], [], "no rule applies to what was linted"),
    ],
)
def test_what_was_not_checked_outranks_findings(
    documents: list[DocumentReport], unread: list[Unread], reason: str
) -> None:
    for fail_on in LEVELS:
        assert exit_status(documents, unread, fail_on) == (3, reason)


def test_a_filing_that_no_rule_is_for_does_not_spoil_a_folder() -> None:
    assert exit_status([document(PASS), document(NOT_APPLICABLE)], []) == (0, "")
    assert exit_status([ERROR, document(NOT_APPLICABLE)], [])[0] == 1


def test_a_rule_that_is_not_mandatory_may_stay_open() -> None:
    assert exit_status([document(PASS, NOT_EVALUATED)], []) == (0, "")
    assert exit_status([document(PASS, MANDATORY._replace(kind=OutcomeKind.NOT_APPLICABLE))], []) == (0, "")
