"""A tagged 10-K with a contradiction, a missing tag, a missing statement, and a promise."""

from __future__ import annotations

from cyberlint.disclosure import Disclosure, Fact, Period, Scope, Section, Span
from cyberlint.outcome import DocumentReport, Outcome, OutcomeKind
from samples.build import absent, concept, failed, finding, mapped, quote, tagged
from samples.rules import ABSOLUTE, COMMITTEE, DUPLICATE_FLAG, EXPERTISE, MATERIAL, NO_FACTS

DENIAL = (
    "As of the date of this report, no risks from cybersecurity threats, including as a result of any "
    "previous cybersecurity incidents, have materially affected us or are reasonably likely to materially "
    "affect us, including our business strategy, results of operations or financial condition."
)
OVERSIGHT = "The Audit Committee of our Board of Directors oversees our cybersecurity risk management."
PROMISE = "Our layered defences ensure that no intruder can ever reach the systems of our customers."
SOURCE = f"""<html><body>
<p>Item 1C. Cybersecurity</p>
<p>Risk Management and Strategy</p>
<p>We assess risks from cybersecurity threats every quarter. <b>{PROMISE}</b></p>
<p><ix:nonNumeric name="cyd:CybersecurityRiskMateriallyAffected">{DENIAL}</ix:nonNumeric></p>
<p>Governance</p>
<p>{OVERSIGHT} Our Vice President of Engineering leads the programme.</p>
</body></html>
"""
STRATEGY, GOVERNANCE = "Item 1C › Risk Management and Strategy", "Item 1C › Governance"

text, source = mapped(SOURCE)
flag = Fact(
    concept=concept("materially_affected"),
    value=True,
    taxonomy=2025,
    period=Period("2025-01-01", "2025-12-31"),
    offset=SOURCE.index("<ix:"),
)
disclosure = Disclosure(
    path="drafts/harborlight-10k.htm",
    format="inline-xbrl",
    scope=Scope.FULL_ITEM,
    text=text,
    form="10-K",
    forms=("10-K",),
    registrant="Harborlight Instruments, Inc.",
    period="2025-12-31",
    taxonomy=2025,
    facts=(flag,),
    sections=(Section("1C", "Item 1C. Cybersecurity", Span(text.index("Item 1C"), len(text))),),
    map=source,
)

committee = finding(
    COMMITTEE,
    "The narrative names “Audit Committee”, but no committee is tagged.",
    "board_committee",
    absent(disclosure, "Governance", GOVERNANCE, "board_committee"),
    quote("related", disclosure, "Audit Committee", OVERSIGHT, GOVERNANCE, 1, 1),
)
material = finding(
    MATERIAL,
    "The flag is tagged true, but the narrative denies both that risks have materially affected the "
    "registrant and that they are reasonably likely to.",
    "materially_affected",
    quote(
        "primary",
        disclosure,
        "have materially affected us or are reasonably likely to materially affect us",
        DENIAL,
        STRATEGY,
        2,
        1,
    ),
    quote("related", disclosure, "no risks", DENIAL, STRATEGY, 2, 1),
    tagged(disclosure, "related", flag),
)
expertise = finding(
    EXPERTISE,
    "No sentence describes the expertise of the Vice President of Engineering.",
    "expertise",
    absent(disclosure, "Governance", GOVERNANCE, "claim"),
)
absolute = finding(
    ABSOLUTE,
    "“can ever” promises absolute security.",
    "absolute-assurance",
    quote("primary", disclosure, "can ever", PROMISE, STRATEGY, 1, 2),
)

DRAFT = DocumentReport(
    disclosure,
    (
        Outcome(NO_FACTS, OutcomeKind.PASS),
        Outcome(DUPLICATE_FLAG, OutcomeKind.PASS),
        failed(committee),
        failed(material),
        failed(expertise),
        failed(absolute),
    ),
)
