"""A Disclosure as a JSON value."""

from __future__ import annotations

from typing import Any

from cyberlint.disclosure import Disclosure, Fact, Mark, Section, Span


def written(disclosure: Disclosure) -> dict[str, Any]:
    """Return the whole of a Disclosure as a JSON value; what is unknown is None or empty."""
    return {
        "accession": disclosure.accession,
        "cik": disclosure.cik,
        "registrant": disclosure.registrant,
        "form": disclosure.form,
        "forms": list(disclosure.forms),
        "period": disclosure.period,
        "filed": disclosure.filed,
        "taxonomy": _taxonomy(disclosure.taxonomy),
        "items": list(disclosure.items),
        "path": disclosure.path,
        "format": disclosure.format,
        "scope": str(disclosure.scope),
        "tagged": disclosure.tagged,
        "limits": list(disclosure.limits),
        "text": disclosure.text,
        "sections": [_section(section) for section in disclosure.sections],
        "facts": [_fact(fact) for fact in disclosure.facts],
        **({"marks": [_mark(mark) for mark in disclosure.marks]} if disclosure.marks else {}),
        **({"sic": disclosure.sic} if disclosure.sic else {}),
    }


def _fact(fact: Fact) -> dict[str, Any]:
    found: dict[str, Any] = {"concept": fact.concept, "value": fact.value}
    if fact.element is None:
        found["known"] = False
    if fact.taxonomy is not None:
        found["taxonomy"] = _taxonomy(fact.taxonomy)
    if fact.period and fact.period.start is not None:
        found["start"] = fact.period.start
    if fact.period:
        found["end"] = fact.period.end
    if fact.dimensions:
        found["dimensions"] = [
            {"axis": axis, "member": member} if axis else {"member": member}
            for axis, member in fact.dimensions
        ]
    if fact.id is not None:
        found["id"] = fact.id
    found["spans"] = [_span(span) for span in fact.spans]
    return found


def _mark(mark: Mark) -> dict[str, Any]:
    return {"kind": str(mark.kind), "span": _span(mark.span), **({"text": mark.text} if mark.text else {})}


def _section(section: Section) -> dict[str, Any]:
    return {"item": section.item, "title": section.title, "span": _span(section.span)}


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _taxonomy(year: int | None) -> str | None:
    return f"cyd/{year}" if year is not None else None
