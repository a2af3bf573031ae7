"""SARIF 2.1.0: one run, a result for every finding, and one for every rule that passed or could not be asked.

Section numbers below are those of the OASIS standard, SARIF 2.1.0 with errata 01. GitHub shows results of
every kind as alerts, accepted ones too, which SARIF does not mean; `Options.only_findings` leaves all but the
open findings out for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from cyberlint.disclosure import SourceMap
from cyberlint.outcome import (
    DocumentReport,
    Finding,
    Location,
    Outcome,
    OutcomeKind,
    Quote,
    Report,
    Suppression,
)
from cyberlint.record import encode
from cyberlint.reporters import Options
from cyberlint.rule import Rule, Severity

TITLE = "SARIF 2.1.0, for code scanning"

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_QUOTED = 240
"""How many characters the words at another place of a finding have in its list."""
_TAGS = 20
"""How many tags of a rule GitHub takes."""
_RESULTS = 25_000
"""How many results of a run GitHub takes; of a larger log it takes none. It shows the 5,000 most severe."""

_KINDS = {
    OutcomeKind.PASS: ("pass", "Checked; nothing was found."),
    OutcomeKind.NOT_APPLICABLE: ("notApplicable", "Not applicable: {}."),
    OutcomeKind.NOT_EVALUATED: ("open", "Not evaluated: {}."),
}
"""The kinds of §3.27.9; `open` says that a rule could not be evaluated for want of information."""


def report(report: Report, options: Options) -> str:
    """Return one SARIF log with one run."""
    rules = {outcome.rule.id: outcome.rule for item in report.documents for outcome in item.outcomes}
    order = {name: index for index, name in enumerate(sorted(rules))}
    paths = {path: index for index, path in enumerate(dict.fromkeys(_paths(report)))}
    results = [
        result
        for item in report.documents
        for result in _results(item, paths, order, only=options.only_findings)
    ]
    cut = _cut(results) if options.only_findings else 0
    judged: dict[str, Any] = {"suppressions": []} if report.as_of else {}  # all results have them, or none
    run = {
        "tool": {"driver": _driver([rules[name] for name in order], options.version)},
        "invocations": [_invocation(report, order, cut)],
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": uri(path)}, "roles": ["analysisTarget"]} for path in paths],
        "results": [judged | result for result in results],
        **({"properties": {"asOf": report.as_of}} if report.as_of else {}),
    }
    return encode({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _paths(report: Report) -> Iterator[str]:
    for document in report.documents:
        yield document.disclosure.path


def uri(path: str) -> str:
    """Return a path as given as a URI reference: relative stays relative (§3.4.3)."""
    if re.match(r"[A-Za-z]:[\\/]", path) or ("\\" in path and "/" not in path):
        path = path.replace("\\", "/")
    drive = re.match(r"[A-Za-z]:/", path)
    encoded = quote(_bytes(path), safe="/")
    if drive:
        return f"file:///{path[:2]}{encoded[4:]}"
    return f"file://{encoded}" if path.startswith("/") else encoded


def _bytes(path: str) -> bytes:
    """Return the bytes of a path: of a name on a system with bytes for names, those that it has."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return path.encode("utf-8", "surrogatepass")


def _driver(rules: list[Rule], version: str) -> dict[str, Any]:
    semantic = {"semanticVersion": version} if re.fullmatch(r"\d+\.\d+\.\d+", version) else {}
    return {"name": "cyberlint", "version": version, **semantic, "rules": [_rule(rule) for rule in rules]}


def _rule(rule: Rule) -> dict[str, Any]:
    """Describe a rule (§3.49); its first law with an address is the documentation it points to."""
    address = next((law.url for law in rule.references if law.url), None)
    tags = dict.fromkeys([rule.category, *(law.cite for law in rule.references)])
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": _braces(rule.title)},
        "fullDescription": {"text": _braces(rule.why or rule.title)},
        "help": {"text": _braces(_help(rule)), "markdown": _braces(_help(rule, bold="**"))},
        **({"helpUri": address} if address else {}),
        "defaultConfiguration": {"enabled": rule.default, "level": _LEVELS[rule.severity]},
        "properties": {"tags": list(tags)[:_TAGS], "precision": str(rule.confidence)},
    }


def _help(rule: Rule, bold: str = "") -> str:
    laws = "; ".join(f"{law.cite} ({law.url})" if law.url else law.cite for law in rule.references)
    parts = {
        "Why": rule.why,
        "Remedy": rule.remedy,
        "Law": laws,
        "It can be wrong where": rule.false_positives,
    }
    return "\n\n".join(f"{bold}{name}:{bold} {text.strip()}" for name, text in parts.items() if text)


def _cut(results: list[dict[str, Any]]) -> int:
    """Drop the least severe results that GitHub has no room for, and return how many."""
    levels = list(_LEVELS.values())
    worst = sorted(range(len(results)), key=lambda number: levels.index(results[number]["level"]))
    kept = [results[number] for number in sorted(worst[:_RESULTS])]
    dropped = len(results) - len(kept)
    results[:] = kept
    return dropped


def _invocation(report: Report, order: dict[str, int], cut: int) -> dict[str, Any]:
    return {
        "executionSuccessful": report.exit_code in (0, 1),
        "exitCode": report.exit_code,
        "exitCodeDescription": report.exit_reason,
        "toolExecutionNotifications": [*_left_out(cut), *_notifications(report, order)],
    }


def _left_out(cut: int) -> Iterator[dict[str, Any]]:
    if cut:
        words = f"{cut:,} results, the least severe, are left out: GitHub takes {_RESULTS:,} of a run"
        yield {"level": "warning", "message": _message(words)}


