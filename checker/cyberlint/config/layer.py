"""What one source gives: settings, and how rules are tuned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from cyberlint.tuples import NamedTuple

if TYPE_CHECKING:
    from cyberlint.config.lines import Steps


class Source(IntEnum):
    """Where a value comes from; the greater is the stronger."""

    DEFAULT = 0
    PROFILE = 1
    FILE = 2
    ENVIRONMENT = 3
    OPTION = 4


class Origin(NamedTuple):
    """Where a value comes from: the kind of source, its name (``cyberlint.toml``, ``--form``), and a line.

    `line` counts from 1; 0 is none. `steps` is the way to the value in a file.
    """

    source: Source
    name: str
    line: int = 0
    steps: Steps = ()

    def __str__(self) -> str:
        return f"{self.name}:{self.line}" if self.line else self.name


DEFAULT = Origin(Source.DEFAULT, "default")


class Given(NamedTuple):
    """A value that a source gives, and where; of a list, too, where each part of it stands."""

    value: Any
    origin: Origin
    parts: tuple[Origin, ...] = ()


OFF, ON = "off", "on"


class Tuning(NamedTuple):
    """What is set for the rules that one selector names.

    `severity` is a severity, ``on`` or ``off``, or None where nothing is said; `options` are values by name.
    """

    selector: str
    severity: Given | None
    options: Mapping[str, Given]
    origin: Origin


class Override(NamedTuple):
    """What is set for some documents only: those at `paths` (relative to `folder`) and of one of `forms`.

    An empty list of paths or forms stands for all of them. `values` are ``profile``, ``select`` and
    ``ignore``, as far as they are given.
    """

    paths: tuple[str, ...]
    folder: str
    forms: tuple[str, ...]
    values: Mapping[str, Given]
    tunings: tuple[Tuning, ...]
    origin: Origin


class Layer(NamedTuple):
    """What one source gives: the values of settings by name, the tuning of rules, and overrides."""

    source: Source
    values: Mapping[str, Given]
    tunings: tuple[Tuning, ...] = ()
    overrides: tuple[Override, ...] = ()


class Pack(NamedTuple):
    """A folder or file of rules; `sha256` is the fingerprint it must have, `optional` lets it be missing."""

    path: str
    sha256: str | None = None
    optional: bool = False


class Defect(NamedTuple):
    """One thing wrong with a configuration: where it stands, and what."""

    origin: Origin
    what: str

    def __str__(self) -> str:
        return ": ".join(part for part in (str(self.origin), way(self.origin.steps), self.what) if part)


class ConfigError(ValueError):
    """A configuration has defects; `defects` are all of them, by place."""

    def __init__(self, defects: Iterable[Defect]) -> None:
        self.defects = sorted(
            set(defects), key=lambda defect: (defect.origin.name, defect.origin.line, str(defect))
        )
        super().__init__("\n".join(str(defect) for defect in self.defects))


def way(steps: Steps) -> str:
    """Return the way to a value as a person writes it: ``overrides[0].rules.CYD201``."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).lstrip(".")
