"""What was perhaps meant by a word that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile


def meant(word: str, words: Iterable[str], likeness: float = 0.6) -> str:
    """Return “; did you mean …?” where one of `words` is like `word` in any case, else nothing.

    How like it must be, `likeness` says: 1 is the word itself. Of several that are as like, the one with the
    same beginning: CYD10l is CYD101 rather than CYD510.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only for a message

    known = {other.lower(): other for other in words}
    close = sorted(get_close_matches(word.lower(), known, n=10, cutoff=likeness))
    best = max(close, key=lambda other: _shared(word.lower(), other), default=None)
    return f"; did you mean {known[best]!r}?" if best else ""


def _shared(one: str, other: str) -> int:
    """Return how many characters two words begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
