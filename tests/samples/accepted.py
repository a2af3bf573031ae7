"""The tagged draft and the quiet one in a run that accepts findings: by waivers, and by a baseline."""

from __future__ import annotations

from cyberlint.outcome import Outcome, Report, Suppressed, Suppression, SuppressionKind
from samples.draft import DRAFT
from samples.page import PAGE

COUNSEL = Suppression(
    kind=SuppressionKind.WAIVER,
    reason="Outside counsel reads the flag as covering the acquired business; memo of 2 November.",
    owner="m.okafor@harborlight.example",
    since="2026-11-02",
    until="2026-12-01",
    path="drafts/cyberlint-waivers.yaml",
    line=4,
    age=20,
    left=9,
)
MINUTES = COUNSEL._replace(
    reason="The committee's name changes on 1 March, see the board's minutes.",
    owner="J. Łaska",
    until="2027-03-01",
    line=13,
    left=99,
)
ADOPTION = Suppression(
    kind=SuppressionKind.BASELINE,
    reason="it was there when the baseline was written",
    owner=None,
    since="2026-04-26",
    until=None,
    path="baseline.json",
    line=9,
    age=210,
)


def _accepted(outcome: Outcome, entry: Suppression | None) -> Outcome:
    if entry is None or not outcome.findings:
        return outcome
    return outcome._replace(findings=(), suppressed=tuple(Suppressed(f, entry) for f in outcome.findings))


_ENTRIES = {"CYD131": MINUTES, "CYD201": COUNSEL, "CYD314": ADOPTION, "CYD605": ADOPTION._replace(age=1)}

ACCEPTED = Report(
    documents=(
        DRAFT._replace(
            outcomes=tuple(_accepted(item, _ENTRIES.get(item.rule.id)) for item in DRAFT.outcomes)
        ),
        PAGE,
    ),
    unread=(),
    skipped=0,
    exit_code=1,
    exit_reason="1 finding at or above --fail-on=error",
    as_of="2026-11-22",
)
"""Two waived findings, one about to expire; two in the baseline; and a page on which nothing is accepted."""
