"""The words of a sentence that changed: what stayed, what was deleted, what was inserted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from cyberlint.tuples import NamedTuple

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_JOINTS = frozenset(" -‐‑–—")
_MANY = 1_000  # words and marks: a longer sentence is shown as deleted and inserted whole


class Change(StrEnum):
    """What happened to words."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


class Piece(NamedTuple):
    """Words that stand together and that the same happened to; every white space in them is one space."""

    change: Change
    text: str


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Return the words of two sentences as one row of pieces, what was deleted before what replaced it."""
    old, new = _tokens(before), _tokens(after)
    if not (old and new) or max(len(old), len(new)) > _MANY:
        found = [_Step(slice(0, len(old)), slice(0, len(new)), same=False)]
    else:
        found = list(_joined(old, _steps(old, new)))
    return tuple(piece for step in found for piece in _pieces(old, new, step) if piece.text)


class _Step(NamedTuple):
    """A range of the old tokens, one of the new ones, and whether they are the same."""

    old: slice
    new: slice
    same: bool


def _tokens(text: str) -> list[str]:
    return [" " if token.isspace() else token for token in _TOKEN.findall(text)]


def _steps(old: list[str], new: list[str]) -> list[_Step]:
    before, after = ([token.translate(_PLAIN) for token in tokens] for tokens in (old, new))
    if before == after:
        return [_Step(slice(0, len(old)), slice(0, len(new)), same=True)]
    from difflib import SequenceMatcher  # noqa: PLC0415 - 2 ms, and only words that changed need it

    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [
        _Step(slice(a, b), slice(c, d), tag == "equal" or _is_nothing(old[a:b], new[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
    ]


def _is_nothing(old: list[str], new: list[str]) -> bool:
    """Whether only hyphens and white space changed: “third party” and “third-party”."""
    return all(token in _JOINTS for token in (*old, *new))


def _joined(old: list[str], steps: list[_Step]) -> Iterator[_Step]:
    """Join changes between which nothing but white space or marks stayed: whole phrases read better."""
    held: _Step | None = None
    for at, step in enumerate(steps):
        inside = held is not None and at + 1 < len(steps)
        if step.same and not (inside and not any(token.isalnum() for token in old[step.old])):
            if held:
                yield held
            held = None
            yield step
        elif held:
            held = _Step(
                slice(held.old.start, step.old.stop), slice(held.new.start, step.new.stop), same=False
            )
        else:
            held = step
    if held:
        yield held


def _pieces(old: list[str], new: list[str], step: _Step) -> Iterator[Piece]:
    if step.same:
        yield Piece(Change.KEPT, "".join(new[step.new]))
        return
    yield Piece(Change.DELETED, "".join(old[step.old]))
    yield Piece(Change.INSERTED, "".join(new[step.new]))
