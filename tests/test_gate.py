"""Which exit status a run deserves: what was not checked outranks what was found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import case
from cyberlint.gate import DEFAULT, LEVELS, Gate, exit_status
from cyberlint.outcome import (
    DocumentReport,
    Finding,
    Location,
    Outcome,
    OutcomeKind,
    Suppressed,
    Suppression,
    SuppressionKind,
    Unread,
)
from cyberlint.rule import Severity
from pack.rules import made

RULE = made()
PASS = Outcome(RULE, OutcomeKind.PASS)
NOT_APPLICABLE = Outcome(RULE, OutcomeKind.NOT_APPLICABLE, reason="the rule is for Form 20-F")
NOT_EVALUATED = Outcome(RULE, OutcomeKind.NOT_EVALUATED, reason="there is no narrative text")
MANDATORY = NOT_EVALUATED._replace(rule=RULE._replace(mandatory=True))
CRASHED = NOT_EVALUATED._replace(crashed=True)
UNREAD = Unread("b.htm", "the file is empty")
WAIVER = Suppression(
    SuppressionKind.WAIVER, "Agreed with counsel.", "J. Doe", "2026-01-02", "2026-12-31", "w.yaml", 3
)


def failed(*severities: Severity) -> Outcome:
    return Outcome(RULE, OutcomeKind.FAIL, tuple(map(finding, severities)))


def finding(severity: Severity) -> Finding:
    return Finding(RULE, severity, "It says so.", Location("a.htm"), (), "flag", "")


def waived(severity: Severity) -> Outcome:
    return Outcome(RULE, OutcomeKind.FAIL, suppressed=(Suppressed(finding(severity), WAIVER),))


def document(*outcomes: Outcome, path: str = "a.htm") -> DocumentReport:
    return DocumentReport(case(path=path).disclosure, outcomes)


def other(outcome: Outcome, rule: str) -> Outcome:
    """Return the outcome as that of another rule."""
    return outcome._replace(rule=outcome.rule._replace(id=rule))


ERROR = document(failed(Severity.ERROR))
WARNING = document(failed(Severity.WARNING))


def test_a_run_in_which_something_was_checked_and_nothing_found_passes() -> None:
    assert exit_status([document(PASS, NOT_APPLICABLE, NOT_EVALUATED)], []) == (0, "")


class TestFindings:
    @pytest.mark.parametrize(
        ("fail_on", "reason"),
        [
            ("error", "1 finding at or above --fail-on=error"),
            ("warning", "2 findings at or above --fail-on=warning"),
            ("info", "3 findings at or above --fail-on=info"),
            ("never", ""),
        ],
    )
    def test_those_at_or_above_the_level_count(self, fail_on: str, reason: str) -> None:
        outcomes = [failed(severity) for severity in Severity]
        assert exit_status([document(*outcomes)], [], Gate(fail_on)) == (1 if reason else 0, reason)

    def test_those_below_the_level_do_not(self) -> None:
        assert exit_status([WARNING], []) == (0, "")

    def test_the_levels_are_the_severities_and_never(self) -> None:
        assert LEVELS == ("error", "warning", "info", "never")

    @pytest.mark.parametrize("fail_on", LEVELS)
    def test_those_that_are_accepted_count_nowhere(self, fail_on: str) -> None:
        accepted = document(*(waived(severity) for severity in Severity))
        assert exit_status([accepted], [], Gate(fail_on, max_warnings=0)) == (0, "")


class TestMaxWarnings:
    def test_as_many_as_are_allowed_pass(self) -> None:
        assert exit_status([WARNING, WARNING], [], Gate(max_warnings=2)) == (0, "")

    def test_one_more_fails_and_the_reason_counts_them(self) -> None:
        status = (1, "3 warnings, more than --max-warnings=2")
        assert exit_status([WARNING, WARNING, WARNING], [], Gate(max_warnings=2)) == status
        assert exit_status([WARNING], [], Gate(max_warnings=0)) == (
            1,
            "1 warning, more than --max-warnings=0",
        )

    def test_errors_and_infos_are_no_warnings(self) -> None:
        assert exit_status([document(failed(Severity.INFO))], [], Gate(max_warnings=0)) == (0, "")
        assert exit_status([ERROR], [], Gate(max_warnings=0)) == (1, "1 finding at or above --fail-on=error")

    def test_both_reasons_are_said(self) -> None:
        reason = "1 finding at or above --fail-on=error; 1 warning, more than --max-warnings=0"
        assert exit_status([ERROR, WARNING], [], Gate(max_warnings=0)) == (1, reason)

    def test_never_is_never(self) -> None:
        assert exit_status([ERROR, WARNING], [], Gate("never", max_warnings=0)) == (0, "")


class TestRequireEvaluated:
    NAMED = Gate(require_evaluated=("ACME101",))
    REASON = "ACME101 could not be evaluated, which --require-evaluated asks for, on a.htm"

    @pytest.mark.parametrize(
        "gate", [NAMED, *(Gate(require_evaluated=(name,)) for name in ("all", "ACME", "house-style"))]
    )
    def test_what_must_be_decided_may_not_stay_open(self, gate: Gate) -> None:
        assert exit_status([document(PASS, NOT_EVALUATED)], [], gate) == (3, self.REASON)

    def test_it_outranks_findings(self) -> None:
        assert exit_status([ERROR, document(PASS, NOT_EVALUATED)], [], self.NAMED)[0] == 3

    def test_what_does_not_apply_needs_no_decision(self) -> None:
        assert exit_status([document(PASS, NOT_APPLICABLE)], [], self.NAMED) == (0, "")

    def test_another_rule_may_stay_open(self) -> None:
        assert exit_status([document(PASS, other(NOT_EVALUATED, "ACME102"))], [], self.NAMED) == (0, "")

    def test_a_decision_that_is_waived_is_one(self) -> None:
        assert exit_status([document(waived(Severity.ERROR))], [], self.NAMED) == (0, "")

    @pytest.mark.parametrize(
        ("count", "names"),
        [
            (2, "ACME101, ACME102 could"),
            (3, "ACME101, ACME102, ACME103 could"),
            (4, "ACME101, ACME102, ACME103 and 1 more rule could"),
        ],
    )
    def test_few_rules_are_named_and_the_others_counted(self, count: int, names: str) -> None:
        outcomes = [other(NOT_EVALUATED, f"ACME10{number}") for number in range(1, count + 1)]
        gate = Gate(require_evaluated=("all",))
        assert exit_status([document(PASS, *outcomes)], [], gate)[1].startswith(names)

    def test_many_rules_and_documents_are_named_or_counted(self) -> None:
        outcomes = [other(NOT_EVALUATED, f"ACME10{number}") for number in range(1, 6)]
        reason = (
            "ACME101, ACME102, ACME103 and 2 more rules could not be evaluated, which --require-evaluated "
            "asks for, on 2 documents"
        )
        assert exit_status([document(PASS, *outcomes)] * 2, [], Gate(require_evaluated=("all",))) == (
            3,
            reason,
        )

    def test_a_rule_that_is_not_run_is_not_decided(self) -> None:
        gate = Gate(require_evaluated=("ACME101", "CYD201"))
        assert exit_status([document(PASS)], [], gate) == (
            3,
            "no rule was run that --require-evaluated=CYD201 names",
        )


@pytest.mark.parametrize(
    ("documents", "unread", "reason"),
    [
        ([ERROR], [UNREAD], "1 input could not be read"),
        ([], [UNREAD, UNREAD], "2 inputs could not be read"),
        ([], [], "nothing was linted"),
        ([ERROR, document(PASS, CRASHED)], [], "ACME101 crashed on a.htm"),
        ([document(PASS, CRASHED, other(CRASHED, "B"))], [], "ACME101, B crashed on a.htm"),
        ([document(PASS, CRASHED)] * 3, [], "ACME101 crashed on 3 documents"),
        ([ERROR, document(PASS, MANDATORY)], [], "ACME101 is mandatory and could not be evaluated on a.htm"),
        (
            [document(PASS, MANDATORY, other(MANDATORY, "B"))],
            [],
            "ACME101, B are mandatory and could not be evaluated on a.htm",
        ),
        ([document(NOT_EVALUATED)], [], "no rule could be evaluated on a.htm"),
        ([ERROR, document(NOT_EVALUATED, path="b.htm")], [], "no rule could be evaluated on b.htm"),
        ([document(NOT_EVALUATED, NOT_APPLICABLE)] * 2, [], "no rule could be evaluated on 2 documents"),
        ([document(NOT_APPLICABLE)], [], "no rule applies to what was linted"),
        (
            [document()],
            [],
            "no rule was asked: rules that compare with a prior filing need --prior FILE",
        ),
    ],
)
def test_what_was_not_checked_outranks_findings(
    documents: list[DocumentReport], unread: list[Unread], reason: str
) -> None:
    for fail_on in LEVELS:
        assert exit_status(documents, unread, Gate(fail_on)) == (3, reason)


def test_a_filing_that_no_rule_is_for_does_not_spoil_a_folder() -> None:
    assert exit_status([document(PASS), document(NOT_APPLICABLE)], []) == (0, "")
    assert exit_status([ERROR, document(NOT_APPLICABLE)], [])[0] == 1


def test_a_rule_that_is_not_mandatory_may_stay_open() -> None:
    assert exit_status([document(PASS, NOT_EVALUATED)], []) == (0, "")
    assert exit_status([document(PASS, MANDATORY._replace(kind=OutcomeKind.NOT_APPLICABLE))], []) == (0, "")


OUTCOMES = st.one_of(
    st.sampled_from([PASS, NOT_APPLICABLE, NOT_EVALUATED, MANDATORY, CRASHED]),
    st.sampled_from(Severity).map(waived),
    st.lists(st.sampled_from(Severity), min_size=1, max_size=3).map(lambda found: failed(*found)),
)
DOCUMENTS = st.lists(st.lists(OUTCOMES, max_size=4).map(lambda outcomes: document(*outcomes)), max_size=3)
GATES = st.builds(
    Gate,
    st.sampled_from(LEVELS),
    st.none() | st.integers(0, 4),
    st.sampled_from([(), ("ACME101",), ("all",)]),
)


class TestWhateverCame:
    """What holds of every gate."""

    @given(DOCUMENTS, st.lists(st.just(UNREAD), max_size=1), GATES)
    def test_a_status_that_is_not_0_has_a_reason(
        self, documents: list[DocumentReport], unread: list[Unread], gate: Gate
    ) -> None:
        code, reason = exit_status(documents, unread, gate)
        assert code in (0, 1, 3)
        assert bool(code) == bool(reason)

    @given(DOCUMENTS, st.lists(st.just(UNREAD), max_size=1), GATES)
    def test_a_higher_level_never_turns_0_into_1(
        self, documents: list[DocumentReport], unread: list[Unread], gate: Gate
    ) -> None:
        lowest_first = [gate._replace(fail_on=level) for level in ("info", "warning", "error", "never")]
        codes = [exit_status(documents, unread, each)[0] for each in lowest_first]
        assert codes == sorted(codes, reverse=True)
        assert set(codes) in ({3}, {0}, {1}, {0, 1})

    @given(DOCUMENTS, GATES)
    def test_a_waiver_never_makes_it_worse(self, documents: list[DocumentReport], gate: Gate) -> None:
        accepted = [one._replace(outcomes=tuple(map(self._waived, one.outcomes))) for one in documents]
        assert exit_status(accepted, [], gate)[0] <= exit_status(documents, [], gate)[0]

    @staticmethod
    def _waived(outcome: Outcome) -> Outcome:
        suppressed = tuple(Suppressed(item, WAIVER) for item in outcome.findings)
        return outcome._replace(findings=(), suppressed=outcome.suppressed + suppressed)

    @given(DOCUMENTS, st.integers(0, 4), st.integers(0, 4))
    def test_more_warnings_allowed_never_turn_0_into_1(
        self, documents: list[DocumentReport], fewer: int, more: int
    ) -> None:
        codes = [exit_status(documents, [], Gate(max_warnings=fewer + extra))[0] for extra in (0, more)]
        assert codes == sorted(codes, reverse=True)

    @given(DOCUMENTS, GATES)
    def test_to_require_more_never_hides_an_input_problem(
        self, documents: list[DocumentReport], gate: Gate
    ) -> None:
        strict = exit_status(documents, [], gate._replace(require_evaluated=("all",)))[0]
        assert strict >= exit_status(documents, [], gate)[0]

    @given(DOCUMENTS)
    def test_without_options_errors_fail(self, documents: list[DocumentReport]) -> None:
        assert exit_status(documents, []) == exit_status(documents, [], DEFAULT)


class TestMissingExtras:
    """A library that is not installed is for whoever runs cyberlint to mend, not for the input."""

    word = Unread("a.docx", "reading a Word file needs an extra", extra="word")

    def test_they_outrank_what_else_was_not_read_and_what_was_found(self) -> None:
        reason = 'an extra is not installed: pip install "cyberlint[word]"'
        assert exit_status([document(failed(Severity.ERROR))], [UNREAD, self.word]) == (2, reason)

    def test_several_are_named_once_each(self) -> None:
        pdf = self.word._replace(path="b.pdf", extra="pdf")
        assert exit_status([], [self.word, pdf, pdf])[1].endswith('pip install "cyberlint[pdf,word]"')
