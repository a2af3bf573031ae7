from collections.abc import Callable

import samples
from cyberlint.outcome import Outcome, OutcomeKind, Report, Unread
from cyberlint.rule import Severity
from samples.gated import GATED

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


def test_ten_of_a_level_are_written_and_the_rest_counted(shown: Shown):
    text = shown("github", many(*[Severity.WARNING] * 13, *[Severity.ERROR] * 2))
    assert commands(text) == ["::error"] * 2 + ["::warning"] * 10 + ["::notice"]
    assert text.splitlines()[-1] == (
        "::notice title=cyberlint::3 more, not shown: GitHub keeps 10 annotations of a level. "
        "The summary of the job and other formats have them all."
    )


def test_the_least_severe_find_room_beside_many_errors(shown: Shown):
    text = shown("github", many(*[Severity.ERROR] * 11, *[Severity.INFO] * 10))
    assert commands(text) == ["::error"] * 10 + ["::notice"] * 10
    assert "::2 more, not shown" in text.splitlines()[-1]


def test_the_count_takes_the_place_of_a_tenth_notice(shown: Shown):
    text = shown("github", many(*[Severity.INFO] * 11))
    assert commands(text) == ["::notice"] * 10
    assert "::2 more, not shown" in text


def test_exactly_ten_need_no_count(shown: Shown):
    assert commands(shown("github", many(*[Severity.INFO] * 10))) == ["::notice"] * 10


def test_what_could_not_be_checked_comes_first_and_what_is_accepted_is_counted_and_listed(shown: Shown):
    lines = shown("github", GATED).splitlines()
    assert [line.partition("title=")[2].split("::")[0] for line in lines[:4]] == [
        "not read",
        "not read",
        "CYD101 annual-report-without-cyd-facts",
        "CYD108 duplicate-facts-conflict",
    ]
    assert lines[2].endswith("::not evaluated: the rule crashed: ZeroDivisionError: division by zero")
    assert lines[-1].endswith(
        "::2 more findings accepted by waivers or the baseline, judged as of 2026-02-01.%0A"
        "CYD131 at drafts/harborlight-10k.htm:6: waived by J. Okafor since 2026-01-12 until 2026-12-31: "
        "The committee is named in the proxy statement; agreed with counsel."
    )


def test_the_count_of_what_is_accepted_needs_a_place_too(shown: Shown):
    report = many(*[Severity.INFO] * 10)
    first = report.documents[0]
    accepted = Outcome(first.outcomes[0].rule, OutcomeKind.FAIL, suppressed=GATED.documents[0].suppressed)
    report = report._replace(
        documents=(first._replace(outcomes=(*first.outcomes, accepted)),), as_of="2026-02-01"
    )
    text = shown("github", report)
    assert commands(text) == ["::notice"] * 10
    assert text.splitlines()[-1].partition("%0ACYD131")[0] == (
        "::notice title=cyberlint::1 more, not shown: GitHub keeps 10 annotations of a level. "
        "The summary of the job and other formats have them all.%0A"
        "2 more findings accepted by waivers or the baseline, judged as of 2026-02-01."
    )


def test_what_would_end_a_property_or_a_message_is_escaped(shown: Shown):
    report = Report((), (Unread("a,b:c%\n::error::.txt", "50% is\r\nmissing", 1, 2),), 0, 3, "")
    assert shown("github", report).splitlines() == [
        r"::error file=a%2Cb%3Ac%25\n%3A%3Aerror%3A%3A.txt,line=1,col=2,title=not read::50%25 is missing"
    ]


def test_a_file_is_named_as_the_repository_has_it(shown: Shown):
    unread = (Unread("./a.txt", "empty"), Unread("/here/b.txt", "empty"), Unread("c.zip!/d.htm", "empty"))
    text = shown("github", Report((), unread, 0, 3, ""), root="/here")
    assert [row.partition(",")[0] for row in text.splitlines()] == [
        "::error file=a.txt",
        "::error file=b.txt",
        "::error file=c.zip",
    ]
