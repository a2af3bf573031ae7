"""The rules of the sample. They are never evaluated."""

from __future__ import annotations

from cyberlint.condition import All
from cyberlint.rule import Applies, Confidence, Definition, Reference, Rule, Severity, Status

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
    made = Definition(
        title=title,
        confidence=confidence,
        since="0.1",
        expect=All(()),
        message="",
        why=why,
        remedy=remedy,
        references=laws,
        false_positives=false_positives,
    )
    return Rule(
        id=number,
        name=name,
        severity=severity,
        category=category,
        status=Status.STABLE,
        applies=Applies(),
        definition=lambda: made,
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
