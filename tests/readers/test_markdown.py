"""Markdown drafts, as a person hands them in."""

from __future__ import annotations

import pytest

from cyberlint import readers
from cyberlint.disclosure import Disclosure
from cyberlint.readers import markdown
from cyberlint.source import Source

DRAFT = """\
---
status: draft
---

# FORM 20-F

**Kestrel Bay plc**
(Exact name of registrant as specified in its charter)

For the fiscal year ended *31 March 2025*

| | Page |
|---|---|
| Item 16K. Cybersecurity | 61 |
| Item 17. Financial Statements | 63 |

## ITEM 16K. **CYBERSECURITY**

### Governance

The [audit committee](https://x.example/committee) of our board
oversees cybersecurity risk.

## Item 17. Financial Statements
"""


def test_a_draft():
    (draft,) = readers.read(Source("draft.md", DRAFT.encode()))
    assert isinstance(draft, Disclosure)
    assert draft.text == (
        "ITEM 16K. CYBERSECURITY\nGovernance\nThe audit committee of our board oversees cybersecurity risk."
    )
    assert (draft.format, draft.form, draft.registrant, draft.period) == (
        "markdown",
        "20-F",
        "Kestrel Bay plc",
        "2025-03-31",
    )
    assert [section.title for section in draft.sections] == ["ITEM 16K. CYBERSECURITY", "Governance"]
    place = draft.place(draft.text.index("audit"))
    assert (place.line, place.column) == (21, 6)


@pytest.mark.parametrize(
    ("path", "text", "surety"),
    [
        ("a.md", "We test.", 2),
        ("a.markdown", "We test.", 2),
        ("-", "# Item 1C. Cybersecurity", 1),
        ("a.txt", "**Governance**", 1),
        ("-", "see [us](https://x.example)", 1),
        ("a.txt", "We test.", 0),
        ("a.htm", "<p>**a**</p>", 0),
        ("-", "#5 in our list", 0),
    ],
)
def test_how_surely_it_is_recognised(path, text, surety):
    assert markdown.recognise(Source(path, text.encode())) == surety


def test_marks_win_over_plain_text():
    assert readers.recognise(Source("-", b"# Item 1C. Cybersecurity\n\nWe test.")) == "markdown"
    assert readers.recognise(Source("-", b"Item 1C. Cybersecurity\n\nWe test.")) == "text"
