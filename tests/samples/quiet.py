"""A draft in plain text without findings, most of whose rules need tags."""

from __future__ import annotations

from cyberlint.disclosure import Disclosure, Scope, Section, SourceMap, Span
from cyberlint.outcome import DocumentReport, Outcome, OutcomeKind
from samples.rules import ABSOLUTE, COMMITTEE, DUPLICATE_FLAG, EXPERTISE, MATERIAL, NO_FACTS

TEXT = "Item 1C. Cybersecurity\n\nOur Board of Directors oversees risks from cybersecurity threats."
UNTAGGED = "a text input carries no tagged facts"

QUIET = DocumentReport(
    Disclosure(
        path="drafts/quiet-harbour.txt",
        format="text",
        scope=Scope.FULL_ITEM,
        text=TEXT,
        form="10-K",
        registrant="Quiet Harbour Bancorp",
        period="2025-12-31",
        tagged=False,
        sections=(Section("1C", "Item 1C. Cybersecurity", Span(0, len(TEXT))),),
        map=SourceMap(TEXT, (0,), (0,)),
    ),
    (
        Outcome(NO_FACTS, OutcomeKind.NOT_EVALUATED, reason=UNTAGGED),
        Outcome(DUPLICATE_FLAG, OutcomeKind.NOT_EVALUATED, reason=UNTAGGED),
        Outcome(COMMITTEE, OutcomeKind.NOT_EVALUATED, reason=UNTAGGED),
        Outcome(MATERIAL, OutcomeKind.NOT_EVALUATED, reason=UNTAGGED),
        Outcome(EXPERTISE, OutcomeKind.PASS),
        Outcome(ABSOLUTE, OutcomeKind.PASS),
    ),
)
