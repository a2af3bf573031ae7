"""Fictional R pages, described once and dumped in every layout that R pages have been seen in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from cyberlint.disclosure import Disclosure
from cyberlint.readers import rpage_text
from cyberlint.source import Source
from cyberlint.taxonomy import Kind, elements

ANNUAL_TITLE = "Cybersecurity Risk Management and Strategy Disclosure"
FOOTER = "|X\n- References\n+ Details\nReference 1: http://www.xbrl.org/2003/role/presentationRef\n"


@dataclass(frozen=True)
class RPage:
    """A page with one column: its rows by short name, several paragraphs parted by line feeds."""

    title: str
    months: int
    end: str
    rows: tuple[tuple[str, str], ...]

    @property
    def labelled(self) -> list[tuple[str, str]]:
        return [(elements()[name].label, value) for name, value in self.rows]


PROCESSES = """Risk management and strategy
Tamarind Ferry Lines runs a cybersecurity program that assesses, identifies and manages material risks from \
cybersecurity threats to our vessels, terminals and booking systems.
The program is part of our enterprise risk management. We engage an outside firm to test our defenses each \
spring, and we ask each provider that handles passenger data for its audit reports.
No risks from cybersecurity threats have materially affected us or are reasonably likely to materially \
affect us. See “Item 1A. Risk Factors” in our annual report on Form 10-K."""

OVERSIGHT = """Our board oversees these risks through its safety committee.
The committee’s charter says so; it meets four times a year."""

ANNUAL = RPage(
    title=ANNUAL_TITLE,
    months=12,
    end="Dec. 31, 2025",
    rows=(
        ("annual_line_items", ""),
        ("processes", PROCESSES),
        ("integrated", "true"),
        ("integrated_text", "The program is part of our enterprise risk management."),
        ("third_party_engaged", "true"),
        ("third_party_oversight", "true"),
        ("materially_affected", "false"),
        ("board_oversight", OVERSIGHT),
        ("board_committee", "safety committee"),
        ("informing_board", "The head of information security briefs the committee at each meeting."),
        ("positions_responsible", "true"),
        ("positions_text", "head of information security"),
        ("report_to_board", "true"),
    ),
)

INCIDENT = RPage(
    title="Material Cybersecurity Incident Disclosure",
    months=0,
    end="May 4, 2026",
    rows=(
        ("incident_line_items", ""),
        (
            "incident_nature",
            "On May 4, 2026, Ostrava Kiln Works found that an intruder had encrypted two servers.",
        ),
        ("incident_scope", "The intrusion reached our order desk and no other system."),
        ("incident_timing", "It began on May 2 and ended on May 4."),
        ("incident_impact", "We do not expect a material effect on our results of operations."),
    ),
)


def bars(page: RPage, footers: bool = True) -> str:
    """Layout A: a bar before each cell; a block of paragraphs begins on the line after its bar."""
    lines = ["|", page.title]
    lines += [f"|{page.months} Months Ended", page.end] if page.months else ["|", page.end]
    for label, value in page.labelled:
        lines.append(f"|{label}")
        if "\n" in value:
            lines += ["|", *value.split("\n")]
        elif value:
            lines.append(f"|{value}")
    text = "\n".join(lines) + "\n"
    return (text + FOOTER * len(page.rows)).removesuffix("\n") if footers else text


def bars_with_blanks(page: RPage) -> str:
    """Layout A as another tool writes it: a bar before every line, and blank cells kept."""
    lines = [f"|{page.title}"]
    lines += [f"|{page.months} Months Ended"] if page.months else []
    lines.append(f"|{page.end}")
    for label, value in page.labelled:
        lines += [f"|{label}", *(f"|{paragraph}" for paragraph in (value or "\u00a0").split("\n"))]
    return "\n".join(lines)


def bare(page: RPage, first: str = "XML 64 R41.htm IDEA: XBRL DOCUMENT v3.25.4") -> str:
    """Layouts B and C: no bars; short values follow their label on its line."""
    lines = [first, page.title]
    lines += [f"{page.months} Months Ended"] if page.months else []
    lines.append(page.end)
    for label, value in page.labelled:
        if "\n" in value:
            lines += [label, *value.split("\n")]
        else:
            lines.append(f"{label} " + (value or "\u00a0"))
    return "\n".join(lines)


def markdown(page: RPage) -> str:
    """Layout D: a Markdown table, each block on one line."""
    months = f"{page.months} Months Ended " if page.months else ""
    lines = [f"{page.title} | {months}{page.end} |", "---|---|"]
    lines += [f"{label} | {value.replace(chr(10), '<br>')} |" for label, value in page.labelled]
    return "\n".join(lines)


def markdown_outer_bars(page: RPage) -> str:
    """Layout D with outer bars, the period in a row of its own, and punctuation escaped."""
    lines = [f"| {page.title} | {f'{page.months} Months Ended' if page.months else ''} |", "| --- | --- |"]
    lines.append(f"|  | {page.end} |")
    for label, value in page.labelled:
        cell = value.replace(".", "\\.").replace("-", "\\-").replace("\n", "<br/>")
        escaped = label.replace("[", "\\[").replace("]", "\\]")
        lines.append(f"| **{escaped}** | {cell} |")
    return "\n".join(lines)


def footers_only(page: RPage) -> str:
    """Layout E: nothing but footers."""
    return "".join(
        f"| X | {'|' * 9}\n- Definition Reference 1: http://www.xbrl.org/2003/role/x\n" for _ in page.rows
    )


def html(page: RPage) -> str:
    """EDGAR's own page, as R4.htm."""
    if page.months:
        head = (
            f'<tr><th class="tl" colspan="1" rowspan="2"><div><strong>{page.title}<br></strong></div></th>'
            f'<th class="th" colspan="1">{page.months} Months Ended</th></tr>'
            f'<tr><th class="th"><div>{page.end}</div></th></tr>'
        )
    else:
        head = (
            f'<tr><th class="tl" colspan="1" rowspan="1"><div><strong>{page.title}<br></strong></div></th>'
            f'<th class="th"><div>{page.end}</div></th></tr>'
        )
    rows = "\n".join(html_row(name, html_cell(value)) for name, value in page.rows)
    definitions = "\n".join(
        f'<table class="authRefData" style="display: none;" id="defref_cyd_{elements()[name].concept}">'
        f'<tr><td class="hide"><a onclick="Show.hideAR()">X</a></td></tr><tr><td><div>- References</div>'
        f"<p>Reference 1: http://www.xbrl.org/2003/role/presentationRef</p></td></tr></table>"
        for name, _ in page.rows
    )
    return (
        '<html><head><title></title></head><body><span style="display: none;">v3.25.4</span>'
        f'<table class="report" border="0" id="id1">{head}\n{rows}</table>\n'
        f'<div style="display: none;">{definitions}</div></body></html>'
    )


