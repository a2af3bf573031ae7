"""What may have been meant by a command that is none."""

from __future__ import annotations

from difflib import get_close_matches

from cyberlint.cli import COMMANDS

_CLOSE = 0.7
"""From here on two words are taken for one with a slip of the hand."""
_ELSEWHERE = {"help": "--help", "lint": "check", "version": "--version"}
"""What other programs call it."""


def command(word: str) -> str | None:
    """Return what is most like a word among the commands, None where nothing is."""
    found = get_close_matches(word.lower(), COMMANDS, 1, _CLOSE)
    return _ELSEWHERE.get(word.lower()) or next(iter(found), None)
