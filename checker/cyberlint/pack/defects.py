"""What is wrong with a pack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cyberlint.tuples import NamedTuple

Steps = tuple[str | int, ...]
"""The way from the root of a rule file to a value: keys and, from 0, places in lists."""

Defects = Iterator[tuple[Steps, str]]
"""What is wrong with the value of one file: where, and what."""


class FileDefect(NamedTuple):
    """One thing wrong with a rule file: its line (from 1; 0 is none), the steps to the value, and what."""

    file: str
    line: int
    steps: Steps
    what: str

    def __str__(self) -> str:
        way = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.steps).lstrip(".")
        place = f"{self.file}:{self.line}" if self.line else self.file
        return ": ".join(part for part in (place, way, self.what) if part)


class PackError(ValueError):
    """A pack has defects; `defects` are all of them, by file and line."""

    def __init__(self, defects: Iterable[FileDefect]) -> None:
        self.defects = sorted(set(defects), key=lambda defect: (defect.file, defect.line, str(defect)))
        super().__init__("\n".join(str(defect) for defect in self.defects))
