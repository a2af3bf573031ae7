"""How a command fails: what to say, and the exit status that goes with it."""

from __future__ import annotations

USAGE = 2
INPUT = 3
INTERRUPTED = 130


class CommandError(Exception):
    """A command cannot go on; `what` is for people, `reason` ends the last line on standard error."""

    def __init__(self, what: str, reason: str, code: int = USAGE) -> None:
        super().__init__(what)
        self.what = what
        self.reason = reason
        self.code = code
