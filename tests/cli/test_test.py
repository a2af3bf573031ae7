"""``cyberlint test`` runs the examples in rule files, a rule author's own or the built-in ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.runner import Shell
from cyberlint.resources import bundled
from pack.rules import another, edited, pack

WRONG = another(
    "ACME102",
    "a-second-rule",
    """examples:
  - {name: it fails as it says, facts: {report_to_board: true}, outcome: fail}
  - {name: it passes as it says, facts: {report_to_board: true, board_oversight: It does.}, outcome: pass}
  - {name: it does not fail, facts: {report_to_board: false}, outcome: fail}
  - {name: it fails otherwise, facts: {report_to_board: true}, outcome: fail, severity: error, message: no}
  - {name: a known gap, facts: {report_to_board: false}, outcome: pass, todo: true}
  - {name: a gap that is closed, facts: {report_to_board: true}, outcome: fail, todo: true}""",
)


def test_examples_that_hold(cyberlint: Shell) -> None:
    run = cyberlint("test", "acme")
    assert (run.code, run.out, run.err) == (0, "1 rule, 2 examples, 0 failed\n", "")


def test_examples_that_do_not(cyberlint: Shell, folder: Path, golden: Callable[[str, str], None]) -> None:
    pack(folder / "acme", {"ACME102.yaml": WRONG})
    golden("test.txt", cyberlint("test", "acme").whole)


EACH = another(
    "ACME103",
    "each-flag-with-words",
    "each: {kind: flag, report: annual}",
    "when: {flag: each, is: true}",
    "expect: {all: [{not: {text: narrative, contains: none}}, {any: [{text: processes, contains: reports}, "
    "{claim: [board_informed, reports_to_board], in: narrative, polarity: negated}]}]}",
    "escalate: [{when: {verdict: materially_affected, is: yes}, to: error}]",
    """examples:
  - name: it does not pass
    facts: {report_to_board: true, integrated: true, processes: We assess.}
    text: We inform the board each quarter. No risk has materially affected us.
    outcome: pass
  - name: it fails, and is no error
    facts: {report_to_board: true, processes: "[[We]] assess."}
    text: We inform the board each quarter.
    outcome: fail
    severity: error
    findings: 2
  - name: it is not evaluated
    facts: {report_to_board: true}
    outcome: fail
  - {name: another form, form: 8-K, text: We., outcome: pass}
  - {name: nothing is tagged, facts: {}, outcome: not-applicable}
  - {name: it passes, facts: {report_to_board: true, processes: She reports.}, outcome: pass}""",
)


@pytest.mark.parametrize("arguments", [[], ["--trace"]], ids=["plain", "trace"])
def test_what_decided_is_said(
    cyberlint: Shell, folder: Path, golden: Callable[[str, str], None], arguments: list[str]
) -> None:
    pack(folder / "acme", {"ACME103.yaml": EACH})
    golden(
        f"test-{'-'.join(arguments).strip('-') or 'plain'}.txt",
        cyberlint("test", "acme/ACME103.yaml", *arguments).whole,
    )


def test_every_defect_of_every_path_is_named(
    cyberlint: Shell, folder: Path, golden: Callable[[str, str], None]
) -> None:
    pack(
        folder / "one", {"ACME102.yaml": another("ACME102", "a-rule", "severity: grave"), "ACME103.yaml": "["}
    )
    pack(folder / "two", {"ACME101.yaml": edited("-why")})
    golden("defects.txt", cyberlint("test", "acme", "one", "two/ACME101.yaml", "nowhere").whole)


def test_the_built_in_rules_are_tested_where_no_path_is_given(cyberlint: Shell) -> None:
    run = cyberlint("test")
    assert run.code == 0, run.out
    assert run.out.endswith(" 0 failed\n")


def test_a_built_in_file_alone_may_name_the_others(cyberlint: Shell) -> None:
    file = next(
        file for file in bundled("rules").rglob("CYD*.yaml") if "supersedes" in file.read_text("utf-8")
    )
    run = cyberlint("test", file)
    assert run.out.startswith("1 rule, ")
    assert run.code == 0


def test_a_changed_copy_of_a_built_in_rule_is_another_rule_of_that_name(
    cyberlint: Shell, folder: Path
) -> None:
    original = next(bundled("rules").rglob("CYD101.yaml"))
    pack(folder / "mine", {"CYD101.yaml": original.read_bytes()})
    run = cyberlint("test", "mine")
    assert run.err.splitlines() == [
        "mine/CYD101.yaml:2: id: 'CYD101' is taken by the built-in rule CYD101",
        "mine/CYD101.yaml:2: id: ids that begin with CYD are for the built-in rules: choose other letters",
        "mine/CYD101.yaml:3: name: 'annual-report-without-cyd-facts' is taken by the built-in rule CYD101",
        "exit 2: 3 defects in rule files",
    ]
