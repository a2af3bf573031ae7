"""Fictional whole reports in every way that headings, contents and pages are set.

`reports(count)` yields the same reports on every run: visible text, and where its Item begins and ends.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

HEADINGS = {
    "1C": [
        "Item 1C. Cybersecurity",
        "ITEM 1C. CYBERSECURITY",
        "Item 1C – Cyber Security",
        "Item 1C.\nCybersecurity",
        "Item 1C.\tCybersecurity",
        "I tem 1C. Cybersecurity",
        "ITEM 1C . CYBERSECURITY",
        "Item\xa01C.\xa0\xa0\xa0Cybersecurity.",
        "Item 1C: Cybersecurity Risk Management, Strategy and Governance",
        "PART I, ITEM 1C. CYBERSECURITY",
        "ITEM 1C—CYBERSECURITY",
        "Item 1C.Cybersecurity",
        "Item\n1C. Cybersecurity",
        "Item 1C",
        "1C. Cybersecurity",
        "Item 1(C). Cybersecurity",
        "Item 1C. \u200bCybersecurity",
        "ITEM 1C. CYBER-SECURITY",
        "• Item 1C. Cybersecurity",
        "Item 1C. Information Security",
        "Item1C. Cybe rsecurity",
        "ITEM 1CCYB ERSECURITY",
        "Item 1.C. Cybersecurity",
        "ITEM 1C: CYBER SECURITY",
        "Item 1C. CYBERSECUrItY",
    ],
    "16K": [
        "Item 16K. Cybersecurity",
        "ITEM 16K. CYBERSECURITY",
        "ITEM 16.K. CYBERSECURITY",
        "Item 16K.\nCybersecurity",
        "16K. Cybersecurity",
        "Item 16 K – Cybersecurity",
        "Item\xa016K.\xa0Cybersecurity.",
        "I TEM 16K: CYBERSECURITY",
        "K. Cybersecurity",
        "ITEM 16K. C YBERSECURITY",
    ],
    "1.05": [
        "Item 1.05. Material Cybersecurity Incidents.",
        "Item 1.05\nMaterial Cybersecurity Incident.",
        "ITEM 1.05 MATERIAL CYBERSECURITY INCIDENTS",
        "Item 1.05    Material Cybersecurity Incidents",
        "Item\xa01.05.\tMaterial Cybersecurity Incidents",
        "Item 1.05. Other Material Events",
    ],
}

BEFORE = {
    "1C": ["Item 1. Business", "Item 1A. Risk Factors", "Item 1B. Unresolved Staff Comments"],
    "16K": ["Item 3. Key Information", "Item 16G. Corporate Governance", "Item 16J. Insider Trading"],
    "1.05": [],
}
AFTER = {
    "1C": [
        "Item 2. Properties",
        "ITEM 2.\xa0\xa0PROPERTIES",
        "Item 2.\nProperties",
        "Item 2. Description of Property",
        "ITEM 2 – PROPERTIES",
        "I tem 2. Properties",
        "PART I, Item 2. Properties",
        "Item 3. Legal Proceedings",
    ],
    "16K": [
        "PART III\nItem 17. Financial Statements",
        "ITEM 17. FINANCIAL STATEMENTS",
        "Item 18. Financial Statements",
        "SIGNATURES",
    ],
    "1.05": [
        "Item 7.01. Regulation FD Disclosure.",
        "Item 9.01\nFinancial Statements and Exhibits",
        "SIGNATURE",
        "SIGNATURES",
    ],
}
FORMS = {"1C": "10-K", "16K": "20-F", "1.05": "8-K"}

OTHER = [
    "Harbor Lane Corp. builds and repairs small ferries at two yards and sells parts to other builders.",
    "Our yards stand on leased land, and demand for ferries depends on the budgets of a few harbor towns.",
    "Steel and timber have become dearer, and a new yard would need permits that we do not have today.",
    "A cybersecurity incident at a supplier could delay the delivery of a hull, and insurance may not pay.",
    "We employ about nine hundred people, of whom a third are members of a union of shipbuilding trades.",
]
BODY = """
We maintain a cybersecurity program that is part of our overall risk management and that we review each year.
We engage assessors to test our network, and ask vendors that hold our data for reports on their controls.
Risks from cybersecurity threats, including those in Item 1A. Risk Factors, have not materially affected us.
Item 1A of this report describes the cybersecurity risks that we face; Item 2 lists the yards they concern.
The audit committee oversees cybersecurity risk and hears from our chief security officer each quarter.
Our chief information security officer has led security teams for 20 years and is certified as a CISSP.
•an incident response plan that says who is told of an incident, and when
•training of every employee in cybersecurity, and drills twice a year
""".strip().split("\n")
REFERENCES = [
    "See Item {item}, for more on how we manage cybersecurity risk.",
    "Item {item} of this report describes our cybersecurity program and who oversees it.",
    "For a description of our program, see Part I,\nItem {item}. Cybersecurity of this report.",
    "Refer to “Item {item}. Cybersecurity” below for our processes.",
]
PAGES = [
    "{page}",
    "{page}\nTable of Contents",
    "Harbor Lane Corp. | 2025 Form {form} | {page}",
    "- {page} -",
    "{page}     HARBOR LANE 2025 FORM {form}\nPART I\nITEM {item}. CYBERSECURITY",
    "HARBOR LANE CORPORATION\n{page}",
]
EXACT_NAME = "(Exact name of registrant as specified in its charter)"
PARTS = [("Risk Management and Strategy", "Governance"), ("Program", "Board Oversight"), ()]


@dataclass(frozen=True, slots=True)
class Report:
    """A report's visible text, its Item, and where the Item's section begins and ends in the text."""

    text: str
    item: str
    heading: str
    start: int
    end: int

    @property
    def form(self) -> str:
        """The form's class."""
        return FORMS[self.item]


