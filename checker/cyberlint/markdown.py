"""Text of any origin in Markdown: nothing of it becomes markup, a link or a mention.

https://github.github.com/gfm/ says what a backslash and an entity take the meaning from. GitHub looks for
mentions, references to issues, formulas and addresses in the text after that, where only a comment between
their characters keeps them apart.
"""

from __future__ import annotations

import re

from cyberlint.cells import line

_MEANT = re.compile(r"[\\`*_\[\]|~&<>#]|[@$](?=\S)|:(?=//)|(?<=www)(?=\.)", re.IGNORECASE)
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_APART = "<!-- -->"


def words(text: str) -> str:
    """Return text as one line that shows as it is, wherever it stands but at the beginning of a line."""
    return _MEANT.sub(_plain, line(text))


def _plain(found: re.Match[str]) -> str:
    sign = found[0]
    if sign in ("@", "$", ":", ""):
        return sign + _APART
    if sign == "#":
        return f"\\#{_APART}"
    return _ENTITIES.get(sign, f"\\{sign}")
