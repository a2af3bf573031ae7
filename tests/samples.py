"""A named sample of everything that a run can yield, about fictional registrants.

`REPORT` holds a tagged draft with a finding of each kind, a foreign filer's R page with wide and combining
characters, a text draft without findings, and inputs that could not be read.
"""

from __future__ import annotations

import re
from dataclasses import replace

from cyberlint.disclosure import Disclosure, Fact, Period, Scope, Section, SourceMap, Span
from cyberlint.outcome import (
    DocumentReport,
    Finding,
    Location,
    Outcome,
    OutcomeKind,
    Quote,
    Report,
    Unread,
    fingerprint,
)
from cyberlint.rule import All, Applies, Confidence, Reference, Rule, Severity, Status
from cyberlint.taxonomy import elements

LAW = "https://www.ecfr.gov/current/title-17/section-229.106"


def rule(
    number: str,
    name: str,
    title: str,
    severity: Severity,
    category: str,
    remedy: str,
    *laws: Reference,
    confidence: Confidence = Confidence.HIGH,
    why: str = "",
    false_positives: str = "",
) -> Rule:
    """Build a rule that is never evaluated."""
    return Rule(
        id=number,
        name=name,
        title=title,
        severity=severity,
        confidence=confidence,
        category=category,
        status=Status.STABLE,
        since="0.1",
        applies=Applies(),
        expect=All(()),
        message="",
        why=why,
        remedy=remedy,
        references=laws,
        false_positives=false_positives,
    )


NO_FACTS = rule(
    "CYD101",
    "annual-report-without-cyd-facts",
    "The annual report carries no CYD facts",
    Severity.ERROR,
    "tagging",
    "Tag the Item with the cyd taxonomy of the current year.",
    Reference("17 CFR 229.106(d)"),
)
DUPLICATE_FLAG = rule(
    "CYD108",
    "duplicate-facts-conflict",
    "One element is tagged twice with different values",
    Severity.ERROR,
    "tagging",
    "Keep the value that the narrative supports and remove the other tag.",
    Reference("17 CFR 232.405"),
)
COMMITTEE = rule(
    "CYD131",
    "committee-named-but-not-tagged",
    "The narrative names a board committee that is not tagged",
    Severity.WARNING,
    "tagging",
    "Tag the words that identify the committee, or say that the full board oversees these risks.",
    Reference("17 CFR 229.106(c)(1)", LAW),
    Reference("Form 20-F Item 16K(c)(1)"),
)
MATERIAL = rule(
    "CYD201",
    "materially-affected-flag-contradicts-narrative",
    "Tagged “materially affected”, while the narrative denies it",
    Severity.ERROR,
    "contradiction",
    "Tag the flag false, or say in the narrative what materially affected the registrant.",
    Reference("17 CFR 229.106(b)(2)", LAW),
    why="The flag is data that investors screen by. Whoever reads it concludes the opposite of the sentence.",
    false_positives="Only the past limb is denied, and the future limb is affirmed elsewhere.",
)
EXPERTISE = rule(
    "CYD314",
    "expertise-not-described",
    "The expertise of the responsible person is not described",
    Severity.WARNING,
    "completeness",
    "Describe the work experience, degrees, certifications or other background of the person responsible.",
    Reference("17 CFR 229.106(c)(2)(i)", LAW),
    confidence=Confidence.MEDIUM,
)
ABSOLUTE = rule(
    "CYD605",
    "absolute-assurance",
    "The narrative promises what no programme can keep",
    Severity.INFO,
    "style",
    "Say what the measures are designed to do.",
    Reference("Release No. 33-11216"),
    confidence=Confidence.LOW,
)
CLEAN = (NO_FACTS, DUPLICATE_FLAG)
RULES = (NO_FACTS, DUPLICATE_FLAG, COMMITTEE, MATERIAL, EXPERTISE, ABSOLUTE)


