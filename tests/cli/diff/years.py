"""Filings of two years: those of the examples, and lines of a data set."""

from __future__ import annotations

import json

from cli.runner import SOURCE

EXAMPLES = SOURCE.parent / "examples"
BEFORE, AFTER = "larkspur-2024-10-K.htm", "larkspur-10-K.htm"


def data_set(*filings: dict[str, object]) -> str:
    """Write filings as a data set."""
    return "".join(json.dumps(filing) + "\n" for filing in filings)


def line(year: int, words: str, cik: str = "9990001") -> dict[str, object]:
    """Return an annual report with one text."""
    facts = [{"concept": "CybersecurityRiskRoleOfManagementTextBlock", "value": words}]
    period = f"{year}-12-31"
    number = f"{cik.zfill(10)}-{year - 1999:02}-000001"
    return {"accession": number, "cik": cik, "form": "10-K", "period": period, "facts": facts}
