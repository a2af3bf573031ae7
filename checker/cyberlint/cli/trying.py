"""Examples that are run, and what is said of one that did not come out as it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from cyberlint.cli.tracing import deciding, escalating, tree
from cyberlint.engine import applicability
from cyberlint.examples import Reading, Trial, readings, told, trials
from cyberlint.operators.claim import described
from cyberlint.pack import built, lexicon_of
from cyberlint.pack.check import Pack, Source
from cyberlint.trace import traces
from cyberlint.tuples import NamedTuple

_FEW = 3
"""Of so many facts that a rule's ``each`` binds it is said what decided."""


class Tried(NamedTuple):
    """An example that was run: whether it came out as it says, and what is said of it, line by line."""

    holds: bool
    lines: Iterator[str]


def tried(packs: Iterable[Pack], *, whole: bool) -> Iterator[Tried]:
    """Run every example of every rule and claim; `whole`: what is said of one is all that was asked."""
    packs = list(packs)
    sources = [source for pack in packs for source in pack.rules]
    for source, rule in zip(sources, built(packs), strict=True):
        for number, trial in enumerate(trials(source.value, rule)):
            yield Tried(trial.holds, _trial(source, number, trial, whole=whole))
    lexicon = lexicon_of(packs)
    for source in (source for pack in packs for source in pack.claims):
        for reading in readings(source.value, source.file.stem, lexicon) if lexicon else ():
            yield Tried(reading.holds, _reading(source, reading))


def _trial(source: Source, number: int, trial: Trial, *, whole: bool) -> Iterator[str]:
    """Yield what is said of an example: what differs and what decided, or the whole tree of conditions."""
    yield f"{source.file}:{source.yaml.line(('examples', number))}: {trial.name}"
    yield from _differences(trial)
    if whole and not trial.differences:
        yield f"    outcome: {told(trial.outcome)}"
    asked = trial.case.entry is not None or applicability(trial.rule, trial.case.disclosure) is None
    found = traces(source.value, trial.rule, trial.case)
    if whole:
        for trace in found:
            yield from tree(trace, source.yaml, asked=asked)
    elif trial.differences and asked:
        severity = any(difference.what == "severity" for difference in trial.differences)
        alike = (trace for trace in found if trace.outcome is trial.outcome.kind)
        for trace in islice(alike, _FEW):
            why = escalating(trace, source.yaml) if severity else deciding(trace, source.yaml)
            yield from (f"    {line}" for line in why)


def _differences(trial: Trial) -> Iterator[str]:
    """Yield the difference: ``-`` as the example says, ``+`` as it is."""
    gap = " (a known gap)" if trial.todo else ""
    for difference in trial.differences:
        yield f"  - {difference.what}: {difference.expected}{gap}"
        yield f"  + {difference.what}: {difference.got}"
    if trial.todo and not trial.differences:
        yield "  it holds now: remove `todo`"


def _reading(source: Source, reading: Reading) -> Iterator[str]:
    """Yield what is said of an example of a claim: how it is meant, and how it was read."""
    place = source.yaml.line(("examples", reading.kind, reading.number))
    yield f"{source.file}:{place}: {reading.sentence}"
    if not reading.holds:
        yield f"  - {reading.kind}"
    mark = " " if reading.holds else "+"
    for words in [described(claim, reading.sentence) for claim in reading.claims] or [
        "the claim is not made"
    ]:
        yield f"  {mark} {words}"
