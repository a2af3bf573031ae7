"""A report as plain JSON values, in the shape of ``schemas/report.schema.json``."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from cyberlint.counts import RuleCount, by_rule
from cyberlint.outcome import (
    DocumentReport,
    Finding,
    Location,
    OutcomeKind,
    Quote,
    Report,
    Suppressed,
    SuppressionKind,
    Unread,
)
from cyberlint.rule import Severity

SCHEMA = "cyberlint-report/1"
"""The version of the shape: a change that breaks a reader of it counts it up."""

_UNSAFE = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)


def head(version: str) -> dict[str, Any]:
    """Return what says how to read the rest, and who wrote it."""
    return {"schema": SCHEMA, "tool": {"name": "cyberlint", "version": version}}


def document(report: DocumentReport) -> dict[str, Any]:
    """Return one document with the count of its outcomes, its findings, and what was not evaluated."""
    disclosure = report.disclosure
    return {
        "path": disclosure.path,
        "form": disclosure.form,
        "registrant": disclosure.registrant,
        "period": disclosure.period,
        "outcomes": {str(kind): report.count(kind) for kind in OutcomeKind},
        "findings": [finding(item) for item in report.findings],
        "suppressed": [suppressed(item) for item in report.suppressed],
        "notEvaluated": [
            {"rule": outcome.rule.id, "reason": outcome.reason}
            for outcome in report.outcomes
            if outcome.kind is OutcomeKind.NOT_EVALUATED
        ],
    }


def finding(item: Finding) -> dict[str, Any]:
    """Return one finding."""
    return {
        "rule": item.rule.id,
        "name": item.rule.name,
        "severity": str(item.severity),
        "confidence": str(item.confidence),
        "category": item.rule.category,
        "message": item.message,
        "location": location(item.location),
        "evidence": [quote(piece) for piece in item.evidence],
        "remedy": item.rule.remedy,
        "references": [{"cite": law.cite, "url": law.url} for law in item.references],
        "fingerprint": item.fingerprint,
    }


def suppressed(item: Suppressed) -> dict[str, Any]:
    """Return a finding that is accepted, and the entry that accepts it."""
    entry = item.suppression
    return {
        "finding": finding(item.finding),
        "suppression": {
            "kind": str(entry.kind),
            "reason": entry.reason,
            "owner": entry.owner,
            "since": entry.since,
            "until": entry.until,
            "age": entry.age,
            "left": entry.left,
            "path": entry.path,
            "line": entry.line,
        },
    }


def quote(piece: Quote) -> dict[str, Any]:
    """Return one piece of evidence; the text of an absence is None."""
    return {"role": piece.role, "text": piece.text, "location": location(piece.location)}


def location(place: Location) -> dict[str, Any]:
    """Return one place in its three coordinates; what is not known is None."""
    return {
        "path": place.path,
        "section": place.section,
        "paragraph": place.paragraph,
        "sentence": place.sentence,
        "line": place.line,
        "column": place.column,
        "offset": place.offset,
        "length": place.length,
        "fact": place.fact,
        "part": place.part,
    }


def unread(item: Unread) -> dict[str, Any]:
    """Return one input that could not be linted."""
    return {"path": item.path, "what": item.what, "line": item.line, "column": item.column}


def summary(report: Report, *, statistics: bool = False) -> dict[str, Any]:
    """Return the counts of the whole run, by rule too if asked for, and why it exits as it does."""
    outcomes = Counter(outcome.kind for item in report.documents for outcome in item.outcomes)
    severities = Counter(found.severity for item in report.documents for found in item.findings)
    waived = report.suppressed(SuppressionKind.WAIVER)
    return {
        "documents": len(report.documents),
        "unread": len(report.unread),
        "skipped": report.skipped,
        "findings": {str(severity): severities[severity] for severity in Severity},
        "outcomes": {str(kind): outcomes[kind] for kind in OutcomeKind},
        "waived": len(waived),
        "expiring": sum(item.suppression.expiring for item in waived),
        "baseline": len(report.suppressed(SuppressionKind.BASELINE)),
        "asOf": report.as_of,
        "statistics": [rule(count) for count in by_rule(report.documents)] if statistics else None,
        "exit": {"code": report.exit_code, "reason": report.exit_reason},
    }


def rule(count: RuleCount) -> dict[str, Any]:
    """Return the counts of one rule over all documents."""
    return {
        "rule": count.rule.id,
        "name": count.rule.name,
        "findings": count.findings,
        "accepted": count.accepted,
        "outcomes": {str(kind): count.outcomes.get(kind, 0) for kind in OutcomeKind},
    }


def encode(values: Any, indent: int | None = None) -> str:
    """Return values as JSON text that is readable, and safe to print on a terminal.

    Letters of every script stay as they are; controls and bidirectional overrides, which JSON would let
    through, are escaped. A lone surrogate, which stands for a byte of a file's name that is no UTF-8, becomes
    U+FFFD: as an escape strict readers refuse it (RFC 8259, section 8.2).
    """
    text = json.dumps(values, ensure_ascii=False, indent=indent)
    return _UNSAFE.sub(_safe, text)


def _safe(match: re.Match[str]) -> str:
    return "\ufffd" if "\ud800" <= match[0] <= "\udfff" else json.dumps(match[0])[1:-1]
