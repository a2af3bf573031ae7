"""Every rule has exactly one outcome for every disclosure, and says why where it is not pass or fail."""

from __future__ import annotations

from typing import Any

import pytest

from cases import END, case, fact, tagged
from cyberlint import engine
from cyberlint.condition import Answer, Case, Leaf, Truth
from cyberlint.disclosure import Scope, Section, Span
from cyberlint.outcome import Outcome, OutcomeKind
from cyberlint.rule import Rule, Severity
from pack.rules import made

PASS, FAIL = OutcomeKind.PASS, OutcomeKind.FAIL
NOT_APPLICABLE, NOT_EVALUATED = OutcomeKind.NOT_APPLICABLE, OutcomeKind.NOT_EVALUATED
FLAG = fact("report_to_board", True)
BLOCK = fact("board_oversight", "The board oversees the risk.")
CUT = ("the text was cut after 1,000 characters",)


def outcome(rule: Rule, *facts: Any, **fields: Any) -> Outcome:
    return engine.evaluate(rule, case(*facts, **fields))


def said(rule: Rule, *facts: Any, **fields: Any) -> tuple[OutcomeKind, str | None]:
    found = outcome(rule, *facts, **fields)
    return found.kind, found.reason


def test_the_four_outcomes() -> None:
    rule = made()
    assert said(rule, FLAG, BLOCK) == (PASS, None)
    assert said(rule, FLAG) == (FAIL, None)
    assert said(rule, BLOCK) == (NOT_APPLICABLE, "its condition does not hold")
    conflict = (FLAG, fact("report_to_board", False))
    assert said(rule, *conflict) == (NOT_EVALUATED, "the flag is tagged twice with different values")


@pytest.mark.parametrize(
    ("form", "forms", "kind"),
    [
        ("10-K", (), FAIL),
        ("10-KT", (), FAIL),
        ("10-K/A", (), FAIL),
        ("form 10-k", (), FAIL),
        ("20-F", (), NOT_APPLICABLE),
        ("10-Q", (), NOT_APPLICABLE),
        (None, ("10-K",), FAIL),
        (None, ("20-F",), NOT_APPLICABLE),
        (None, ("10-K", "20-F"), NOT_EVALUATED),
        (None, (), NOT_EVALUATED),
    ],
)
def test_a_rule_is_asked_of_the_forms_that_it_is_for(
    form: str | None, forms: tuple[str, ...], kind: OutcomeKind
) -> None:
    assert outcome(made(), FLAG, form=form, forms=forms).kind is kind


def test_the_reason_names_the_forms() -> None:
    rule = made("applies: {forms: [10-K, 20-F]}")
    assert said(rule, FLAG, form="8-K") == (NOT_APPLICABLE, "the rule is for Form 10-K or 20-F")
    assert said(rule, FLAG, form=None) == (NOT_EVALUATED, "the form is not known; --form names it")


def test_a_rule_for_every_form_needs_no_form() -> None:
    assert outcome(made("applies: {}"), FLAG, form=None).kind is FAIL


def test_an_amendment_without_the_item_is_not_applicable() -> None:
    rule = made("when: {meta: scope, is: tagged-text}")
    assert said(rule, form="10-K/A") == (NOT_APPLICABLE, "the amendment does not contain the Item")
    assert outcome(rule, FLAG, form="10-K/A").kind is FAIL
    section = Section("1C", "Cybersecurity", Span(0, 4))
    assert outcome(rule, form="10-K/A", sections=(section,), text="Item").kind is FAIL


def test_an_amendment_that_was_not_read_in_full_may_contain_the_item() -> None:
    assert said(made(), form="10-K/A", limits=CUT) == (NOT_EVALUATED, CUT[0])


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2024-12-15", (FAIL, None)),
        ("2024-12-14", (NOT_APPLICABLE, "the rule is for periods that end on or after 2024-12-15")),
        (None, (NOT_EVALUATED, "the period is not known; --period names it")),
    ],
)
def test_a_rule_can_begin_with_a_period(period: str | None, expected: tuple[OutcomeKind, str | None]) -> None:
    rule = made("applies: {period-from: 2024-12-15}")
    assert said(rule, FLAG, period=period) == expected


@pytest.mark.parametrize(
    ("need", "fields", "reason"),
    [
        ("facts", {"tagged": False, "format": "docx"}, "a docx input carries no tagged facts"),
        ("narrative", {"text": " \n"}, "there is no narrative text"),
        ("full-item", {"scope": Scope.TAGGED_TEXT}, "only tagged text was read, not the whole Item"),
    ],
)
def test_what_a_rule_needs_and_was_not_read_is_not_evaluated(
    need: str, fields: dict[str, Any], reason: str
) -> None:
    rule = made(f"applies: {{needs: [{need}]}}")
    assert said(rule, FLAG, **fields) == (NOT_EVALUATED, reason)
    there = {"text": "The board.", "scope": Scope.FULL_ITEM, "tagged": True}
    assert outcome(rule, FLAG, **there).kind is FAIL


