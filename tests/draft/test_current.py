"""Current reports without tags: an incident under Item 1.05, under another Item, or on Form 6-K."""

from __future__ import annotations

import pytest

from cyberlint.disclosure import Disclosure
from cyberlint.engine import lint
from cyberlint.pack import builtin
from cyberlint.readers import read
from cyberlint.source import ReadError, Source

COVER = (
    "FORM {form}\nCURRENT REPORT\nHarbor Lane Corp.\n(Exact name of registrant as specified in its charter)\n"
)
INCIDENT = (
    "On March 2, 2026, the Company found a cybersecurity incident in which an unauthorized third party "
    "copied files.\n"
    "The Company's investigation of the incident is ongoing, and law enforcement was notified. The incident "
    "has not had a material impact on the Company's operations, and management does not believe that the "
    "unauthorized access will.\n"
)
EXHIBITS = "Item 9.01 Financial Statements and Exhibits.\n104 Cover page in Inline XBRL, as an exhibit.\n"


def draft(text: str) -> Disclosure:
    (found,) = read(Source("draft.txt", text.encode()))
    assert isinstance(found, Disclosure)
    return found


@pytest.mark.parametrize(
    ("item", "title"), [("8.01", "Other Events."), ("7.01", "Regulation FD Disclosure.")]
)
def test_an_incident_under_another_item_is_read(item: str, title: str) -> None:
    found = draft(f"{COVER.format(form='8-K')}Item {item} {title}\n{INCIDENT}{EXHIBITS}")
    assert (found.form, found.items, found.registrant) == ("8-K", (item, "9.01"), "Harbor Lane Corp.")
    assert [section.label for section in found.sections] == [f"Item {item}"]
    assert found.text.startswith(f"Item {item} {title}")
    assert found.text.rstrip().endswith("unauthorized access will.")
    assert found.limits == ()
    outcomes = lint(found, builtin()).outcomes
    assert [outcome.reason for outcome in outcomes if outcome.crashed] == []


def test_another_matter_under_another_item_is_nothing_to_lint() -> None:
    dividend = "Item 8.01 Other Events.\nThe board declared a dividend of $0.20.\n"
    with pytest.raises(ReadError, match=r"the report on Form 8-K has no Item 1\.05"):
        draft(f"{COVER.format(form='8-K')}{dividend}{EXHIBITS}")


def test_a_form_6k_on_an_incident_is_read_as_a_whole() -> None:
    found = draft(f"{COVER.format(form='6-K')}{INCIDENT}")
    assert (found.form, found.forms) == ("6-K", ("6-K",))
    assert "copied files" in found.text


def test_a_form_6k_on_another_matter_is_nothing_to_lint() -> None:
    with pytest.raises(
        ReadError, match="nothing to lint: the report on Form 6-K tells of no cybersecurity incident"
    ):
        draft(f"{COVER.format(form='6-K')}The board declared a dividend of $0.20 for each share.\n")


@pytest.mark.parametrize(
    "words",
    [
        "Harbor Lane Corp. experienced a material cybersecurity incident.",
        "Harbor Lane Corp. reports that on 4 May 2026 it discovered an intrusion into its crew portal.",
        "The ransomware attack that we disclosed in May has halted production at all five plants.",
        "On 3 May 2026 somebody broke into a database of Harbor Lane Corp. and took records of seafarers.",
        "Records of 2,300 passengers have been stolen from our booking office, as we learned on 4 May 2026.",
        "Cybercriminals demand money from Harbor Lane Corp.",
    ],
)
def test_one_sentence_on_an_incident_is_enough_in_a_current_report(words: str) -> None:
    assert words in draft(f"{COVER.format(form='6-K')}{words}\n").text
    assert words in draft(f"{COVER.format(form='8-K')}Item 8.01 Other Events.\n{words}\n").text


