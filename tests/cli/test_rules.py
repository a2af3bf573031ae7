"""``cyberlint rules`` lists rules, and ``cyberlint explain`` says what one is about."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.runner import Shell
from cyberlint.pack import builtin
from pack.rules import another, pack

RICH = another(
    "ACME102",
    "committee-without-board",
    "title: A committee is named | and the board is not",
    "severity: info",
    "escalate: [{when: {flag: report_to_board, is: true}, to: error}]",
    "status: preview",
    "default: off",
    "since: '1.2'",
    "applies: {forms: [10-K, 20-F], needs: [facts]}",
    "precision: {judged: 40, true: 39}",
    "supersedes: [ACME101]",
    "references: [{cite: House style 4.3, url: https://acme.example/style}, {cite: 17 CFR 229.106(c)(1)}]",
    "when: {fact: board_committee, is: present}",
    """examples:
  - name: the committee's block stands alone
    facts: {board_committee: "The [[Audit Committee]].", report_to_board: true, expertise: null}
    outcome: fail
  - name: with the board's block
    text: The board oversees the risk. The Audit Committee is told of it each quarter, of incidents at once.
    facts:
      - {fact: board_committee, value: The Audit Committee, end: "2025-12-31"}
      - {fact: board_oversight, value: The board oversees the risk.}
    outcome: pass""",
)
OLD = another("ACME103", "old-rule", "status: deprecated", "replaced-by: ACME102")


@pytest.fixture
def acme(folder: Path) -> Path:
    return pack(folder / "acme", {"ACME102.yaml": RICH, "ACME103.yaml": OLD})


@pytest.mark.parametrize("written", ["table", "json", "markdown"])
def test_rules_are_listed(
    cyberlint: Shell, acme: Path, golden: Callable[[str, str], None], written: str
) -> None:
    golden(f"rules.{written}", cyberlint("rules", "ACME", "--rules", "acme", "--format", written).whole)


def test_without_a_selector_all_are_listed(cyberlint: Shell, acme: Path) -> None:
    rules = json.loads(cyberlint("rules", "--format", "json").out)
    assert [rule["id"] for rule in rules] == [rule.id for rule in builtin()]
    assert len(cyberlint("rules", "--rules", "acme").out.splitlines()) == len(rules) + 3


@pytest.mark.parametrize("selectors", [("tagging",), ("CYD1",), ("CYD101", "cyd102"), ("CYD101,CYD102",)])
def test_a_selector_is_an_id_a_name_a_beginning_or_a_category(
    cyberlint: Shell, selectors: tuple[str, ...]
) -> None:
    lines = cyberlint("rules", *selectors).out.splitlines()
    assert [line[:6] for line in lines[:2]] == ["CYD101", "CYD102"]


def test_a_rule_is_explained(cyberlint: Shell, acme: Path, golden: Callable[[str, str], None]) -> None:
    golden("explain.txt", cyberlint("explain", "committee-without-board", "ACME103", "--rules", "acme").whole)


@pytest.mark.parametrize("rule", [rule.id for rule in builtin()])
def test_every_built_in_rule_is_explained(cyberlint: Shell, rule: str) -> None:
    run = cyberlint("explain", rule)
    assert run.out.startswith(f"{rule}  ")
    assert all(
        f"\n{title}\n" in run.out for title in ("Why", "Law", "What to do", "When it is wrong", "Examples")
    )
    assert "  fail: " in run.out
    assert "  pass: " in run.out
    assert max(map(len, run.out.splitlines())) <= 92


def test_a_folder_of_the_same_name_does_not_stand_for_a_built_in_rule(cyberlint: Shell, folder: Path) -> None:
    pack(folder, {"tagging/CYD101.yaml": "examples: []"})
    assert "  fail: " in cyberlint("explain", "CYD101").out


@pytest.mark.parametrize("command", ["rules", "explain"])
@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["ACME102"], "exit 2: no rule is named 'ACME102'"),
        (["CYD10l"], "exit 2: no rule is named 'CYD10l'; did you mean 'CYD10"),
        (["CYD101", "--rules", "nowhere"], "exit 2: 1 defect in rule files"),
    ],
)
def test_what_does_not_exist_is_an_error(
    cyberlint: Shell, command: str, arguments: list[str], reason: str
) -> None:
    run = cyberlint(command, *arguments)
    assert (run.code, run.out) == (2, "")
    assert run.reason.startswith(reason)


@pytest.mark.parametrize("command", ["rules", "explain"])
def test_the_packs_are_those_of_the_configuration(cyberlint: Shell, acme: Path, command: str) -> None:
    (acme.parent / "cyberlint.toml").write_text('packs = ["acme"]\n')
    assert cyberlint(command, "ACME101") == cyberlint(command, "ACME101", "--isolated", "--rules", "acme")
    assert cyberlint(command, "ACME101", "--isolated").code == 2


def test_a_rule_to_explain_is_named(cyberlint: Shell) -> None:
    assert cyberlint("explain").reason == "exit 2: missing argument 'RULE...'."
