"""A baseline is written from what is found, and only shrinks after that."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cyberlint.outcome import DocumentReport
from cyberlint.suppression.baseline import Baseline, Known, parse, written
from cyberlint.suppression.found import Run
from cyberlint.suppression.matching import accept
from cyberlint.suppression.ratchet import pruned, rewritten
from suppression.samples import ENGAGE, RULES, TEXT, entry, linted, only, run, waivers

ENGAGED = only("CYD601")
MENDED = TEXT.replace(ENGAGE, "We engage Tern Point LLP to assess these processes each year.")
FILE = "baseline.json"


def file(*entries: Known) -> Baseline:
    return parse(FILE, written(entries))


def listed(rule: str = "CYD601", times: int = 1, path: str = "draft.txt") -> Known:
    return Known(path, rule, only(rule).lasting, times, "2026-04-26", only(rule).message)


def rules(entries: list[Known]) -> list[str]:
    return sorted(entry.rule for entry in entries)


def write(of: Run, old: Baseline | None = None, accepted: tuple[DocumentReport, ...] = ()) -> list[Known]:
    return rewritten(of, accepted or of.documents, FILE, old)


class TestWriting:
    def test_every_finding_is_written_with_the_day(self) -> None:
        entries = write(run(linted()))
        assert rules(entries) == sorted(finding.rule.id for finding in linted().findings)
        assert {entry.since for entry in entries} == {"2026-11-22"}

    def test_what_was_there_keeps_its_first_day(self) -> None:
        days = {entry.rule: entry.since for entry in write(run(linted()), file(listed()))}
        assert (days.pop("CYD601"), set(days.values())) == ("2026-04-26", {"2026-11-22"})

    def test_what_is_gone_is_left_out(self) -> None:
        assert "CYD601" not in rules(write(run(linted(MENDED)), file(listed())))

    def test_entries_of_other_documents_stay(self) -> None:
        other = listed(path="other.txt")
        assert other in write(run(linted(), there=["other.txt"]), file(other))

    def test_entries_of_rules_that_did_not_run_stay(self) -> None:
        some = [rule for rule in RULES if rule.id != "CYD601"]
        assert listed() in write(run(linted(rules=some), rules=some), file(listed()))

    def test_what_is_waived_is_left_out(self) -> None:
        of = run(linted())
        accepted = accept(of, [waivers(entry(ENGAGED))], None)
        assert "CYD601" not in rules(write(of, None, accepted))

    def test_what_cannot_be_waived_is_left_out(self) -> None:
        strict = [rule._replace(waivable=rule.id != "CYD601") for rule in RULES]
        assert "CYD601" not in rules(write(run(linted(rules=strict), rules=strict, known=strict)))

    def test_the_same_finding_is_counted(self) -> None:
        entries = write(run(linted(), linted()))
        assert {entry.times for entry in entries} == {2}

    def test_documents_are_told_apart(self) -> None:
        entries = write(run(linted(), linted(path="sub/draft.txt")))
        assert {entry.path for entry in entries} == {"draft.txt", "sub/draft.txt"}

    def test_a_run_with_it_has_no_new_finding(self) -> None:
        of = run(linted())
        (document,) = accept(of, [], file(*write(of)))
        assert document.findings == ()

    def test_written_again_it_is_the_same(self) -> None:
        first = write(run(linted()))
        assert sorted(write(run(linted(), as_of=date(2027, 1, 1)), file(*first))) == sorted(first)


class TestPruning:
    def test_what_is_gone_is_taken_out_and_the_rest_stays(self) -> None:
        committee = listed("CYD501")
        assert pruned(run(linted(MENDED)), file(listed(), committee)) == [committee]

    def test_what_there_is_less_of_is_counted_anew(self) -> None:
        assert pruned(run(linted()), file(listed(times=3))) == [listed()]

    def test_entries_of_a_document_that_is_gone_are_taken_out(self) -> None:
        other = listed(path="other.txt")
        assert pruned(run(linted()), file(other)) == []
        assert pruned(run(linted(), there=["other.txt"]), file(other)) == [other]

    def test_nothing_new_is_put_in(self) -> None:
        assert pruned(run(linted()), file()) == []

    def test_a_rule_that_did_not_run_keeps_its_entries(self) -> None:
        some = [rule for rule in RULES if rule.id != "CYD601"]
        assert pruned(run(linted(rules=some), rules=some), file(listed())) == [listed()]


@given(st.lists(st.sampled_from([f.rule.id for f in linted().findings]), unique=True), st.integers(1, 3))
def test_after_pruning_nothing_is_stale(names: list[str], times: int) -> None:
    of = run(linted(MENDED))
    entries = pruned(of, file(*(listed(name, times) for name in names)))
    (document,) = accept(of, [], file(*entries))
    assert not [finding for finding in document.findings if finding.rule.id == "CYD007"]
    assert len(entries) <= len(names)
