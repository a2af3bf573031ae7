"""Which rules run on a document, and with which severity and options."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from config.conftest import of, write
from cyberlint.config.choice import Choice
from cyberlint.config.tuning import Decision
from cyberlint.pack.selection import SelectionError, select
from cyberlint.rule import Rule, Severity
from pack.rules import made

RULES = (
    made(
        "id: ACME101", "name: first-of-all", "escalate: [{when: {fact: processes, is: missing}, to: error}]"
    ),
    made("id: ACME102", "name: second-of-all", "severity: error", "category: other"),
    made("id: ACME103", "name: third-of-all", "default: off"),
    made("id: ACME104", "name: fourth-of-all", "status: preview", "category: other"),
    made(
        "id: ACME201",
        "name: short-oversight",
        "options: {least: {type: integer, default: 60, minimum: 1, description: How short is too short.}}",
        "expect: {text: board_oversight, shorter-than: {option: least}}",
    ),
    made("id: ACME202", "name: old-rule", "status: deprecated"),
)


def decided(path: str = "draft.txt", form: str | None = "10-K", **given: Any) -> dict[str, Decision]:
    """Return what is decided of every rule, by the last digits of its id."""
    choice = Choice(RULES, of(given))
    return {decision.rule.id.removeprefix("ACME"): decision for decision in choice.decisions(path, form)}


def running(path: str = "draft.txt", form: str | None = "10-K", **given: Any) -> list[str]:
    return [rule for rule, decision in decided(path, form, **given).items() if decision.runs]


def test_without_a_word_the_stable_rules_run_that_are_on_by_default(folder: Path) -> None:
    assert running() == ["101", "102", "201"]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("select = ['ACME1']", "101 102"),
        ("select = ['all']", "101 102 103 104 201"),
        ("select = []", "101 102 201"),
        ("select = ['ACME103', 'old-rule']", "103 202"),
        ("ignore = ['ACME1']", "201"),
        ("ignore = ['ACME1']\nselect = ['ACME101']", "101"),
        ("ignore = ['ACME101']\nselect = ['ACME1']", "102"),
        ("ignore = ['all']\nselect = ['ACME101']", "101"),
        ("rules.ACME101 = 'off'", "102 201"),
        ("rules.ACME103 = 'on'", "101 102 103 201"),
        ("rules.ACME103 = 'info'", "101 102 103 201"),
        ("rules.ACME104 = 'on'", "101 102 104 201"),
        ("rules.ACME202 = 'on'", "101 102 201 202"),
        ("rules.other = 'off'", "101 201"),
        ("rules = {other = 'off', ACME102 = 'on'}", "101 102 201"),
        ("rules = {ACME102 = 'on', other = 'off'}", "101 102 201"),
        ("rules = {house-style = 'off', ACME1 = 'on'}", "101 102 103 104"),
        ("rules.ACME103 = 'on'\nselect = ['ACME2']", "201"),
        ("rules.ACME103 = 'on'\nselect = ['ACME1']", "101 102 103"),
        ("rules.ACME101 = 'off'\nselect = ['ACME101', 'ACME102']", "102"),
        ("rules.ACME101 = 'off'\nselect = ['all']", "102 103 104 201"),
        ("rules.ACME101 = 'on'\nignore = ['house-style']", "102"),
    ],
)
def test_a_file_chooses_rules(folder: Path, text: str, rules: str) -> None:
    write(folder, cyberlint_toml=text)
    assert running() == rules.split()


@pytest.mark.parametrize(
    ("options", "rules"),
    [
        ({}, "102 201"),
        ({"select": ("ACME101",)}, "101"),
        ({"select": ("first-of-all", "ACME2")}, "101 201"),
        ({"select": ("house-style",)}, "201"),
        ({"select": ("all",)}, "102 103 104 201"),
        ({"ignore": ("ACME2",)}, "102"),
        ({"select": ("ACME101",), "ignore": ("ACME101",)}, None),
    ],
)
def test_the_command_line_is_stronger_where_it_names_a_rule_as_closely(
    folder: Path, options: dict[str, tuple[str, ...]], rules: str | None
) -> None:
    write(folder, cyberlint_toml="rules.ACME101 = 'off'\n")
    if rules is None:
        assert Choice(RULES, of(options)).is_empty()
    else:
        assert running(**options) == rules.split()


def test_what_is_ignored_in_a_file_is_run_where_the_command_line_names_it(folder: Path) -> None:
    write(folder, cyberlint_toml="ignore = ['ACME101', 'other']\n")
    assert running() == ["201"]
    assert running(select=("ACME101",)) == ["101"]
    assert running(select=("all",)) == ["103", "201"]
    assert running(ignore=("ACME201",), select=("ACME101", "ACME102", "ACME201")) == ["101", "102"]


class TestSeverity:
    def test_a_severity_replaces_the_rules_own_and_its_escalations(self, folder: Path) -> None:
        assert decided()["101"].rule.escalate
        write(folder, cyberlint_toml="rules.ACME101 = 'info'\n")
        rule = decided()["101"].rule
        assert (rule.severity, rule.escalate) == (Severity.INFO, ())

    def test_the_last_file_holds_and_in_it_the_closest_selector(self, folder: Path) -> None:
        write(
            folder,
            cyberlint_toml="extends = 'base.toml'\nrules = {ACME1 = 'info', ACME102 = 'warning'}\n",
            base_toml="rules = {ACME101 = 'error', ACME201 = 'error'}\n",
        )
        severities = {rule: decision.rule.severity.value for rule, decision in decided().items()}
        assert [severities[rule] for rule in ("101", "102", "201")] == ["info", "warning", "error"]
        assert str(decided()["101"].tuned["severity"]) == "cyberlint.toml:2"

    def test_on_gives_a_rule_its_own_severity_back(self, folder: Path) -> None:
        write(
            folder,
            cyberlint_toml="extends = 'base.toml'\nrules.ACME101 = 'on'\n",
            base_toml="rules.ACME101 = 'info'\n",
        )
        rule = decided()["101"].rule
        assert (rule.severity, len(rule.escalate)) == (Severity.WARNING, 1)


class TestOptions:
    def test_they_are_built_into_the_rule(self, folder: Path) -> None:
        write(folder, cyberlint_toml="rules.short-oversight.options = {least = 20}\n")
        rule = decided()["201"].rule
        assert rule.expect.options == {"shorter-than": 20}  # type: ignore[union-attr]
        assert [(option.name, option.value, option.default) for option in rule.options] == [("least", 20, 60)]
        assert RULES[4].expect.options == {"shorter-than": 60}  # type: ignore[union-attr]

    def test_each_is_set_by_the_strongest_source_that_names_it(self, folder: Path) -> None:
        write(
            folder,
            cyberlint_toml="extends = 'base.toml'\nrules.ACME201.severity = 'info'\n",
            base_toml="rules.ACME201 = {severity = 'error', options = {least = 20}}\n",
        )
        decision = decided()["201"]
        assert (decision.rule.severity, decision.rule.options[0].value) == (Severity.INFO, 20)
        assert {name: str(origin) for name, origin in decision.tuned.items()} == {
            "severity": "cyberlint.toml:2",
            "least": "base.toml:1",
        }


OVERRIDES = """\
[[overrides]]
paths = ["drafts/**"]
rules = {ACME101 = "off"}