def reports(count: int) -> Iterator[Report]:
    """Yield some reports, the same on every run; every heading occurs again and again."""
    dice = random.Random(106)
    for number in range(count):
        item = ("1C", "1C", "16K", "1C", "1.05")[number % 5]
        yield report(dice, item, HEADINGS[item][(number // 5) % len(HEADINGS[item])])


def report(dice: random.Random, item: str, heading: str) -> Report:
    """Return one report with `heading` above its Item."""
    after = dice.choice(AFTER[item])
    page = dice.choice(PAGES).format(page="{page}", form=FORMS[item], item=item)
    lines = [f"FORM {FORMS[item]}", "Harbor Lane Corp.", EXACT_NAME]
    lines += _contents(dice, item) if item != "1.05" else []
    for other in BEFORE[item]:
        lines += [other, *dice.sample(OTHER, 3)]
        if dice.random() < 0.5:
            lines.append(dice.choice(REFERENCES).format(item=item))
        lines.append(page.replace("{page}", str(len(lines))))
    start = sum(len(line) + 1 for line in lines)
    body = _body(dice, page)
    rest = [after, *dice.sample(OTHER, 2)]
    text = "\n".join([*lines, heading, *body])
    end = len(text)
    if dice.random() < 0.5:
        text += "\n" + page.replace("{page}", "31")
    start += len(heading) - len(heading.lstrip("• "))
    return Report("\n".join([text, *rest]), item, heading, start, end)


def _body(dice: random.Random, page: str) -> list[str]:
    if dice.random() < 0.1:
        return ["Not applicable."]
    parts = dice.choice(PARTS)
    sentences = dice.sample(BODY, len(BODY))
    if not parts:
        return [*sentences[:4], page.replace("{page}", "29"), *sentences[4:]]
    return [parts[0], *sentences[:4], page.replace("{page}", "30"), parts[1], *sentences[4:]]


def _contents(dice: random.Random, item: str) -> list[str]:
    """Return a table of contents in one of the ways it is set, or none."""
    entries = [*BEFORE[item], f"Item {item}. Cybersecurity", AFTER[item][0].replace("\n", " ")]
    if item == "1C":
        entries += ["Item 3. Legal Proceedings", "Item 4. Mine Safety Disclosures"]
    style = dice.randrange(6)
    made = {
        0: [f"{entry} {12 + at}" for at, entry in enumerate(entries)],
        1: [f"{entry}\n{12 + at}" for at, entry in enumerate(entries)],
        2: [f"{entry} {'.' * 20} {12 + at}" for at, entry in enumerate(entries)],
        3: [entry.replace(". ", ".\n", 1) + f"\n{12 + at}" for at, entry in enumerate(entries)],
        4: entries,
        5: [],
    }[style]
    return ["TABLE OF CONTENTS", *made] if made else []