def mapped(source: str) -> tuple[str, SourceMap]:
    """Return the visible text of simple markup, and the way back from it to the source."""
    pieces = [
        (found.start(), found[0]) for found in re.finditer(r"[^<>]+", re.sub("<[^>]*>", _blank, source))
    ]
    starts, offsets, text = [], [], ""
    for offset, words in pieces:
        starts.append(len(text))
        offsets.append(offset)
        text += words
    return text, SourceMap(source, tuple(starts), tuple(offsets))


def _blank(tag: re.Match[str]) -> str:
    return "<" * len(tag[0])


def locate(disclosure: Disclosure, words: str, section: str, paragraph: int, sentence: int) -> Location:
    """Return the place of some words of a disclosure."""
    offset = disclosure.text.index(words)
    place = disclosure.place(offset)
    return Location(
        path=disclosure.path,
        section=section,
        paragraph=paragraph,
        sentence=sentence,
        line=place.line,
        column=place.column,
        offset=offset,
        length=len(words),
    )


def quote(role: str, words: str, context: str, location: Location) -> Quote:
    """Quote words of a sentence."""
    return Quote(role, words, location, context, context.index(words), "materially_affected")


def tagged(disclosure: Disclosure, role: str, fact: Fact) -> Quote:
    """Quote the value of a tagged fact."""
    place = disclosure.map.place(fact.offset or 0)
    location = Location(disclosure.path, line=place.line, column=place.column, fact=fact.concept)
    return Quote(role, fact.shown, location, label=fact.element.title if fact.element else fact.concept)


def finding(broken: Rule, message: str, subject: str, *evidence: Quote) -> Finding:
    """Build a finding whose place is that of its first evidence."""
    words = evidence[0].text or ""
    return Finding(
        broken,
        broken.severity,
        message,
        evidence[0].location,
        evidence,
        fingerprint(broken.id, subject, words),
    )


def failed(*findings: Finding) -> Outcome:
    """Wrap the findings of one rule."""
    return Outcome(findings[0].rule, OutcomeKind.FAIL, findings)


def concept(name: str) -> str:
    """Return the concept of a fact by its short name."""
    return elements()[name].concept


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


def _draft() -> DocumentReport:
    text, source = mapped(SOURCE)
    year = Period("2025-01-01", "2025-12-31")
    flag = Fact(concept("materially_affected"), True, 2025, year, offset=SOURCE.index("<ix:"))
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
    strategy, governance = "Item 1C › Risk Management and Strategy", "Item 1C › Governance"
    limbs = "have materially affected us or are reasonably likely to materially affect us"
    denial = locate(disclosure, limbs, strategy, 2, 1)
    oversight = locate(disclosure, "Audit Committee", governance, 1, 1)
    heading = replace(
        locate(disclosure, "Governance", governance, 1, 1), paragraph=None, sentence=None, length=0
    )
    committee = Quote(
        "primary",
        None,
        replace(heading, fact=concept("board_committee")),
        label=elements()["board_committee"].title,
    )
    outcomes = (
        Outcome(NO_FACTS, OutcomeKind.PASS),
        Outcome(DUPLICATE_FLAG, OutcomeKind.PASS),
        failed(
            finding(
                COMMITTEE,
                "The narrative names “Audit Committee”, but no committee is tagged.",
                "board_committee",
                committee,
                quote("related", "Audit Committee", OVERSIGHT, oversight),
            )
        ),
        failed(
            finding(
                MATERIAL,
                "The flag is tagged true, but the narrative denies both that risks have materially affected "
                "the registrant and that they are reasonably likely to.",
                "materially_affected",
                quote("primary", limbs, DENIAL, denial),
                quote("related", "no risks", DENIAL, locate(disclosure, "no risks", strategy, 2, 1)),
                tagged(disclosure, "related", flag),
            )
        ),
        failed(
            finding(
                EXPERTISE,
                "No sentence describes the expertise of the Vice President of Engineering.",
                "expertise",
                Quote("primary", None, heading, label="expertise"),
            )
        ),
        failed(
            finding(
                ABSOLUTE,
                "“can ever” promises absolute security.",
                "absolute-assurance",
                quote("primary", "can ever", PROMISE, locate(disclosure, "can ever", strategy, 1, 2)),
            )
        ),
    )
    return DocumentReport(disclosure, outcomes)


