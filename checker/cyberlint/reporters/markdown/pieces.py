"""What the report is cut into where there is no room for all of it."""

from __future__ import annotations

from cyberlint.tuples import NamedTuple


class Piece(NamedTuple):
    """A piece of the report that is shown whole or not at all; `noun` is what it is counted as if not."""

    text: str
    noun: str = ""
