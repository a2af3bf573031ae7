"""Examples that are run, and what is said of one that did not come out as it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cyberlint.cli.tracing import deciding, escalating, tree
from cyberlint.engine import applicability
from cyberlint.examples import Trial, told, trials
from cyberlint.pack import built
from cyberlint.pack.check import Pack, Source
from cyberlint.trace import traces


class Run(NamedTuple):
    """An example that was run: `number` counts those of its file from 0."""

    source: Source
    number: int
    trial: Trial


def runs(packs: Iterable[Pack]) -> Iterator[Run]:
    """Run every example of every rule."""
    packs = list(packs)
    sources = [source for pack in packs for source in pack.rules]
    for source, rule in zip(sources, built(packs), strict=True):
        for number, trial in enumerate(trials(source.value, rule)):
            yield Run(source, number, trial)


def shown(run: Run, *, whole: bool) -> Iterator[str]:
    """Yield what is said of an example: what differs and what decided, or the `whole` tree of conditions."""
    trial, yaml = run.trial, run.source.yaml
    yield f"{run.source.file}:{yaml.line(('examples', run.number))}: {trial.name}"
    yield from _differences(trial)
    if whole and not trial.differences:
        yield f"    outcome: {told(trial.outcome)}"
    asked = applicability(trial.rule, trial.case.disclosure) is None
    for trace in traces(run.source.value, trial.rule, trial.case):
        if whole:
            yield from tree(trace, yaml, asked=asked)
        elif trial.differences and asked:
            severity = any(difference.what == "severity" for difference in trial.differences)
            why = escalating(trace, yaml) if severity else deciding(trace, yaml)
            yield from (f"    {line}" for line in why)


def _differences(trial: Trial) -> Iterator[str]:
    """Yield the difference: ``-`` as the example says, ``+`` as it is."""
    gap = " (a known gap)" if trial.todo else ""
    for difference in trial.differences:
        yield f"  - {difference.what}: {difference.expected}{gap}"
        yield f"  + {difference.what}: {difference.got}"
    if trial.todo and not trial.differences:
        yield "  it holds now: remove `todo`"
