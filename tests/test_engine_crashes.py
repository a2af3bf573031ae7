"""A rule or a reader that crashes, and an input that cannot be read, leave the others alone."""

from __future__ import annotations

from collections.abc import Iterator

from cases import case, fact
from cyberlint import engine
from cyberlint.condition import Answer, Leaf
from cyberlint.disclosure import Disclosure
from cyberlint.outcome import OutcomeKind, Unread
from cyberlint.source import ReadError
from pack.rules import made

FLAG = fact("report_to_board", True)


def crashing(*_: object) -> Answer:
    raise ZeroDivisionError("division by zero")


def test_a_rule_that_crashes_is_not_evaluated_and_leaves_the_others_alone() -> None:
    broken = made("id: ACME100").defined(expect=Leaf("flag", "integrated", {}, crashing))
    report = engine.lint(case(FLAG).disclosure, [broken, made()])
    first, second = report.outcomes
    assert (first.kind, first.crashed) == (OutcomeKind.NOT_EVALUATED, True)
    assert first.reason == "the rule crashed: ZeroDivisionError: division by zero"
    assert second.kind is OutcomeKind.FAIL


def test_an_escalation_that_crashes_is_a_crash_of_the_rule() -> None:
    escalation = made("escalate: [{when: {flag: integrated, is: true}, to: error}]").escalate[0]
    broken = made().defined(escalate=(escalation._replace(when=Leaf("flag", "x", {}, crashing)),))
    assert engine.evaluate(broken, case(FLAG)).crashed


class TestGuarded:
    """What a reader cannot read becomes a value, and what it could read is kept."""

    document = case(FLAG).disclosure

    def read(self, *parts: Disclosure | Exception) -> list[Disclosure | Unread]:
        def reader() -> Iterator[Disclosure | ReadError]:
            for part in parts:
                if isinstance(part, Exception) and not isinstance(part, ReadError):
                    raise part
                yield part

        return list(engine.guarded("a.htm", reader()))

    def test_a_part_that_cannot_be_read_does_not_end_the_input(self) -> None:
        error = ReadError("no JSON", line=2, column=7)
        assert self.read(self.document, error, self.document) == [
            self.document,
            Unread("a.htm", "no JSON", 2, 7),
            self.document,
        ]

    def test_a_reader_that_raises_ends_the_input(self) -> None:
        def reader() -> Iterator[Disclosure | ReadError]:
            yield self.document
            raise ReadError("the file ends early", line=3)

        assert list(engine.guarded("a.htm", reader())) == [
            self.document,
            Unread("a.htm", "the file ends early", 3),
        ]

    def test_a_reader_that_crashes_is_told(self) -> None:
        assert self.read(self.document, KeyError("id")) == [
            self.document,
            Unread("a.htm", "the reader crashed: KeyError: 'id'"),
        ]
