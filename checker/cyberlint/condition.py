"""Conditions, and the Kleene logic that evaluates them.

A condition is a small tree. Its leaves ask an operator; its inner nodes combine the answers with the
strong three-valued logic of Kleene (Introduction to Metamathematics, 1952, §64), so that *unknown*
spreads only as far as it matters: a false part decides an `All` whatever else is unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from cyberlint.disclosure import Disclosure, Fact, Span
from cyberlint.entry import Entry
from cyberlint.narrative import Narrative
from cyberlint.tuples import NamedTuple

if TYPE_CHECKING:  # few runs have prior filings, and the others start without
    from cyberlint.redline.prior import Prior


class Truth(StrEnum):
    """What an operator or a condition answers."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

    def __invert__(self) -> Truth:
        return _INVERSE[self]


_INVERSE = {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE, Truth.UNKNOWN: Truth.UNKNOWN}


def truth(value: bool) -> Truth:
    """Return the Truth of a plain boolean."""
    return Truth.TRUE if value else Truth.FALSE


class Evidence(NamedTuple):
    """What an operator saw: words of the narrative, a fact, or the place where something is absent.

    `operator` and `subject` name the leaf (``flag``, ``materially_affected``); `span` lies in the visible
    text; `text` is what to quote, None for an absence; `fact` is the tagged fact that was looked at.

    Evidence from another document than the one that is linted, as the filing of the year before or a file
    of waivers, names that document's case in `elsewhere`: `span` and `fact` are then its own, and the
    finding shows its path and lines.
    """

    operator: str
    subject: str
    text: str | None = None
    span: Span | None = None
    fact: Fact | None = None
    elsewhere: Case | None = None

    @classmethod
    def of(cls, operator: str, name: str, fact: Fact | None) -> Evidence:
        """Return the evidence that a fact is what it is; without a fact, that it is absent."""
        if fact is None:
            return cls(operator, name)
        return cls(operator, name, fact.shown, fact.span, fact)


