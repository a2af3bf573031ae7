"""What --select and --ignore choose: the selector that names a rule most closely decides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.pack.selection import SelectionError, matching, select
from cyberlint.rule import Rule
from pack.rules import made


def rule(rule_id: str, name: str, category: str, *lines: str) -> Rule:
    return made(f"id: {rule_id}", f"name: {name}", f"category: {category}", *lines)


RULES = (
    rule("ACME202", "flags-all-true", "style"),
    rule("ACME101", "no-facts", "tagging"),
    rule("ACME102", "no-processes", "tagging"),
    rule("ACME201", "flag-without-block", "style"),
    rule("ACME301", "noisy-rule", "style", "default: off"),
    rule("ACME302", "new-rule", "style", "status: preview"),
    rule("ACME303", "old-rule", "style", "status: deprecated"),
)
ON = ["ACME101", "ACME102", "ACME201", "ACME202"]


def chosen(selected: str = "", ignored: str = "") -> list[str]:
    return [rule.id for rule in select(RULES, selected.split(), ignored.split())]


def test_without_options_every_rule_runs_that_is_on() -> None:
    assert chosen() == ON


@pytest.mark.parametrize(
    ("selected", "ids"),
    [
        ("ACME101", ["ACME101"]),
        ("acme101", ["ACME101"]),
        ("no-facts", ["ACME101"]),
        ("No-Facts ACME202", ["ACME101", "ACME202"]),
        ("ACME2", ["ACME201", "ACME202"]),
        ("ACME", ON),
        ("tagging", ["ACME101", "ACME102"]),
        ("all", [*ON, "ACME301", "ACME302"]),
        ("ALL ACME303", [*ON, "ACME301", "ACME302", "ACME303"]),
        ("style", ["ACME201", "ACME202"]),
        ("style ACME301", ["ACME201", "ACME202", "ACME301"]),
        ("new-rule", ["ACME302"]),
        ("old-rule", ["ACME303"]),
    ],
)
def test_select_names_rules_by_id_name_prefix_or_category(selected: str, ids: list[str]) -> None:
    assert chosen(selected) == ids


@pytest.mark.parametrize(
    ("selected", "ignored", "ids"),
    [
        ("", "ACME2", ["ACME101", "ACME102"]),
        ("", "tagging ACME201", ["ACME202"]),
        ("ACME2", "ACME201", ["ACME202"]),
        ("ACME201", "ACME2", ["ACME201"]),
        ("ACME201", "style", ["ACME201"]),
        ("ACME2", "style", ["ACME201", "ACME202"]),
        ("all", "style", ["ACME101", "ACME102"]),
        ("ACME201", "all", ["ACME201"]),
        ("ACME101 ACME102", "ACME101", ["ACME102"]),
    ],
)
def test_the_closer_selector_decides_and_of_equal_ones_ignore(
    selected: str, ignored: str, ids: list[str]
) -> None:
    assert chosen(selected, ignored) == ids


def test_an_id_names_one_rule_though_another_begins_with_it() -> None:
    rules = [rule("ACME101", "no-facts", "style"), rule("ACME1011", "no-flags", "style")]
    assert [one.id for one in select(rules, ["ACME101"], [])] == ["ACME101"]
    assert [one.id for one in select(rules, ["ACME10"], [])] == ["ACME101", "ACME1011"]


@pytest.mark.parametrize(
    ("selected", "ignored", "what"),
    [
        ("ACME999", "", "no rule is named 'ACME999'"),
        ("", "acme10l", "no rule is named 'acme10l'; did you mean 'ACME101'?"),
        ("taging", "", "no rule is named 'taging'; did you mean 'tagging'?"),
        ("flag-without-blocks", "", "did you mean 'flag-without-block'?"),
        ("", "all", "no rule is left to run"),
        ("ACME3", "", r"no rule is left to run \(what is off or in preview is selected by id or name\)"),
    ],
)
def test_a_choice_of_nothing_is_an_error(selected: str, ignored: str, what: str) -> None:
    with pytest.raises(SelectionError, match=what):
        chosen(selected, ignored)


def test_matching_shows_rules_that_are_off_too() -> None:
    assert [one.id for one in matching(RULES, ["style"])] == [
        "ACME201",
        "ACME202",
        "ACME301",
        "ACME302",
        "ACME303",
    ]
    assert len(matching(RULES, [])) == len(RULES)


SELECTORS = st.lists(st.sampled_from(["all", "ACME", "ACME1", "ACME20", "ACME101", "no-facts", "style"]))


@given(selected=SELECTORS, ignored=SELECTORS)
def test_what_runs_is_selected_and_in_order(selected: list[str], ignored: list[str]) -> None:
    try:
        running = chosen(" ".join(selected), " ".join(ignored))
    except SelectionError:
        assert ignored  # each of the selectors names a rule that is on
        return
    assert set(running) <= {rule.id for rule in matching(RULES, selected)}
    assert running == sorted(running)
    assert running == chosen(" ".join([*selected, *selected]), " ".join(ignored))
