"""What waivers and a baseline accept, and that nothing else changes."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cyberlint.outcome import Finding, OutcomeKind, SuppressionKind
from cyberlint.suppression.matching import accept
from suppression.accepted import ENGAGED, META, accepted, baseline, open_rules
from suppression.samples import entry, linted, run, waivers


class TestWaivers:
    def test_a_waiver_sets_its_finding_apart_and_changes_no_other(self) -> None:
        document = accepted(waivers(entry(ENGAGED)))
        assert open_rules(document) == sorted({*open_rules(linted())} - {"CYD601"})
        (item,) = document.suppressed
        assert (item.finding, item.suppression.kind) == (ENGAGED, SuppressionKind.WAIVER)

    def test_it_says_who_why_from_when_until_when_and_where(self) -> None:
        (item,) = accepted(waivers(entry(ENGAGED))).suppressed
        assert item.suppression[1:] == (
            "Counsel has read the passage",
            "J. Doe",
            "2026-11-02",
            "2026-12-31",
            "cyberlint-waivers.yaml",
            2,
            20,
            39,
        )

    def test_a_rule_whose_findings_are_all_waived_failed_all_the_same(self) -> None:
        outcomes = {outcome.rule.id: outcome for outcome in accepted(waivers(entry(ENGAGED))).outcomes}
        assert outcomes["CYD601"].kind is OutcomeKind.FAIL
        assert outcomes["CYD601"].findings == ()

    def test_the_name_of_the_rule_will_do(self) -> None:
        assert accepted(waivers(entry(ENGAGED, rule=ENGAGED.rule.name))).suppressed

    def test_it_holds_on_its_last_day(self) -> None:
        (item,) = accepted(waivers(entry(ENGAGED)), as_of="2026-12-31").suppressed
        assert (item.suppression.left, item.suppression.expiring) == (0, True)

    @pytest.mark.parametrize(("as_of", "expiring"), [("2026-12-16", False), ("2026-12-17", True)])
    def test_it_is_about_to_expire_in_its_last_fortnight(self, as_of: str, expiring: bool) -> None:
        (item,) = accepted(waivers(entry(ENGAGED)), as_of=as_of).suppressed
        assert item.suppression.expiring is expiring

    def test_a_day_before_it_was_written_makes_it_no_younger_than_new(self) -> None:
        (item,) = accepted(waivers(entry(ENGAGED)), as_of="2026-01-01").suppressed
        assert item.suppression.age == 0

    def test_every_outcome_of_the_rules_about_waivers_is_there(self) -> None:
        kinds = {
            outcome.rule.id: outcome.kind
            for outcome in accepted(waivers(entry(ENGAGED))).outcomes
            if outcome.rule in META
        }
        assert kinds == {
            **{f"CYD00{number}": OutcomeKind.PASS for number in range(1, 7)},
            "CYD007": OutcomeKind.NOT_APPLICABLE,
        }

    def test_a_file_of_waivers_for_others_leaves_a_document_alone(self) -> None:
        others = waivers(entry(ENGAGED, location="{path: other.txt, place: Item 1C}"))
        (document,) = accept(run(linted(), there=["other.txt"]), [others], None)
        assert open_rules(document) == open_rules(linted())


CHOICES = st.lists(st.sampled_from([f.rule.id for f in linted().findings]), unique=True)


@settings(max_examples=30, deadline=None)
@given(CHOICES, CHOICES)
def test_accepting_changes_no_other_finding(signed: list[str], listed: list[str]) -> None:
    """What is open and what is accepted are, together, what was found; no severity or place changes."""

    def of(rules: Iterable[str]) -> list[Finding]:
        return [finding for finding in linted().findings if finding.rule.id in rules]

    files = [waivers(*map(entry, of(signed)))] if signed else []
    (document,) = accept(run(linted()), files, baseline(*of(listed)))
    both = [*document.findings, *(item.finding for item in document.suppressed)]
    ordinary = [finding for finding in both if finding.rule not in META]
    assert sorted(ordinary, key=_place) == sorted(linted().findings, key=_place)
    assert {item.finding.rule.id for item in document.suppressed} == {*signed, *listed}
    plain = {outcome.rule.id: outcome.kind for outcome in linted().outcomes}
    assert {o.rule.id: o.kind for o in document.outcomes if o.rule not in META} == plain


def _place(finding: Finding) -> tuple[str, str]:
    return finding.rule.id, finding.fingerprint


def test_rules_about_entries_are_asked_only_where_something_is_accepted() -> None:
    assert not any(outcome.rule.applies.to_entries for outcome in linted().outcomes)
