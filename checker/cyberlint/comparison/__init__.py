"""Two filings compared: the redline, the flags before and after, and what became of the findings.

A format of a comparison is a module of this folder that holds ``report(comparisons, options)``; like a
reporter it is pure, and returns text, or bytes that no terminal can show.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from enum import StrEnum
from importlib import import_module
from typing import Protocol, cast

from cyberlint import flags
from cyberlint.disclosure import Disclosure
from cyberlint.flags import Row as Flag
from cyberlint.narrative import Narrative
from cyberlint.outcome import DocumentReport, Finding
from cyberlint.redline import Redline, redline
from cyberlint.reporters import Options
from cyberlint.tuples import NamedTuple

_ALWAYS = "materially_affected"  # the only flag that every report must answer
FORMATS = ("terminal", "json", "html", "word")


class Fate(StrEnum):
    """What became of a finding; `OF_BOTH` is one of a rule about both filings."""

    APPEARED = "appeared"
    STAYED = "stayed"
    DISAPPEARED = "disappeared"
    OF_BOTH = "ofBoth"


class FlagChange(NamedTuple):
    """One of the six flags in both filings; `both_tagged` where each of them carries such tags at all."""

    before: Flag
    after: Flag
    both_tagged: bool = True

    @property
    def name(self) -> str:
        """Its short name."""
        return self.after.name

    @property
    def tag_changed(self) -> bool:
        """Whether the tag's value changed."""
        return self.before.tagged != self.after.tagged

    @property
    def answer_changed(self) -> bool:
        """Whether the narrative answers otherwise."""
        return self.before.verdict.answer != self.after.verdict.answer

    @property
    def at_odds(self) -> bool:
        """Whether the tag changed and the narrative did not, or the narrative did and now says otherwise."""
        if not self.both_tagged or self.tag_changed == self.answer_changed:
            return False
        return self.tag_changed or not self._agrees

    @property
    def _agrees(self) -> bool:
        """Whether the narrative says what is tagged; of most that is false, it need not speak."""
        answer, tagged = str(self.after.verdict.answer), self.after.tagged
        if answer == "silent":
            return not tagged and self.name != _ALWAYS
        return answer == {True: "yes", False: "no"}.get(cast("bool", tagged))


class Comparison(NamedTuple):
    """A prior filing and the current one.

    `findings` are those of the current filing, and of the prior one those that disappeared. `notes` say what
    speaks against comparing the two.
    """

    prior: Disclosure
    current: Disclosure
    redline: Redline
    flags: tuple[FlagChange, ...]
    findings: tuple[tuple[Fate, Finding], ...]
    notes: tuple[str, ...] = ()

    def of(self, fate: Fate) -> list[Finding]:
        """Return the findings that something became of."""
        return [finding for one, finding in self.findings if one is fate]


class Format(Protocol):
    """The shape of a format's module."""

    def report(self, comparisons: Sequence[Comparison], options: Options) -> str | bytes:
        """Return the whole report."""


def formatted(name: str) -> Format:
    """Return the module of a format."""
    return cast("Format", import_module(f"{__name__}.{name}"))


def compared(prior: DocumentReport, current: DocumentReport, notes: Iterable[str] = ()) -> Comparison:
    """Compare two filings that were linted by the same rules."""
    before, after = prior.disclosure, current.disclosure
    both = redline(Narrative.of(before), Narrative.of(after))
    old, new = flags.rows(before, both.before), flags.rows(after, both.after)
    both_tagged = all(any(flag.tagged is not None for flag in side) for side in (old, new))
    return Comparison(
        prior=before,
        current=after,
        redline=both,
        flags=tuple(FlagChange(*pair, both_tagged) for pair in zip(old, new, strict=True)),
        findings=_fates(prior.findings, current.findings),
        notes=tuple(notes),
    )


def _fates(before: Sequence[Finding], after: Sequence[Finding]) -> tuple[tuple[Fate, Finding], ...]:
    """Pair findings: those with the same fingerprint, then those of one rule about one subject."""
    about_both = [finding for finding in after if finding.rule.applies.to_prior]
    left = [finding for finding in after if not finding.rule.applies.to_prior]
    gone = list(before)
    for key in (_print, _subject):
        left, gone = _unpaired(left, gone, key)
    new = {id(finding) for finding in left}
    return (
        *((Fate.OF_BOTH, finding) for finding in about_both),
        *((Fate.APPEARED, finding) for finding in left),
        *((Fate.DISAPPEARED, finding) for finding in gone),
        *(
            (Fate.STAYED, finding)
            for finding in after
            if id(finding) not in new and not finding.rule.applies.to_prior
        ),
    )


def _print(finding: Finding) -> Hashable:
    return finding.fingerprint


def _subject(finding: Finding) -> Hashable:
    return finding.rule.id, finding.subject


class _Key(Protocol):
    def __call__(self, finding: Finding, /) -> Hashable: ...


def _unpaired(after: list[Finding], before: list[Finding], key: _Key) -> tuple[list[Finding], list[Finding]]:
    """Return the findings of each side that have none on the other; each pairs with one."""
    there: dict[Hashable, list[Finding]] = defaultdict(list)
    for finding in reversed(before):
        there[key(finding)].append(finding)
    left = []
    for finding in after:
        if there[key(finding)]:
            there[key(finding)].pop()
        else:
            left.append(finding)
    rest = {id(finding) for findings in there.values() for finding in findings}
    return left, [finding for finding in before if id(finding) in rest]
