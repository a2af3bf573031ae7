import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

import samples
from cyberlint.outcome import Location, Outcome, OutcomeKind, Quote, Report
from cyberlint.reporters import Options, reporter, sarif
from cyberlint.reporters.sarif import uri

Shown = Callable[..., str]
OASIS = json.loads((Path(__file__).parents[1] / "schemas/sarif-schema-2.1.0.json").read_text("utf-8"))


def run(text: str) -> dict[str, Any]:
    return json.loads(text)["runs"][0]


def test_the_whole_log(shown: Shown, golden: Callable[..., None]):
    log = json.loads(shown("sarif", samples.REPORT))
    golden("report.sarif", json.dumps(log, indent=2, ensure_ascii=False) + "\n")


def test_the_log_is_one_line_because_it_can_be_long(shown: Shown):
    assert shown("sarif", samples.REPORT).count("\n") == 1


@pytest.mark.parametrize("report", [samples.REPORT, samples.CLEAN_RUN, samples.NOTHING])
def test_the_log_is_valid_by_the_schema_of_oasis(shown: Shown, report: Report):
    log = json.loads(shown("sarif", report))
    Draft7Validator(OASIS, format_checker=Draft7Validator.FORMAT_CHECKER).validate(log)


def test_two_documents_of_one_file_are_one_artifact(shown: Shown):
    log = json.loads(shown("sarif", samples.REPORT._replace(documents=(samples.DRAFT, samples.DRAFT))))
    Draft7Validator(OASIS).validate(log)
    assert len(log["runs"][0]["artifacts"]) == 1


def test_every_rule_has_a_result_for_every_document(shown: Shown):
    results = run(shown("sarif", samples.REPORT))["results"]
    assert Counter(result["kind"] for result in results) == {
        "fail": 6,
        "pass": 5,
        "notApplicable": 1,
        "open": 6,
    }
    assert all((result["level"] != "none") is (result["kind"] == "fail") for result in results)


def test_github_takes_so_many_results_and_the_worst_are_kept(shown: Shown, monkeypatch: pytest.MonkeyPatch):
    assert sarif._RESULTS == 25_000
    monkeypatch.setattr(sarif, "_RESULTS", 25)
    errors = [one for one in samples.DRAFT.findings if one.severity == "error"]
    infos = [one for one in samples.DRAFT.findings if one.severity == "info"]
    outcomes = (samples.failed(*infos * 25), samples.failed(*errors * 10))
    report = Report((samples.DRAFT._replace(outcomes=outcomes),), (), 0, 1, "")
    whole, cut = (run(shown("sarif", report, only_findings=only)) for only in (False, True))
    assert len(whole["results"]) == 35
    assert Counter(result["level"] for result in cut["results"]) == {"error": 10, "note": 15}
    assert [note["message"]["text"] for note in cut["invocations"][0]["toolExecutionNotifications"]] == [
        "10 results, the least severe, are left out: GitHub takes 25 of a run"
    ]


def test_where_only_findings_are_wanted_there_is_nothing_else(shown: Shown):
    results = run(shown("sarif", samples.REPORT, only_findings=True))["results"]
    assert {result["kind"] for result in results} == {"fail"}


def test_a_region_holds_the_words_it_quotes(shown: Shown):
    lines = samples.SOURCE.split("\n")
    quoted = 0
    for result in run(shown("sarif", Report((samples.DRAFT,), (), 0, 1, "")))["results"]:
        for place in [*result["locations"], *result.get("relatedLocations", [])]:
            region = place["physicalLocation"].get("region", {})
            if "endColumn" in region:
                line = lines[region["startLine"] - 1]
                words = line[region["startColumn"] - 1 : region["endColumn"] - 1]
                assert words == region["snippet"]["text"]
                quoted += 1
    assert quoted == 4


