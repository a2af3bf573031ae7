"""What linting many filings found: how often each rule finds something, and what the flags say."""

from __future__ import annotations

from collections import Counter
from random import Random

from cyberlint.disclosure import Disclosure
from cyberlint.flags import table
from cyberlint.narrative import Narrative
from cyberlint.narrative.verdicts import Answer
from cyberlint.outcome import DocumentReport, Finding, OutcomeKind
from cyberlint.rule import Severity, worst
from cyberlint.taxonomy import form_class

OTHER = "other"
"""The class of a filing whose form is not known, or none that holds the disclosure."""


class Survey:
    """Counts over many filings; the filings themselves are not kept.

    `filings` counts them by class of form, `hits` those with a finding by rule and class, `severities` those
    by rule and the worst severity of its findings, `worst` by class and the worst finding of a rule that is
    on by default, None for no finding. Annual reports are counted by flag and how it is `tagged`, None for
    not, by flag and what the narrative `answers`, and by flag where the one is `contradicted` by the other.
    `filed` are the dates on which the filings were filed, where that is known.
    """

    def __init__(self) -> None:
        self.filings: Counter[str] = Counter()
        self.filed: list[str] = []
        self.hits: Counter[tuple[str, str]] = Counter()
        self.severities: Counter[tuple[str, Severity]] = Counter()
        self.worst: Counter[tuple[str, Severity | None]] = Counter()
        self.tagged: Counter[tuple[str, bool | None]] = Counter()
        self.answers: Counter[tuple[str, Answer]] = Counter()
        self.contradicted: Counter[str] = Counter()

    def add(self, report: DocumentReport) -> None:
        """Count one filing."""
        form = form_class(report.disclosure.form or "") or OTHER
        self.filings[form] += 1
        self.filed += [report.disclosure.filed] if report.disclosure.filed else []
        for outcome in report.outcomes:
            if outcome.kind is OutcomeKind.FAIL:
                self.hits[outcome.rule.id, form] += 1
                self.severities[outcome.rule.id, worst(each.severity for each in outcome.findings)] += 1
        usual = [finding.severity for finding in report.findings if finding.rule.default]
        self.worst[form, worst(usual) if usual else None] += 1
        self._add_flags(report.disclosure)

    def _add_flags(self, disclosure: Disclosure) -> None:
        for row in table(disclosure, Narrative.of(disclosure)):
            self.tagged[row.name, row.tagged] += 1
            self.answers[row.name, row.verdict.answer] += 1
            self.contradicted[row.name] += row.contradicted

    def filings_with(self, rule: str) -> int:
        """Return in how many filings a rule finds something."""
        return sum(count for (name, _), count in self.hits.items() if name == rule)

    def per_thousand(self, rule: str, form: str) -> float | None:
        """Return in how many of 1,000 filings of a class a rule finds something; None of no filing."""
        count = self.filings[form]
        return 1000 * self.hits[rule, form] / count if count else None

    def by_severity(self, rule: str) -> dict[Severity, int]:
        """Return in how many filings the worst finding of a rule has each severity, the worst first."""
        found = {severity: self.severities[rule, severity] for severity in Severity}
        return {severity: count for severity, count in found.items() if count}


class Sample:
    """Findings drawn at random from all that are added, each as likely: Vitter, Algorithm R (1985).

    `total` is how many were added; the same findings in the same order and the same `seed` give the same.
    """

    def __init__(self, size: int, seed: int) -> None:
        self.total = 0
        self.drawn: list[tuple[Disclosure, Finding]] = []
        self._size = size
        self._random = Random(seed)  # noqa: S311 - a sample, not a secret

    def add(self, report: DocumentReport) -> None:
        """Add the findings of one filing."""
        for finding in report.findings:
            self.total += 1
            if len(self.drawn) < self._size:
                self.drawn.append((report.disclosure, finding))
            elif (place := self._random.randrange(self.total)) < self._size:
                self.drawn[place] = report.disclosure, finding
