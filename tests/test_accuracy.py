"""The accuracy document says what the labels, the tags and the rule files say."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from cyberlint.disclosure import Disclosure, Fact, Scope, Section, Span
from cyberlint.pack import builtin
from cyberlint.taxonomy import Kind, elements, names
from tools import accuracy

DENIAL = (
    "Risks from cybersecurity threats have not materially affected us and are not reasonably likely to do so."
)


def filing(*, materially_affected: bool | None) -> Disclosure:
    """Return a filing that denies a material effect, with its flag."""
    flag = Fact(elements()["materially_affected"].concept, materially_affected)
    item = Section("1C", "Cybersecurity", Span(0, len(DENIAL)))
    return Disclosure("filing", "test", Scope.FULL_ITEM, text=DENIAL, facts=(flag,), sections=(item,))


def test_a_flag_that_the_narrative_denies_is_a_contradiction() -> None:
    filings = [filing(materially_affected=tagged) for tagged in (True, True, False, None)]
    assert accuracy.contradictions(filings) == (Counter({("materially_affected", True): 2}), 4)


def test_a_verdict_is_written_as_the_score_reads_it() -> None:
    assert accuracy.verdict(filing(materially_affected=None))["flags"]["materially_affected"] == {
        "narrative": "no"
    }


def test_every_flag_and_value_has_rules_that_report_it() -> None:
    assert set(accuracy.RULES) == {(flag, value) for flag in names(Kind.FLAG) for value in (True, False)}
    known = {rule.id for rule in builtin()}
    assert {rule for rules in accuracy.RULES.values() for rule in rules} <= known


def test_the_table_ends_with_all_flags() -> None:
    *flags, everything = accuracy.rows(Counter({("integrated", True): 3, ("report_to_board", False): 4}))
    assert len(flags) == len(accuracy.RULES)
    assert flags[0].startswith("| integrated | true | no | 3 | CYD210 |")
    assert everything.startswith("| all | | | 7 | |")


def test_the_document_is_what_the_filings_say(corpus: Path) -> None:
    written = accuracy.DOCUMENT.read_text(encoding="utf-8")
    assert accuracy.document(corpus) == written, "run `make accuracy`"
