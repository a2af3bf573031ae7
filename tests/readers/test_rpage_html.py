"""EDGAR's R pages as HTML: what the dump of the same page gives, and element names from the anchors."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cyberlint import readers
from cyberlint.disclosure import Disclosure, Fact, Period
from cyberlint.readers import rpage_html, rpage_text
from cyberlint.source import ReadError, Source
from cyberlint.taxonomy import elements
from rpages import ANNUAL, INCIDENT, RPage, bars, html, html_cell, html_row

HEAD = """<tr><th class="tl" rowspan="2"><div><strong>Cybersecurity Risk Management and Strategy Disclosure
</strong></div></th><th class="th" colspan="2">12 Months Ended</th><th class="th">3 Months Ended</th></tr>
<tr><th class="th"><div>Dec. 31, 2025</div></th><th class="th"><div>Dec. 31, 2024</div></th>
<th class="th"><div>Dec. 31, 2025</div></th></tr>"""


def read(text: str) -> Disclosure:
    (disclosure,) = rpage_html.read(Source("R4.htm", text.encode()))
    assert isinstance(disclosure, Disclosure)
    return disclosure


def table(*rows: str, head: str = HEAD) -> str:
    return f'<table class="report" id="id1">{head}{"".join(rows)}</table>'


def without_places(disclosure: Disclosure) -> list[Fact]:
    return [fact._replace(offset=None) for fact in disclosure.facts]


@pytest.mark.parametrize("page", [ANNUAL, INCIDENT], ids=["annual", "incident"])
def test_the_page_and_its_dump_give_the_same(page: RPage) -> None:
    (dump,) = rpage_text.read(Source("R4.txt", bars(page).encode()))
    disclosure = read(html(page))
    assert disclosure.text == dump.text
    assert without_places(disclosure) == without_places(dump)
    assert (disclosure.form, disclosure.forms, disclosure.period) == (dump.form, dump.forms, dump.period)
    assert disclosure.format == "rpage-html"


def test_the_page_is_recognised_by_its_anchors() -> None:
    assert readers.recognise(Source("-", html(ANNUAL).encode())) == "rpage-html"


@pytest.mark.parametrize("text", ["<html><body><p>Item 1C</p></body></html>", bars(ANNUAL), ""])
def test_other_markup_is_no_r_page(text: str) -> None:
    assert rpage_html.recognise(Source("page.htm", text.encode())) == 0


def test_every_character_leads_to_its_place() -> None:
    text = html(replace(ANNUAL, rows=(("processes", "We comply & report.\nThe board’s committee meets."),)))
    disclosure = read(text.replace("’", "&#8217;"))
    source = disclosure.map.source
    for position, char in enumerate(disclosure.text):
        offset = disclosure.map.offset(position)
        if char.isalnum():
            assert source[offset] == char
        elif char in "&’":
            assert source[offset] == "&"


def test_a_fact_stands_where_its_label_stands() -> None:
    disclosure = read(html(ANNUAL))
    fact = disclosure.fact("materially_affected")
    assert fact is not None
    assert fact.offset is not None
    assert disclosure.map.source[fact.offset :].startswith('<a class="a"')


def test_the_anchor_names_the_element_whatever_the_label() -> None:
    text = html(ANNUAL).replace(elements()["integrated"].label, "Our processes are part of the whole")
    assert read(text).fact("integrated") is not None


def test_a_row_without_an_anchor_is_known_by_its_label() -> None:
    label = elements()["integrated"].label
    text = table(f'<tr class="re"><td class="pl">{label}</td><td class="text">true</td></tr>', head="")
    assert [(fact.name, fact.value) for fact in read(text).facts] == [("integrated", True)]


def test_elements_of_other_taxonomies_are_no_facts() -> None:
    other = html_row("integrated", "true").replace("defref_cyd_", "defref_tfl_")
    disclosure = read(table(html_row("processes", "We manage risks."), other, head=""))
    assert [fact.name for fact in disclosure.facts] == ["processes"]


def test_an_element_that_the_taxonomy_does_not_know_is_kept() -> None:
    row = html_row("integrated", "true").replace("ProcessesIntegratedFlag", "QuantumFlag")
    (fact,) = read(table(row, head="")).facts
    assert fact.concept == "CybersecurityRiskManagementQuantumFlag"
    assert fact.value is True
    assert fact.element is None


def test_columns_are_periods() -> None:
    text = table(
        html_row("annual_line_items", "&#160;", "&#160;", "&#160;"),
        html_row("integrated", "true", "false", "&#160;"),
        html_row("board_committee", "&#160;", "&#160;", html_cell("audit committee")),
        html_row("report_to_board", "&#160;", "&#160;", "&#160;"),
    )
    year, before = Period("2025-01-01", "2025-12-31"), Period("2024-01-01", "2024-12-31")
    assert [(fact.name, fact.value, fact.period) for fact in read(text).facts] == [
        ("integrated", True, year),
        ("integrated", False, before),
        ("board_committee", "audit committee", Period("2025-10-01", "2025-12-31")),
        ("report_to_board", None, None),
    ]


def test_a_table_inside_a_block_belongs_to_the_block() -> None:
    inner = (
        "<p>Members:</p><table><tr><td>Chair</td><td>Ana Lindqvist</td></tr><tr><td>Deputy</td></tr></table>"
    )
    text = table(html_row("board_committee", inner), html_row("report_to_board", "true"), head="")
    assert [(fact.name, fact.value) for fact in read(text).facts] == [
        ("board_committee", "Members:\nChair Ana Lindqvist\nDeputy"),
        ("report_to_board", True),
    ]


def test_footnote_cells_are_no_columns() -> None:
    row = html_row("integrated", "true").replace("</tr>", '<td class="fn"><sup>[1]</sup></td></tr>')
    head = HEAD[: HEAD.index('<th class="th" colspan')] + '<th class="th">12 Months Ended</th></tr>'
    head += '<tr><th class="th"><div>Dec. 31, 2025</div></th></tr>'
    (fact,) = read(table(row, head=head)).facts
    assert fact.period == Period("2025-01-01", "2025-12-31")


MEMBER = "defref_cyd_MaterialCybersecurityIncidentAxis=tfl_MarchIncidentMember"


def test_a_title_row_names_axis_and_member() -> None:
    title = html_row("incident_domain", "&#160;", kind="rh")
    title = title.replace("defref_cyd_MaterialCybersecurityIncidentDomain", MEMBER)
    text = table(html_row("incident_nature", "A."), title, html_row("incident_nature", "B."), head="")
    assert [(fact.value, fact.dimensions) for fact in read(text).facts] == [
        ("A.", ()),
        ("B.", (("cyd:MaterialCybersecurityIncidentAxis", "tfl:MarchIncidentMember"),)),
    ]


def test_the_member_in_the_page_title_is_named_by_the_definitions() -> None:
    page = html(replace(INCIDENT, title=f"{INCIDENT.title} - March Incident"))
    named = page.replace("</body>", f'<table class="authRefData" id="{MEMBER}"></table></body>')
    assert {fact.dimensions for fact in read(page).facts} == {(("", "March Incident"),)}
    assert {fact.dimensions for fact in read(named).facts} == {
        (("cyd:MaterialCybersecurityIncidentAxis", "tfl:MarchIncidentMember"),)
    }


def cover(form: str, amended: str = "false") -> str:
    """The cover page, saved before another page in one file."""
    rows = {"DocumentType": form, "AmendmentFlag": amended, "EntityFileNumber": "001-99901"}
    shown = "".join(
        f"""<tr class="re"><td class="pl"><a onclick="Show.showAR( this, 'defref_dei_{concept}' );">"""
        f'{concept}</a></td><td class="text">{value}<span></span></td></tr>'
        for concept, value in rows.items()
    )
    return f'<table class="report"><tr><th class="tl"><div>Cover</div></th></tr>{shown}</table>'


@pytest.mark.parametrize(
    ("before", "form"),
    [
        (cover("8-K"), "8-K"),
        (cover("8-K/A", "true"), "8-K/A"),
        (cover("8-K", "true"), "8-K/A"),
        (cover("6-K"), "6-K"),
        (cover("8-K") + cover("6-K"), None),
        (cover("S-1"), None),
        ("", None),
    ],
)
def test_the_cover_page_in_the_same_file_names_the_form(before: str, form: str | None) -> None:
    assert read(html(INCIDENT).replace("<body>", f"<body>{before}")).form == form


def test_an_incident_page_tells_its_form_in_its_text() -> None:
    rows = (("incident_nature", "As disclosed under Item 1.05 in the Original Report, files were copied."),)
    assert read(html(replace(INCIDENT, rows=rows))).form == "8-K/A"


def test_another_page_of_the_filing_is_refused() -> None:
    text = html(ANNUAL).replace("defref_cyd_", "defref_us-gaap_")
    assert rpage_html.recognise(Source("R2.htm", text.encode())) == 3
    with pytest.raises(ReadError, match="another page of the filing"):
        read(text)


def test_a_hostile_column_span_is_bounded() -> None:
    text = table(html_row("integrated", "true"), head=HEAD.replace('colspan="2"', 'colspan="999999999"'))
    assert read(text).fact("integrated") is not None