[[overrides]]
forms = ["20-F"]
rules = {ACME101 = "info"}

[[overrides]]
paths = ["*.docx"]
forms = ["8-K", "20-F"]
select = ["ACME2"]
"""


@pytest.mark.parametrize(
    ("path", "form", "rules", "severity"),
    [
        ("10-K.htm", "10-K", "101 102 201", "warning"),
        ("drafts/10-K.htm", "10-K", "102 201", "warning"),
        ("./drafts/10-K.htm", "10-K/A", "102 201", "warning"),
        ("a.htm", "20-F/A", "101 102 201", "info"),
        ("drafts/a.htm", "20-F", "101 102 201", "info"),
        ("a.docx", "20-F", "201", "info"),
        ("a.docx", "8-K", "201", "warning"),
        ("a.docx", None, "101 102 201", "warning"),
        ("a.docx", "S-1", "101 102 201", "warning"),
    ],
)
def test_an_override_is_for_some_documents(
    folder: Path, path: str, form: str | None, rules: str, severity: str
) -> None:
    write(folder, cyberlint_toml=OVERRIDES)
    found = decided(path, form)
    assert [rule for rule, decision in found.items() if decision.runs] == rules.split()
    assert found["101"].rule.severity == severity


def test_the_command_line_is_stronger_than_an_override(folder: Path) -> None:
    write(folder, cyberlint_toml=OVERRIDES)
    assert running("a.docx", "20-F", select=("ACME102",)) == ["102"]
    assert running("drafts/a.htm", select=("ACME101",)) == ["101"]


def test_paths_begin_at_the_file_wherever_the_run_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder, cyberlint_toml=OVERRIDES)
    (folder / "drafts").mkdir()
    monkeypatch.chdir(folder / "drafts")
    assert running("10-K.htm") == ["102", "201"]
    assert running("../10-K.htm") == ["101", "102", "201"]
    assert running(str(folder / "drafts/10-K.htm")) == ["102", "201"]


def test_every_decision_says_what_made_it(folder: Path) -> None:
    write(folder, cyberlint_toml=f"ignore = [\n'other',\n'ACME201']\n{OVERRIDES}")
    found = decided("drafts/a.txt", select=("ACME1",))
    assert {rule: (decision.runs, str(decision.origin)) for rule, decision in found.items()} == {
        "101": (False, "cyberlint.toml:6"),
        "102": (True, "--select"),
        "103": (False, "--select"),
        "104": (False, "cyberlint.toml:2"),
        "201": (False, "cyberlint.toml:3"),
        "202": (False, "--select"),
    }


def test_the_rules_of_two_documents_alike_are_the_same_tuple(folder: Path) -> None:
    write(folder, cyberlint_toml=OVERRIDES)
    choice = Choice(RULES, of())
    first, second = choice.rules("drafts/a", "10-K"), choice.rules("drafts/b", "10-K/A")
    assert first == second
    assert all(one is other for one, other in zip(first, second, strict=True))


def test_the_rules_of_a_run_are_those_of_any_document(folder: Path) -> None:
    write(folder, cyberlint_toml="rules.all = 'off'\n[[overrides]]\npaths = 'x'\nrules.ACME102 = 'info'\n")
    choice = Choice(RULES, of())
    assert [(rule.id, rule.severity) for rule in choice.running()] == [("ACME102", "info")]
    assert not choice.is_empty()
    assert choice.rules("y", "10-K") == ()


SELECTORS = some.lists(
    some.sampled_from(["all", "ACME", "ACME1", "ACME101", "first-of-all", "other", "ACME103", "house-style"]),
    max_size=3,
)


@given(SELECTORS, SELECTORS)
def test_the_command_line_alone_means_what_select_and_ignore_mean(
    wanted: list[str], not_wanted: list[str]
) -> None:
    given = {"select": tuple(wanted), "ignore": tuple(not_wanted), "isolated": True}
    choice = Choice(RULES, of({name: value for name, value in given.items() if value}))
    try:
        expected: tuple[Rule, ...] = select(RULES, wanted, not_wanted)
    except SelectionError:
        expected = ()
    assert choice.rules("a.txt", "10-K") == expected
