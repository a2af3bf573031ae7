"""The accuracy document says what the labels, the tags and the rule files say."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from cyberlint.disclosure import Disclosure, Fact, Scope, Section, Span
from cyberlint.pack import builtin
from cyberlint.taxonomy import Kind, elements, names
from tools import accuracy, unseen

DENIAL = (
    "Risks from cybersecurity threats have not materially affected us and are not reasonably likely to do so."
)


def filing(*, materially_affected: bool | None, accession: str | None = None) -> Disclosure:
    """Return a filing that denies a material effect, with its flag."""
    flag = Fact(elements()["materially_affected"].concept, materially_affected)
    item = Section("1C", "Cybersecurity", Span(0, len(DENIAL)))
    return Disclosure(
        "filing", "test", Scope.FULL_ITEM, text=DENIAL, accession=accession, facts=(flag,), sections=(item,)
    )


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


def test_what_was_read_is_in_order() -> None:
    read = accuracy.judged()
    flags = read["flags"]
    assert set(flags) == set(names(Kind.FLAG))
    samples = [sample["answers"] for sample in read["samples"].values()]
    assert [len(answers) for answers in samples] == [75, 75, 100, 60]
    assert len({accession for answers in samples for accession in answers}) == 310
    for sample in read["samples"].values():
        assert {len(answer) for answer in sample["answers"].values()} == {len(flags)}
        assert set("".join(sample["answers"].values())) <= set("ynsm")
        assert {len(counts) for counts in sample["scored"].values()} == {len(flags)}
    assert {group["flag"] for group in read["contradictions"]} <= set(flags)


def test_answers_are_compared_flag_by_flag() -> None:
    wanted, said = {"one": "ys", "two": "nm"}, {"one": "yy", "two": "nm", "other": "ss"}
    assert unseen.agreed(wanted, said) == [2, 1]


def test_a_row_shares_what_was_unseen() -> None:
    row = unseen.unseen_row("integrated", [9, 10, 8, 8, 9], [10] * 5)
    assert row == "| integrated | 9/10 | 10/10 | 8/10 | 8/10 | 9/10 | 0.850 (0.640–0.948) |"


def test_a_later_sample_has_a_row_for_each_flag_and_one_for_all() -> None:
    answers = {"one": "ys", "two": "nm"}
    third = {"scored": {"unread": [1, 2], "once": [2, 1]}, "answers": answers}
    read = {"flags": ["integrated", "report_to_board"], "samples": {"third": third}}
    assert list(unseen.afterwards(read, answers, "third")) == [
        "| integrated | 1/2 | 2/2 | 2/2 | 1.000 (0.342–1.000) |",
        "| report_to_board | 2/2 | 1/2 | 2/2 | 0.500 (0.095–0.905) |",
        "| all | 3/4 | 3/4 | 4/4 | 0.750 (0.301–0.954) |",
    ]


def test_verdicts_are_noted_for_the_filings_that_were_read() -> None:
    read = {"flags": ["materially_affected", "integrated"], "samples": {"first": {"answers": {"1": "ns"}}}}
    said: dict[str, str] = {}
    filings = [filing(materially_affected=None, accession=accession) for accession in ("1", "2")]
    assert list(unseen.noting(said, filings, read)) == filings
    assert said == {"1": "ns"}


def test_the_rows_of_the_sample_end_with_all() -> None:
    groups = [
        {"flag": "integrated", "tagged": True, "right": ["1", "2"]},
        {"flag": "integrated", "tagged": False, "right": ["3"], "wrong": ["4"]},
    ]
    assert list(accuracy.sampled(groups)) == [
        "| integrated | true | 2 | 100 % (34 %–100 %) |",
        "| integrated | false | 2 | 50 % (9 %–91 %) |",
        "| all | | 4 | 75 % (30 %–95 %) |",
    ]


def test_the_document_is_what_the_filings_say(corpus: Path) -> None:
    written = accuracy.DOCUMENT.read_text(encoding="utf-8")
    assert accuracy.document(corpus) == written, "run `make accuracy`"
