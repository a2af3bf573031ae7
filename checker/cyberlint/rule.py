"""A rule as data: when it applies, what it expects, and what it says where that does not hold."""

from enum import StrEnum
from typing import NamedTuple

from cyberlint.condition import Condition
from cyberlint.narrative.lexicon import Lexicon


class Severity(StrEnum):
    """How bad a finding is: see ``docs``; SARIF's levels are error, warning and note."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


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


class Rule(NamedTuple):
    """One rule of a pack. The fields are described in ``schemas/rule.schema.json``.

    `pack` is the name of the pack, empty for a loose rule; `precision` how many hits were judged, and how
    many of them were right; `lexicon` what its claims are read with, where its pack adds some.
    """

    id: str
    name: str
    title: str
    severity: Severity
    confidence: Confidence
    category: str
    status: Status
    since: str
    applies: Applies
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
    waivable: bool = True
    mandatory: bool = False
    default: bool = True
    options: tuple[Option, ...] = ()
    path: str = ""
    pack: str = ""
    replaced_by: str | None = None
    precision: tuple[int, int] | None = None
    lexicon: Lexicon | None = None
