"""What linting yields: one Outcome per rule and document, with findings where the rule failed."""

from __future__ import annotations

import re
from enum import StrEnum

from cyberlint.disclosure import Disclosure
from cyberlint.rule import Confidence, Reference, Rule, Severity
from cyberlint.tuples import NamedTuple


class OutcomeKind(StrEnum):
    """The four outcomes; the first three are SARIF result kinds (SARIF 2.1.0 §3.27.9)."""

    PASS = "pass"  # noqa: S105 - an outcome, no password
    FAIL = "fail"
    NOT_APPLICABLE = "notApplicable"
    NOT_EVALUATED = "notEvaluated"


class Location(NamedTuple):
    """Where something is: for people, in the visible text, and in the source; None is unknown.

    `paragraph` counts within the section, `sentence` within the paragraph, `line` and `column` in the
    source file, all from 1; `offset` and `length` are characters of the visible text; `fact` is the
    concept of a tagged fact; `part` is the page, or the file of an archive, in which lines count.
    """

    path: str
    section: str | None = None
    paragraph: int | None = None
    sentence: int | None = None
    line: int | None = None
    column: int | None = None
    offset: int | None = None
    length: int | None = None
    fact: str | None = None
    part: str | None = None

    @property
    def human(self) -> str:
        """Words for people: “Item 1C › Governance › ¶ 3, sentence 2”; empty where nothing is known."""
        place = ", ".join(
            words
            for words in (
                f"¶ {self.paragraph}" if self.paragraph else "",
                f"sentence {self.sentence}" if self.sentence else "",
            )
            if words
        )
        named = " › ".join(words for words in (self.section, place) if words)
        return ", ".join(words for words in (self.part, named) if words)


def _order(place: Location) -> tuple[int, int]:
    """Return what places are sorted by: a format without lines has the visible text alone."""
    return place.line or place.offset or 0, place.column or 0


class Quote(NamedTuple):
    """A piece of evidence in a finding: its role, its words and its place.

    `role` is ``primary`` or ``related``. `text` is None for an absence. `context` is the sentence that
    holds the words, `start` their place in it.
    """

    role: str
    text: str | None
    location: Location
    context: str | None = None
    start: int = 0
    label: str | None = None


class Finding(NamedTuple):
    """One rule that does not hold at one place.

    `subject` is the flag or concept that it is about, `words` are those of its first evidence or, for an
    absence, those among which something is missing. `references` are the law of the rule, without what is law
    for another form alone.
    """

    rule: Rule
    severity: Severity
    message: str
    location: Location
    evidence: tuple[Quote, ...]
    subject: str
    words: str
    references: tuple[Reference, ...] = ()

    @property
    def fingerprint(self) -> str:
        """What identifies the finding from run to run: rule, subject and the normalised words.

        Neither path nor offset takes part, so a finding keeps its fingerprint when text above it changes.
        """
        return self._hash(self.words)

    @property
    def lasting(self) -> str:
        """The fingerprint by which a baseline knows the finding: what is missing, whatever the text says.

        A waiver of something that is missing lapses when the text changes, for it may have been said there
        in words that a rule does not know. Nobody has read for a baseline; there it would be a new finding
        after every edit.
        """
        place = self.location
        absent = bool(self.evidence) and self.evidence[0].text is None
        return self._hash("") if absent or not (place.length or place.fact) else self.fingerprint

    def _hash(self, words: str) -> str:
        from hashlib import sha256  # noqa: PLC0415 - 3 ms for OpenSSL, and not every report shows it

        normal = re.sub(r"\W+", " ", words).strip().casefold()
        return sha256(f"{self.rule.id}\n{self.subject}\n{normal}".encode()).hexdigest()[:20]

    @property
    def confidence(self) -> Confidence:
        """How sure the detection is."""
        return self.rule.confidence


class SuppressionKind(StrEnum):
    """What accepts a finding: a waiver that somebody signed, or the baseline of the day of adoption."""

    WAIVER = "waiver"
    BASELINE = "baseline"


