"""Which findings of a run are accepted, by whom, and which are still to be mended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from cyberlint.engine import judge
from cyberlint.entry import Entry
from cyberlint.outcome import DocumentReport, Finding, Outcome, Suppressed, Suppression, SuppressionKind
from cyberlint.suppression import files
from cyberlint.suppression.baseline import Baseline
from cyberlint.suppression.entries import days, of_baseline, of_waivers
from cyberlint.suppression.found import Found, Key, Run
from cyberlint.suppression.waivers import WaiverFile


def accept(run: Run, waivers: Sequence[WaiverFile], baseline: Baseline | None) -> tuple[DocumentReport, ...]:
    """Return the documents with what is accepted set apart, and with findings about entries that fail.

    A finding that a waiver accepts needs no baseline. No other finding changes.
    """
    found = Found(run)
    signed = {
        key: _signature(file, at, run.as_of)
        for file in waivers
        for at, waiver in enumerate(file.waivers)
        if (key := found.holding(file, waiver))
    }
    known = _Budget(baseline, run) if baseline else None
    entries: dict[int, list[Entry]] = defaultdict(list)
    for index, entry in (
        *of_waivers(waivers, found, signed),
        *(of_baseline(baseline, found) if baseline else ()),
    ):
        entries[index].append(entry)
    return tuple(
        judge(_split(document, signed, known), rules, entries[index])
        for index, (document, rules) in enumerate(zip(run.documents, run.rules, strict=True))
    )


def _signature(file: WaiverFile, at: int, as_of: date) -> Suppression:
    """Return what a waiver says of the finding that it accepts."""
    waiver = file.waivers[at]
    return Suppression(
        kind=SuppressionKind.WAIVER,
        reason=waiver.reason,
        owner=waiver.owner,
        since=waiver.written,
        until=waiver.until,
        path=file.path,
        line=file.lines[at][""],
        age=days(waiver.written, as_of),
        left=(date.fromisoformat(waiver.until) - as_of).days,
    )


class _Budget:
    """What a baseline accepts: of each of its findings, as many as it counts."""

    def __init__(self, baseline: Baseline, run: Run) -> None:
        self._entries = {
            (files.target(baseline.path, entry.path), entry.rule, entry.fingerprint): (entry, line)
            for entry, line in zip(baseline.entries, baseline.lines, strict=True)
        }
        self._rooms = {key: entry.times for key, (entry, _) in self._entries.items()}
        self._path = baseline.path
        self._as_of = run.as_of

    def take(self, key: Key) -> Suppression | None:
        """Return what accepts one more of these findings, or None where nothing does."""
        if not self._rooms.get(key):
            return None
        self._rooms[key] -= 1
        entry, line = self._entries[key]
        return Suppression(
            kind=SuppressionKind.BASELINE,
            reason="it was there when the baseline was written",
            owner=None,
            since=entry.since,
            until=None,
            path=self._path,
            line=line,
            age=days(entry.since, self._as_of),
        )


def _split(
    document: DocumentReport, signed: Mapping[Key, Suppression], known: _Budget | None
) -> DocumentReport:
    """Set the findings apart that are accepted."""
    place = files.place(document.disclosure.path)

    def by(finding: Finding) -> Suppression | None:
        rule = finding.rule
        known_too = known.take((place, rule.id, finding.lasting)) if known and rule.waivable else None
        return signed.get((place, rule.id, finding.fingerprint)) or known_too

    def split(outcome: Outcome) -> Outcome:
        if not outcome.findings:
            return outcome
        pairs = [(finding, by(finding)) for finding in outcome.findings]
        return outcome._replace(
            findings=tuple(finding for finding, entry in pairs if entry is None),
            suppressed=tuple(Suppressed(finding, entry) for finding, entry in pairs if entry),
        )

    return document._replace(outcomes=tuple(map(split, document.outcomes)))
