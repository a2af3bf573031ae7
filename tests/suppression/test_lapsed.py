"""A waiver that no longer holds accepts nothing and is a finding; what a run cannot judge it leaves alone."""

from __future__ import annotations

from datetime import date

import pytest

from cyberlint.outcome import OutcomeKind
from cyberlint.pack import builtin
from cyberlint.suppression.matching import accept
from suppression.accepted import COMMITTEE, EDITED, ENGAGED, META, about, accepted, open_rules, told
from suppression.samples import ENGAGE, RULES, TEXT, entry, linted, only, run, waivers

MENDED = TEXT.replace(ENGAGE, "We engage Tern Point LLP to assess these processes each year.")


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

    @pytest.mark.parametrize(
        ("written", "ago"),
        [("2026-11-20", "2 days ago"), ("2026-11-21", "1 day ago"), ("2026-11-22", "today")],
    )
    def test_it_says_how_long_ago_the_waiver_was_written(self, written: str, ago: str) -> None:
        document = accepted(waivers(entry(ENGAGED, written=written)), text=MENDED)
        assert told(document).endswith(f"J. Doe wrote the waiver {ago}.")

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

    def test_the_waivers_of_a_document_that_was_cut_are_judged_all_the_same(self) -> None:
        """They were read in full."""
        cut = linted()._replace(disclosure=linted().disclosure._replace(limits=("the text was cut",)))
        (document,) = accept(run(cut, as_of=date(2027, 1, 12)), [waivers(entry(ENGAGED))], None)
        assert [finding.rule.id for finding in about(document)] == ["CYD001"]
        kinds = {outcome.kind for outcome in document.outcomes if outcome.rule in META}
        assert OutcomeKind.NOT_EVALUATED not in kinds

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
