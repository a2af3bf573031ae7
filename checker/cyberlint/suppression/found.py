"""What a run found, by what entries know of it, and what that makes of each entry."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from cyberlint.entry import State
from cyberlint.outcome import DocumentReport, Finding, Outcome, OutcomeKind
from cyberlint.rule import Rule
from cyberlint.suppression import files
from cyberlint.suppression.baseline import Baseline, Known
from cyberlint.suppression.waivers import Waiver, WaiverFile
from cyberlint.tuples import NamedTuple

Key = tuple[str, str, str]
"""What an entry and a finding have in common: the document's place, the rule's id, the fingerprint."""


class Run(NamedTuple):
    """What a run linted, and by which rules.

    `rules` are those that ran on each document, `known` all that there are. `there` tells whether a document
    exists that was not linted.
    """

    documents: Sequence[DocumentReport]
    rules: Sequence[Sequence[Rule]]
    known: Sequence[Rule]
    as_of: date
    there: Callable[[str], bool]


class Judged(NamedTuple):
    """A known finding of a baseline as a run judged it; None where the run cannot tell.

    `left` is how often the document still has it, at most what the baseline accepts.
    """

    known: Known
    state: State | None
    left: int


class Found:
    """The findings of a run by what entries know of them; those that were superseded count as found.

    `at` are the indices of the documents by their places; of those with one path it is the first. `signable`
    are findings as waivers know them, `counts` as a baseline does.
    """

    def __init__(self, run: Run) -> None:
        self.run = run
        self.at: dict[str, int] = {}
        self.rules = {word: rule for rule in run.known for word in (rule.id, rule.name)}
        self.signable: set[Key] = set()
        self.counts: Counter[Key] = Counter()
        self.outcomes: dict[tuple[str, str], list[Outcome]] = defaultdict(list)
        for index, document in enumerate(run.documents):
            place = files.place(document.disclosure.path)
            self.at.setdefault(place, index)
            for outcome in document.outcomes:
                self.outcomes[place, outcome.rule.id].append(outcome)
                shown = (*outcome.findings, *outcome.withdrawn)
                self.signable.update((place, outcome.rule.id, finding.fingerprint) for finding in shown)
                self.counts.update((place, outcome.rule.id, finding.lasting) for finding in shown)

    def holding(self, file: WaiverFile, waiver: Waiver) -> Key | None:
        """Return what a waiver accepts; None where it accepts nothing."""
        rule = self.rules.get(waiver.rule)
        if rule is None or not rule.waivable or self.run.as_of.isoformat() > waiver.until:
            return None
        key = (files.target(file.path, waiver.path), rule.id, waiver.fingerprint)
        return key if key in self.signable else None

    def state(self, file: WaiverFile, waiver: Waiver, signed: Mapping[Key, object]) -> State | None:
        """Return what became of a waiver; None where the run did not ask its document or its rule."""
        rule, place = self.rules.get(waiver.rule), files.target(file.path, waiver.path)
        if place not in self.at:
            return State.UNKNOWN_DOCUMENT if self._gone(place) else None
        if rule is None:
            return State.UNKNOWN_RULE
        if not rule.waivable:
            return State.NOT_WAIVABLE
        if self.holding(file, waiver):
            return State.ACTIVE
        if not (outcomes := self.outcomes.get((place, rule.id))):
            return None
        keys = ((place, rule.id, finding.fingerprint) for finding in self.findings(place, rule.id))
        others = any(key not in signed for key in keys)
        if self.run.as_of.isoformat() > waiver.until and (others or _open(outcomes)):
            return State.EXPIRED
        if _open(outcomes):
            return None
        return State.STALE if others else State.UNUSED

    def findings(self, place: str, rule: str) -> Iterator[Finding]:
        """Yield what a rule found in a document."""
        for outcome in self.outcomes.get((place, rule), ()):
            yield from outcome.findings

    def judged(self, baseline: Baseline, entry: Known) -> Judged:
        """Judge an entry of a baseline."""
        rule, place = self.rules.get(entry.rule), files.target(baseline.path, entry.path)
        left = min(self.counts[place, entry.rule, entry.fingerprint], entry.times)
        if rule is None or not rule.waivable:
            asked, left = place in self.at, 0
        elif place not in self.at:
            asked = self._gone(place)
        else:
            outcomes = self.outcomes.get((place, rule.id))
            asked = bool(outcomes and not _open(outcomes))
        state = State.ACTIVE if left == entry.times else State.STALE if asked else None
        return Judged(entry, state, left)

    def _gone(self, place: str) -> bool:
        """Tell whether a document that was not linted is no more: no file, or not in its archive."""
        archive = files.on_disk(place)
        opened = archive != place and any(files.on_disk(path) == archive for path in self.at)
        return opened or not self.run.there(place)

    def index(self, file: str, place: str) -> int:
        """Return the document that a finding about an entry is shown with: its own, or the file's."""
        folder = os.path.dirname(files.place(file))  # noqa: PTH120 - paths are text here
        beside = (at for path, at in self.at.items() if files.folder(path) == folder)
        return self.at.get(place, next(beside, 0))


def _open(outcomes: Iterable[Outcome]) -> bool:
    return any(outcome.kind is OutcomeKind.NOT_EVALUATED for outcome in outcomes)
