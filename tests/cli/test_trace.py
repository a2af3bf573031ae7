"""``cyberlint trace``: why a rule came out as it did on a filing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.runner import Shell
from pack.rules import another, pack
from pack.test_claims import FILES, RULE

EACH = another(
    "ACME102",
    "a-flag-without-words",
    "each: {kind: flag, report: annual}",
    "when: {flag: each, is: true}",
    "expect: {any: [{text: processes, contains: 'report(s|ed)'}, {claim: board_informed, in: narrative}]}",
    "escalate: [{when: {verdict: materially_affected, is: yes}, to: error}]",
)


def test_every_condition_is_shown_with_what_decided(
    cyberlint: Shell, folder: Path, golden: Callable[[str, str], None]
) -> None:
    pack(folder / "acme", {"ACME102.yaml": EACH})
    golden("trace.txt", cyberlint("trace", "ACME", "page.txt", "--rules", "acme", "--form", "10-K").whole)


def test_a_rule_that_is_not_asked_says_why(cyberlint: Shell) -> None:
    out = cyberlint("trace", "CYD901", "page.txt").out
    assert out.startswith("page.txt: CYD901 not-applicable (the rule is for Form 8-K)\n")
    assert ">" not in out


def test_a_claim_of_a_pack_is_traced(cyberlint: Shell, folder: Path) -> None:
    pack(folder / "house", FILES | {"ACME101.yaml": RULE})
    (folder / "draft.txt").write_text("Item 1C. Cybersecurity\n\nWe are not insured by a carrier.\n", "utf-8")
    out = cyberlint("trace", "ACME101", "draft.txt", "--rules", "house", "--form", "10-K").out
    assert "“insured by a carrier”: polarity negated, modality actual, subject registrant" in out


def test_the_packs_are_those_of_the_configuration(cyberlint: Shell, folder: Path) -> None:
    (folder / "cyberlint.toml").write_text('packs = ["acme"]\n')
    assert cyberlint("trace", "ACME101", "page.txt").out.startswith("page.txt: ACME101 fail: ")
    assert cyberlint("trace", "ACME101", "page.txt", "--isolated").code == 2


def test_of_a_long_block_the_beginning_is_shown(cyberlint: Shell, folder: Path) -> None:
    page = (folder / "page.txt").read_text("utf-8").replace("Item 1C", f"Item 1C{' and more' * 200}")
    (folder / "page.txt").write_text(page, "utf-8")
    out = cyberlint("trace", "CYD117", "page.txt", "--form", "10-K").out
    assert "processes: We keep a register of the risks under Item 1C and more and more" in out
    assert "[…]" in out
    assert max(map(len, out.splitlines())) < 300


@pytest.mark.parametrize("rule", ["CYD201", "materially-affected-flag-contradicts-narrative"])
def test_a_built_in_rule_is_traced_by_id_or_name(cyberlint: Shell, rule: str) -> None:
    out = cyberlint("trace", rule, "page.txt", "--form", "10-K").out
    assert out.startswith("page.txt: CYD201 not-applicable (its condition does not hold)\n>   ")


def test_what_a_filing_says_cannot_move_the_cursor(cyberlint: Shell, folder: Path) -> None:
    (folder / "draft.txt").write_text("Item 1C. Cybersecurity\n\nWe \x1b[2J engage consultants.\n", "utf-8")
    assert "\x1b" not in cyberlint("trace", "all", "draft.txt", "--form", "10-K").out


@pytest.mark.parametrize(
    ("arguments", "code", "reason"),
    [
        (["CYD999", "page.txt"], 2, "no rule is named 'CYD999'"),
        (["CYD120", "page.txt"], 2, "CYD120 is retired: "),
        (["CYD201", "nowhere.txt"], 3, "1 input could not be read"),
        (["CYD201", "page.txt", "--form", "10-Q"], 2, "invalid value for '--form': '10-Q' is none of 10-K, "),
        (["CYD201"], 2, "missing argument 'PATH...'"),
    ],
)
def test_what_cannot_be_traced(cyberlint: Shell, arguments: list[str], code: int, reason: str) -> None:
    run = cyberlint("trace", *arguments)
    assert (run.code, run.out) == (code, "")
    assert run.reason.startswith(f"exit {code}: {reason}")
