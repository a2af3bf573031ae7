"""R pages dumped as text: the same facts from every layout, and what dumps leave out or add."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cyberlint import readers
from cyberlint.disclosure import Fact, Period
from cyberlint.source import Source
from cyberlint.taxonomy import elements
from rpages import ANNUAL, INCIDENT, LAYOUTS, RPage, bare, bars, expected, read, values


@pytest.mark.parametrize("page", [ANNUAL, INCIDENT], ids=["annual", "incident"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_of_a_page_gives_its_facts(layout: str, page: RPage) -> None:
    disclosure = read(LAYOUTS[layout](page))
    assert values(disclosure) == expected(page)
    assert disclosure.limits == ()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_is_recognised_by_its_content(layout: str) -> None:
    source = Source("-", LAYOUTS[layout](ANNUAL).encode())
    assert readers.recognise(source) == "rpage-text"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_text_is_made_of_the_blocks_and_every_block_has_its_span(layout: str) -> None:
    disclosure = read(LAYOUTS[layout](ANNUAL))
    blocks = [fact for fact in disclosure.facts if fact.text]
    assert disclosure.text == "\n".join(fact.text for fact in blocks)
    for fact in blocks:
        (span,) = fact.spans
        assert disclosure.text[span.start : span.end] == fact.value


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_character_leads_to_its_line_and_column(layout: str) -> None:
    text = LAYOUTS[layout](ANNUAL)
    disclosure = read(text)
    lines = text.split("\n")
    for position, char in enumerate(disclosure.text):
        if not char.isspace():
            place = disclosure.place(position)
            assert lines[place.line - 1][place.column - 1] == char


def test_a_fact_stands_where_its_label_stands() -> None:
    text = bars(ANNUAL)
    fact = read(text).fact("materially_affected")
    assert fact is not None
    assert fact.offset == text.index("Cybersecurity Risk Materially Affected")
    assert fact.spans == ()


TIMING = "Material Cybersecurity Incident Timing [Text Block]"
SCOPE = "Material Cybersecurity Incident Scope [Text Block]"


def test_of_two_rows_with_the_timing_label_the_first_is_the_scope() -> None:
    disclosure = read(bars(INCIDENT).replace(SCOPE, TIMING))
    assert values(disclosure) == expected(INCIDENT)


def test_a_single_row_with_the_timing_label_is_the_timing() -> None:
    rows = tuple(row for row in INCIDENT.rows if row[0] != "incident_scope")
    disclosure = read(bars(replace(INCIDENT, rows=rows)))
    assert disclosure.fact("incident_scope") is None
    assert disclosure.fact("incident_timing") is not None


def test_two_timing_rows_beside_a_scope_row_stay_two_timing_facts() -> None:
    rows = (*INCIDENT.rows, ("incident_timing", "It was found at noon."))
    disclosure = read(bars(replace(INCIDENT, rows=rows)))
    assert len(disclosure.reported("incident_timing")) == 2
    assert len(disclosure.reported("incident_scope")) == 1


@pytest.mark.parametrize(
    ("months", "end", "period"),
    [
        (12, "Dec. 31, 2025", Period("2025-01-01", "2025-12-31")),
        (12, "May 31, 2025", Period("2024-06-01", "2025-05-31")),
        (12, "Sep. 27, 2025", Period("2024-09-28", "2025-09-27")),
        (12, "Feb. 29, 2024", Period("2023-03-01", "2024-02-29")),
        (1, "Jun. 30, 2025", Period("2025-06-01", "2025-06-30")),
        (9, "Sep. 30, 2025", Period("2025-01-01", "2025-09-30")),
        (0, "Mar. 09, 2026", Period("2026-03-09", "2026-03-09")),
    ],
)
def test_the_heading_gives_the_period(months: int, end: str, period: Period) -> None:
    disclosure = read(bars(replace(ANNUAL, months=months, end=end)))
    assert disclosure.period == period.end
    assert disclosure.facts[0].period == period


def test_a_page_without_a_date_has_no_period() -> None:
    disclosure = read(bars(replace(ANNUAL, end="Feb. 31, 2025")))
    assert disclosure.period is None
    assert values(disclosure) == expected(ANNUAL)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("true", True),
        ("True", True),
        ("1", True),
        ("☒", True),
        ("false", False),
        ("0", False),
        ("☐", False),
        ("", None),
        ("\u00a0", None),
        ("yes, in part", "yes, in part"),
    ],
)
def test_a_flag_is_true_false_blank_or_keeps_its_words(cell: str, value: bool | str | None) -> None:
    text = f"|{ANNUAL.title}\n|Dec. 31, 2025\n|{elements()['integrated'].label}\n|{cell}\n"
    assert values(read(text)) == [("integrated", value)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_label_without_a_value_is_an_empty_block_or_a_nil_flag(layout: str) -> None:
    rows = (
        ("annual_line_items", ""),
        ("integrated", ""),
        ("processes", ""),
        ("board_committee", "the board"),
    )
    disclosure = read(LAYOUTS[layout](replace(ANNUAL, rows=rows)))
    assert values(disclosure) == [("integrated", None), ("processes", ""), ("board_committee", "the board")]
    assert disclosure.text == "the board"


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    text = bars(ANNUAL)
    changed = read(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    plain = read(text)
    assert changed.text == plain.text
    assert values(changed) == values(plain)
    assert [changed.place(p) for p in range(len(plain.text))] == [
        plain.place(p) for p in range(len(plain.text))
    ]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_other_encodings_are_read(encoding: str) -> None:
    assert values(read(bars(ANNUAL).encode(encoding))) == expected(ANNUAL)


def test_white_space_is_collapsed_and_zero_width_characters_are_dropped() -> None:
    rows = (("processes", "We  manage\u00a0\u00a0risks\tfrom cyber\u00adsecurity \u200b threats."),)
    text = bars(replace(ANNUAL, rows=rows))
    disclosure = read(text)
    assert disclosure.text == "We manage risks from cybersecurity threats."
    assert disclosure.map.offset(disclosure.text.index("threats")) == text.index("threats.")
    assert disclosure.map.offset(disclosure.text.index("security")) == text.index("security \u200b")


def test_table_cells_inside_a_block_belong_to_it() -> None:
    text = bars(ANNUAL).replace(
        "|safety committee\n", "|\nsafety committee\n|Chair\n|Ana Lindqvist\n|Members\n|three\n"
    )
    fact = read(text).fact("board_committee")
    assert fact is not None
    assert fact.value == "safety committee\nChair\nAna Lindqvist\nMembers\nthree"


@pytest.mark.parametrize(
    "label",
    [
        "Cybersecurity Risk Management Processes Integrated Flag",
        "Cybersecurity\u00a0Risk Management Processes Integrated\u00a0[Flag]",
        "Cybersecurity Risk Management Processes\nIntegrated [Flag]",
        "**Cybersecurity Risk Management Processes Integrated [Flag]**",
    ],
)
def test_a_label_is_known_by_its_letters(label: str) -> None:
    text = bars(ANNUAL).replace("Cybersecurity Risk Management Processes Integrated [Flag]", label)
    assert values(read(text)) == expected(ANNUAL)


def test_a_row_whose_label_the_filer_changed_is_a_limit() -> None:
    text = bars(ANNUAL).replace(elements()["integrated"].label, "Our Processes Are Integrated [Flag]")
    disclosure = read(text)
    assert disclosure.fact("integrated") is None
    assert disclosure.limits == (
        "line 12: the row “Our Processes Are Integrated [Flag]” has no label of the CYD taxonomy",
    )
    assert len(disclosure.facts) == len(expected(ANNUAL)) - 1


def test_words_below_a_flag_are_a_limit() -> None:
    label = elements()["third_party_engaged"].label
    text = bars(ANNUAL).replace(f"|{label}\n|true\n", f"|{label}\n|true\n|Number of Firms\n|2\n")
    assert read(text).limits == (f"line 18: the text below “{label}” belongs to no row of the CYD taxonomy",)


def test_several_pages_in_one_dump_are_told_apart() -> None:
    cover = "v3.25.4\nCover\n12 Months Ended\nDec. 31, 2025\nDocument Information [Line Items]  \n"
    later = "v3.25.4\nTrading Arrangements\n3 Months Ended\nDec. 31, 2025\nArrangement Adopted [Flag] false\n"
    disclosure = read(cover + bare(ANNUAL, "v3.25.4") + "\n" + later)
    assert values(disclosure) == expected(ANNUAL)
    assert disclosure.limits == ()


def test_the_seeds_are_read_whole(corpus: Path) -> None:
    found: dict[str, list[Fact]] = {}
    for path in sorted((corpus / "seeds").glob("*.txt")):
        disclosure = read(path.read_bytes())
        assert disclosure.limits == ()
        assert disclosure.period == "2024-12-31"
        found[path.name[:3]] = list(disclosure.facts)
    assert {name: len(facts) for name, facts in found.items()} == {"000": 13, "001": 15}
    assert all(fact.value not in (None, "") for facts in found.values() for fact in facts)
