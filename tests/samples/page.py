"""An R page that is cut off, with wide and combining characters and a flag that contradicts itself."""

from __future__ import annotations

from cyberlint.disclosure import Disclosure, Fact, Scope, SourceMap
from cyberlint.outcome import DocumentReport, Outcome, OutcomeKind
from samples.build import concept, failed, finding, quote, tagged
from samples.rules import ABSOLUTE, COMMITTEE, DUPLICATE_FLAG, EXPERTISE, MATERIAL, NO_FACTS

SENTENCE = (
    "取締役会は監査委員会を通じてサイバーセキュリティを監督しています。"
    "Sen\u0303or Pen\u0303a, our CISO, guarantees that every attack is stopped."
)
SOURCE = f"""Cybersecurity Risk Management Processes Integrated [Flag]
true
Cybersecurity Risk Management Processes Integrated [Flag]
false
{SENTENCE}
"""

facts = tuple(
    Fact(concept("integrated"), value, offset=SOURCE.index(f"\n{str(value).lower()}\n") + 1)
    for value in (True, False)
)
disclosure = Disclosure(
    path="R 4, 港灯.txt",
    format="rpage-text",
    scope=Scope.TAGGED_TEXT,
    text=SOURCE,
    forms=("10-K", "20-F"),
    registrant="港灯ホールディングス (Kōtō Holdings Ltd.)",
    facts=facts,
    limits=("the page is cut off after row 3",),
    map=SourceMap(SOURCE, (0,), (0,)),
)

duplicate = finding(
    DUPLICATE_FLAG,
    "“Cybersecurity Risk Management Processes Integrated” is tagged true and false.",
    "integrated",
    tagged(disclosure, "primary", facts[0]),
    tagged(disclosure, "related", facts[1]),
)
absolute = finding(
    ABSOLUTE,
    "“guarantees that every attack is stopped” promises absolute security.",
    "absolute-assurance",
    quote("primary", disclosure, "guarantees that every attack is stopped", SENTENCE, "Governance", 12, 1),
    quote(
        "related",
        disclosure,
        "監査委員会を通じてサイバーセキュリティを監督",
        SENTENCE,
        "Governance",
        12,
        1,
    ),
)

PAGE = DocumentReport(
    disclosure,
    (
        Outcome(NO_FACTS, OutcomeKind.PASS),
        failed(duplicate),
        Outcome(COMMITTEE, OutcomeKind.NOT_EVALUATED, reason="the page is cut off after row 3"),
        Outcome(MATERIAL, OutcomeKind.NOT_APPLICABLE, reason="its condition does not hold"),
        Outcome(EXPERTISE, OutcomeKind.NOT_EVALUATED, reason="the form is not known; --form names it"),
        failed(absolute),
    ),
)
