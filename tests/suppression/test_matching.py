"""What waivers and a baseline accept, what no longer holds, and that nothing else changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cyberlint.outcome import DocumentReport, Finding, OutcomeKind, SuppressionKind
from cyberlint.pack import builtin
from cyberlint.suppression.baseline import Baseline, Known, parse, written
from cyberlint.suppression.matching import accept
from cyberlint.suppression.waivers import WaiverFile
from suppression.samples import ENGAGE, MISSING, RULES, TEXT, entry, linted, only, run, waivers

ENGAGED = only("CYD601")
COMMITTEE = only("CYD501")
EDITED = TEXT.replace(ENGAGE, ENGAGE.replace("From time to time", "Every now and then"))
MENDED = TEXT.replace(ENGAGE, "We engage Tern Point LLP to assess these processes each year.")
META = tuple(rule for rule in RULES if rule.applies.to_entries)


def accepted(*files: WaiverFile, text: str = TEXT, as_of: str = "2026-11-22") -> DocumentReport:
    """Return the draft with what waivers accept set apart."""
    (document,) = accept(run(linted(text), as_of=date.fromisoformat(as_of)), files, None)
    return document


def open_rules(document: DocumentReport) -> list[str]:
    return sorted(finding.rule.id for finding in document.findings)


def about(document: DocumentReport) -> list[Finding]:
    """Return the findings about entries."""
    return [finding for finding in document.findings if finding.rule.category == "waivers"]


def told(document: DocumentReport) -> str:
    """Return the one finding about an entry, in words."""
    (finding,) = about(document)
    return f"{finding.rule.id} {finding.message}"


def baseline(
    *findings: Finding, times: int = 1, since: str = "2026-04-26", path: str = "draft.txt"
) -> Baseline:
    known = (Known(path, f.rule.id, f.lasting, times, since, f.message) for f in findings)
    return parse("baseline.json", written(known))


def known(*findings: Finding, text: str = TEXT, **fields: str | int) -> DocumentReport:
    """Return the draft with what a baseline accepts set apart."""
    (document,) = accept(run(linted(text)), [], baseline(*findings, **fields))
    return document


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


class TestWaiversThatNoLongerHold:
    def test_one_whose_day_has_passed_is_a_finding_and_accepts_nothing(self) -> None:
        document = accepted(waivers(entry(ENGAGED)), as_of="2027-01-12")
        assert document.suppressed == ()
        assert "CYD601" in open_rules(document)
        assert told(document) == (
            "CYD001 The waiver of CYD601 in draft.txt expired 12 days ago, on 2026-12-31; J. "
            "Doe wrote it 71 days ago."
        )

    def test_one_whose_text_has_changed_shows_both_texts(self) -> None:
        document = accepted(waivers(entry(ENGAGED)), text=EDITED)
        assert "CYD601" in open_rules(document)
        assert told(document) == (
            "CYD002 The waiver of CYD601 in draft.txt is for words that are no longer there; "
            "J. Doe wrote it 20 days ago."
        )
        then, now = about(document)[0].evidence
        assert (then.location.path, then.location.line, then.text) == (
            "cyberlint-waivers.yaml",
            4,
            "the words that were read",
        )
        assert (now.location.path, now.location.line) == ("draft.txt", 14)
        assert now.context is not None
        assert now.context.startswith("Every now and then")

    def test_one_with_nothing_left_to_waive_is_a_warning(self) -> None:
        document = accepted(waivers(entry(ENGAGED)), text=MENDED)
        assert [str(finding.severity) for finding in about(document)] == ["warning"]
        assert told(document) == (
            "CYD003 CYD601 finds nothing to waive in draft.txt any more; J. Doe wrote the waiver 20 days ago."
        )

    def test_one_that_was_replaced_by_a_waiver_of_the_new_text_is_unused(self) -> None:
        document = accepted(waivers(entry(ENGAGED), entry(only("CYD601", EDITED))), text=EDITED)
        assert len(document.suppressed) == 1
        assert [finding.rule.id for finding in about(document)] == ["CYD003"]

    def test_one_that_has_expired_with_nothing_left_is_unused(self) -> None:
        document = accepted(waivers(entry(ENGAGED)), text=MENDED, as_of="2027-01-12")
        assert [finding.rule.id for finding in about(document)] == ["CYD003"]

    def test_one_of_a_rule_that_there_is_not(self) -> None:
        document = accepted(waivers(entry(ENGAGED, rule="CYD998")))
        assert told(document) == (
            "CYD004 There is no rule “CYD998” to waive in draft.txt; J. Doe wrote the waiver 20 days ago."
        )

    def test_one_for_a_document_that_there_is_not(self) -> None:
        document = accepted(waivers(entry(ENGAGED, location="{path: darft.txt, place: Item 1C}")))
        assert told(document) == (
            "CYD005 The waiver of CYD601 is for darft.txt, which is not there; J. Doe wrote it 20 days ago."
        )
        assert about(document)[0].location[:1] == ("cyberlint-waivers.yaml",)
        assert (about(document)[0].location.line, about(document)[0].location.column) == (3, 22)

    def test_one_of_a_rule_that_cannot_be_waived(self) -> None:
        rules = [rule._replace(waivable=rule.id != "CYD601") for rule in builtin()]
        documents = run(linted(rules=rules), rules=rules, known=rules)
        (document,) = accept(documents, [waivers(entry(ENGAGED))], None)
        assert document.suppressed == ()
        assert "CYD601" in open_rules(document)
        assert told(document) == (
            "CYD006 CYD601 cannot be waived, so the waiver for draft.txt accepts nothing; J. "
            "Doe wrote it 20 days ago."
        )

    def test_the_rules_about_waivers_cannot_be_waived(self) -> None:
        assert [rule for rule in META if rule.waivable] == []

    def test_two_findings_about_waivers_are_told_apart(self) -> None:
        file = waivers(entry(ENGAGED), entry(COMMITTEE))
        prints = [finding.fingerprint for finding in about(accepted(file, as_of="2027-02-01"))]
        assert len(set(prints)) == 2


class TestWhatARunCannotJudge:
    def test_a_document_that_was_not_linted_is_left_alone(self) -> None:
        other = waivers(entry(ENGAGED, location="{path: other.txt, place: Item 1C}", until="2026-11-20"))
        (document,) = accept(run(linted(), there=["other.txt"]), [other], None)
        assert about(document) == []

    def test_a_rule_that_did_not_run_is_left_alone(self) -> None:
        rules = [rule for rule in RULES if rule.id != "CYD601"]
        (document,) = accept(run(linted(rules=rules), rules=rules), [waivers(entry(ENGAGED))], None)
        assert about(document) == []

    def test_a_rule_that_could_not_be_evaluated_is_left_alone(self) -> None:
        tagged = next(rule for rule in RULES if rule.id == "CYD201")
        file = waivers(entry(ENGAGED._replace(rule=tagged)))
        assert about(accepted(file)) == []
        assert [finding.rule.id for finding in about(accepted(file, as_of="2027-02-01"))] == ["CYD001"]

    def test_a_finding_that_another_rule_supersedes_needs_its_waiver_still(self) -> None:
        above = next(rule for rule in RULES if rule.id == "CYD501").defined(supersedes=("CYD601",))
        rules = [above if rule.id == "CYD501" else rule for rule in RULES]
        documents = run(linted(rules=rules), rules=rules)
        (document,) = accept(documents, [waivers(entry(ENGAGED))], None)
        assert "CYD601" not in open_rules(document)
        assert about(document) == []


class TestBaselines:
    def test_it_sets_apart_what_it_lists_and_counts_its_age(self) -> None:
        document = known(ENGAGED, COMMITTEE)
        assert [item.finding.rule.id for item in document.suppressed] == ["CYD501", "CYD601"]
        (_, item) = document.suppressed
        assert item.suppression[0] is SuppressionKind.BASELINE
        assert (item.suppression.age, item.suppression.left) == (210, None)
        assert (item.suppression.path, item.suppression.line) == ("baseline.json", 5)
        assert about(document) == []

    def test_a_new_finding_stays(self) -> None:
        assert "CYD402" in open_rules(known(ENGAGED, COMMITTEE))

    def test_a_finding_on_other_words_is_a_new_one_and_the_old_one_is_gone(self) -> None:
        document = known(ENGAGED, text=EDITED)
        assert "CYD601" in open_rules(document)
        assert told(document) == (
            "CYD007 CYD601 no longer has this finding in draft.txt, or has it less often; the "
            "baseline has listed it for 210 days."
        )
        assert about(document)[0].location[:1] == ("baseline.json",)
        assert about(document)[0].location.line == 4

    def test_what_is_missing_stays_known_whatever_else_is_written(self) -> None:
        assert [item.finding.rule.id for item in known(only(MISSING), text=EDITED).suppressed] == [MISSING]

    def test_it_accepts_no_more_than_it_counts(self) -> None:
        documents = run(linted(), linted())
        assert [len(one.suppressed) for one in accept(documents, [], baseline(ENGAGED))] == [1, 0]
        assert [len(one.suppressed) for one in accept(documents, [], baseline(ENGAGED, times=2))] == [1, 1]

    def test_fewer_than_it_counts_is_stale(self) -> None:
        assert [finding.rule.id for finding in about(known(ENGAGED, times=2))] == ["CYD007"]

    def test_what_a_waiver_accepts_is_not_gone(self) -> None:
        (document,) = accept(run(linted()), [waivers(entry(ENGAGED))], baseline(ENGAGED))
        assert [item.suppression.kind for item in document.suppressed] == [SuppressionKind.WAIVER]
        assert about(document) == []

    def test_a_document_that_is_gone_is_stale_and_one_that_was_not_linted_is_left_alone(self) -> None:
        other = baseline(ENGAGED, path="other.txt")
        (gone,) = accept(run(linted()), [], other)
        (there,) = accept(run(linted(), there=["other.txt"]), [], other)
        assert [finding.rule.id for finding in about(gone)] == ["CYD007"]
        assert about(there) == []

    def test_a_rule_that_cannot_be_waived_fails_all_the_same(self) -> None:
        rules = [rule._replace(waivable=rule.id != "CYD601") for rule in RULES]
        documents = run(linted(rules=rules), rules=rules, known=rules)
        (document,) = accept(documents, [], baseline(ENGAGED))
        assert "CYD601" in open_rules(document)
        assert [finding.rule.id for finding in about(document)] == ["CYD007"]

    def test_a_rule_that_is_no_more_is_stale(self) -> None:
        gone = ENGAGED._replace(rule=ENGAGED.rule._replace(id="CYD999"))
        assert [finding.rule.id for finding in about(known(gone))] == ["CYD007"]


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
