"""Judged entries, for the rules about them: what became of each, and the words of the file that say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from cyberlint.condition import Case, Evidence
from cyberlint.disclosure import Disclosure, Scope, SourceMap, Span
from cyberlint.entry import Entry, State
from cyberlint.narrative import Narrative
from cyberlint.suppression import files
from cyberlint.suppression.baseline import Baseline, Known
from cyberlint.suppression.found import Found, Key
from cyberlint.suppression.waivers import Waiver, WaiverFile

Placed = tuple[int, Entry]
"""An entry, and the index of the document that findings about it are shown with."""

_SHOWN = {State.EXPIRED: "until", State.STALE: "text", State.UNKNOWN_DOCUMENT: "path"}
"""The key of a waiver whose words a finding about it quotes; the rule where nothing else is said."""


def of_waivers(waivers: Iterable[WaiverFile], found: Found, signed: Mapping[Key, object]) -> Iterator[Placed]:
    """Yield the waivers that the run could judge; `signed` are the findings that they accept."""
    for file in waivers:
        pointer = Pointer("waiver", file.path, file.text)
        for waiver, lines in zip(file.waivers, file.lines, strict=True):
            state = found.state(file, waiver, signed)
            if state is None:
                continue
            place = files.target(file.path, waiver.path)
            key = _SHOWN.get(state, "rule")
            evidence = [pointer.at(lines[key], getattr(waiver, key), f"{waiver.rule} {waiver.fingerprint}")]
            if state is State.STALE:
                evidence += _now(found, place, waiver.rule, signed)
            yield found.index(file.path, place), _of_waiver(waiver, state, tuple(evidence), found.run.as_of)


def _of_waiver(waiver: Waiver, state: State, evidence: tuple[Evidence, ...], as_of: date) -> Entry:
    return Entry(
        kind="waiver",
        state=state,
        rule=waiver.rule,
        path=waiver.path,
        evidence=evidence,
        since=waiver.written,
        age=days(waiver.written, as_of),
        owner=waiver.owner,
        until=waiver.until,
        overdue=days(waiver.until, as_of),
    )


def _now(found: Found, place: str, rule: str, signed: Mapping[Key, object]) -> Iterator[Evidence]:
    """Yield what a rule finds now where its waiver is stale."""
    for finding in found.findings(place, found.rules[rule].id):
        quote = finding.evidence[0] if finding.evidence else None
        start, length = finding.location.offset, finding.location.length
        waived = (place, finding.rule.id, finding.fingerprint) in signed
        if quote and quote.text and start is not None and length and not waived:
            yield Evidence("waiver", finding.subject, quote.text, Span(start, start + length))


def of_baseline(baseline: Baseline, found: Found) -> Iterator[Placed]:
    """Yield the entries of a baseline that the run could judge."""
    pointer = Pointer("baseline", baseline.path, baseline.text)
    for known, line in zip(baseline.entries, baseline.lines, strict=True):
        state = found.judged(baseline, known).state
        if state is not None:
            index = found.index(baseline.path, files.target(baseline.path, known.path))
            yield (
                index,
                _of_known(known, state, pointer.at(line, known.fingerprint, known.rule), found.run.as_of),
            )


def _of_known(known: Known, state: State, evidence: Evidence, as_of: date) -> Entry:
    return Entry(
        kind="baseline",
        state=state,
        rule=known.rule,
        path=known.path,
        evidence=(evidence,),
        since=known.since,
        age=days(known.since, as_of),
    )


def days(since: str, as_of: date) -> int:
    """Count the days since an ISO date; 0 for one to come."""
    return max((as_of - date.fromisoformat(since)).days, 0)


class Pointer:
    """Points at the lines of a file that is no filing: its case has lines, and no narrative."""

    def __init__(self, operator: str, path: str, text: str) -> None:
        nothing = Disclosure(path, "text", Scope.FULL_ITEM)
        source = nothing._replace(text=text, map=SourceMap(text, (0,), (0,)))
        self._operator = operator
        self._case = Case(source, Narrative(nothing))
        self._starts = [0]
        for row in text.split("\n"):
            self._starts.append(self._starts[-1] + len(row) + 1)

    def at(self, line: int, words: str, subject: str) -> Evidence:
        """Return the evidence that is `words` on a line; where it spells them otherwise, all of the line."""
        text = self._case.disclosure.text
        start, end = self._starts[line - 1], self._starts[line]
        row = text[start:end].strip()
        quoted = words if words in row else row
        at = text.index(quoted, start)
        return Evidence(self._operator, subject, quoted, Span(at, at + len(quoted)), elsewhere=self._case)
