"""Why a rule came out as it did: every condition that was asked, what it answered, and which one decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cyberlint.condition import All, Answer, AnyOf, Before, Case, Condition, Leaf, Not, Truth
from cyberlint.operators import operators
from cyberlint.outcome import OutcomeKind
from cyberlint.pack.build import NODES
from cyberlint.pack.defects import Steps
from cyberlint.rule import Rule
from cyberlint.tuples import NamedTuple


class Step(NamedTuple):
    """One condition and its answer.

    `way` leads from the root of the rule file to it, `value` is what stands there. `decides` marks what the
    truth of the whole hangs on, down to the leaves. `remark` is what an operator says beside its evidence.
    """

    way: Steps
    value: Mapping[str, Any]
    answer: Answer
    decides: bool
    parts: tuple[Step, ...] = ()
    remark: str = ""

    @property
    def node(self) -> str:
        """The word of an inner node, as ``all``; empty for a leaf."""
        return next((key for key in NODES if key in self.value), "")

    def leaves(self) -> Iterator[Step]:
        """Yield the leaves at or below this condition."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()


class Trace(NamedTuple):
    """A rule's conditions asked about one case.

    `each` is the fact that the rule's ``each`` binds; `escalate` are the conditions for a higher severity.
    """

    each: str | None
    when: Step | None
    expect: Step
    escalate: tuple[Step, ...]

    @property
    def roots(self) -> tuple[Step, ...]:
        """The conditions in the order of the file."""
        return (self.when, self.expect) if self.when else (self.expect,)

    @property
    def outcome(self) -> OutcomeKind:
        """The outcome by these conditions alone."""
        if self.when and self.when.answer.truth is Truth.FALSE:
            return OutcomeKind.NOT_APPLICABLE
        return _OUTCOMES[self.decisive.answer.truth]

    @property
    def decisive(self) -> Step:
        """The condition that the outcome hangs on: ``when`` unless it holds, else ``expect``."""
        return self.when if self.when and self.when.answer.truth is not Truth.TRUE else self.expect


_OUTCOMES = {
    Truth.TRUE: OutcomeKind.PASS,
    Truth.FALSE: OutcomeKind.FAIL,
    Truth.UNKNOWN: OutcomeKind.NOT_EVALUATED,
}


def traces(value: Mapping[str, Any], rule: Rule, case: Case) -> Iterator[Trace]:
    """Ask every condition of a rule, whose file has the JSON value `value`, once for each fact it binds."""
    for name in rule.each or (None,):
        bound = case._replace(each=name)
        when = _traced(("when",), value["when"], rule.when, bound) if rule.when else None
        settled = when is not None and when.answer.truth is not Truth.TRUE
        yield Trace(
            each=name,
            when=_marked(when, decides=settled) if when else None,
            expect=_marked(_traced(("expect",), value["expect"], rule.expect, bound), decides=not settled),
            escalate=tuple(
                _marked(_traced(("escalate", at, "when"), item["when"], escalation.when, bound), decides=True)
                for at, (item, escalation) in enumerate(
                    zip(value.get("escalate", ()), rule.escalate, strict=True)
                )
            ),
        )


def _traced(way: Steps, value: Mapping[str, Any], condition: Condition, case: Case) -> Step:
    """Ask a condition and, one by one, those that it is made of."""
    answer = condition.evaluate(case)
    parts: tuple[Step, ...] = ()
    remark = ""
    match condition:
        case Leaf():
            found = getattr(operators()[condition.operator], "remark", None)
            remark = found(condition.subject, condition.options, case) if found else ""
        case Not() if "not" in value:
            parts = (_traced((*way, "not"), value["not"], condition.part, case),)
        case Before() if case.before:
            parts = (_traced((*way, "prior"), value["prior"], condition.part, case.before),)
        case Not():  # `none` is built as the inverse of `any`
            parts = _several((*way, "none"), value["none"], condition.part, case)
        case All() | AnyOf():
            key = "all" if "all" in value else "any"
            parts = _several((*way, key), value[key], condition, case)
    return Step(way, value, answer, decides=False, parts=parts, remark=remark)


def _several(way: Steps, values: list[Any], condition: Condition, case: Case) -> tuple[Step, ...]:
    assert isinstance(condition, All | AnyOf)
    return tuple(
        _traced((*way, at), value, part, case)
        for at, (value, part) in enumerate(zip(values, condition.parts, strict=True))
    )


def _marked(step: Step, *, decides: bool) -> Step:
    """Mark what decides, from the root down: the parts whose truth is, or whose inverse is, the whole's."""
    truth = ~step.answer.truth if step.node in ("none", "not") else step.answer.truth
    parts = tuple(_marked(part, decides=decides and (part.answer.truth is truth)) for part in step.parts)
    return step._replace(decides=decides, parts=parts)
