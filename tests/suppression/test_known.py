"""What a baseline accepts, how often, and what it lists in vain."""

from __future__ import annotations

from cyberlint.outcome import SuppressionKind
from cyberlint.suppression.matching import accept
from suppression.accepted import COMMITTEE, EDITED, ENGAGED, about, baseline, known, open_rules, told
from suppression.samples import MISSING, RULES, entry, linted, only, run, waivers


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
