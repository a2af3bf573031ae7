"""The gate: which exit status a run deserves, and why."""

from __future__ import annotations

from collections.abc import Sequence

from cyberlint.outcome import DocumentReport, OutcomeKind, Unread
from cyberlint.rule import Severity

PASSED, FOUND, USAGE, INPUT = 0, 1, 2, 3
LEVELS = ("error", "warning", "info", "never")
"""What ``--fail-on`` accepts, from the strictest finding to none."""


def exit_status(
    documents: Sequence[DocumentReport], unread: Sequence[Unread], fail_on: str = "error"
) -> tuple[int, str]:
    """Return the exit status of a run and the reason for it.

    An input problem (3) outranks findings (1): what was not checked cannot be counted as checked.
    """
    outcomes = [outcome for document in documents for outcome in document.outcomes]
    crashed = [outcome for outcome in outcomes if outcome.crashed]
    mandatory = [o for o in outcomes if o.kind is OutcomeKind.NOT_EVALUATED and o.rule.mandatory]
    if unread:
        return INPUT, f"{len(unread)} input{'' if len(unread) == 1 else 's'} could not be read"
    if not documents:
        return INPUT, "nothing was linted"
    if crashed:
        return INPUT, f"{crashed[0].rule.id} crashed"
    if mandatory:
        return INPUT, f"{mandatory[0].rule.id} is mandatory and could not be evaluated"
    if not any(outcome.kind in (OutcomeKind.PASS, OutcomeKind.FAIL) for outcome in outcomes):
        return INPUT, "no rule could be evaluated"
    if fail_on != "never":
        levels = LEVELS[: LEVELS.index(fail_on) + 1]
        found = sum(Severity(f.severity).value in levels for document in documents for f in document.findings)
        if found:
            return FOUND, f"{found} finding{'' if found == 1 else 's'} at or above --fail-on={fail_on}"
    return PASSED, ""
