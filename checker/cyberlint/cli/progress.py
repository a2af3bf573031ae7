"""How far a long run has come, on a line of the terminal that is gone when the run ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import TypeVar

from cyberlint.cells import plural

AFTER = 1.0
"""Seconds: a run that is done before shows nothing."""
EVERY = 0.1
_ERASED = "\r\x1b[K"

Item = TypeVar("Item")


def is_wanted() -> bool:
    """Tell whether somebody watches the terminal that standard error is, and it can erase a line."""
    return os.environ.get("TERM") != "dumb" and not os.environ.get("CI")


class Progress:
    """Counts inputs and documents, and shows the counts from time to time.

    `total` is how many inputs there are. What else is written to standard error comes after `erase`.
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
            self._show()

    def documents(self, items: Iterable[Item]) -> Iterator[Item]:
        """Yield the documents in them; whatever ends the run, nothing stays on the line."""
        try:
            for item in items:
                yield item
                self._documents += 1
                self._show()
        finally:
            self.erase()

    def erase(self) -> None:
        """Leave the line empty."""
        if self._shown:
            self._write(_ERASED)
            self._shown = False

    def _show(self) -> None:
        now = self._clock()
        if now < self._next:
            return
        self._next = now + EVERY
        inputs = f"{self._inputs:,} of {plural(self._total, 'input')}"
        self._write(f"{_ERASED}{inputs} done, {plural(self._documents, 'document')}")
        self._shown = True

    def _write(self, text: str) -> None:
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except OSError:
            self._next = float("inf")
