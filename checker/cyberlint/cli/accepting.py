"""What a run accepts: the waivers beside its inputs, or those that it is given, and its baseline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from cyberlint.cells import plural
from cyberlint.cli.errors import CommandError
from cyberlint.inputs import STDIN, Inputs
from cyberlint.outcome import DocumentReport
from cyberlint.pack import builtin
from cyberlint.rule import Rule
from cyberlint.suppression import beside
from cyberlint.tuples import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from cyberlint.suppression.baseline import Baseline
    from cyberlint.suppression.files import EntriesError
    from cyberlint.suppression.waivers import WaiverFile


class Acceptance(NamedTuple):
    """The files that accept findings, and the day by which they are judged."""

    waivers: tuple[WaiverFile, ...]
    baseline: Baseline | None
    as_of: date

    def of(
        self, documents: Sequence[DocumentReport], rules: Sequence[Sequence[Rule]], known: Sequence[Rule]
    ) -> tuple[DocumentReport, ...]:
        """Return the documents with what is accepted set apart.

        `rules` are those that ran on each document, `known` all that there are, if not the built-in ones.
        """
        from cyberlint.suppression.files import exists  # noqa: PLC0415 - where there are such files
        from cyberlint.suppression.found import Run  # noqa: PLC0415
        from cyberlint.suppression.matching import accept  # noqa: PLC0415

        run = Run(documents, rules, known or builtin(), self.as_of, exists)
        return accept(run, self.waivers, self.baseline)


def acceptance(settings: Mapping[str, Any], inputs: Inputs) -> Acceptance | None:
    """Return what a run accepts, None where nothing could: no file is named, and none is beside an input.

    Raises CommandError with every defect of every file.
    """
    if settings["no-waivers"]:
        return None
    named = settings["waivers"]
    found = [] if named else beside(paths(inputs))
    if not (named or found or settings["baseline"]):
        return None
    return _loaded(
        [named] if named else found, found=bool(found), baseline=settings["baseline"], as_of=settings["as-of"]
    )


def paths(inputs: Inputs) -> Iterable[str]:
    """Return the paths beside which waivers are looked for: standard input has the name it is given."""
    named = (entry for entry in inputs.entries if isinstance(entry, str))
    return ((inputs.stdin_filename or "") if path == STDIN else path for path in named)


def _loaded(waivers: Sequence[str], *, found: bool, baseline: str | None, as_of: str | None) -> Acceptance:
    from cyberlint.suppression.files import EntriesError  # noqa: PLC0415 - where there are such files
    from cyberlint.suppression.loading import load  # noqa: PLC0415

    try:
        files, known = load(waivers, baseline, found=found)
    except EntriesError as error:
        raise damaged(error) from error
    return Acceptance(files, known, day(as_of))


def damaged(error: EntriesError) -> CommandError:
    """Return how a run ends whose waivers or baseline have defects."""
    return CommandError(f"{plural(len(error.defects), 'defect')} in what accepts findings", str(error))


def day(as_of: str | None) -> date:
    """Return the day by which waivers and baselines are judged: the one that is given, else today."""
    from datetime import date  # noqa: PLC0415 - where there are such files

    return date.fromisoformat(as_of) if as_of else date.today()
