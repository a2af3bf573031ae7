"""An entry of a file that accepts findings, as a waiver, and what became of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from cyberlint.tuples import NamedTuple

if TYPE_CHECKING:
    from cyberlint.condition import Evidence


class State(StrEnum):
    """What became of an entry that accepts a finding, in the run that judged it."""

    ACTIVE = "active"
    EXPIRED = "expired"
    STALE = "stale"
    UNUSED = "unused"
    NOT_WAIVABLE = "not-waivable"
    UNKNOWN_RULE = "unknown-rule"
    UNKNOWN_DOCUMENT = "unknown-document"


class Entry(NamedTuple):
    """An entry of a file of waivers or of a baseline as a run judged it; what a message can say of it.

    `kind` is the operator that asks about it, ``waiver`` or ``baseline``; `rule` and `path` are whose
    finding it accepts; `age` counts days since it was written, `overdue` those since its last day.
    `evidence` is where it stands, and then what now stands where its text was.
    """

    kind: str
    state: State
    rule: str
    path: str
    evidence: tuple[Evidence, ...]
    since: str
    age: int
    owner: str = ""
    until: str = ""
    overdue: int = 0
