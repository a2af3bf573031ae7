"""The section of an Item: where it begins, where it ends, what is not it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cyberlint.disclosure import Section, Span
from cyberlint.narrative import sections
from reports import FORMS, reports

HEADING = "Item 1C. Cybersecurity"
PROSE = "We maintain a cybersecurity program that our audit committee oversees and that assessors test."


def found(text: str) -> list[str]:
    """Return what is found: the text of each section."""
    return [text[section.span.start : section.span.end] for section in sections.find(text)]


def titles(text: str) -> list[str]:
    return [section.title for section in sections.find(text)]


def test_a_section_reaches_from_its_heading_to_the_next_item():
    text = f"Item 1B. None\nItem 1C. Cybersecurity\n{PROSE}\nItem 2. Properties\nWe own two yards."
    assert sections.find(text) == (Section("1C", "Item 1C. Cybersecurity", Span(14, 14 + 23 + len(PROSE))),)
    assert found(text) == [f"Item 1C. Cybersecurity\n{PROSE}"]


@pytest.mark.parametrize("report", list(reports(150)), ids=lambda report: repr(report.heading))
def test_every_way_to_set_a_heading_contents_and_pages_is_read(report):
    section = next(section for section in sections.find(report.text) if section.item == report.item)
    assert section.span.end == report.end
    assert report.start - 2 <= section.span.start <= report.start


@pytest.mark.parametrize(
    "heading",
    [
        "Item 1C. Cybersecurity",
        "ITEM 1C – CYBER SECURITY",
        "Item\xa01C.\xa0\xa0Cybersecurity",
        "I tem 1C. Cybe rsecurity",
        "Item1C. Cybersecurity Risk Management and Strategy",
        "Part I, Item 1C: Cybersecurity",
        "Item 1C.\nCybersecurity",
        "Item\n1C. Cybersecurity",
        "Item 1 C. Cybersecurity",
        "Item 1-C. Cybersecurity",
        "item 1c. cybersecurity",
        "1C. Cybersecurity",
        "Item 1C",
        "| Item 1C. | Cybersecurity |",
        "## Item 1C. Cybersecurity",
    ],
)
def test_a_heading_may_be_spelled_in_many_ways(heading):
    assert found(f"None.\n{heading}\n{PROSE}\nItem 2. Properties")[0].endswith(PROSE)


@pytest.mark.parametrize(
    "line",
    [
        "See Item 1C. Cybersecurity for a description of our program.",
        "Item 1C of this report describes our program, which the audit committee oversees.",
        "Item 1C, Cybersecurity below describes our program, which the audit committee oversees.",
        "“Item 1C. Cybersecurity” describes our program, which the audit committee oversees each quarter.",
        f"{PROSE} For more, see Part I,\nItem 1C. Cybersecurity",
        f"{PROSE} It is described under\nitem 1c. cybersecurity",
        "item 1c. cybersecurity describes our program, which the audit committee oversees.",
        "Item 1C. Cybersecurity 24\nItem 2. Properties 25",
        "Item 1C. Cybersecurity\n24\nItem 2. Properties\n25",
        "Item 1C. Cybersecurity ........ 24",
        "Item 1C. Cybersecurity\t24-26, 31",
        "Item 1C. Cybersecurity\nRisk Management and Strategy 24\nGovernance 25\nItem 2. Properties 26",
        f"{HEADING}\nHow We Weigh and Manage What Threatens Our Ships ............ 24\nItem 2. Properties",
        f"{HEADING}\nHow We Manage Our Risks.\nItem 2. Properties",
        "Item 1.05 of Form 8-K asks for less than Item 1C.",
        "Item 21C. Cybersecurity of vessels under construction in our yards and of those that we service.",
        "",
    ],
)
def test_a_reference_and_a_line_of_contents_are_no_heading(line):
    assert found(f"{line}\n{PROSE}\n" if line.startswith("See") else line) == []


def test_of_two_places_the_one_that_speaks_of_the_subject_is_the_section():
    contents = f"{HEADING}\n" + "This report has forward-looking statements, as all such reports have. " * 2
    assert found(f"{contents}\nItem 1. Business\nFerries.\n{HEADING}\n{PROSE}") == [f"{HEADING}\n{PROSE}"]


def test_a_running_head_that_repeats_the_heading_does_not_cut_the_section():
    text = f"Item 1C. Cybersecurity\n{PROSE}\n39\nPART I\nITEM 1C. CYBERSECURITY\n{PROSE}\nItem 2. Properties"
    assert found(text) == [text.rpartition("\n")[0]]


def test_what_belongs_to_the_page_is_not_the_end_of_a_section():
    page = "24\nTable of Contents\nHarbor Lane Corp. | 2025 Form 10-K | 24\nPART I\nItem 1B, 1C"
    assert found(f"{HEADING}\n{PROSE}\n{page}\nItem 2. Properties") == [f"{HEADING}\n{PROSE}"]


def test_an_answer_of_two_words_is_a_section():
    assert found("Item 1C. Cybersecurity\nNot applicable.\nItem 2. Properties") == [
        "Item 1C. Cybersecurity\nNot applicable."
    ]
    assert found("Item 1C. Cybersecurity. Not applicable.\nItem 2. Properties") == [
        "Item 1C. Cybersecurity. Not applicable."
    ]


@pytest.mark.parametrize("answer", ["We have no cybersecurity program.", "None", "N/A", "Omitted."])
def test_a_short_item_is_a_section(answer):
    assert found(f"{HEADING}\n{answer}\nItem 2. Properties") == [f"{HEADING}\n{answer}"]


def test_a_text_that_lost_its_line_breaks_is_read_too():
    text = f"None. {HEADING} {PROSE} See Item 2. Properties are named there. {PROSE} Item 2. Properties We"
    assert found(text) == [text[6:].rpartition(" Item 2.")[0]]
    incident = "Item 1.05 Material Cybersecurity Incidents On June 8, 2026, the Company found an intruder."
    assert found(f"{incident} SIGNATURE Pursuant to the requirements of the Act") == [incident]


@pytest.mark.parametrize(
    "end",
    [
        "Item 2. Properties",
        "Items 2 and 3. Properties and Legal Proceedings",
        "ITEM 3. LEGAL PROCEEDINGS",
        "item 2. properties",
        "2. Properties",
        "3. Legal Proceedings",
        "PART II\nItem 5. Market for Registrant’s Common Equity",
        "SIGNATURES",
        "Exhibit Index",
    ],
)
def test_the_next_item_the_signatures_and_the_exhibits_end_a_section(end):
    assert found(f"{HEADING}\n{PROSE}\n{end}\nWe own two yards.") == [f"{HEADING}\n{PROSE}"]


@pytest.mark.parametrize(
    "line",
    [
        "Item 2 of this report names the yards that an incident could close.",
        "Item 1A. Risk Factors of this report describes the risks.",
        "Item 7. Management’s Discussion, above, has the figures.",
        "see Part II,\nItem 7. Management’s Discussion and Analysis",
    ],
)
def test_a_reference_to_another_item_does_not_end_a_section(line):
    text = f"Item 1C. Cybersecurity\n{PROSE}\n{line}\n{PROSE}"
    assert found(f"{text}\nItem 2. Properties") == [text]


def test_each_form_has_its_item():
    foreign = f"Item 16J. Insider Trading\nNone.\nK. Cybersecurity\n{PROSE}\nItem 17. Financial Statements"
    assert [section.item for section in sections.find(foreign)] == ["16K"]
    incident = f"Item 1.05\nMaterial Cybersecurity Incidents\n{PROSE}\nItem 9.01\nFinancial Statements"
    assert [section.item for section in sections.find(incident)] == ["1.05"]
    assert sections.find(incident, ["1C", "16K"]) == ()
    assert set(FORMS) == {"1C", "16K", "1.05"}


def test_the_headed_parts_follow_their_section():
    text = (
        f"{HEADING}\nRisk Management and Strategy\n{PROSE}\nThird-Party Oversight\n{PROSE}\n"
        f"Governance. The board oversees cybersecurity risk.\nHow our management hears of incidents\n{PROSE}"
    )
    assert titles(text) == [
        "Item 1C. Cybersecurity",
        "Risk Management and Strategy",
        "Third-Party Oversight",
        "Governance",
        "How our management hears of incidents",
    ]
    whole, *parts = sections.find(text)
    assert all(part.span.within(whole.span) for part in parts)
    assert [part.span.end for part in parts[:-1]] == [part.span.start - 1 for part in parts[1:]]
    assert parts[-1].span.end == whole.span.end


@pytest.mark.parametrize(
    "line",
    [
        "Our program includes",
        "Not applicable",
        "• Incident Response",
        "the audit committee of our board",
        "24",
        "HARBOR LANE CORPORATION",
        "We have not been breached.",
    ],
)
def test_not_every_short_paragraph_is_a_heading(line):
    assert titles(f"{HEADING}\n{PROSE} Our\n{line}\n{PROSE}\n{PROSE}") == [HEADING]


INDEX = "Form 10-K Cross-Reference Index\nItem 1C. Cybersecurity 52-53\nItem 2. Properties 54\n"


def test_a_report_with_an_index_only_is_read_by_its_bare_title():
    section = f"Cybersecurity\n{PROSE}\nGovernance\n{PROSE} Cyber drills are held.\nOur Assessors\n{PROSE}"
    text = f"Cybersecurity\n52\nOur Ferries\nWe build ferries.\n{section}\nOur People\nWe have many.\n{INDEX}"
    assert sections.find(text) == ()
    whole, *parts = sections.find_by_title(text, "1C")
    assert text[whole.span.start : whole.span.end] == section
    assert [part.title for part in parts] == ["Governance", "Our Assessors"]


def test_a_bare_title_counts_only_where_the_item_is_named_and_spoken_of():
    assert sections.find_by_title(f"Cybersecurity\n{PROSE}\n{PROSE} Cyber. Cyber.", "1C") == ()
    assert sections.find_by_title(f"Cybersecurity\nWe build ferries.\n{INDEX}", "1C") == ()
    assert sections.find_by_title(INDEX, "1C") == ()


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Item 1C",
                "Item 16K.",
                "Item 1.05",
                "Cybersecurity",
                PROSE,
                "\n",
                " ",
                "24",
                "Item 2. Properties",
                "“",
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_sections_lie_in_the_text_in_order_and_parts_in_sections(text):
    reached = 0
    outer = None
    for section in sections.find(text):
        assert 0 <= section.span.start < section.span.end <= len(text)
        shown = text[section.span.start : section.span.end]
        assert shown == shown.strip()
        if outer and section.span.within(outer):
            assert section.span.start >= reached
            reached = section.span.start
        else:
            outer, reached = section.span, section.span.start


def test_a_long_report_costs_a_few_milliseconds():
    around = f"{PROSE} 21.05 31C\n" * 3000
    text = f"{around}{HEADING}\n{PROSE}\nItem 2. Properties\n{around}"
    sections.find(text)
    begin = time.process_time()
    assert found(text) == [f"Item 1C. Cybersecurity\n{PROSE}"]
    assert time.process_time() - begin < 0.1, "a hundred times what it should take"


def test_the_item_is_found_in_every_real_extract(corpus: Path):
    for path in sorted((corpus / "corpus" / "item1c_text").rglob("*.txt")):
        items = [section.item for section in sections.find(path.read_text(encoding="utf-8"))]
        assert items[:1] == ["1C"], path.name
