"""Our named tuples are those of `typing`, whatever is asked of them; only making the class differs."""

from __future__ import annotations

import copy
import pickle
import typing
from collections.abc import Callable
from typing import Any

import pytest

from cyberlint.tuples import NamedTuple


class Span(NamedTuple):
    """A range."""

    start: int
    end: int = 0
    unit: str = "characters"

    @property
    def length(self) -> int:
        return self.end - self.start

    def _replace_start(self, start: int) -> Span:
        return self._replace(start=start)


class Nothing(NamedTuple):
    pass


class TypingSpan(typing.NamedTuple):
    """A range."""

    start: int
    end: int = 0
    unit: str = "characters"


ASKED: list[Callable[[Any], object]] = [
    lambda made: made(1),
    lambda made: made(1, 2, "lines"),
    lambda made: made(end=5, start=4),
    lambda made: tuple(made(1, unit="lines")),
    lambda made: made(1) == (1, 0, "characters"),
    lambda made: hash(made(1)) == hash((1, 0, "characters")),
    lambda made: made(1) < made(2),
    lambda made: made(3).start,
    lambda made: made(3)[1:],
    lambda made: made(1)._replace(end=9).end,
    lambda made: made(1)._asdict(),
    lambda made: made._make([1, 2, "lines"]),
    lambda made: made._fields,
    lambda made: made._field_defaults,
    lambda made: made.__match_args__,
    lambda made: made.__doc__,
    lambda made: made.__slots__,
    lambda made: made.__mro__[-2:],
    lambda made: isinstance(made(1), tuple),
    lambda made: hasattr(made(1), "__dict__"),
    lambda made: made(1).__getnewargs__(),
]
REFUSED: list[Callable[[Any], object]] = [
    lambda made: made(),
    lambda made: made(1, 2, "lines", 4),
    lambda made: made(1, start=2),
    lambda made: made(1, colour="red"),
    lambda made: made._make([1]),
    lambda made: made(1)._replace(colour="red"),
    lambda made: setattr(made(1), "start", 2),
    lambda made: setattr(made(1), "colour", "red"),
]


@pytest.mark.parametrize("ask", ASKED, ids=range(len(ASKED)))
def test_it_answers_as_that_of_typing(ask: Callable[[Any], object]) -> None:
    ours, theirs = ask(Span), ask(TypingSpan)
    assert ours == theirs
    assert repr(ours) == repr(theirs).replace("TypingSpan", "Span")


@pytest.mark.parametrize("ask", REFUSED, ids=range(len(REFUSED)))
def test_it_refuses_what_that_of_typing_refuses(ask: Callable[[Any], object]) -> None:
    with pytest.raises((AttributeError, TypeError, ValueError)) as theirs:
        ask(TypingSpan)
    with pytest.raises(theirs.type):
        ask(Span)


def test_it_has_methods_of_its_own() -> None:
    assert Span(2, 5).length == 3
    assert Span(2, 5)._replace_start(4) == (4, 5, "characters")


def test_it_is_matched_by_position() -> None:
    match Span(2, 5):
        case Span(start, end):
            assert (start, end) == (2, 5)


def test_it_may_have_no_fields() -> None:
    assert Nothing() == ()
    assert repr(Nothing()) == "Nothing()"


def test_it_is_copied_and_pickled() -> None:
    span = Span(2, 5)
    for twin in (copy.copy(span), copy.deepcopy(span), pickle.loads(pickle.dumps(span))):
        assert twin == span
        assert type(twin) is Span


def test_a_field_without_a_default_comes_first() -> None:
    body: dict[str, Any] = {"__annotations__": {"start": "int", "end": "int"}, "start": 0}
    with pytest.raises(TypeError, match="Span: a field without a default follows one with a default"):
        type(NamedTuple)("Span", (NamedTuple,), body)


@pytest.mark.parametrize("count", range(15))
def test_it_has_as_many_fields_as_are_named(count: int) -> None:
    names = [f"field_{number}" for number in range(count)]
    made = type(NamedTuple)("Wide", (NamedTuple,), {"__annotations__": dict.fromkeys(names, "int")})
    assert made(*range(count)) == made(**{name: at for at, name in enumerate(names)}) == tuple(range(count))
    with pytest.raises(TypeError):
        made(*range(count + 1))


def test_two_classes_do_not_share_what_is_theirs() -> None:
    other = type(NamedTuple)(
        "Other", (NamedTuple,), {"__annotations__": {"a": "int", "b": "int", "c": "int"}}
    )
    assert other(a=1, b=2, c=3) == (1, 2, 3)
    assert Span(start=1)._fields == ("start", "end", "unit")
