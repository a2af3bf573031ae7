"""The gate: which exit status a run deserves, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from cyberlint.cells import plural
from cyberlint.outcome import DocumentReport, Outcome, OutcomeKind, Unread
from cyberlint.pack.selection import SelectionError, matching
from cyberlint.rule import Severity
from cyberlint.tuples import NamedTuple

PASSED, FOUND, USAGE, INPUT = 0, 1, 2, 3
LEVELS = (*(severity.value for severity in Severity), "never")
"""What ``--fail-on`` accepts: a severity, which counts the higher ones too, or none."""

_NAMED = 3
"""So many rules or documents are named in a reason, and the others counted."""


class Gate(NamedTuple):
    """What a run has to live up to. A finding that a waiver or the baseline accepts counts nowhere.

    `fail_on` is the least severity of a finding that fails, or ``never``, with which no finding does, however
    many there are. `max_warnings` is how many warnings there may be, None for any number.
    `require_evaluated` are selectors, as of ``--select``: the rules that they name must be run, and decided
    wherever they apply.
    """

    fail_on: str = Severity.ERROR.value
    max_warnings: int | None = None
    require_evaluated: tuple[str, ...] = ()


DEFAULT = Gate()
"""The gate of a run without options: errors fail."""


def exit_status(
    documents: Sequence[DocumentReport], unread: Sequence[Unread], gate: Gate = DEFAULT
) -> tuple[int, str]:
    """Return the exit status of a run and the reason for it, which is empty for 0.

    What was not checked (3) outranks findings (1): it cannot be counted as checked. An extra that is not
    installed (2) outranks both.
    """
    if reason := missing(unread):
        return USAGE, reason
    if unchecked := _unchecked(documents, unread, gate):
        return INPUT, unchecked
    reasons = list(_too_much(documents, gate))
    return (FOUND, "; ".join(reasons)) if reasons else (PASSED, "")


def missing(unread: Iterable[Unread]) -> str:
    """Name the extras without which some inputs could not be read; empty where none is missing."""
    extras = ",".join(sorted({item.extra for item in unread if item.extra}))
    return f'an extra is not installed: pip install "cyberlint[{extras}]"' if extras else ""


def _too_much(documents: Sequence[DocumentReport], gate: Gate) -> Iterator[str]:
    """Yield what was found that the gate does not let through."""
    if gate.fail_on == "never":
        return
    severities = [finding.severity for document in documents for finding in document.findings]
    levels = LEVELS[: LEVELS.index(gate.fail_on) + 1]
    found = sum(severity in levels for severity in severities)
    if found:
        yield f"{plural(found, 'finding')} at or above --fail-on={gate.fail_on}"
    warnings = severities.count(Severity.WARNING)
    if gate.max_warnings is not None and warnings > gate.max_warnings:
        yield f"{plural(warnings, 'warning')}, more than --max-warnings={gate.max_warnings}"


def _unchecked(documents: Sequence[DocumentReport], unread: Sequence[Unread], gate: Gate) -> str | None:
    """Return what kept the run from checking everything that it had to check, or None."""
    if unread:
        return f"{plural(len(unread), 'input')} could not be read"
    if not documents:
        return "nothing was linted"
    required, missing = _required(documents, gate.require_evaluated)
    open_rules = (
        _open_rules(documents, lambda outcome: outcome.crashed, "crashed"),
        _open_rules(
            documents,
            lambda outcome: outcome.rule.mandatory and outcome.kind is OutcomeKind.NOT_EVALUATED,
            "is mandatory and could not be evaluated",
            "are mandatory and could not be evaluated",
        ),
        _open_rules(
            documents,
            lambda outcome: outcome.kind is OutcomeKind.NOT_EVALUATED and outcome.rule.id in required,
            "could not be evaluated, which --require-evaluated asks for,",
        ),
    )
    return next(filter(None, open_rules), None) or missing or _blank(documents)


def _required(documents: Sequence[DocumentReport], selectors: Sequence[str]) -> tuple[set[str], str]:
    """Return the ids of the rules that must be decided, and which selector names none that was run."""
    rules = {outcome.rule.id: outcome.rule for document in documents for outcome in document.outcomes}
    required: set[str] = set()
    for selector in selectors:
        try:
            required |= {rule.id for rule in matching(rules.values(), [selector])}
        except SelectionError:
            return required, f"no rule was run that --require-evaluated={selector} names"
    return required, ""


def _open_rules(
    documents: Sequence[DocumentReport],
    stayed_open: Callable[[Outcome], bool],
    one: str,
    many: str | None = None,
) -> str | None:
    """Name the rules with such an outcome and the documents: “CYD101, CYD102 crashed on a.htm”."""
    rules: dict[str, None] = {}
    paths: list[str] = []
    for document in documents:
        found = [outcome.rule.id for outcome in document.outcomes if stayed_open(outcome)]
        rules |= dict.fromkeys(found)
        paths += [document.disclosure.path] if found else []
    if not rules:
        return None
    return f"{_names(rules, 'rule')} {one if len(rules) == 1 else many or one} on {_place(paths)}"


def _blank(documents: Sequence[DocumentReport]) -> str | None:
    """Return which documents no rule decided anything on, though some had something to decide."""
    blank = [document.disclosure.path for document in documents if not _checked(document)]
    if blank:
        return f"no rule could be evaluated on {_place(blank)}"
    if not any(document.outcomes for document in documents):
        return "no rule was asked: rules that compare with a prior filing need --prior FILE"
    if not any(document.count(kind) for document in documents for kind in _DECIDED):
        return "no rule applies to what was linted"
    return None


_DECIDED = (OutcomeKind.PASS, OutcomeKind.FAIL)


def _checked(document: DocumentReport) -> bool:
    """Tell whether a rule decided something, or none had anything to decide."""
    undecided = document.count(OutcomeKind.NOT_EVALUATED)
    return not undecided or any(document.count(kind) for kind in _DECIDED)


def _place(paths: Sequence[str]) -> str:
    return paths[0] if len(paths) == 1 else plural(len(paths), "document")


def _names(names: Iterable[str], noun: str) -> str:
    """Name the first few and count the others."""
    named = list(names)
    more = len(named) - _NAMED
    return ", ".join(named[:_NAMED]) + (f" and {plural(more, f'more {noun}')}" if more > 0 else "")
