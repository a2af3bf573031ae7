"""A comparison as JSON, in the shape of ``schemas/diff.schema.json``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cyberlint import record
from cyberlint.comparison import Comparison, Fate, FlagChange
from cyberlint.disclosure import Disclosure
from cyberlint.flags import place
from cyberlint.narrative import Narrative, Sentence
from cyberlint.redline import Kind, Row
from cyberlint.reporters import Options

SCHEMA = "cyberlint-diff/1"


def report(comparisons: Sequence[Comparison], options: Options) -> str:
    """Return the whole report."""
    head = record.head(options.version) | {"schema": SCHEMA}
    return record.encode({**head, "comparisons": [_comparison(one) for one in comparisons]}, indent=2) + "\n"


def _comparison(comparison: Comparison) -> dict[str, Any]:
    redline = comparison.redline
    return {
        "prior": _filing(comparison.prior),
        "current": _filing(comparison.current),
        "notes": list(comparison.notes),
        "sentences": {str(kind): redline.counts[kind] for kind in Kind if kind is not Kind.AWAY},
        "carried": round(redline.carried, 4),
        "flags": {change.name: _flag(change) for change in comparison.flags},
        "findings": {str(fate): [record.finding(one) for one in comparison.of(fate)] for fate in Fate},
        "redline": [_row(row, comparison) for row in redline.rows if row.kind is not Kind.AWAY],
    }


def _filing(disclosure: Disclosure) -> dict[str, Any]:
    names = ("path", "registrant", "cik", "accession", "form", "period", "filed")
    return {name: getattr(disclosure, name) for name in names}


def _flag(change: FlagChange) -> dict[str, Any]:
    return {
        "concept": change.after.concept,
        "tagged": {"before": change.before.tagged, "after": change.after.tagged},
        "narrative": {
            "before": str(change.before.verdict.answer),
            "after": str(change.after.verdict.answer),
        },
    }


def _row(row: Row, comparison: Comparison) -> dict[str, Any]:
    redline = comparison.redline
    before, after = redline.said(row)
    words: list[dict[str, str]] | None = None
    if row.kind in (Kind.CHANGED, Kind.MOVED):
        words = [{"change": str(piece.change), "text": piece.text} for piece in redline.words(row)]
    return {
        "kind": str(row.kind),
        "heading": row.heading,
        "before": _sentence(row.before, before, redline.before),
        "after": _sentence(row.after, after, redline.after),
        "words": words,
    }


def _sentence(sentence: Sentence | None, text: str | None, narrative: Narrative) -> dict[str, Any] | None:
    if sentence is None:
        return None
    return {"text": text, "location": record.location(place(sentence, narrative.disclosure))}
