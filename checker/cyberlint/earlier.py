"""The prior filings of a run: read once, and found again for each filing that is linted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from cyberlint.inputs import collect
from cyberlint.linting import parts
from cyberlint.outcome import Unread
from cyberlint.redline.pairing import Priors, objections
from cyberlint.redline.prior import NOT_GIVEN
from cyberlint.stating import Statement

if TYPE_CHECKING:
    from cyberlint.disclosure import Disclosure
    from cyberlint.redline.prior import Earlier


class PriorFilings:
    """Prior filings; `tell` is told what speaks against the one that is taken.

    `unread` are the inputs that could not be read, `notes` say what was passed over in their folders.
    """

    def __init__(
        self, paths: Iterable[str], settings: Mapping[str, Any], tell: Callable[[str], None]
    ) -> None:
        self._paths = tuple(paths)
        self._tell = tell
        self._told: set[str] = set()
        self._reasons: list[str] = []
        self._used = False
        self.unread: list[Unread] = []
        statement = Statement({**settings, "period": None}, tell)  # the period is that of what is linted
        found = []
        inputs = collect(self._paths)
        for part in parts(inputs, None):
            if isinstance(part, Unread):
                self.unread.append(part)
            else:
                found.append(statement.completed(part))
        self.notes = inputs.notes
        self._priors = Priors(found)
        self._any = bool(found)

    def of(self, current: Disclosure) -> Earlier:
        """Return what came before a filing, and say what speaks against it."""
        earlier = self._priors.of(current)
        if earlier.report or earlier.incidents:
            self._used = True
        else:
            self._reasons.append(earlier.reason)
        for objection in objections(earlier.report, current) if earlier.report else ():
            if objection.what not in self._told:
                self._told.add(objection.what)
                self._tell(f"{current.path} and the prior filing: {objection.what}")
        return earlier

    def unused(self) -> list[Unread]:
        """Return the prior filings as inputs that could not be used, where they came before nothing."""
        if self._used or not (self._any and self._reasons):
            return []
        path = ", ".join(self._paths)
        what = self._reasons[0].removeprefix(f"{path}: ")
        if what == NOT_GIVEN:
            what = f"it is an incident report of {self._priors.incidents_of or 'nobody who is known'}"
        return [Unread(path, f"it is no prior filing of what was linted: {what}")]
