"""The files that a run accepts findings by, read together: what is wrong with all of them is said at once."""

from __future__ import annotations

from collections.abc import Sequence

from cyberlint.suppression import baseline as baselines
from cyberlint.suppression.baseline import Baseline
from cyberlint.suppression.files import EntriesError
from cyberlint.suppression.waivers import WaiverFile, read


def load(
    waivers: Sequence[str], baseline: str | None = None, *, found: bool = False
) -> tuple[tuple[WaiverFile, ...], Baseline | None]:
    """Read waiver files, which were `found` beside inputs or are named, and a baseline.

    Raises EntriesError with every defect of every file.
    """
    files: list[WaiverFile] = []
    known: Baseline | None = None
    defects = []
    for path in waivers:
        try:
            files.append(read(path, found=found))
        except EntriesError as error:
            defects += error.defects
    try:
        known = baselines.read(baseline) if baseline else None
    except EntriesError as error:
        defects += error.defects
    if defects:
        raise EntriesError(defects)
    return tuple(files), known