class Answer(NamedTuple):
    """An operator's or a condition's answer: its truth, the evidence for it, and why it is unknown.

    Most answers are asked for their truth alone, so `shown` may be what makes the evidence.
    """

    truth: Truth
    shown: tuple[Evidence, ...] | Callable[[], tuple[Evidence, ...]] = ()
    reason: str | None = None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What was seen, in the order in which it is shown."""
        return self.shown() if callable(self.shown) else self.shown


class Case(NamedTuple):
    """What conditions are asked about: a disclosure, its narrative, and the fact name bound by `each`.

    A rule about waivers or the baseline is asked about one `entry` after the other. `prior` is what came
    before the disclosure, None where the run has no prior filings.
    """

    disclosure: Disclosure
    narrative: Narrative
    each: str | None = None
    entry: Entry | None = None
    prior: Prior | None = None

    @property
    def before(self) -> Case | None:
        """The case of the filing of the year before, or None."""
        narrative = self.prior.narrative if self.prior else None
        return Case(narrative.disclosure, narrative, self.each) if narrative else None

    def bound(self, name: str) -> tuple[Fact, ...]:
        """Return the bound facts of one short name: `Disclosure.bound`."""
        return self.narrative.facts[name]

    def fact(self, name: str) -> Fact | None:
        """Return the first bound fact of one short name, or None where it is not reported."""
        facts = self.narrative.facts[name]
        return facts[0] if facts else None

    def binding(self, each: str) -> Case:
        """Return the case with another fact name bound."""
        return Case(self.disclosure, self.narrative, each, self.entry, self.prior)

    def resolve(self, name: str) -> str:
        """Return the fact name that `name` means here: the word ``each`` stands for the one bound."""
        return self.each if name == "each" and self.each else name


Ask = Callable[[Any, Mapping[str, Any], Case], Answer]


class Leaf(NamedTuple):
    """One question to an operator: ``{flag: integrated, is: true}`` is operator, subject and options.

    `bound` says which of the options stand for an option of the rule, each with its name.
    """

    operator: str
    subject: Any
    options: Mapping[str, Any]
    ask: Ask
    bound: tuple[tuple[str, str], ...] = ()

    def evaluate(self, case: Case) -> Answer:
        """Ask the operator."""
        return self.ask(self.subject, self.options, case)

    def truth(self, case: Case) -> Truth:
        """Return the truth of the answer."""
        return self.ask(self.subject, self.options, case).truth


class All(NamedTuple):
    """True where every part is; false where one part is."""

    parts: tuple[Condition, ...]

    def evaluate(self, case: Case) -> Answer:
        """Evaluate every part and combine the answers."""
        return _combined(self.parts, case, Truth.FALSE, Truth.TRUE)

    def truth(self, case: Case) -> Truth:
        """Return the truth of the answer, asking no further part once it is decided."""
        return _least(self.parts, case, Truth.FALSE, Truth.TRUE)


class AnyOf(NamedTuple):
    """True where one part is; false where every part is."""

    parts: tuple[Condition, ...]

    def evaluate(self, case: Case) -> Answer:
        """Evaluate every part and combine the answers."""
        return _combined(self.parts, case, Truth.TRUE, Truth.FALSE)

    def truth(self, case: Case) -> Truth:
        """Return the truth of the answer, asking no further part once it is decided."""
        return _least(self.parts, case, Truth.TRUE, Truth.FALSE)


class Not(NamedTuple):
    """True where its part is false, with the same evidence."""

    part: Condition

    def evaluate(self, case: Case) -> Answer:
        """Evaluate the part and invert its truth."""
        answer = self.part.evaluate(case)
        return answer._replace(truth=~answer.truth)

    def truth(self, case: Case) -> Truth:
        """Return the inverted truth of the part."""
        return ~self.part.truth(case)


class Before(NamedTuple):
    """True where its part is true of the filing of the year before, whose evidence it shows.

    Unknown without such a filing, and where what was not read of it could change the answer.
    """

    part: Condition

    def evaluate(self, case: Case) -> Answer:
        """Evaluate the part for the filing of the year before."""
        before = case.before
        if before is None:
            return Answer(Truth.UNKNOWN, reason="there is no filing of the year before")
        answer = self.part.evaluate(before)
        evidence = tuple(
            [one if one.elsewhere else one._replace(elsewhere=before) for one in answer.evidence]
        )
        limits = before.disclosure.limits
        if limits and not (evidence and all(item.text for item in evidence)):
            return Answer(Truth.UNKNOWN, evidence, f"the filing of the year before: {limits[0]}")
        return answer._replace(shown=evidence)

    def truth(self, case: Case) -> Truth:
        """Return the truth of the answer."""
        return self.evaluate(case).truth


Condition = Leaf | All | AnyOf | Not | Before


def _least(parts: tuple[Condition, ...], case: Case, decisive: Truth, otherwise: Truth) -> Truth:
    """Return the decisive truth if a part has it, else unknown if a part is, else the other."""
    for part in parts:
        truth = part.truth(case)
        if truth is decisive:
            return decisive
        if truth is Truth.UNKNOWN:
            otherwise = Truth.UNKNOWN
    return otherwise


def _combined(parts: tuple[Condition, ...], case: Case, decisive: Truth, otherwise: Truth) -> Answer:
    """Return the answer with the truth of `_least`, and the evidence of the parts that have this truth."""
    answers = [part.evaluate(case) for part in parts]
    there = [answer.truth for answer in answers]
    found = decisive if decisive in there else Truth.UNKNOWN if Truth.UNKNOWN in there else otherwise
    deciding = [answer for answer in answers if answer.truth is found]
    evidence = tuple(item for answer in deciding for item in answer.evidence)
    reason = next((answer.reason for answer in deciding if answer.reason), None)
    return Answer(found, evidence, reason)
