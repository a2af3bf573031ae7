"""A run in which everything came that a gate has to weigh, and a document that is written to do harm.

`GATED` holds findings that are accepted, by a waiver and by the baseline, a rule that crashed, a mandatory
one that was not evaluated, and inputs that could not be read. `HOSTILE` is a report of one document whose
words are markup, formulas and commands.
"""

from __future__ import annotations

from cyberlint.outcome import (
    DocumentReport,
    Location,
    Outcome,
    OutcomeKind,
    Quote,
    Report,
    Suppressed,
    Suppression,
    SuppressionKind,
    Unread,
)
from samples.build import failed, finding
from samples.draft import DRAFT, absolute, committee, disclosure, expertise, material
from samples.page import PAGE
from samples.quiet import QUIET
from samples.rules import ABSOLUTE, COMMITTEE, DUPLICATE_FLAG, EXPERTISE, MATERIAL, NO_FACTS

WAIVER = Suppression(
    SuppressionKind.WAIVER,
    reason="The committee is named in the proxy statement; agreed with counsel.",
    owner="J. Okafor",
    since="2026-01-12",
    until="2026-12-31",
    path="drafts/cyberlint-waivers.yaml",
    line=4,
    age=20,
    left=333,
)
BASELINE = Suppression(
    SuppressionKind.BASELINE,
    reason="found on the day of adoption",
    owner=None,
    since="2025-11-03",
    until=None,
    path="baseline.json",
    line=12,
    age=90,
)

mixed = DocumentReport(
    disclosure,
    (
        Outcome(
            NO_FACTS,
            OutcomeKind.NOT_EVALUATED,
            reason="the rule crashed: ZeroDivisionError: division by zero",
            crashed=True,
        ),
        Outcome(
            DUPLICATE_FLAG._replace(mandatory=True),
            OutcomeKind.NOT_EVALUATED,
            reason="the text was cut after 1,000 characters",
        ),
        Outcome(COMMITTEE, OutcomeKind.FAIL, suppressed=(Suppressed(committee, WAIVER),)),
        Outcome(MATERIAL, OutcomeKind.FAIL, (material,)),
        Outcome(EXPERTISE, OutcomeKind.FAIL, (expertise,), suppressed=(Suppressed(expertise, BASELINE),)),
        Outcome(ABSOLUTE, OutcomeKind.FAIL, (absolute, absolute._replace(message="Again."))),
    ),
)

GATED = Report(
    documents=(mixed, PAGE, QUIET),
    unread=(
        Unread("drafts/old, scan.pdf", "the file is encrypted; save it without a password"),
        Unread("drafts/broken.htm", "the reader crashed: ValueError: not a number", 7, 41),
    ),
    skipped=2,
    exit_code=3,
    exit_reason="2 inputs could not be read",
    as_of="2026-02-01",
)

WORDS = (
    "=HYPERLINK(“x”) | `a` *b* _c_ ~d~ <img src=x onerror=alert(1)> @octocat #1 [x](javascript:alert(1)) "
    "![](y) https://evil.example www.evil.example $z$ &lt; ]]> \" ' \u202eabc \x00\x1b[2J ::error:: \\ "
    "</details> <!-- \ud800 \ufffe"
)
_place = Location(f"+drafts/{WORDS}.htm", WORDS, 1, 1, 1, 1, 0, len(WORDS), None)
HOSTILE = Report(
    documents=(
        DRAFT._replace(
            disclosure=disclosure._replace(
                path=_place.path, registrant=f"-{WORDS}", form=f"@{WORDS}", period=WORDS, limits=(WORDS,)
            ),
            outcomes=(
                failed(finding(MATERIAL, WORDS, "x", Quote("primary", WORDS, _place, WORDS))),
                Outcome(
                    ABSOLUTE,
                    OutcomeKind.FAIL,
                    suppressed=(
                        Suppressed(
                            finding(ABSOLUTE, WORDS, "x", Quote("primary", WORDS, _place, WORDS)),
                            WAIVER._replace(reason=WORDS, owner=WORDS),
                        ),
                    ),
                ),
                Outcome(NO_FACTS, OutcomeKind.NOT_EVALUATED, reason=WORDS, crashed=True),
            ),
        ),
    ),
    unread=(Unread(WORDS, WORDS),),
    skipped=0,
    exit_code=3,
    exit_reason=WORDS,
)
