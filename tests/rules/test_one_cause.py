"""One finding per root cause among the rules on completeness and on the materiality statement."""

from __future__ import annotations

import pytest

from cyberlint.disclosure import Disclosure, Scope, Section, Span
from cyberlint.engine import lint
from cyberlint.outcome import DocumentReport
from cyberlint.pack import builtin
from cyberlint.rule import Severity

GOOD = """\
Item 1C. Cybersecurity
We assess, identify and manage risks from cybersecurity threats as part of our enterprise risk \
management program, which ranks all risks once a year. We scan our network every day, rank what we find \
by its possible harm, and close the worst weaknesses first. A provider watches our network at night. We \
engage consultants who test our systems every year. We conduct due diligence on our vendors, and our \
contracts oblige them to tell us of a breach. All our staff are trained every year, and receive mock \
messages that invite them to a mistake. We test our plan for incidents once a year.
Risks from cybersecurity threats, including as a result of any previous cybersecurity incidents, have \
not materially affected us and are not reasonably likely to materially affect us, including our \
business strategy, results of operations or financial condition.
The Audit Committee oversees these risks. Our Chief Information Security Officer is responsible for \
assessing and managing them. She has twenty years of experience in information security. Incidents are \
escalated to her by the security team, and she briefs the Audit Committee every quarter.
"""
CONCLUSION = GOOD.splitlines()[2]


def report(text: str, form: str = "10-K") -> DocumentReport:
    item = Section("1C", "Cybersecurity", Span(0, len(text)))
    return lint(
        Disclosure("draft.txt", "text", Scope.FULL_ITEM, text, form, tagged=False, sections=(item,)),
        builtin(),
    )


def found(text: str) -> dict[str, Severity]:
    """Return the rules of the two groups that find something, each with its severity."""
    groups = ("completeness", "materiality")
    return {
        finding.rule.id: finding.severity
        for finding in report(text).findings
        if finding.rule.category in groups and finding.rule.default
    }


def test_a_complete_draft_is_quiet() -> None:
    assert found(GOOD) == {}


def test_an_item_that_is_not_answered_is_asked_nothing_else() -> None:
    assert found("Item 1C. Cybersecurity\nNot applicable.") == {"CYD301": Severity.ERROR}


def test_what_is_asked_of_the_text_waits_for_an_item_that_is_answered() -> None:
    groups = ("completeness", "materiality", "governance", "third-parties")
    asked = {rule.id for rule in builtin() if rule.category in groups}
    (first,) = (rule for rule in builtin() if rule.id == "CYD301")
    assert asked - set(first.supersedes) == {"CYD301", "CYD302", "CYD320"}


def test_an_item_that_is_missing_is_asked_nothing_else() -> None:
    assert {finding.rule.id for finding in report("").findings} == {"CYD320"}


def test_a_claimed_exemption_is_the_cause_of_an_item_that_is_not_answered() -> None:
    text = "Item 1C. Cybersecurity\nNot applicable, since we are a smaller reporting company."
    assert found(text) == {"CYD302": Severity.ERROR}


@pytest.mark.parametrize(
    ("said", "rules"),
    [
        ("An attack could have a material adverse effect on us.", {"CYD401": Severity.ERROR}),
        (
            "For information on whether threats have materially affected us, see Item 1A.",
            {"CYD410": Severity.WARNING},
        ),
        (
            "We have experienced data incidents. An attack could have a material adverse effect on us.",
            {"CYD413": Severity.ERROR},
        ),
        (
            "We have not yet determined whether the breach in May is material.",
            {"CYD417": Severity.WARNING},
        ),
        (
            "What could have a material effect is incorporated by reference from Item 1A.",
            {"CYD319": Severity.WARNING},
        ),
    ],
    ids=["nothing", "a cross-reference", "an incident", "withheld", "incorporated"],
)
def test_a_missing_conclusion_is_found_once(said: str, rules: dict[str, Severity]) -> None:
    assert found(GOOD.replace(CONCLUSION, said)) == rules


@pytest.mark.parametrize(
    ("words", "instead", "rule"),
    [
        (" and are not reasonably likely to materially affect us", "", "CYD402"),
        (
            (
                ", including as a result of any previous cybersecurity incidents, have not "
                "materially affected us and"
            ),
            "",
            "CYD403",
        ),
        (
            "Risks from cybersecurity threats, including as a result of any previous",
            "Previous",
            "CYD404",
        ),
        (
            "Risks from cybersecurity threats, including",
            "To our knowledge, risks from threats, including",
            "CYD407",
        ),
        (
            CONCLUSION[: CONCLUSION.index(" have")],
            "During fiscal 2025 risks from threats",
            "CYD409",
        ),
        ("We engage consultants who test our systems every year. ", "", "CYD306"),
        (" She has twenty years of experience in information security.", "", "CYD314"),
        (
            CONCLUSION,
            "During fiscal 2025 we were not aware of any material cybersecurity incident.",
            "CYD402",
        ),
        (
            CONCLUSION,
            "In 2025 we knew of no incidents that have, or are likely to have, a material effect on us.",
            "CYD404",
        ),
        (
            CONCLUSION,
            "In 2025 we were aware of no threats that have, or are likely to have, a material effect on us.",
            "CYD407",
        ),
    ],
)
def test_a_break_is_found_by_its_rule_alone(words: str, instead: str, rule: str) -> None:
    """One sentence on material effects is rewritten once, whatever it lacks; the widest remedy leads."""
    assert words in GOOD
    changed = GOOD.replace(words, instead)
    assert {rule for rule, severity in found(changed).items() if severity is not Severity.INFO} == {rule}


def test_without_the_board_nobody_reports_to_it() -> None:
    text = GOOD.replace("The Audit Committee oversees these risks. ", "")
    text = text.replace(", and she briefs the Audit Committee every quarter", "")
    assert found(text) == {"CYD309": Severity.ERROR, "CYD316": Severity.WARNING}


def test_without_management_its_positions_and_reports_are_not_asked_for() -> None:
    text = GOOD[: GOOD.index("Our Chief Information Security Officer")].replace("management program", "work")
    assert {"CYD313", "CYD314", "CYD315", "CYD316"}.isdisjoint(found(text))
    assert found(text)["CYD312"] is Severity.ERROR
