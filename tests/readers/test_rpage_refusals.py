"""R pages dumped as text: what is refused, and that nothing crashes or hangs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.disclosure import Disclosure
from cyberlint.readers import rpage_text
from cyberlint.source import ReadError, Source
from cyberlint.taxonomy import elements
from rpages import ANNUAL, LAYOUTS, footers_only


def read(text: str) -> list[Disclosure]:
    return list(rpage_text.read(Source("page.txt", text.encode())))


def test_a_page_of_footers_says_that_its_facts_are_missing() -> None:
    source = Source("page.txt", footers_only(ANNUAL).encode())
    assert rpage_text.recognise(source) == 2
    with pytest.raises(ReadError, match="holds only footers"):
        list(rpage_text.read(source))


def test_another_page_is_refused() -> None:
    with pytest.raises(ReadError, match="no row of the R page has a label of the CYD taxonomy"):
        read("|\nTrading Arrangements\n|3 Months Ended\nDec. 31, 2025\n|Arrangement Adopted [Flag]\n|false\n")


def test_a_page_with_endless_rows_is_refused() -> None:
    with pytest.raises(ReadError, match="more than 2,000 rows"):
        read(f"|{elements()['integrated'].label}\n|true\n" * 2001)


@pytest.mark.parametrize(
    "text", ["", "We manage cybersecurity risk.", "<html>[Flag]</html>", '{"facts": []}']
)
def test_other_text_is_no_r_page(text: str) -> None:
    assert rpage_text.recognise(Source("page.txt", text.encode())) == 0


MANGLED = ("", "|", "| |", "X", "- References", "v3.25.4", "[Flag]", "  ", "Dec. 31, 2024", "More [Member]")


@given(st.sampled_from(sorted(LAYOUTS)), st.data())
def test_a_mangled_dump_is_read_or_refused(layout: str, data: st.DataObject) -> None:
    lines = LAYOUTS[layout](ANNUAL).split("\n")
    for _ in range(data.draw(st.integers(1, 6))):
        line = data.draw(st.integers(0, len(lines) - 1))
        lines[line : line + data.draw(st.integers(0, 2))] = [data.draw(st.sampled_from(MANGLED))]
    try:
        found = read("\n".join(lines))
    except ReadError:
        return
    for disclosure in found:
        for fact in disclosure.facts:
            assert all(disclosure.text[span.start : span.end] == fact.value for span in fact.spans)


UNITS = ("\n", "|", " ", "[Flag]", "a Flag ", "a [Flag]\n", "X\n", "v3.25.4\n", "Dec. 31, 2025 ")


@pytest.mark.parametrize("unit", UNITS)
def test_endless_repetition_takes_no_endless_time(unit: str) -> None:
    label = elements()["integrated"].label
    text = unit * (200_000 // len(unit)) + f"\n{label}\ntrue\n" + unit * (200_000 // len(unit))
    try:
        assert read(text)
    except ReadError as error:
        assert "rows" in error.what  # noqa: PT017 - either is right


def test_a_page_that_is_too_long_is_refused() -> None:
    with pytest.raises(ReadError, match="has 8,000,001 characters; the limit is 8,000,000"):
        read("a" * 8_000_001)
