"""How a baseline changes: written from what a run finds, or less by what is gone."""

from __future__ import annotations

from collections.abc import Iterable

from cyberlint.entry import State
from cyberlint.outcome import DocumentReport
from cyberlint.suppression import files
from cyberlint.suppression.baseline import Baseline, Known
from cyberlint.suppression.found import Found, Run


def rewritten(run: Run, accepted: Iterable[DocumentReport], path: str, old: Baseline | None) -> list[Known]:
    """Return the entries of a baseline at `path` for what a run found, apart from what is `accepted`.

    What stands in the `old` one keeps its first day, and stays where the run cannot tell whether it is gone.
    A finding that nobody can accept, by its rule, is not written.
    """
    found = Found(run)
    first = {entry.key: entry.since for entry in old.entries} if old else {}
    now: dict[tuple[str, str, str], Known] = {}
    for document in accepted:
        name = files.relative(path, document.disclosure.path)
        for finding in document.findings:
            key = (name, finding.rule.id, finding.lasting)
            times = now[key].times + 1 if key in now else 1
            if finding.rule.waivable:
                now[key] = Known(*key, times, first.get(key, run.as_of.isoformat()), finding.message)
    kept = (entry for entry in old.entries if found.judged(old, entry).state is None) if old else ()
    return [*now.values(), *(entry for entry in kept if entry.key not in now)]


def pruned(run: Run, baseline: Baseline) -> list[Known]:
    """Return the entries of a baseline without what is gone; what the run cannot judge stays."""
    found = Found(run)
    judged = (found.judged(baseline, entry) for entry in baseline.entries)
    return [
        one.known._replace(times=one.left) if one.state is State.STALE else one.known
        for one in judged
        if one.state is not State.STALE or one.left
    ]
