"""The survey counts filings and findings, and its document knows every rule."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from cases import case, fact
from cyberlint.disclosure import Disclosure
from cyberlint.engine import lint
from cyberlint.narrative.verdicts import Answer
from cyberlint.pack import builtin
from cyberlint.rule import Severity
from cyberlint.survey import Sample
from tools import survey

RULES = tuple(rule for rule in builtin() if rule.id in ("CYD105", "CYD115", "CYD118"))


def filing(form: str, filed: str, **values: bool) -> Disclosure:
    facts = [fact(name, value) for name, value in values.items()]
    return case(*facts, form=form, filed=filed).disclosure


COUNTS = survey.survey(
    [
        filing("10-K", "2026-02-01", materially_affected=False),
        filing("10-K/A", "2026-02-02", report_to_board=True),
        filing(
            "20-F", "2026-03-01", materially_affected=True, report_to_board=True, positions_responsible=False
        ),
        filing("8-K", "2026-03-02"),
    ],
    RULES,
)


@pytest.mark.parametrize(
    ("true", "judged", "low", "high"),
    [(10, 10, 0.722, 1.0), (0, 10, 0.0, 0.278), (57, 60, 0.863, 0.983), (1, 1, 0.207, 1.0)],
)
def test_the_interval_is_wilsons(true: int, judged: int, low: float, high: float) -> None:
    assert survey.wilson(true, judged) == pytest.approx((low, high), abs=0.0005)


def test_filings_are_counted_by_class_and_findings_by_rule() -> None:
    assert COUNTS.filings == {"10-K": 2, "20-F": 1, "8-K": 1}
    assert COUNTS.hits == {
        ("CYD115", "10-K"): 1,
        ("CYD105", "10-K"): 1,
        ("CYD118", "10-K"): 1,
        ("CYD118", "20-F"): 1,
    }


def test_what_is_not_an_annual_report_has_no_flags() -> None:
    assert sum(COUNTS.tagged.values()) == 3 * 6
    assert COUNTS.tagged["report_to_board", True] == 2
    assert COUNTS.tagged["report_to_board", None] == 1
    assert COUNTS.answers["report_to_board", Answer.SILENT] == 3


def test_a_rate_is_of_the_filings_of_a_form() -> None:
    assert COUNTS.filings_with("CYD118") == 2
    assert COUNTS.per_thousand("CYD118", "10-K") == 500
    assert COUNTS.per_thousand("CYD118", "6-K") is None
    assert COUNTS.by_severity("CYD118") == {Severity.ERROR: 1, Severity.WARNING: 1}


def drawn(size: int, seed: int, count: int = 40) -> list[str | None]:
    sample = Sample(size, seed)
    for number in range(count):
        one = filing("10-K", "2026-02-01", materially_affected=False)._replace(accession=f"{number}")
        sample.add(lint(one, RULES))
    assert sample.total == count
    return [disclosure.accession for disclosure, _ in sample.drawn]


def test_a_sample_is_drawn_from_all_and_the_same_again() -> None:
    assert drawn(5, seed=1) == drawn(5, seed=1) != drawn(5, seed=2)
    assert len(set(drawn(5, seed=1))) == 5
    assert drawn(50, seed=1) == [f"{number}" for number in range(40)]


def test_every_finding_is_as_likely_in_a_sample() -> None:
    often = Counter(accession for seed in range(300) for accession in drawn(4, seed, count=8))
    assert all(110 < count < 190 for count in often.values()), often


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_a_line_tells_severity_rates_and_precision() -> None:
    lines = [cells(line) for line in survey.table(COUNTS, RULES)]
    assert [line[:6] for line in lines[2:]] == [
        ["CYD105", "error", "materially-affected-flag-missing", "1", "500.0", "0.0"],
        ["CYD115", "info", "materiality-statement-not-tagged", "1", "500.0", "0.0"],
        ["CYD118", "error 1, warning 1", "report-to-board-without-positions", "2", "500.0", "1000.0"],
    ]


def test_rules_that_are_off_do_not_count_as_the_worst_finding() -> None:
    assert list(survey.worst_table(COUNTS))[2:] == [
        "| error | 50 % | 100 % |",
        "| warning | 0 % | 0 % |",
        "| info | 0 % | 0 % |",
        "| none | 50 % | 0 % |",
    ]


def test_the_document_has_a_line_for_every_rule() -> None:
    lines = survey.DOCUMENT.read_text(encoding="utf-8").splitlines()
    rows = {cells(line)[0]: cells(line) for line in lines if line.startswith("| CYD")}
    assert sorted(rows) == [rule.id for rule in builtin()], "run `python -m tools.survey`"
    for rule in builtin():
        assert rows[rule.id][2] == rule.name
        assert rows[rule.id][-2:] == list(survey.judged()[rule.id])


def test_the_document_is_what_the_filings_say(corpus: Path) -> None:
    counts = survey.survey(survey.disclosures(corpus / survey.FILINGS), builtin())
    text = survey.document(counts, builtin())
    assert text.splitlines() == survey.DOCUMENT.read_text(encoding="utf-8").splitlines()
