"""The packs of a run: which rules there are, and what is wrong with the packs that the settings name."""

from __future__ import annotations

from collections.abc import Iterable
from os.path import exists

from cyberlint.config.layer import Defect, Origin, Pack, Source
from cyberlint.config.settings import Settings
from cyberlint.pack import builtin, load
from cyberlint.rule import Rule
from cyberlint.tuples import NamedTuple


class Available(NamedTuple):
    """The rules that there are, what is wrong with the settings so far, and whether no pack is missing."""

    rules: list[Rule]
    defects: list[Defect]
    complete: bool


def available(found: Settings) -> Available:
    """Return the built-in rules and those of the packs that the settings name.

    Raises PackError with every defect of the packs.
    """
    defects = list(found.defects)
    unknown = any(_hides_rules(defect.origin) for defect in defects)
    here: list[tuple[Pack, Origin]] = []
    absent: list[tuple[Pack, Origin]] = []
    for pack, origin in zip(found.values["packs"], found.origins["packs"], strict=False):
        typed = origin.source is Source.OPTION  # what is missing there, loading says
        (here if typed or exists(pack.path) else absent).append((pack, origin))
    defects += [
        Defect(origin, f"there is no such file or folder: {pack.path}")
        for pack, origin in absent
        if not pack.optional
    ]
    defects += [defect for pack, origin in here for defect in _changed(pack, origin)]
    rules = [*builtin(), *_loaded(pack.path for pack, _ in here)]
    return Available(rules, defects, not (absent or unknown))


def _hides_rules(origin: Origin) -> bool:
    """Tell whether a defect there leaves a file unread, or a pack, in which other rules may be."""
    return origin.source is Source.FILE and origin.steps[:1] in ((), ("packs",), ("extends",))


def _loaded(paths: Iterable[str]) -> Iterable[Rule]:
    files = list(paths)
    if not files:
        return ()
    from pathlib import Path  # noqa: PLC0415 - 3 ms, and not every run has a pack

    return load(map(Path, files))


def _changed(pack: Pack, origin: Origin) -> Iterable[Defect]:
    """Yield that a pack is not the one that is pinned."""
    if pack.sha256 is None:
        return
    from pathlib import Path  # noqa: PLC0415 - as above

    from cyberlint.pack.pinning import fingerprint  # noqa: PLC0415 - hashlib costs 3 ms

    found = fingerprint(Path(pack.path))
    if found != pack.sha256:
        yield Defect(origin, f"the pack was changed: its sha256 is {found}, not what is pinned here")
