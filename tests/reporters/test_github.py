from collections.abc import Callable

import samples
from cyberlint.outcome import Outcome, OutcomeKind, Report, Unread
from cyberlint.rule import Severity

Shown = Callable[..., str]


def many(*severities: Severity) -> Report:
    """Return a report with one finding of each severity named."""
    found = samples.DRAFT.findings[0]
    outcomes = tuple(
        Outcome(
            found.rule, OutcomeKind.FAIL, (found._replace(severity=severity, message=f"number {number}"),)
        )
        for number, severity in enumerate(severities)
    )
    return Report((samples.DRAFT._replace(outcomes=outcomes),), (), 0, 1, "")


def commands(text: str) -> list[str]:
    return [line.split(" ")[0] for line in text.splitlines()]


def test_annotations_by_severity(shown: Shown, golden: Callable[..., None]):
    golden("github.txt", shown("github", samples.REPORT))


def test_a_clean_run_annotates_nothing(shown: Shown):
    assert shown("github", samples.CLEAN_RUN) == ""


def test_ten_are_written_and_the_rest_counted(shown: Shown):
    text = shown("github", many(*[Severity.WARNING] * 11, *[Severity.ERROR] * 2))
    assert commands(text) == ["::error"] * 2 + ["::warning"] * 8 + ["::notice"]
    assert text.splitlines()[-1] == (
        "::notice title=cyberlint::3 findings more, not shown: GitHub keeps 10 annotations. "
        "Other formats have them all."
    )


def test_the_count_takes_the_place_of_a_tenth_notice(shown: Shown):
    text = shown("github", many(*[Severity.INFO] * 11))
    assert commands(text) == ["::notice"] * 10
    assert "2 findings more" in text


def test_exactly_ten_need_no_count(shown: Shown):
    assert commands(shown("github", many(*[Severity.INFO] * 10))) == ["::notice"] * 10


def test_what_would_end_a_property_or_a_message_is_escaped(shown: Shown):
    report = Report((), (Unread("a,b:c%\n::error::.txt", "50% is\r\nmissing", 1, 2),), 0, 3, "")
    assert shown("github", report).splitlines() == [
        r"::error file=a%2Cb%3Ac%25\n%3A%3Aerror%3A%3A.txt,line=1,col=2,title=not read::50%25 is missing"
    ]
