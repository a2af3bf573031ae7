"""Ask what became of an entry of the baseline.

Rules that ask it need ``baseline``: they are asked about one entry after the other, when the findings are
known; without a baseline they have no outcome.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cyberlint.condition import Answer, Case
from cyberlint.entry import State
from cyberlint.operators import of_entry

SUBJECT = {
    "enum": [str(State.ACTIVE), str(State.STALE)],
    "description": "`active`: the document still has the finding. `stale`: it is gone, or there are fewer.",
}
OPTIONS: dict[str, dict[str, Any]] = {}
REQUIRED: tuple[str, ...] = ()


def ask(subject: str, _options: Mapping[str, Any], case: Case) -> Answer:
    """Tell whether the entry is in this state; unknown where no entry is asked about."""
    return of_entry("baseline", "entry of a baseline", subject, case)