def test_the_cover_of_a_form_6k_is_not_counted_against_what_it_tells() -> None:
    cover = (
        "Indicate by check mark whether the registrant files or will file annual reports under cover. " * 30
    )
    told = "Cybercriminals demand money from Harbor Lane Corp."
    assert told in draft(f"{COVER.format(form='6-K')}{cover}Form 20-F ☒ Form 40-F ☐\n{told}\n").text


def test_an_incident_that_only_the_cautionary_statement_fears_is_another_matter() -> None:
    dividend = "Item 8.01 Other Events.\nThe board declared a dividend of $0.20.\n"
    caution = "Forward-Looking Statements\nRisks include a cyberattack on our systems and ransomware.\n"
    with pytest.raises(ReadError, match="nothing to lint"):
        draft(COVER.format(form="8-K") + dividend + caution)


def test_an_incident_in_passing_is_another_matter() -> None:
    results = "Sales of the quarter rose in all regions but one, as the table below shows. " * 30
    with pytest.raises(ReadError, match="nothing to lint"):
        draft(f"{COVER.format(form='6-K')}{results}Costs fell, as there was no cyber incident.\n")


def test_the_line_of_an_archive_tells_the_day_of_filing() -> None:
    head = "8-K (Current report)  filed 2026-03-06\nHARBOR LANE CORP\n\n"
    found = draft(f"{head}Item 1.05 Material Cybersecurity Incidents. {INCIDENT}")
    assert (found.form, found.filed) == ("8-K", "2026-03-06")


NOTE = "This Amendment No. 1 amends the report that was filed on March 6, 2026 to add the scope.\n"


def test_the_explanatory_note_of_an_amendment_belongs_to_what_is_read() -> None:
    head = f"{COVER.format(form='8-K/A')}EXPLANATORY NOTE\n{NOTE}"
    found = draft(f"{head}Item 1.05 Material Cybersecurity Incidents.\n{INCIDENT}")
    assert found.text.startswith("EXPLANATORY NOTE\nThis Amendment No. 1")
    assert [(section.label, found.text[section.span.start :][:9]) for section in found.sections] == [
        ("Item 1.05", "Item 1.05"),
        ("EXPLANATORY NOTE", "EXPLANATO"),
    ]
    assert found.items == ("1.05",)
    failing = {finding.rule.id for finding in lint(found, builtin()).findings}
    assert failing.isdisjoint({"CYD909", "CYD922"})


def test_a_note_before_another_item_is_none_of_this_one() -> None:
    head = (
        f"{COVER.format(form='8-K/A')}EXPLANATORY NOTE\n{NOTE}Item 1.01 Entry into an Agreement.\nWe have.\n"
    )
    found = draft(f"{head}Item 1.05 Material Cybersecurity Incidents.\n{INCIDENT}")
    assert [section.label for section in found.sections] == ["Item 1.05"]
    assert found.text.startswith("Item 1.05")


ITEM = f"{COVER.format(form='8-K')}Item 1.05 Material Cybersecurity Incidents.\n{INCIDENT}"


@pytest.mark.parametrize(
    "end",
    [
        "On March 5, 2026, the U.S. Department of Justi",
        "Cautionary Statement Regarding Forward-Looking Sta",
        "Two custom",
        "The Company has con",
        "The Company believes that the cost of the response to the incident will be about",
    ],
)
def test_it_is_seen_that_a_text_stops_in_the_middle(end: str) -> None:
    assert draft(ITEM + end).limits == (f"the text ends early: “…{end[-30:]}”",)


@pytest.mark.parametrize(
    "end",
    [
        "",
        "The incident affected:\nour mail system\nthe servers of two warehouses",
        "Harbor Lane Corp.",
        "HARBOR LANE CORP AND ITS SUBSIDIARIES",
        "Chief Financial Officer",
    ],
)
def test_a_list_or_a_name_at_the_end_is_an_end(end: str) -> None:
    assert draft(ITEM + end).limits == ()