def html_row(name: str, *cells: str, kind: str = "re") -> str:
    element = elements()[name]
    label = f"<strong>{element.label}</strong>" if name.endswith("line_items") else element.label
    values = "".join(f'<td class="text">{cell}<span></span></td>' for cell in cells)
    return (
        f'<tr class="{kind}"><td class="pl custom" style="border-bottom: 0px;" valign="top">'
        f"""<a class="a" href="#" onclick="Show.showAR( this, 'defref_cyd_{element.concept}', window );">"""
        f"{label}</a></td>{values}</tr>"
    )


def html_cell(value: str) -> str:
    if "\n" not in value:
        return escape(value) or "&#160;"
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in value.split("\n"))


LAYOUTS: dict[str, Callable[[RPage], str]] = {
    "bars, footers": bars,
    "bars, blank cells kept": bars_with_blanks,
    "no bars, XML line": bare,
    "no bars, version line": lambda page: bare(page, "v3.25.4"),
    "Markdown": markdown,
    "Markdown, outer bars": markdown_outer_bars,
}


def read(text: str | bytes) -> Disclosure:
    """Read a page dumped as text."""
    data = text if isinstance(text, bytes) else text.encode()
    (disclosure,) = rpage_text.read(Source("page.txt", data))
    assert isinstance(disclosure, Disclosure)
    return disclosure


def values(disclosure: Disclosure) -> list[tuple[str, bool | str | None]]:
    """Return the facts of a disclosure: their short names and values."""
    return [(fact.name, fact.value) for fact in disclosure.facts]


def expected(page: RPage) -> list[tuple[str, bool | str | None]]:
    """Return the facts that a page has."""
    found: list[tuple[str, bool | str | None]] = []
    for name, value in page.rows:
        if elements()[name].kind is Kind.FLAG:
            found.append((name, {"true": True, "false": False}[value]))
        elif elements()[name].kind is Kind.TEXT_BLOCK:
            found.append((name, value))
    return found
