"""How a command fails: what to say, and the exit status that goes with it."""

from __future__ import annotations

USAGE = 2
INPUT = 3
INTERRUPTED = 130


class CommandError(Exception):
    """A command cannot go on; `reason` ends the last line on standard error, `details` come before it."""

    def __init__(self, reason: str, details: str = "", code: int = USAGE) -> None:
        super().__init__(reason)
        self.reason = reason
        self.details = details
        self.code = code