@pytest.mark.parametrize(
    ("text", "fact", "said"),
    [
        ("true", "SomeFlag", "“Some” is true"),
        (None, "SomeFlag", "“Some” is not tagged"),
        ("Audit\n Committee", "SomeTextBlock", "“Some”: Audit Committee"),
        ("Audit\n Committee", None, "Audit Committee"),
        ("word " * 100, "SomeTextBlock", f"“Some”: {'word ' * 48}[…]"),
        (None, None, "expected here"),
    ],
)
def test_another_place_is_said_in_a_line(shown: Shown, text: str | None, fact: str | None, said: str):
    quote = Quote(
        "related", text, Location("a.htm", line=3, column=4, fact=fact), label="Some" if fact else None
    )
    first = Quote("primary", "words", Location("a.htm", line=1, column=1))
    found = samples.finding(samples.MATERIAL, "M.", "materially_affected", first, quote)
    outcome = Outcome(samples.MATERIAL, OutcomeKind.FAIL, (found,))
    report = samples.REPORT._replace(documents=(samples.DRAFT._replace(outcomes=(outcome,)),))
    (result,) = run(shown("sarif", report))["results"]
    assert result["relatedLocations"][0]["message"]["text"] == said


def test_a_place_that_is_not_known_has_no_region(shown: Shown):
    found = samples.DRAFT.findings[0]
    nowhere = found._replace(location=found.location._replace(line=None, column=None))
    document = samples.DRAFT._replace(outcomes=(Outcome(found.rule, OutcomeKind.FAIL, (nowhere,)),))
    (result,) = run(shown("sarif", Report((document,), (), 0, 1, "")))["results"]
    assert "region" not in result["locations"][0]["physicalLocation"]


def test_what_was_not_read_and_what_crashed_is_notified(shown: Shown):
    crashed = Outcome(
        samples.MATERIAL, OutcomeKind.NOT_EVALUATED, reason="the rule crashed: KeyError", crashed=True
    )
    document = samples.PAGE._replace(outcomes=(crashed,))
    invocation = run(shown("sarif", samples.REPORT._replace(documents=(document,))))["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert invocation["exitCode"] == 3
    notes = invocation["toolExecutionNotifications"]
    assert [(note["level"], note["message"]["text"]) for note in notes] == [
        ("error", "the file is encrypted; save it without a password"),
        ("error", "the tag “ix:nonNumeric” is never closed"),
        ("warning", "the page is cut off after row 3"),
        ("error", "the rule crashed: KeyError"),
    ]
    assert notes[-1]["associatedRule"] == {"id": "CYD201", "index": 0}


def test_braces_are_doubled_because_single_ones_are_placeholders(shown: Shown):
    found = samples.DRAFT.findings[0]._replace(message="left over: {{name}}")
    document = samples.DRAFT._replace(outcomes=(Outcome(found.rule, OutcomeKind.FAIL, (found,)),))
    (result,) = run(shown("sarif", Report((document,), (), 0, 1, "")))["results"]
    assert result["message"]["text"] == "left over: {{{{name}}}}"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("drafts/10-k.htm", "drafts/10-k.htm"),
        ("a draft, §1.htm", "a%20draft%2C%20%C2%A71.htm"),
        ("a:b.txt", "a%3Ab.txt"),
        ("drafts\\10-k.htm", "drafts/10-k.htm"),
        ("C:\\drafts\\10-k.htm", "file:///C:/drafts/10-k.htm"),
        ("/srv/10-k.htm", "file:///srv/10-k.htm"),
        ("-", "-"),
        ("\udce4.txt", "%E4.txt"),
        ("\ud800.txt", "%ED%A0%80.txt"),
    ],
)
def test_paths_become_uris_as_they_were_given(path: str, expected: str):
    assert uri(path) == expected


@given(st.text(st.characters(), min_size=1))
def test_every_path_becomes_a_valid_uri(path: str):
    report = samples.CLEAN_RUN._replace(
        documents=(samples.QUIET._replace(disclosure=samples.QUIET.disclosure._replace(path=path)),),
    )
    text = run(reporter("sarif").report(report, Options()))["artifacts"][0]["location"]["uri"]
    assert text.isascii()
    assert not set(text) & set(' "<>\\^`{|}')
