"""R pages dumped as text: several columns, and rows of members."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from cyberlint.disclosure import Period
from cyberlint.taxonomy import elements
from rpages import ANNUAL, INCIDENT, RPage, bare, bars, markdown, read

YEAR = Period("2025-01-01", "2025-12-31")


TWO_COLUMNS = f"""|
{ANNUAL.title}
|12 Months Ended
|
Dec. 31, 2025
|
Dec. 31, 2024
|{elements()["annual_line_items"].label}
|{elements()["integrated"].label}
|true
|false
|{elements()["third_party_engaged"].label}
|true
|{elements()["board_committee"].label}
|audit committee
|
The board’s
audit committee
|{elements()["processes"].label}
|
One.
Two.
"""


def test_columns_are_periods_and_a_value_whose_column_is_lost_has_none() -> None:
    disclosure = read(TWO_COLUMNS)
    before = Period("2024-01-01", "2024-12-31")
    assert [(fact.name, fact.value, fact.period) for fact in disclosure.facts] == [
        ("integrated", True, YEAR),
        ("integrated", False, before),
        ("third_party_engaged", True, None),
        ("board_committee", "audit committee", YEAR),
        ("board_committee", "The board’s\naudit committee", before),
        ("processes", "One.\nTwo.", None),
    ]
    assert disclosure.period == "2025-12-31"
    assert disclosure.limits == ()


def test_more_cells_than_columns_are_one_value_and_a_limit() -> None:
    text = TWO_COLUMNS.replace("|audit committee\n|\n", "|audit committee\n|Chair\n|\n")
    disclosure = read(text)
    (fact,) = disclosure.reported("board_committee")
    assert fact.period is None
    assert disclosure.limits == (
        f"line 14: the columns of “{elements()['board_committee'].label}” cannot be told apart",
    )


@pytest.mark.parametrize(
    ("cells", "periods"),
    [
        (" true \u00a0", [YEAR]),
        (" \u00a0 true", [Period("2024-01-01", "2024-12-31")]),
        (" true false", [YEAR, Period("2024-01-01", "2024-12-31")]),
        ("   true", [Period("2024-01-01", "2024-12-31")]),
    ],
)
def test_without_bars_blank_cells_tell_the_column(cells: str, periods: list[Period]) -> None:
    heading = f"v3.25.4\n{ANNUAL.title}\n12 Months Ended\nDec. 31, 2025\nDec. 31, 2024\n"
    disclosure = read(f"{heading}{elements()['integrated'].label}{cells}")
    assert [fact.period for fact in disclosure.facts] == periods


def test_markdown_columns_are_periods() -> None:
    text = (
        f"{ANNUAL.title} | 12 Months Ended Dec. 31, 2025 | 12 Months Ended Dec. 31, 2024 |\n---|---|---|\n"
        f"{elements()['integrated'].label} | true | false |\n"
        f"{elements()['board_committee'].label} | | audit committee |\n"
    )
    assert [(fact.value, fact.period and fact.period.end) for fact in read(text).facts] == [
        (True, "2025-12-31"),
        (False, "2024-12-31"),
        ("audit committee", "2024-12-31"),
    ]


def test_two_durations_over_one_end_give_two_periods() -> None:
    text = TWO_COLUMNS.replace("|12 Months Ended\n", "|12 Months Ended\n|3 Months Ended\n").replace(
        "2024", "2025"
    )
    starts = [fact.period.start for fact in read(text).reported("integrated") if fact.period]
    assert starts == ["2025-01-01", "2025-10-01"]


def test_a_member_row_gives_the_facts_below_it_their_dimension() -> None:
    items = f"|{elements()['incident_line_items'].label}\n"
    nature = f"|{elements()['incident_nature'].label}\n"
    text = (
        f"|\n{INCIDENT.title}\n|\nMay 4, 2026\n"
        f"{items}{nature}|\nBoth incidents began with a stolen password.\nNeither spread.\n"
        f"|March Incident [Member]\n{items}{nature}|It reached one server.\n"
        f"|May Incident | Northern Kilns\n{items}{nature}|It reached two servers.\n"
    )
    assert [(fact.value, fact.dimensions) for fact in read(text).facts] == [
        ("Both incidents began with a stolen password.\nNeither spread.", ()),
        ("It reached one server.", (("", "March Incident [Member]"),)),
        ("It reached two servers.", (("", "May Incident"), ("", "Northern Kilns"))),
    ]


@pytest.mark.parametrize(
    ("write", "row"),
    [
        (lambda page: bars(page, footers=False), "|Second Plant\n|"),
        (bare, "\nSecond Plant \u00a0\n"),
        (markdown, "\nSecond Plant | |\n"),
    ],
    ids=["bars", "no bars", "Markdown"],
)
def test_member_rows_are_found_in_every_layout(write: Callable[[RPage], str], row: str) -> None:
    text = write(
        replace(INCIDENT, rows=(INCIDENT.rows[0], ("incident_nature", "A."), ("incident_scope", "B.")))
    )
    again = text[text.index("Material Cybersecurity Incident [Line Items]") :]
    assert [(fact.value, fact.dimensions) for fact in read(text + row + again).facts] == [
        ("A.", ()),
        ("B.", ()),
        ("A.", (("", "Second Plant"),)),
        ("B.", (("", "Second Plant"),)),
    ]


def test_members_that_all_facts_share_stand_in_the_title() -> None:
    disclosure = read(bars(replace(INCIDENT, title=f"{INCIDENT.title} - May 2026 Incident [Member]")))
    assert {fact.dimensions for fact in disclosure.facts} == {(("", "May 2026 Incident [Member]"),)}
