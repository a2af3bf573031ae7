"""A report without the Item: left out, exempt, or not told."""

from __future__ import annotations

import pytest

from cyberlint.narrative.omission import exemption, is_passed_over

BEFORE = "Item 1B. Unresolved Staff Comments\nNone.\n"
AFTER = "Item 2. Properties\nWe own two yards.\n"
FOREIGN = (
    "Item 16J. Insider Trading Policies\nWe have adopted a policy.\n",
    "Item 17. Financial Statements\nSee below.",
)


def test_a_report_that_goes_past_the_item_leaves_it_out() -> None:
    assert is_passed_over(BEFORE + AFTER, "1C")
    assert is_passed_over("".join(FOREIGN), "16K")


@pytest.mark.parametrize(
    "text",
    [
        "",
        BEFORE,
        AFTER,
        AFTER + BEFORE,
        BEFORE + "Item 1C. Our Networks\nWe watch them.\n" + AFTER,
        BEFORE + "Cybersecurity\nWe watch our networks.\n" + AFTER,
        "Item 1B. Unresolved Staff Comments\nItem 2. Properties\n",
        "Item 1B. Unresolved Staff Comments\n14\nItem 2. Properties\n15\n",
        "Item 1B. Unresolved Staff Comments\nNone.\nfor our yards see\nItem 2. Properties\n",
    ],
    ids=[
        "nothing",
        "the end is missing",
        "the start is missing",
        "another order",
        "another title",
        "no number",
        "contents",
        "contents with pages",
        "a reference",
    ],
)
def test_what_is_not_plain_is_no_omission(text: str) -> None:
    assert not is_passed_over(text, "1C")


def test_an_issuer_of_asset_backed_securities_says_what_it_leaves_out() -> None:
    said = "These Items are omitted in accordance with General Instruction J to Form 10-K: 1, 1C and 2."
    text = f"Harbor Lane Auto Trust\n{said}\nItem 3. Legal Proceedings"
    found = exemption(text)
    assert found
    assert text[found.start : found.end] == said


def test_other_reports_claim_no_exemption() -> None:
    assert exemption(BEFORE + AFTER + "We sell asset-backed securities.") is None