def test_not_evaluated_gives_the_reason_of_the_question_that_is_open() -> None:
    rule = made("expect: {text: processes, contains: risk}")
    title = "Cybersecurity Risk Management Processes for Assessing, Identifying, and Managing Threats"
    assert said(rule, FLAG) == (NOT_EVALUATED, f"there is no text under “{title}”")


class TestLimits:
    """What was not read cannot be counted as read: a limit is never a pass, and proves no absence."""

    def test_a_pass_becomes_not_evaluated(self) -> None:
        assert said(made(), FLAG, BLOCK, limits=CUT) == (NOT_EVALUATED, CUT[0])

    def test_what_seems_absent_may_stand_in_the_part_that_was_not_read(self) -> None:
        assert said(made(), FLAG, limits=CUT) == (NOT_EVALUATED, CUT[0])

    def test_so_may_words_that_the_text_does_not_hold(self) -> None:
        rule = made("when: {flag: report_to_board, is: true}", "expect: {text: narrative, contains: board}")
        assert said(rule, FLAG, text="We have a process.", limits=CUT) == (NOT_EVALUATED, CUT[0])

    def test_a_condition_that_seems_not_to_hold_may_hold_there(self) -> None:
        assert said(made(), BLOCK, limits=CUT) == (NOT_EVALUATED, CUT[0])

    def test_a_condition_that_seems_to_hold_may_not(self) -> None:
        rule = made("when: {flag: integrated, is: missing}", "expect: {flag: report_to_board, is: false}")
        assert said(rule, FLAG, limits=CUT) == (NOT_EVALUATED, CUT[0])

    def test_what_was_seen_stays_seen(self) -> None:
        rule = made("expect: {flag: materially_affected, is: false}")
        assert outcome(rule, FLAG, fact("materially_affected", True), limits=CUT).kind is FAIL
        denied = fact("report_to_board", False)
        assert said(rule, denied, limits=CUT) == (NOT_APPLICABLE, "its condition does not hold")


class TestEach:
    """A rule with `each` is asked once for every fact, and has the worst outcome of them."""

    rule = made(
        "each: [integrated, third_party_engaged, materially_affected]",
        "when: {flag: each, is: [true, false]}",
        "expect: {flag: each, is: true}",
        "message: The flag “{fact}” is {evidence}.",
    )

    def messages(self, *facts: Any) -> list[str]:
        return [finding.message for finding in outcome(self.rule, *facts).findings]

    def test_there_is_a_finding_for_every_fact_that_fails(self) -> None:
        assert self.messages(
            fact("integrated", False), fact("materially_affected", True), fact("third_party_engaged", False)
        ) == [
            "The flag “Cybersecurity Risk Management Processes Integrated” is false.",
            "The flag “Cybersecurity Risk Management Third Party Engaged” is false.",
        ]

    def test_findings_of_two_facts_are_told_apart(self) -> None:
        found = outcome(self.rule, fact("integrated", False), fact("materially_affected", False)).findings
        assert len({finding.fingerprint for finding in found}) == 2

    @pytest.mark.parametrize(
        ("facts", "kind"),
        [
            ((), NOT_APPLICABLE),
            ((fact("integrated", True),), PASS),
            ((fact("integrated", True), fact("integrated", False)), NOT_EVALUATED),
            (
                (fact("materially_affected", True), fact("integrated", True), fact("integrated", False)),
                NOT_EVALUATED,
            ),
            ((fact("materially_affected", False), fact("integrated", True), fact("integrated", False)), FAIL),
        ],
    )
    def test_the_worst_outcome_counts(self, facts: tuple[Any, ...], kind: OutcomeKind) -> None:
        assert outcome(self.rule, *facts).kind is kind


class TestEscalation:
    """A finding deserves the highest severity whose condition holds; an unknown one raises nothing."""

    rule = made(
        "severity: info",
        "escalate: [{when: {flag: materially_affected, is: true}, to: error},"
        " {when: {flag: integrated, is: true}, to: warning}]",
    )

    @pytest.mark.parametrize(
        ("facts", "severity"),
        [
            ((), Severity.INFO),
            ((fact("integrated", True),), Severity.WARNING),
            ((fact("integrated", True), fact("materially_affected", True)), Severity.ERROR),
            ((fact("materially_affected", True), fact("materially_affected", False)), Severity.INFO),
        ],
    )
    def test_severity(self, facts: tuple[Any, ...], severity: Severity) -> None:
        assert outcome(self.rule, FLAG, *facts).findings[0].severity is severity


