"""Inputs in, documents out: the one loop, which the command line and the library share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from cyberlint import engine, readers
from cyberlint.disclosure import Disclosure
from cyberlint.outcome import DocumentReport, Unread
from cyberlint.rule import Rule
from cyberlint.source import Source
from cyberlint.tuples import NamedTuple

if TYPE_CHECKING:
    from cyberlint.redline.prior import Earlier


class Linted(NamedTuple):
    """What was linted: the documents, the rules that ran on each, and what could not be read."""

    documents: list[DocumentReport]
    rules: list[tuple[Rule, ...]]
    unread: list[Unread]


def parts(
    inputs: Iterable[Source | Unread], input_format: str | None, *, digests: bool = False
) -> Iterator[Disclosure | Unread]:
    """Yield the disclosures of every input, and what could not be read in its place.

    With `digests` each has that of its input.
    """
    for item in inputs:
        if isinstance(item, Unread):
            yield item
            continue
        digest = _digest(item.data) if digests else None
        for part in engine.guarded(item.path, readers.read(item, input_format)):
            yield part if digest is None or isinstance(part, Unread) else part._replace(digest=digest)


def _digest(data: bytes) -> str:
    from hashlib import sha256  # noqa: PLC0415 - 3 ms for OpenSSL, and few reports show it

    return sha256(data).hexdigest()


def linted(
    found: Iterable[Disclosure | Unread],
    complete: Callable[[Disclosure], Disclosure],
    choose: Callable[[Disclosure], tuple[Rule, ...]],
    before: Callable[[Disclosure], Earlier] | None = None,
    each: Callable[[DocumentReport], None] | None = None,
) -> Linted:
    """Lint what is `found`, each disclosure `complete`d and by the rules that are chosen for it.

    `before` says what came before a filing, in a run with prior filings; `each` is told of every document as
    it is linted. Nothing is accepted yet: see `cyberlint.suppression`.
    """
    result = Linted([], [], [])
    for part in found:
        if isinstance(part, Unread):
            result.unread.append(part)
        else:
            disclosure = complete(part)
            rules = choose(disclosure)
            earlier = before(disclosure) if before else None
            report = engine.lint(disclosure, rules, earlier)
            if each:
                each(report)
            result.documents.append(report)
            result.rules.append(tuple(rule for rule in rules if earlier or not rule.applies.to_prior))
    return result
