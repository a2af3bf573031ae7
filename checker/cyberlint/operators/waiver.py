"""Ask what became of a waiver.

Rules that ask it need ``waiver``: they are asked about one waiver after the other, when the findings are
known, of every waiver file that is used; where there is none they have no outcome.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cyberlint.condition import Answer, Case
from cyberlint.entry import State
from cyberlint.operators import of_entry

SUBJECT = {
    "enum": [str(state) for state in State],
    "description": "`active`: it accepts a finding. `expired`: its last day has passed. `stale`: its text "
    "has changed. `unused`: its rule finds nothing there any more. `not-waivable`: nobody can waive its "
    "rule. `unknown-rule`, `unknown-document`: there is no such rule, no such document.",
}
OPTIONS: dict[str, dict[str, Any]] = {}
REQUIRED: tuple[str, ...] = ()


def ask(subject: str, _options: Mapping[str, Any], case: Case) -> Answer:
    """Tell whether the waiver is in this state; unknown where no waiver is asked about."""
    return of_entry("waiver", "waiver", subject, case)
