"""An Item 1C for Word drafts, and the titles of what was read."""

from __future__ import annotations

from cyberlint.disclosure import Disclosure

ITEM = "Item 1C. Cybersecurity"
BODY = (
    "We maintain a cybersecurity program that identifies and manages material risks from cybersecurity"
    " threats, and our audit committee oversees it."
)
MORE = "Our Chief Information Security Officer reports to the audit committee on cybersecurity each quarter."


def titles(found: Disclosure) -> list[str]:
    """Return the titles of the parts of a disclosure."""
    return [section.title for section in found.sections]
