"""The cover page: form, registrant, period."""

from __future__ import annotations

import pytest

from cyberlint.draft.cover import Cover, cover

PAGE = """\
UNITED STATES
SECURITIES AND EXCHANGE COMMISSION
FORM 10-K
☒ ANNUAL REPORT PURSUANT TO SECTION 13 OR 15(d) OF THE SECURITIES EXCHANGE ACT OF 1934
For the fiscal year ended December 31, 2025
Commission file number 001-00000
Harbor Lane Corp.
(Exact name of registrant as specified in its charter)
"""


def test_a_cover_page():
    assert cover(PAGE) == Cover("10-K", "Harbor Lane Corp.", "2025-12-31")


def test_a_text_without_a_cover_says_nothing():
    assert cover("Item 1C. Cybersecurity\nWe filed a report on Form 8-K in the year ended badly.") == Cover()


@pytest.mark.parametrize(
    ("line", "form"),
    [
        ("FORM 10-K/A", "10-K/A"),
        ("Form 10-KT", "10-KT"),
        ("FORM\xa020-F", "20-F"),
        ("Form 8-K", "8-K"),
        ("8-K/A (Current report)  filed 2026-07-02", "8-K/A"),
        ("Harbor Lane Corp. | 2025 Form 10-K | 3", "10-K"),
        ("We filed a current report on Form 8-K with the Commission after the incident came to light.", None),
        ("FORM 10-Q", None),
    ],
)
def test_forms(line, form):
    assert cover(f"{line}\nWe build ferries.").form == form


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("For the fiscal year ended December 31, 2025", "2025-12-31"),
        ("For the fiscal year ended: June 30 , 2025", "2025-06-30"),
        ("for the year ended 31 March 2025", "2025-03-31"),
        ("For the fiscal year ended 31st of March 2025", "2025-03-31"),
        ("For the fiscal year ended\n2025-09-27", "2025-09-27"),
        ("For the transition period from July 1, 2025 to December 31, 2025", "2025-12-31"),
        ("Date of Report (Date of earliest event reported): June 8, 2026", "2026-06-08"),
        ("Date of earliest event reported) June 8, 2026", "2026-06-08"),
        ("For the fiscal year ended February 30, 2025", None),
        ("For the fiscal year ended ________", None),
    ],
)
def test_periods(words, period):
    assert cover(words).period == period


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("Harbor Lane Corp. (Exact name of registrant as specified in its charter)", "Harbor Lane Corp."),
        (
            "HARBOR LANE CORP.\n__________\n(EXACT NAME OF REGISTRANT AS SPECIFIED IN ITS CHARTER)",
            "HARBOR LANE CORP.",
        ),
        (
            "Kestrel Bay plc\n(Exact name of Registrant as specified in its charter)\nNot applicable",
            "Kestrel Bay plc",
        ),
        ("(Exact name of registrant as specified in its charter)", None),
        ("We build ferries. " * 9 + "(Exact name of registrant)", None),
    ],
)
def test_registrants(page, name):
    assert cover(page).registrant == name


def test_what_stands_far_from_the_start_is_no_cover():
    assert cover("We build ferries.\n" * 1000 + PAGE) == Cover()