def _notifications(report: Report, order: dict[str, int]) -> Iterator[dict[str, Any]]:
    """Tell what could not be read, wholly or in part, and which rule crashed (§3.58)."""
    for item in report.unread:
        place = Location(item.path, line=item.line, column=item.column)
        yield {"level": "error", "message": _message(item.what), "locations": [_location(place)]}
    for document in report.documents:
        here = [_location(Location(document.disclosure.path))]
        for limit in document.disclosure.limits:
            yield {"level": "warning", "message": _message(limit), "locations": here}
        for outcome in document.outcomes:
            if outcome.crashed:
                rule = {"id": outcome.rule.id, "index": order[outcome.rule.id]}
                words = _message(outcome.reason or "the rule crashed")
                yield {"level": "error", "message": words, "locations": here, "associatedRule": rule}


def _results(
    document: DocumentReport, paths: dict[str, int], order: dict[str, int], *, only: bool
) -> Iterator[dict[str, Any]]:
    path = document.disclosure.path
    for outcome in document.outcomes:
        about = {"ruleId": outcome.rule.id, "ruleIndex": order[outcome.rule.id]}
        for finding in outcome.findings:
            yield {**about, **_failure(finding, document, paths)}
        for item in () if only else outcome.suppressed:
            accepted = {"suppressions": [_suppression(item.suppression)]}
            yield {**about, **_failure(item.finding, document, paths), **accepted}
        if outcome.kind is not OutcomeKind.FAIL and not only:
            yield {**about, **_other(outcome, path, paths[path])}


def _suppression(entry: Suppression) -> dict[str, Any]:
    """Write what accepts a finding (§3.35); it stands in a file of its own, so its kind is external."""
    known = {"basis": str(entry.kind), "owner": entry.owner, "since": entry.since, "until": entry.until}
    return {
        "kind": "external",
        "status": "accepted",
        "justification": entry.reason,
        "location": _location(Location(entry.path, line=entry.line)),
        "properties": {name: value for name, value in known.items() if value},
    }


def _other(outcome: Outcome, path: str, artifact: int) -> dict[str, Any]:
    """Write what is no finding; its level is `none` by §3.27.10."""
    kind, words = _KINDS[outcome.kind]
    return {
        "kind": kind,
        "level": "none",
        "message": _message(words.format(outcome.reason or "no reason is known")),
        "locations": [_location(Location(path), artifact)],
    }


def _failure(finding: Finding, document: DocumentReport, paths: dict[str, int]) -> dict[str, Any]:
    """Write a finding (§3.27.9); evidence from another document has an end only where the map knows it."""
    first, *others = finding.evidence or (Quote("primary", None, finding.location),)

    def place(item: Quote) -> dict[str, Any]:
        here = item.location.path == document.disclosure.path
        source = document.disclosure.map if here else None
        return _location(item.location, paths.get(item.location.path), item.text, source)

    related = [
        {"id": number, **place(item), "message": _message(_said(item))}
        for number, item in enumerate(others, 1)
    ]
    return {
        "kind": "fail",
        "level": _LEVELS[finding.severity],
        "message": _message(finding.message),
        "locations": [place(first._replace(location=finding.location))],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"cyberlint/v1": finding.fingerprint},
    }


def _said(item: Quote) -> str:
    """Say in one line what stands at a place; the snippet of its region has the whole of it."""
    label = f"“{item.label or item.location.fact}”" if item.location.fact else ""
    if item.text is None:
        return f"{label} is not tagged" if label else "expected here"
    words = " ".join(item.text.split())
    if label and " " not in words:
        return f"{label} is {words}"
    short = words if len(words) <= _QUOTED else f"{words[:_QUOTED].rsplit(' ', 1)[0]} […]"
    return f"{label}: {short}" if label else short


def _location(
    place: Location, artifact: int | None = None, text: str | None = None, source: SourceMap | None = None
) -> dict[str, Any]:
    """Write a place (§3.28): the region of the source, and in `logicalLocations` the place for people."""
    index = {} if artifact is None else {"index": artifact}
    region = _region(place, text, source)
    physical = {
        "artifactLocation": {"uri": uri(place.path), **index},
        **({"region": region} if region else {}),
    }
    people = {"name": place.section or place.human, "fullyQualifiedName": place.human}
    known = {"offset": place.offset, "length": place.length, "fact": place.fact}
    properties = {name: value for name, value in known.items() if value is not None}
    return {
        "physicalLocation": physical,
        **({"logicalLocations": [people]} if place.human else {}),
        **({"properties": properties} if properties else {}),
    }


def _region(place: Location, text: str | None, source: SourceMap | None) -> dict[str, Any]:
    """Write lines and columns (§3.30), never a made-up one; the end comes from the visible text's."""
    if not place.line:
        return {}
    region: dict[str, Any] = {"startLine": place.line}
    if place.column:
        region["startColumn"] = place.column
        if source and source.starts and place.offset is not None and place.length:
            last = source.place(source.offset(place.offset + place.length - 1))
            if last.line and last.column and (last.line, last.column) >= (place.line, place.column):
                region |= {"endLine": last.line, "endColumn": last.column + 1}
    return {**region, "snippet": {"text": text}} if text else region


def _message(text: str) -> dict[str, str]:
    return {"text": _braces(text)}


def _braces(text: str) -> str:
    """Double the braces, which stand for placeholders in a message (§3.11.5)."""
    return text.replace("{", "{{").replace("}", "}}")