class Suppression(NamedTuple):
    """Why a finding does not count: the entry of a file that accepts it (SARIF 2.1.0 §3.35).

    `since` and `until` are ISO dates: when the entry was written, and its last day, None for a baseline.
    `path` and `line` are where it stands. `age` and `left` count days, to the day by which the run judged:
    since it was written, and until its last one.
    """

    kind: SuppressionKind
    reason: str
    owner: str | None
    since: str
    until: str | None
    path: str
    line: int
    age: int = 0
    left: int | None = None

    @property
    def expiring(self) -> bool:
        """Whether it is about to expire."""
        return self.left is not None and self.left <= SOON


SOON = 14
"""A waiver that lasts no more days than these is about to expire."""


class Suppressed(NamedTuple):
    """A finding that is listed in every report and fails no gate, and what accepts it."""

    finding: Finding
    suppression: Suppression


class Outcome(NamedTuple):
    """What one rule said of one document; `reason` says why it was not evaluated or not applicable.

    A rule whose findings are all `suppressed` failed all the same. One whose findings another rule
    supersedes is not applicable; `withdrawn` keeps them, so that who waived one need not waive it again.
    """

    rule: Rule
    kind: OutcomeKind
    findings: tuple[Finding, ...] = ()
    reason: str | None = None
    crashed: bool = False
    suppressed: tuple[Suppressed, ...] = ()
    withdrawn: tuple[Finding, ...] = ()


class DocumentReport(NamedTuple):
    """One document and its outcomes, in the order of rule ids."""

    disclosure: Disclosure
    outcomes: tuple[Outcome, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, by place in the visible text, then rule id."""
        found = (finding for outcome in self.outcomes for finding in outcome.findings)
        return tuple(
            sorted(found, key=lambda finding: (*_order(finding.location), finding.rule.id, finding.message))
        )

    def count(self, kind: OutcomeKind) -> int:
        """Return how many rules had this outcome."""
        return sum(outcome.kind is kind for outcome in self.outcomes)

    @property
    def suppressed(self) -> tuple[Suppressed, ...]:
        """Every finding that a waiver or the baseline accepts, in the order of rule ids."""
        return tuple(item for outcome in self.outcomes for item in outcome.suppressed)


class Unread(NamedTuple):
    """An input that could not be linted: its path, what is wrong, and where if known.

    `extra` is the extra of the package that reads it, where that is not installed.
    """

    path: str
    what: str
    line: int | None = None
    column: int | None = None
    extra: str | None = None


class PackUsed(NamedTuple):
    """A pack of rules: its name, its version, and the fingerprint that ``cyberlint pin`` prints of it."""

    name: str
    version: str | None
    sha256: str


class Tuned(NamedTuple):
    """What holds for a rule on one document instead of what it declares, and what set it."""

    rule: str
    what: str
    origin: str


class Basis(NamedTuple):
    """What a run rests on besides its inputs, for a report that is filed as evidence.

    `settings` are those that somebody gave, and the profile: name, value, and where they come from. `tuned`
    says of each document, in the order of `Report.documents`, which rules were not run or were changed.
    """

    packs: tuple[PackUsed, ...]
    settings: tuple[tuple[str, str, str], ...]
    tuned: tuple[tuple[Tuned, ...], ...]


class Report(NamedTuple):
    """A whole run: the documents, what could not be read, and the exit status.

    `skipped` counts files that no reader knows and that were not named. `as_of` is the day (ISO) by which
    waivers and the baseline were judged, None for a run that had neither. `basis` is there where a format
    asked for it. `notes` say of each folder that is one filing what of it was read; the command line says so
    beside the report.
    """

    documents: tuple[DocumentReport, ...]
    unread: tuple[Unread, ...]
    skipped: int
    exit_code: int
    exit_reason: str
    as_of: str | None = None
    basis: Basis | None = None
    notes: tuple[str, ...] = ()

    def findings(self, severity: Severity) -> int:
        """Return the number of findings of one severity."""
        return sum(f.severity is severity for document in self.documents for f in document.findings)

    def suppressed(self, kind: SuppressionKind) -> tuple[Suppressed, ...]:
        """Return every finding that waivers, or the baseline, accept."""
        found = (item for document in self.documents for item in document.suppressed)
        return tuple(item for item in found if item.suppression.kind is kind)
