"""JUnit XML: what CI servers make of it, and that none of them trips over it."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

import samples
from cyberlint.outcome import Report, Unread
from cyberlint.reporters import Options, reporter
from samples.draft import material
from samples.gated import GATED, HOSTILE

Shown = Callable[..., str]

SHAPE = {
    "testsuites": ({"name", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors", "skipped"},
        {"properties", "testcase", "system-out"},
    ),
    "properties": (set(), {"property"}),
    "property": ({"name", "value"}, set()),
    "testcase": ({"name", "classname"}, {"failure", "error", "skipped"}),
    "failure": ({"type", "message"}, set()),
    "error": ({"type", "message"}, set()),
    "skipped": ({"type", "message"}, set()),
    "system-out": (set(), set()),
}
"""The attributes and children of every element: those of Jenkins' junit-10.xsd that others read too."""


def parsed(report: Report) -> ET.Element:
    """Parse a report, and hold every element of it to the shape."""
    root = ET.fromstring(reporter("junit").report(report, Options()).encode())
    for element in root.iter():
        attributes, children = SHAPE[element.tag]
        assert set(element.attrib) == attributes
        assert {child.tag for child in element} <= children
        assert element.tag != "testcase" or len(element) <= 1
    return root


def cases(report: Report) -> dict[str, list[str]]:
    """Return what came of every case: the element in it with its type, or ``passed``, by suite."""
    return {
        suite.get("name", ""): [
            f"{case.get('name', '').split()[0]}: "
            + "".join(f"{child.tag} ({child.get('type')})" for child in case or [])
            for case in suite.iter("testcase")
        ]
        for suite in parsed(report).iter("testsuite")
    }


def test_a_suite_for_every_document_and_a_case_for_every_rule() -> None:
    assert cases(GATED) == {
        "drafts/harborlight-10k.htm": [
            "CYD101: error (crashed)",
            "CYD108: error (not evaluated)",
            "CYD131: skipped (accepted)",
            "CYD201: failure (error)",
            "CYD314: failure (warning)",
            "CYD605: failure (info)",
        ],
        "R 4, 港灯.txt": [
            "CYD101: ",
            "CYD108: failure (error)",
            "CYD131: skipped (not evaluated)",
            "CYD201: skipped (not applicable)",
            "CYD314: skipped (not evaluated)",
            "CYD605: failure (info)",
        ],
        "drafts/quiet-harbour.txt": [
            *(f"{rule}: skipped (not evaluated)" for rule in ("CYD101", "CYD108", "CYD131", "CYD201")),
            "CYD314: ",
            "CYD605: ",
        ],
        "drafts/old, scan.pdf": ["the: error (not read)"],
        "drafts/broken.htm": ["the: error (not read)"],
    }


def test_a_failure_holds_place_message_words_law_and_remedy() -> None:
    failure = next(parsed(GATED).iter("failure"))
    assert (failure.text or "").splitlines() == [
        "drafts/harborlight-10k.htm:5:197 (Item 1C › Risk Management and Strategy › ¶ 2, sentence 1)",
        f"error: {material.message}",
        "“have materially affected us or are reasonably likely to materially affect us”",
        "Law: 17 CFR 229.106(b)(2)",
        "Remedy: Tag the flag false, or say in the narrative what materially affected the registrant.",
    ]


def test_several_findings_of_a_rule_are_one_failure_that_counts_them() -> None:
    *_, failure = parsed(GATED._replace(documents=GATED.documents[:1])).iter("failure")
    assert failure.get("message") == "“can ever” promises absolute security. (and 1 more finding)"
    assert (failure.text or "").count("Remedy: ") == 2


def test_what_is_accepted_is_skipped_with_who_accepted_it_and_why() -> None:
    skipped = next(parsed(GATED).iter("skipped"))
    assert skipped.get("message") == (
        "waived by J. Okafor since 2026-01-12 until 2026-12-31: "
        "The committee is named in the proxy statement; agreed with counsel."
    )
    assert "The narrative names “Audit Committee”" in (skipped.text or "")


def test_a_rule_with_a_finding_that_is_accepted_and_one_that_is_not_fails() -> None:
    failures = {item.get("type"): item for item in parsed(GATED).iter("failure")}
    assert "in the baseline since 2025-11-03" in (failures["warning"].text or "")


def test_the_counts_are_those_of_the_cases() -> None:
    root = parsed(GATED)
    for element in (root, *root.iter("testsuite")):
        assert int(element.get("tests", "")) == len(list(element.iter("testcase")))
        assert int(element.get("failures", "")) == len(list(element.iter("failure")))
        assert int(element.get("errors", "")) == len(list(element.iter("error")))
    for suite in root.iter("testsuite"):
        assert int(suite.get("skipped", "")) == len(list(suite.iter("skipped")))


def test_a_run_that_checked_nothing_is_no_success() -> None:
    error = next(parsed(samples.NOTHING).iter("error"))
    assert (error.get("type"), error.get("message")) == ("not checked", "nothing was linted")


def test_a_gate_that_no_case_shows_is_an_error_too() -> None:
    reason = "CYD101 could not be evaluated, which --require-evaluated asks for, on drafts/quiet-harbour.txt"
    error = next(parsed(samples.CLEAN_RUN._replace(exit_code=3, exit_reason=reason)).iter("error"))
    assert error.get("message") == reason


def test_a_clean_run_has_neither_failures_nor_errors() -> None:
    assert (parsed(samples.CLEAN_RUN).get("failures"), parsed(samples.CLEAN_RUN).get("errors")) == ("0", "0")


def test_the_day_of_judgement_is_a_property() -> None:
    assert {item.get("value") for item in parsed(GATED).iter("property")} == {"2026-02-01"}
    assert not list(parsed(samples.REPORT).iter("property"))


def test_a_document_that_was_not_read_in_full_says_so(shown: Shown) -> None:
    assert "<system-out>not read in full: the page is cut off after row 3</system-out>" in shown(
        "junit", GATED
    )


def test_markup_in_a_filing_is_text() -> None:
    message = next(parsed(HOSTILE).iter("failure")).get("message") or ""
    assert "<img src=x onerror=alert(1)>" in message
    assert "]]>" in message


@given(st.text(st.characters(), max_size=40))
def test_any_text_survives_or_is_escaped(text: str) -> None:
    report = samples.NOTHING._replace(unread=(Unread(text, text),))
    error = next(parsed(report).iter("error"))
    assert (error.get("message") or "").isprintable()
    if text.isprintable():
        assert error.get("message") == " ".join(text.split())


@pytest.mark.parametrize("character", ["\x00", "\x08", "\x7f", "\ud800", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold_is_escaped(character: str) -> None:
    report = samples.NOTHING._replace(unread=(Unread("a", f"before{character}after"),))
    message = next(parsed(report).iter("error")).get("message") or ""
    assert message == f"before{character.encode('unicode_escape').decode()}after"
