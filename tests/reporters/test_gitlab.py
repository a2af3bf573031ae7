"""GitLab Code Quality: entries that GitLab takes, none of which it folds into another."""

from __future__ import annotations

import json
from typing import Any

import pytest

import samples
from cyberlint.outcome import Report
from cyberlint.reporters import Options, in_repository, reporter
from samples.gated import GATED, HOSTILE


def entries(report: Report, **options: Any) -> list[dict[str, Any]]:
    """Return the entries, held to what GitLab documents."""
    found = json.loads(reporter("gitlab").report(report, Options(**options)))
    for entry in found:
        assert list(entry) == ["description", "check_name", "fingerprint", "severity", "location"]
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert len(entry["fingerprint"]) == 64
        assert entry["location"]["lines"]["begin"] >= 1
        assert "\n" not in entry["description"]
    assert len({entry["fingerprint"] for entry in found}) == len(found)
    return found


def test_every_finding_and_everything_that_was_not_checked_is_an_entry() -> None:
    assert [
        (
            entry["severity"],
            entry["check_name"],
            entry["location"]["path"],
            entry["location"]["lines"]["begin"],
        )
        for entry in entries(GATED)
    ] == [
        ("blocker", "not-read", "drafts/old, scan.pdf", 1),
        ("blocker", "not-read", "drafts/broken.htm", 7),
        ("blocker", "CYD101", "drafts/harborlight-10k.htm", 1),
        ("blocker", "CYD108", "drafts/harborlight-10k.htm", 1),
        ("minor", "CYD605", "drafts/harborlight-10k.htm", 4),
        ("minor", "CYD605", "drafts/harborlight-10k.htm", 4),
        ("critical", "CYD201", "drafts/harborlight-10k.htm", 5),
        ("major", "CYD314", "drafts/harborlight-10k.htm", 6),
        ("info", "CYD131", "drafts/harborlight-10k.htm", 6),
        ("info", "CYD314", "drafts/harborlight-10k.htm", 6),
        ("critical", "CYD108", "R 4, 港灯.txt", 2),
        ("minor", "CYD605", "R 4, 港灯.txt", 5),
    ]


def test_what_is_accepted_says_who_accepted_it_and_by_which_day() -> None:
    accepted = [entry["description"] for entry in entries(GATED) if entry["severity"] == "info"]
    assert accepted[0].startswith(
        "CYD131: (as of 2026-02-01 waived by J. Okafor since 2026-01-12 until 2026-12-31: The committee"
    )


def test_a_run_without_findings_is_an_empty_list() -> None:
    assert entries(samples.CLEAN_RUN) == []
    assert reporter("gitlab").report(samples.CLEAN_RUN, Options()) == "[]\n"


def test_the_same_finding_in_two_documents_or_twice_in_one_is_two_entries() -> None:
    first = samples.DRAFT
    again = first._replace(disclosure=first.disclosure._replace(path="drafts/again.htm"))
    assert len(entries(samples.REPORT._replace(documents=(first, again, first)))) == 14


def test_a_fingerprint_stays_when_text_above_it_grows() -> None:
    found = samples.DRAFT.findings[0]
    moved = found._replace(location=found.location._replace(line=99, offset=9999))
    reports = [
        Report((samples.DRAFT._replace(outcomes=(samples.failed(item),)),), (), 0, 1, "")
        for item in (found, moved)
    ]
    assert entries(reports[0])[0]["fingerprint"] == entries(reports[1])[0]["fingerprint"]


@pytest.mark.parametrize(
    ("path", "root", "expected"),
    [
        ("drafts/a.htm", "", "drafts/a.htm"),
        ("./drafts//a.htm", "", "drafts/a.htm"),
        ("drafts/../a.htm", "", "a.htm"),
        (r"drafts\a.htm", "", "drafts/a.htm"),
        ("drafts/a.zip!/b/c.htm", "", "drafts/a.zip"),
        ("/builds/firm/drafts/a.htm", "/builds/firm", "drafts/a.htm"),
        ("/builds/firm/drafts/a.htm", "/builds/firm/", "drafts/a.htm"),
        ("/builds/firmament/a.htm", "/builds/firm", "/builds/firmament/a.htm"),
        (r"C:\firm\a.htm", "C:\\firm", "a.htm"),
        ("", "", ""),
    ],
)
def test_paths_are_those_of_the_repository(path: str, root: str, expected: str) -> None:
    assert in_repository(path, root) == expected


def test_the_root_is_an_option() -> None:
    disclosure = samples.DRAFT.disclosure._replace(path="/builds/firm/a.htm")
    place = samples.DRAFT.findings[0].location._replace(path="/builds/firm/a.htm")
    found = samples.DRAFT.findings[0]._replace(location=place)
    document = samples.DRAFT._replace(disclosure=disclosure, outcomes=(samples.failed(found),))
    [entry] = entries(Report((document,), (), 0, 1, ""), root="/builds/firm")
    assert entry["location"]["path"] == "a.htm"


def test_words_that_are_written_to_do_harm_are_words() -> None:
    assert all(entry["description"].isprintable() for entry in entries(HOSTILE))
