"""Headings of the parts: lines of their own, and words that run into a sentence."""

from __future__ import annotations

import pytest

from cyberlint.disclosure import Span
from cyberlint.narrative.headings import heads, is_heading, run_in_heading
from cyberlint.narrative.paragraphs import paragraphs

PROSE = "The audit committee of our board oversees cybersecurity risk and reports to the board each quarter."


def titles(text: str) -> list[str]:
    return [title for _, title in heads(text, list(paragraphs(text, Span(0, len(text)))))]


def run_in(text: str) -> str:
    return text[: run_in_heading(text, 0, len(text))]


@pytest.mark.parametrize(
    "line",
    [
        "Governance",
        "GOVERNANCE",
        "Risk Management and Strategy.",
        "Management’s Role in Managing Risk",
        "How Our Board Oversees Risk",
        "2. Board Oversight",
        "(a) Risk management",
        "A. Governance",
        "Material Cybersecurity Incidents.",
    ],
)
def test_a_heading(line):
    assert is_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "•",
        "We engage assessors.",
        "our program includes",
        "Our program",
        "Not applicable",
        "None",
        "Our board of directors and its committees oversee the risks that we face",
        "• Governance",
        "1. Training",
        "training;",
        PROSE,
    ],
)
def test_no_heading(line):
    assert not is_heading(line)


def test_a_known_heading_is_known_without_case_and_punctuation():
    assert is_heading("MANAGEMENT’S ROLE:")
    assert is_heading("Third-party service providers")
    assert not is_heading("Ferries of our yards")


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Governance. The board oversees risk.", "Governance."),
        ("Board Oversight: The board oversees risk.", "Board Oversight:"),
        ("Management’s Role – Our CISO manages risk.", "Management’s Role –"),
        ("Governance Our board oversees risk.", "Governance"),
        ("Item 1C. Cybersecurity Harbor Lane maintains a program.", "Item 1C. Cybersecurity"),
        ("ITEM 1C. CYBE RSECURITY Risk Management and Strategy We maintain", "ITEM 1C. CYBE RSECURITY"),
        ("Vendor Oversight Program We assess vendors.", "Vendor Oversight Program"),
        ("Vendor Oversight and Review: Vendors are assessed.", "Vendor Oversight and Review:"),
        ("•Training. We train our people.", "•Training."),
        ("“Governance Our board oversees risk.", "“Governance"),
        ("Processes for Assessing, Identifying and Managing Risks Our program", None),
    ],
)
def test_a_heading_runs_into_its_text(text, heading):
    assert run_in(text) == (heading if heading is not None else text.removesuffix(" Our program"))


@pytest.mark.parametrize(
    "text",
    [
        "Governance is overseen by the board.",
        "Management oversees risk.",
        "Our Board oversees risk.",
        "The Audit Committee oversees risk.",
        "Harbor Lane Corp. builds ferries.",
        "We are ready.",
        "Governance",
        "Risk management – and governance – matter.",
        "No. We concluded that it was not.",
        "",
    ],
)
def test_nothing_runs_in(text):
    assert run_in(text) == ""


def test_headings_among_paragraphs():
    text = f"Governance\n{PROSE}\nRole of Management\n{PROSE}\nBoard\nReporting\n{PROSE}"
    assert titles(text) == ["Governance", "Role of Management", "Board", "Reporting"]


def test_a_line_in_small_letters_between_finished_paragraphs_is_a_heading():
    text = f"{PROSE}\nHow management hears of incidents\n{PROSE}\nWe assess:\nEach vendor of ours\n{PROSE}"
    assert titles(text) == ["How management hears of incidents"]


def test_the_last_line_stands_above_nothing():
    assert titles(f"{PROSE}\nGovernance") == []