def _page() -> DocumentReport:
    source = """\
Cybersecurity Risk Management Processes Integrated [Flag]
true
Cybersecurity Risk Management Processes Integrated [Flag]
false
取締役会は監査委員会を通じてサイバーセキュリティを監督しています。Señor Peña, our CISO, guarantees that every attack is stopped.
"""  # noqa: E501 - one line of a page
    facts = tuple(
        Fact(concept("integrated"), value, offset=source.index(f"\n{str(value).lower()}\n") + 1)
        for value in (True, False)
    )
    disclosure = Disclosure(
        path="R 4, 港灯.txt",
        format="rpage-text",
        scope=Scope.TAGGED_TEXT,
        text=source,
        forms=("10-K", "20-F"),
        registrant="港灯ホールディングス (Kōtō Holdings Ltd.)",
        facts=facts,
        limits=("the page is cut off after row 3",),
        map=SourceMap(source, (0,), (0,)),
    )
    sentence = source.splitlines()[4]
    oversight = "監査委員会を通じてサイバーセキュリティを監督"
    outcomes = (
        Outcome(NO_FACTS, OutcomeKind.PASS),
        failed(
            finding(
                DUPLICATE_FLAG,
                "“Cybersecurity Risk Management Processes Integrated” is tagged true and false.",
                "integrated",
                tagged(disclosure, "primary", facts[0]),
                tagged(disclosure, "related", facts[1]),
            )
        ),
        Outcome(COMMITTEE, OutcomeKind.NOT_EVALUATED, reason="the page is cut off after row 3"),
        Outcome(MATERIAL, OutcomeKind.NOT_APPLICABLE, reason="its condition does not hold"),
        Outcome(EXPERTISE, OutcomeKind.NOT_EVALUATED, reason="the form is not known; --form names it"),
        failed(
            finding(
                ABSOLUTE,
                "“guarantees that every attack is stopped” promises absolute security.",
                "absolute-assurance",
                quote(
                    "primary",
                    "guarantees that every attack is stopped",
                    sentence,
                    locate(disclosure, "guarantees", "Governance", 12, 1),
                ),
                quote("related", oversight, sentence, locate(disclosure, oversight, "Governance", 12, 1)),
            )
        ),
    )
    return DocumentReport(disclosure, outcomes)


def _clean() -> DocumentReport:
    text = "Item 1C. Cybersecurity\n\nOur Board of Directors oversees risks from cybersecurity threats."
    disclosure = Disclosure(
        path="drafts/quiet-harbour.txt",
        format="text",
        scope=Scope.FULL_ITEM,
        text=text,
        form="10-K",
        registrant="Quiet Harbour Bancorp",
        period="2025-12-31",
        tagged=False,
        sections=(Section("1C", "Item 1C. Cybersecurity", Span(0, len(text))),),
        map=SourceMap(text, (0,), (0,)),
    )
    untagged = "a text input carries no tagged facts"
    outcomes = (
        *(
            Outcome(item, OutcomeKind.NOT_EVALUATED, reason=untagged)
            for item in (NO_FACTS, DUPLICATE_FLAG, COMMITTEE, MATERIAL)
        ),
        Outcome(EXPERTISE, OutcomeKind.PASS),
        Outcome(ABSOLUTE, OutcomeKind.PASS),
    )
    return DocumentReport(disclosure, outcomes)


DRAFT, PAGE, QUIET = _draft(), _page(), _clean()

REPORT = Report(
    documents=(DRAFT, PAGE, QUIET),
    unread=(
        Unread("drafts/old, scan.pdf", "the file is encrypted; save it without a password"),
        Unread("drafts/broken.htm", "the tag “ix:nonNumeric” is never closed", 7, 41),
    ),
    skipped=2,
    exit_code=3,
    exit_reason="2 inputs could not be read",
)
CLEAN_RUN = Report((QUIET,), (), 0, 0, "no finding at or above error")
NOTHING = Report((), (), 0, 3, "nothing was linted")
