"""Words that the end of a line has cut: whether their hyphen is the word's own.

The document itself is asked: “cybersecurity” elsewhere in it tells that “cyber-security” at a line's end is
one word, “third-party” that “third-party” is two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from cyberlint.pdf.pages import BROKEN

_WORD = re.compile(rf"(?<![\w{BROKEN}-])[A-Za-z]+(?:-[A-Za-z]+)*(?![\w{BROKEN}-])")
_CUT = re.compile(rf"(\w{{0,60}}) ?{BROKEN} ?(\w{{0,60}})")


class Words:
    """The whole words of a document, in lower case."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._known = {word.lower() for text in texts for word in _WORD.findall(text)}

    def mended(self, text: str) -> str:
        """Return a text with its cut words mended: with their hyphen, or without."""
        return _CUT.sub(self._mended, text) if BROKEN in text else text

    def _mended(self, match: re.Match[str]) -> str:
        first, second = match.groups()
        if f"{first}-{second}".lower() in self._known:
            return f"{first}-{second}"
        if (first + second).lower() in self._known:
            return first + second
        own = not first.isalpha() or not second[:1].islower() or first.lower() in self._known
        return f"{first}-{second}" if own else first + second
