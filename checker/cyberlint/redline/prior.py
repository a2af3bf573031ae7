"""What came before a filing: the report of the year before, and the incident reports since."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from cyberlint.narrative import Narrative
from cyberlint.redline import Redline, redline
from cyberlint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cyberlint.disclosure import Disclosure
    from cyberlint.narrative.lexicon import Lexicon


NOT_GIVEN = "no prior filing was given"


class Earlier(NamedTuple):
    """What was found for one filing among the prior ones: see `cyberlint.redline.pairing`.

    `report` is that of the year before; without one `reason` says why. `incidents` are the incident reports
    of the registrant, by date; `listed` tells whether any, of whatever registrant, was given.
    """

    report: Disclosure | None = None
    reason: str = NOT_GIVEN
    incidents: tuple[Disclosure, ...] = ()
    listed: bool = False


class Prior:
    """What came before a filing, read on demand."""

    def __init__(self, earlier: Earlier, current: Narrative, extended: Lexicon | None = None) -> None:
        self.earlier = earlier
        self._current = current
        self._extended = extended

    @cached_property
    def narrative(self) -> Narrative | None:
        """The narrative of the year before."""
        return Narrative.of(self.earlier.report, self._extended) if self.earlier.report else None

    @cached_property
    def redline(self) -> Redline | None:
        """The narrative of the year before held against the current one."""
        return redline(self.narrative, self._current) if self.narrative else None

    @cached_property
    def incidents(self) -> tuple[Narrative, ...]:
        """The narratives of the incident reports."""
        return tuple(Narrative(report, self._extended) for report in self.earlier.incidents)

    def not_given(self, needs: Sequence[str]) -> str:
        """Say which kind of prior filing a rule needs and nobody gave; empty where it was given."""
        if "incident-report" in needs and not self.earlier.listed:
            return "no incident report was given"
        return NOT_GIVEN if "prior" in needs and self.earlier.reason == NOT_GIVEN else ""

    def lacking(self, needs: Sequence[str]) -> str:
        """Say what a rule needs and prior filings have not; empty where they have everything."""
        report = self.earlier.report
        if "prior" not in needs:
            return ""
        if report is None:
            return self.earlier.reason
        if "facts" in needs and not report.tagged:
            return f"the filing of the year before is a {report.format} input, which carries no tagged facts"
        if "narrative" in needs and not report.text.strip():
            return "the filing of the year before has no narrative text"
        return ""
