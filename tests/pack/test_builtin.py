"""The built-in rules: they have no defect, and run on `re` as they do on RE2."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from bundle import whole
from cases import case
from cyberlint import pack
from cyberlint.condition import All, AnyOf, Condition, Leaf, Not
from cyberlint.engine import evaluate
from cyberlint.examples import trials
from cyberlint.pack import builtin, heads_of, shipped
from cyberlint.pack.build import build
from cyberlint.pack.check import checked
from cyberlint.pattern import Pattern, defect
from cyberlint.resources import DataError, bundled, data

RULES = {rule.id: rule for rule in builtin()}
VALUES = {value["id"]: value for value in map(whole, shipped())}


def test_the_built_in_rules_have_no_defect() -> None:
    folders = {bundled("rules") / Path(name).parts[0] for name in shipped()}
    assert sum(len(pack.rules) for pack in checked(sorted(folders))) == len(RULES)


def test_a_built_in_file_is_checked_against_the_others() -> None:
    """It may supersede what lies elsewhere, and does not find its own id and name taken."""
    for name in shipped():
        assert checked([bundled("rules") / f"{name}.yaml"])


def test_an_id_that_is_retired_belongs_to_no_rule() -> None:
    retired = data()["retired"]
    assert not set(retired) & set(RULES)
    assert all(re.fullmatch(r"CYD\d{3}", rule) and len(why) > 20 for rule, why in retired.items())


def test_rules_are_in_the_order_of_their_ids() -> None:
    assert list(RULES) == sorted(RULES)


def leaves(condition: Condition | None) -> list[Leaf]:
    match condition:
        case Leaf():
            return [condition]
        case Not():
            return leaves(condition.part)
        case All() | AnyOf():
            return [leaf for part in condition.parts for leaf in leaves(part)]
    return []


def patterns(rule_id: str) -> list[tuple[str, Pattern]]:
    """Return the patterns in the conditions of a rule, each with the option that it stands in."""
    rule = RULES[rule_id]
    conditions = [rule.when, rule.expect, *(escalation.when for escalation in rule.escalate)]
    options = [item for root in conditions for leaf in leaves(root) for item in leaf.options.items()]
    return [(option, value) for option, value in options if isinstance(value, Pattern)]


@pytest.mark.parametrize("rule_id", RULES)
def test_patterns_mean_the_same_to_re_and_to_re2(rule_id: str) -> None:
    for _, pattern in patterns(rule_id):
        assert defect(pattern.source) is None
        re.compile(pattern.source, re.ASCII)
        assert not pattern.source.endswith("$"), "`$` also matches before a last newline for `re` alone"


HOSTILE = [
    piece * (20_000 // len(piece)) for piece in (" ", ".", "( ", "word, ", "Aa ", "the board of ", "item 1C ")
]


@pytest.mark.parametrize("rule_id", RULES)
def test_no_pattern_of_ours_hangs_on_a_hostile_text(rule_id: str) -> None:
    """They run on `re`, which can take quadratic time and worse; RE2 cannot."""
    for option, pattern in patterns(rule_id):
        for text in HOSTILE:
            start = time.process_time()
            pattern.search(text) if option == "contains" else pattern.covers(text)
            assert time.process_time() - start < 1, (pattern.source, text[:12])


@pytest.mark.parametrize("rule_id", RULES)
def test_examples_come_out_alike_on_both_engines(rule_id: str) -> None:
    shown = [
        [(trial.outcome.kind, [f.message for f in trial.outcome.findings]) for trial in trials(value, rule)]
        for value in (VALUES[rule_id],)
        for rule in (build(value, "", trusted=True), build(value, "", trusted=False))
    ]
    assert shown[0] == shown[1]


BROKEN = pytest.raises(
    DataError, match=r"rules/tagging/CYD101\.yaml has defects: `cyberlint test` names them"
)


def test_a_checkout_with_a_broken_rule_says_which() -> None:
    with BROKEN:
        heads_of({"tagging/CYD101": {"id": "CYD101"}, "lexicon/cues": {}})


def test_so_it_does_where_the_rule_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = next(rule for rule in builtin() if rule.id == "CYD101")
    monkeypatch.setattr(pack, "data", lambda: {"tagging/CYD101": {"id": "CYD101"}})
    pack._definition.cache_clear()
    with BROKEN:
        evaluate(rule, case())
