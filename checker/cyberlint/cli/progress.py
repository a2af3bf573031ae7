"""How far a long run has come, on a line of the terminal that is gone when the run ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import TypeVar

from cyberlint.cells import plural
from cyberlint.cli.writing import is_watched

AFTER = 1.0
"""Seconds: a run that is done before shows nothing."""
EVERY = 0.1
_ERASED = "\r\x1b[K"

Item = TypeVar("Item")


def is_wanted() -> bool:
    """Tell whether somebody watches the terminal that standard error is, and it can erase a line."""
    return os.environ.get("TERM") != "dumb" and not os.environ.get("CI")


def watched(total: int) -> Progress | None:
    """Return what shows how far a run of so many inputs or pairs is; None where nobody watches."""
    return Progress(total) if is_watched() and is_wanted() else None


class Progress:
    """Counts inputs and documents, or pairs of filings, and shows the counts from time to time.

    `total` is how many inputs or pairs there are. What else is written to standard error comes after `erase`.
    """

    def __init__(self, total: int, clock: Callable[[], float] = monotonic) -> None:
        self._total = total
        self._clock = clock
        self._next = clock() + AFTER
        self._inputs = self._documents = 0
        self._shown = False

    def inputs(self, items: Iterable[Item]) -> Iterator[Item]:
        """Yield the inputs; one counts as done when the next is asked for."""
        for item in items:
            yield item
            self._inputs += 1
            self._show(self._linted())

    def documents(self, items: Iterable[Item]) -> Iterator[Item]:
        """Yield the documents in them; whatever ends the run, nothing stays on the line."""
        try:
            for item in items:
                yield item
                self._documents += 1
                self._show(self._linted())
        finally:
            self.erase()

    def pairs(self, items: list[Item], done: str) -> list[Item]:
        """Return the pairs; whoever goes through them shows of how many something is `done`."""
        return _Counted(items, lambda given: self._pairs(given, done))

    def _pairs(self, items: Iterable[Item], done: str) -> Iterator[Item]:
        try:
            for number, item in enumerate(items, 1):
                yield item
                self._show(f"{number:,} of {plural(self._total, 'pair')} {done}")
        finally:
            self.erase()

    def erase(self) -> None:
        """Leave the line empty."""
        if self._shown:
            self._write(_ERASED)
            self._shown = False

    def _linted(self) -> str:
        inputs = f"{self._inputs:,} of {plural(self._total, 'input')}"
        return f"{inputs} done, {plural(self._documents, 'document')}"

    def _show(self, said: str) -> None:
        now = self._clock()
        if now < self._next:
            return
        self._next = now + EVERY
        self._write(f"{_ERASED}{said}")
        self._shown = True

    def _write(self, text: str) -> None:
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except OSError:
            self._next = float("inf")


class _Counted(list[Item]):
    """Items that are counted whenever somebody goes through them, who need not know."""

    def __init__(self, items: Iterable[Item], count: Callable[[Iterable[Item]], Iterator[Item]]) -> None:
        super().__init__(items)
        self._count = count

    def __iter__(self) -> Iterator[Item]:
        return self._count(super().__iter__())
