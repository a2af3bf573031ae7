"""The schema of a configuration: fresh, described, and of one mind with the reader."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from jsonschema import Draft202012Validator

from cyberlint.config.keys import SETTINGS
from cyberlint.config.reader import Reader
from cyberlint.pack import builtin
from tools.config_schema import schema
from tools.schema import CONFIG, configuration

SCHEMA = schema(builtin())
VALIDATOR = Draft202012Validator(SCHEMA)


def test_the_schema_is_fresh() -> None:
    assert CONFIG.read_text(encoding="utf-8") == configuration(), (
        "config.schema.json is stale: run `make schema`"
    )


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def parts(value: Any, steps: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    """Yield every mapping of the schema with the steps to it."""
    if isinstance(value, dict):
        yield steps, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in inner:
        yield from parts(part, (*steps, step))


def test_every_property_is_described_for_whoever_hovers_over_it() -> None:
    silent = [
        (*steps, name)
        for steps, node in parts(SCHEMA)
        for name, part in (node.get("properties") or {}).items()
        if not {"description", "$ref"} & set(part)
    ]
    assert silent == []


def test_every_setting_of_a_file_and_every_rule_is_completed() -> None:
    assert list(SCHEMA["properties"]) == [setting.name for setting in SETTINGS if setting.in_file]
    assert list(SCHEMA["$defs"]["rules"]["properties"]) == [rule.id for rule in builtin()]
    options = SCHEMA["$defs"]["rules"]["properties"]["CYD308"]["oneOf"][1]["properties"]["options"]
    assert set(options["properties"]) == {"least-in-item", "least-tagged", "least-in-block"}


SCALARS = some.sampled_from(["10-K", "error", "off", "drafts/**", "CYD101", "draft", 3, -1, True, 2.5, ""])


def tables(*keys: str, values: some.SearchStrategy[Any] = SCALARS) -> some.SearchStrategy[Any]:
    """Return tables with some of these keys."""
    return some.dictionaries(some.sampled_from(keys), values, max_size=3)


VALUES = some.one_of(
    SCALARS,
    some.lists(SCALARS, max_size=2),
    tables("CYD101", "ACME1", "x"),
    tables("CYD101", "ACME1", values=tables("severity", "options", "x")),
    some.lists(tables("path", "sha256", "optional"), max_size=2),
    some.lists(tables("paths", "forms", "select", "profile", "x"), max_size=2),
)
KEYS = some.sampled_from([*(setting.name for setting in SETTINGS), "x"])


@given(some.dictionaries(KEYS, VALUES, max_size=3))
def test_what_the_reader_takes_the_schema_takes(value: dict[str, Any]) -> None:
    reader = Reader("cyberlint.toml")
    reader.layer(value)
    if not reader.defects:
        assert [error.message for error in VALIDATOR.iter_errors(value)] == []


@pytest.mark.parametrize(
    "value",
    [
        {"fail_on": "error"},
        {"fail-on": "erorr"},
        {"max-warnings": -1},
        {"verbose": "yes"},
        {"packs": [{"sha256": "0" * 64}]},
        {"rules": {"CYD101": "of"}},
        {"rules": {"CYD101": {}}},
        {"rules": {"CYD308": {"options": {"least": 1}}}},
        {"rules": {"CYD308": {"options": {"least-in-item": 0}}}},
        {"overrides": [{"ignore": ["CYD1"]}]},
        {"overrides": [{"paths": [], "ignore": ["CYD1"]}]},
        {"overrides": [{"forms": ["10-Q"], "ignore": ["CYD1"]}]},
    ],
)
def test_the_schema_refuses_what_is_wrong(value: dict[str, Any]) -> None:
    assert list(VALIDATOR.iter_errors(value))
