"""Everything that can be wrong with a configuration file, each at its line and in words that help."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from config.conftest import write
from cyberlint.config.choice import Choice
from cyberlint.config.layer import ConfigError
from cyberlint.config.settings import settings
from pack.rules import made

RULES = (
    made("id: ACME101", "name: oversight-flag-without-block"),
    made(
        "id: ACME102",
        "name: short-oversight",
        "options: {least: {type: integer, default: 60, minimum: 1, description: How short is too short.}}",
        "expect: {text: board_oversight, shorter-than: {option: least}}",
    ),
    made("id: ACME103", "name: oversight-is-mandatory", "mandatory: true", "category: mandatory"),
)


def said(text: str) -> list[str]:
    """Return what is wrong with a file of this text, and with what it says of the rules above."""
    Path("cyberlint.toml").write_text(text, encoding="utf-8")
    found = settings({}, {})
    return str(ConfigError([*found.defects, *Choice(RULES, found).defects()])).splitlines()


SETTING = {
    "an unknown key": ("fail_on = 'error'", "fail_on: unknown key 'fail_on'; did you mean 'fail-on'?"),
    "a key like no other": ("xyzzy = 1", "xyzzy: unknown key 'xyzzy'"),
    "a key of pyproject.toml": (
        "[tool.cyberlint]",
        "tool: unknown key 'tool': in this file the keys of [tool.cyberlint] stand at the top",
    ),
    "an option alone": ("output = 'a.json'", "output: 'output' is for the command line: --output"),
    "another option": ("isolated = true", "isolated: 'isolated' is for the command line: --isolated"),
    "a word that is no choice": (
        "fail-on = 'erorr'",
        "fail-on: 'erorr' is none of: error, warning, info, never; did you mean 'error'?",
    ),
    "a number for a word": ("form = 10", "form: expected a text, not 10; put it in quotes"),
    "a word for a number": (
        "max-warnings = '3'",
        "max-warnings: expected a whole number, not '3'; leave the quotes out",
    ),
    "half a number": ("max-warnings = 2.5", "max-warnings: expected a whole number, not 2.5"),
    "true for a number": ("max-warnings = true", "max-warnings: expected a whole number, not true"),
    "too small a number": ("max-warnings = -1", "max-warnings: expected 0 or more, not -1"),
    "a word for true": (
        "verbose = 'yes'",
        "verbose: expected true or false, not 'yes'; write true or false, without quotes",
    ),
    "a table for a list": ("[select]", "select: expected a text, not a table"),
    "a list for a word": ("form = ['10-K']", "form: expected a text, not a list"),
    "a date for a word": ("form = 2026-03-31", "form: expected a text, not the date 2026-03-31"),
    "an empty word": ("select = ['']", "select[0]: the text is empty"),
    "an unknown form": (
        "form = '10K'",
        "form: '10K' is none of 10-K, 20-F, 8-K, 6-K, nor a variant of one",
    ),
    "an unknown profile": (
        "profile = 'drafts'",
        "profile: 'drafts' is none of: audit, draft, filing; did you mean 'draft'?",
    ),
    "an unknown key of a pack": (
        "packs = ['a', {path = 'b', sha = 'x'}]",
        "packs[1]: unknown key 'sha'; did you mean 'sha256'?",
    ),
    "a pack without a path": ("packs = [{optional = true}]", "packs[0]: 'path' is missing"),
    "a pin that is none": (
        "packs = {path = 'b', sha256 = 'abc'}",
        "packs: sha256 has 64 hexadecimal digits; `cyberlint pin` prints it",
    ),
    "a pack that is a number": (
        "packs = 3",
        "packs: expected a text, the path, or a table, not 3; put it in quotes",
    ),
}

TUNING = {
    "rules that are no table": ("rules = ['CYD1']", "rules: expected a table, not a list"),
    "an unknown rule": (
        "rules.ACME10l = 'off'",
        "rules.ACME10l: no rule is named 'ACME10l'; did you mean 'ACME101'?",
    ),
    "an unknown severity": (
        "rules.ACME101 = 'warn'",
        "rules.ACME101: 'warn' is none of: error, warning, info, on, off; did you mean 'warning'?",
    ),
    "false for off": (
        "rules.ACME101 = false",
        "rules.ACME101: expected a severity or `off`, not false; write 'off' or 'on'",
    ),
    "false for off in a table": (
        "rules.ACME101.severity = false",
        "rules.ACME101.severity: expected a severity or `off`, not false; write 'off' or 'on'",
    ),
    "an unknown key of a rule": (
        "rules.ACME101.level = 'off'",
        "rules.ACME101.level: unknown key 'level' (options of the rule stand in `options`)",
    ),
    "nothing": ("rules.ACME101 = {}", "rules.ACME101: it sets nothing: give a severity or options"),
    "options that are no table": (
        "rules.ACME102.options = 3",
        "rules.ACME102.options: expected a table, not 3",
    ),
    "options of a rule without": (
        "rules.ACME101.options.least = 3",
        "rules.ACME101.options.least: ACME101 has no options",
    ),
    "an unknown option": (
        "rules.short-oversight.options.last = 3",
        "rules.short-oversight.options.last: unknown option 'last'; did you mean 'least'?",
    ),
    "an option of the wrong type": (
        "rules.ACME102.options.least = '3'",
        "rules.ACME102.options.least: expected a whole number, not '3'",
    ),
    "an option out of range": (
        "rules.ACME102.options.least = 0",
        "rules.ACME102.options.least: expected 1 or more, not 0",
    ),
    "options of several rules": (
        "rules.house-style.options.least = 9",
        "rules.house-style.options.least: options are set for one rule, by its id or name",
    ),
    "an unknown rule that is selected": (
        "select = ['ACME', 'GHOST1']",
        "select[1]: no rule is named 'GHOST1'",
    ),
    "an unknown rule that is ignored": (
        "ignore = 'ACME101,ACME10Z'",
        "ignore: no rule is named 'ACME10Z'; did you mean 'ACME101'?",
    ),
    "a mandatory rule that is off": (
        "rules.ACME103 = 'off'",
        "rules.ACME103: ACME103 is mandatory, and would not run",
    ),
    "a mandatory rule that is ignored": (
        "ignore = ['ACME']",
        "ignore[0]: ACME103 is mandatory, and would not run",
    ),
    "a mandatory rule that is not selected": (
        "select = ['ACME101']",
        "select: ACME103 is mandatory, and would not run",
    ),
}

OVERRIDE = {
    "no list": (
        "overrides = {}",
        "overrides: expected a list of tables, not a table; write [[overrides]]",
    ),
    "no table": ("overrides = ['drafts']", "overrides[0]: expected a table, not 'drafts'"),
    "an unknown key": (
        "overrides = [{path = ['a'], paths = ['a'], ignore = ['ACME101']}]",
        "overrides[0].path: unknown key 'path'; did you mean 'paths'?",
    ),
    "for nothing": (
        "overrides = [{ignore = ['ACME101']}]",
        "overrides[0]: it is for no document: give `paths` or `forms`",
    ),
    "sets nothing": (
        "overrides = [{paths = ['a']}]",
        "overrides[0]: it sets nothing: give profile, select, ignore or rules",
    ),
    "an empty list": (
        "overrides = [{paths = [], ignore = ['ACME101']}]",
        "overrides[0].paths: the list is empty",
    ),
    "a bad pattern": (
        "overrides = [{paths = ['a', '[b'], ignore = ['ACME101']}]",
        "overrides[0].paths[1]: '[b': `[` is not closed",
    ),
    "a pattern that is a number": (
        "overrides = [{paths = 3, ignore = ['ACME101']}]",
        "overrides[0].paths: expected a text, not 3; put it in quotes",
    ),
    "an unknown form": (
        "overrides = [{forms = '10-Q', ignore = ['ACME101']}]",
        "overrides[0].forms: '10-Q' is none of 10-K, 20-F, 8-K, 6-K, nor a variant of one",
    ),
    "an unknown profile": (
        "overrides = [{forms = '10-K', profile = 'x'}]",
        "overrides[0].profile: 'x' is none of: audit, draft, filing",
    ),
    "an unknown rule": (
        "overrides = [{forms = '10-K', rules = {GHOST1 = 'off'}}]",
        "overrides[0].rules.GHOST1: no rule is named 'GHOST1'",
    ),
    "a mandatory rule": (
        "overrides = [{forms = '10-K', rules = {mandatory = 'off'}}]",
        "overrides[0].rules.mandatory: ACME103 is mandatory, and would not run",
    ),
}


TABLES = [*SETTING.items(), *TUNING.items(), *OVERRIDE.items()]


@pytest.mark.parametrize(("text", "what"), [row for _, row in TABLES], ids=[name for name, _ in TABLES])
def test_one_thing_that_is_wrong(folder: Path, text: str, what: str) -> None:
    assert said(f"\n{text}\n") == [f"cyberlint.toml:2: {what}"]


def test_everything_that_is_wrong_is_said_at_once(folder: Path, golden: Callable[[str, str], None]) -> None:
    text = "\n".join(line for line, _ in SETTING.values() if "[" not in line[:1] and "=" in line)
    unique = {line.partition(" ")[0]: line for line in text.splitlines()}
    tables = "\n[rules]\nACME101 = 'of'\nACME1O2 = 'off'\nshort-oversight = {options = {least = 'x'}}\n"
    override = "\n[[overrides]]\npaths = ['/a', 'b/**/c']\nignore = 'GHOST1'\nprofil = 'draft'\n"
    golden("defects.txt", "\n".join(said("\n".join(unique.values()) + tables + override)) + "\n")


def test_rules_of_an_optional_pack_that_is_not_there_may_be_named(folder: Path) -> None:
    write(folder, cyberlint_toml="select = ['FIRM1']\n[rules]\nFIRM101 = 'off'\nFIRM102.severity = 'x'\n")
    found = settings({}, {})
    assert Choice(RULES, found).defects(complete=False) == [
        defect for defect in Choice(RULES, found).defects(complete=False) if "mandatory" in defect.what
    ]
    assert [defect.what for defect in found.defects] == ["'x' is none of: error, warning, info, on, off"]


def test_a_profile_or_the_command_line_may_leave_a_mandatory_rule_out(folder: Path) -> None:
    for given in (
        {"ignore": ("ACME103",)},
        {"select": ("ACME101",)},
        {"select": ("ACME101",), "profile": "draft"},
    ):
        assert Choice(RULES, settings(given, {})).defects() == []
    assert [str(d) for d in Choice(RULES, settings({}, {"CYBERLINT_IGNORE": "mandatory"})).defects()] == [
        "CYBERLINT_IGNORE: ACME103 is mandatory, and would not run"
    ]
