"""The gate: which exit status a run deserves, and why."""

from __future__ import annotations

from collections.abc import Sequence

from cyberlint.outcome import DocumentReport, OutcomeKind, Unread
from cyberlint.rule import Severity

PASSED, FOUND, USAGE, INPUT = 0, 1, 2, 3
LEVELS = (*(severity.value for severity in Severity), "never")
"""What ``--fail-on`` accepts: a severity, which counts the higher ones too, or none."""


def exit_status(
    documents: Sequence[DocumentReport], unread: Sequence[Unread], fail_on: str = "error"
) -> tuple[int, str]:
    """Return the exit status of a run and the reason for it.

    An input problem (3) outranks findings (1): what was not checked cannot be counted as checked.
    """
    problem = _problem(documents, unread)
    if problem:
        return INPUT, problem
    levels = () if fail_on == "never" else LEVELS[: LEVELS.index(fail_on) + 1]
    found = sum(finding.severity in levels for document in documents for finding in document.findings)
    if found:
        return FOUND, f"{_count(found, 'finding')} at or above --fail-on={fail_on}"
    return PASSED, ""


def _problem(documents: Sequence[DocumentReport], unread: Sequence[Unread]) -> str | None:
    """Return what kept the run from checking everything that it was given, or None."""
    if unread:
        return f"{_count(len(unread), 'input')} could not be read"
    if not documents:
        return "nothing was linted"
    for document in documents:
        path = document.disclosure.path
        for outcome in document.outcomes:
            if outcome.crashed:
                return f"{outcome.rule.id} crashed on {path}"
            if outcome.rule.mandatory and outcome.kind is OutcomeKind.NOT_EVALUATED:
                return f"{outcome.rule.id} is mandatory and could not be evaluated on {path}"
    blank = [document.disclosure.path for document in documents if not _checked(document)]
    if blank:
        return (
            f"no rule could be evaluated on {blank[0] if len(blank) == 1 else _count(len(blank), 'document')}"
        )
    if not any(document.count(kind) for document in documents for kind in _DECIDED):
        return "no rule applies to what was linted"
    return None


_DECIDED = (OutcomeKind.PASS, OutcomeKind.FAIL)


def _checked(document: DocumentReport) -> bool:
    """Tell whether a rule decided something, or none had anything to decide."""
    undecided = document.count(OutcomeKind.NOT_EVALUATED)
    return not undecided or any(document.count(kind) for kind in _DECIDED)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
