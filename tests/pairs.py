"""Small disclosures with what came before them, to ask operators and conditions about."""

from __future__ import annotations

from typing import Any

from cases import case
from cyberlint.condition import Case
from cyberlint.disclosure import Disclosure, Fact, Scope, Section, Span
from cyberlint.redline.prior import Earlier, Prior


def filing(text: str, *facts: Fact, **fields: Any) -> Disclosure:
    """Return a filing of the year before, or with a form of its own an incident report."""
    given = {"path": "prior", "period": "2024-12-31", **whole(text)} | fields
    return case(*facts, **given).disclosure


def whole(text: str) -> dict[str, Any]:
    """Return what makes a text that of a whole Item."""
    section = Section("1C", "Cybersecurity", Span(0, len(text)))
    return {"text": text, "scope": Scope.FULL_ITEM, "sections": (section,)}


def pair(
    before: Disclosure | str | None,
    after: str,
    *facts: Fact,
    incidents: tuple[Disclosure, ...] = (),
    **fields: Any,
) -> Case:
    """Return the case of a filing for 2025 and the one before it."""
    current = case(*facts, **whole(after), **fields)
    report = filing(before) if isinstance(before, str) else before
    reason = "" if report else "none of this registrant"
    earlier = Earlier(report, reason, incidents, bool(incidents))
    return current._replace(prior=Prior(earlier, current.narrative))
