"""A rule as data: when it applies, what it expects, and what it says where that does not hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

from cyberlint.condition import Condition
from cyberlint.narrative.lexicon import Lexicon
from cyberlint.tuples import NamedTuple


class Severity(StrEnum):
    """How bad a finding is: see ``docs/reading-a-finding.md``; SARIF's levels are error, warning and note."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


def worst(severities: Iterable[Severity]) -> Severity:
    """Return the worst of some severities; their members stand in this order."""
    return min(severities, key=list(Severity).index)


class Confidence(StrEnum):
    """How sure the detection is; independent of severity."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Status(StrEnum):
    """Where a rule stands in its life. A rule is deprecated, never deleted or renumbered."""

    PREVIEW = "preview"
    STABLE = "stable"
    DEPRECATED = "deprecated"


class Reference(NamedTuple):
    """A source of law: how it is cited and, where there is one, its address."""

    cite: str
    url: str | None = None


class Escalation(NamedTuple):
    """A condition under which a rule's finding deserves another severity."""

    when: Condition
    to: Severity


class Option(NamedTuple):
    """What a configuration may set for a rule: a threshold, a choice, words.

    `type` is ``integer``, at least `minimum`, ``boolean`` or ``pattern``, a regular expression. `value` is
    what holds; the conditions that refer to the option have it built in.
    """

    name: str
    type: str
    description: str
    default: int | bool | str
    value: int | bool | str
    minimum: int = 0


class Applies(NamedTuple):
    """Where a rule applies: form classes (all if empty), what it needs, and from which period on."""

    forms: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    period_from: str | None = None

    @property
    def to_entries(self) -> bool:
        """Whether the rule is about waivers or the baseline, which accept findings, not about a filing."""
        return "waiver" in self.needs or "baseline" in self.needs

    @property
    def to_prior(self) -> bool:
        """Whether the rule holds a filing against those before it."""
        return "prior" in self.needs or "incident-report" in self.needs


class Definition(NamedTuple):
    """What a rule asks, and what it says of itself: all that a rule which does not apply never needs.

    `precision` is how many hits were judged, and how many of them were right.
    """

    title: str
    confidence: Confidence
    since: str
    expect: Condition
    message: str
    why: str
    remedy: str
    references: tuple[Reference, ...]
    false_positives: str
    when: Condition | None = None
    each: tuple[str, ...] = ()
    focus: str | None = None
    escalate: tuple[Escalation, ...] = ()
    supersedes: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    replaced_by: str | None = None
    precision: tuple[int, int] | None = None


class Rule(NamedTuple):
    """One rule of a pack. The fields are described in ``schemas/rule.schema.json``.

    `definition` returns the rest of it, made when it is first asked for: a run asks few rules of many.
    `pack` is the name of the pack, empty for a loose rule; `lexicon` what its claims are read with, where its
    pack adds some.
    """

    id: str
    name: str
    severity: Severity
    category: str
    status: Status
    applies: Applies
    definition: Callable[[], Definition]
    waivable: bool = True
    mandatory: bool = False
    default: bool = True
    path: str = ""
    pack: str = ""
    lexicon: Lexicon | None = None

    def defined(self, **parts: Any) -> Rule:
        """Return the rule with other parts of its definition."""
        made = self.definition()._replace(**parts)
        return self._replace(definition=lambda: made)

    @property
    def title(self) -> str:
        """What the rule demands or finds, in a few words."""
        return self.definition().title

    @property
    def confidence(self) -> Confidence:
        """How sure the detection is."""
        return self.definition().confidence

    @property
    def since(self) -> str:
        """The version in which the rule came."""
        return self.definition().since

    @property
    def when(self) -> Condition | None:
        """The condition under which the rule applies; None for always."""
        return self.definition().when

    @property
    def expect(self) -> Condition:
        """What must hold where it applies."""
        return self.definition().expect

    @property
    def each(self) -> tuple[str, ...]:
        """The short names of the facts that it is asked about one by one."""
        return self.definition().each

    @property
    def focus(self) -> str | None:
        """The operator whose evidence a finding shows first."""
        return self.definition().focus

    @property
    def escalate(self) -> tuple[Escalation, ...]:
        """When a finding is worse than `severity` says."""
        return self.definition().escalate

    @property
    def supersedes(self) -> tuple[str, ...]:
        """The rules whose findings have the same cause and are withdrawn."""
        return self.definition().supersedes

    @property
    def options(self) -> tuple[Option, ...]:
        """What a configuration may set."""
        return self.definition().options

    @property
    def message(self) -> str:
        """What a finding says, with placeholders: see `cyberlint.findings`."""
        return self.definition().message

    @property
    def why(self) -> str:
        """Why it matters, to a lawyer."""
        return self.definition().why

    @property
    def remedy(self) -> str:
        """What to do about a finding."""
        return self.definition().remedy

    @property
    def references(self) -> tuple[Reference, ...]:
        """The law behind the rule."""
        return self.definition().references

    @property
    def false_positives(self) -> str:
        """When a finding may be wrong."""
        return self.definition().false_positives

    @property
    def replaced_by(self) -> str | None:
        """The rule that took the place of a deprecated one."""
        return self.definition().replaced_by

    @property
    def precision(self) -> tuple[int, int] | None:
        """How many findings were judged, and how many of them were right."""
        return self.definition().precision