def test_the_item_does_not_reach_an_issuer_of_asset_backed_securities() -> None:
    omitted = "Omitted pursuant to General Instruction J of Form 10-K."
    reason = "the Item does not reach issuers of asset-backed securities"
    assert said(made(), FLAG, text=omitted) == (FAIL, None)
    assert said(made(), text=omitted) == (NOT_APPLICABLE, reason)
    assert said(made(), text=omitted + " Our board is told." * 100)[1] != reason


class TestSupersedes:
    """One finding per root cause: that of the rule which nothing supersedes."""

    def shown(self, supersedes: dict[str, list[str]], passing: str = "") -> dict[str, str]:
        """Return which rules fail of those that supersede others, and why the others do not."""
        rules = [
            made(f"id: {rule}", f"supersedes: {others}").defined(supersedes=tuple(others))
            for rule, others in supersedes.items()
        ]
        rules = [
            r.defined(expect=made("expect: {flag: report_to_board, is: true}").expect)
            if r.id == passing
            else r
            for r in rules
        ]
        report = engine.lint(case(FLAG).disclosure, rules)
        return {outcome.rule.id: outcome.reason or str(outcome.kind) for outcome in report.outcomes}

    def test_the_finding_of_a_superseded_rule_is_withdrawn(self) -> None:
        assert self.shown({"A101": ["A102"], "A102": []}) == {
            "A101": "fail",
            "A102": "superseded by A101, which has the same cause",
        }

    def test_a_rule_that_passes_supersedes_nothing(self) -> None:
        assert self.shown({"A101": ["A102"], "A102": []}, passing="A101") == {"A101": "pass", "A102": "fail"}

    def test_a_superseded_rule_still_supersedes(self) -> None:
        withdrawn = "superseded by A103, which has the same cause"
        assert self.shown({"A101": [], "A102": ["A101"], "A103": ["A102"]}) == {
            "A101": withdrawn,
            "A102": withdrawn,
            "A103": "fail",
        }

    def test_of_two_superseding_rules_the_first_is_named(self) -> None:
        assert self.shown({"A101": ["A103"], "A102": ["A103"], "A103": []})["A103"].startswith(
            "superseded by A101"
        )

    def test_rules_about_each_of_several_facts_meet_where_the_fact_is_the_same(self) -> None:
        wanted = "when: {flag: each, is: true}", "expect: {flag: each, is: false}"
        first = made("id: A101", "each: [integrated]", *wanted).defined(supersedes=("A102",))
        second = made("id: A102", "each: [integrated, report_to_board]", *wanted)
        facts = (fact("integrated", True), fact("report_to_board", True))
        report = engine.lint(case(*facts).disclosure, (first, second))
        assert [finding.subject for finding in report.outcomes[1].findings] == ["report_to_board"]
        assert [finding.subject for finding in report.outcomes[1].withdrawn] == ["integrated"]

    @pytest.mark.parametrize(
        "circle", [{"A101": ["A101"]}, {"A101": ["A102"], "A102": ["A103"], "A103": ["A101"]}]
    )
    def test_a_circle_leaves_one_finding(self, circle: dict[str, list[str]]) -> None:
        assert list(self.shown(circle).values()).count("fail") == 1


def test_an_unknown_question_without_a_reason_still_has_one() -> None:
    silent = Leaf("flag", "integrated", {}, lambda *_: Answer(Truth.UNKNOWN))
    assert said(made().defined(when=silent), FLAG) == (NOT_EVALUATED, "its condition is not known")
    assert said(made().defined(expect=silent), FLAG) == (NOT_EVALUATED, "what it expects is not known")


def test_outcomes_stand_in_the_order_of_the_rules() -> None:
    rules = [made("id: ACME102"), made("id: ACME101")]
    found = engine.lint(tagged().disclosure, rules).outcomes
    assert [item.rule.id for item in found] == ["ACME102", "ACME101"]


def test_a_case_is_bound_only_while_its_fact_is_asked_about() -> None:
    bound: list[str | None] = []

    def ask(subject: object, options: object, about: Case) -> Answer:
        bound.append(about.each)
        return Answer(Truth.TRUE)

    rule = made("each: [integrated, processes]", "when: {fact: each, is: nil}").defined(
        when=Leaf("x", "each", {}, ask)
    )
    outcome(rule, FLAG, period=END)
    assert list(dict.fromkeys(bound)) == ["integrated", "processes"]
