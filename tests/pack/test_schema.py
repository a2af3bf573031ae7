"""The schema of a rule file: fresh, and complete enough that an editor completes a rule."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cyberlint.operators import operators
from cyberlint.pack.build import NODES
from tools.schema import SCHEMA, renewed

WRITTEN = SCHEMA.read_text(encoding="utf-8")
RULE = json.loads(WRITTEN)


def nodes(value: Any, steps: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    """Yield every mapping of the schema with the steps to it."""
    if isinstance(value, dict):
        yield steps, value
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, part in parts:
        yield from nodes(part, (*steps, step))


def test_the_schema_is_fresh() -> None:
    assert renewed(WRITTEN) == WRITTEN, "schemas/rule.schema.json is stale: run `make schema`"


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(RULE)


def test_every_property_is_described_for_whoever_hovers_over_it() -> None:
    silent = [
        (*steps, name)
        for steps, node in nodes(RULE)
        for name, part in (node.get("properties") or {}).items()
        if isinstance(part, dict) and not {"description", "$ref"} & set(part)
    ]
    assert silent == []
    assert all(part.get("description") for part in RULE["$defs"].values())


def test_every_mapping_knows_its_keys() -> None:
    open_to_any = [
        steps
        for steps, node in nodes(RULE)
        if node.get("type") == "object" and "additionalProperties" not in node and "x-condition" not in node
    ]
    assert open_to_any == []


@pytest.mark.parametrize("question", [*NODES, *operators()])
def test_a_condition_is_completed_from_its_first_key(question: str) -> None:
    condition = RULE["$defs"]["condition"]
    assert condition["properties"][question]["description"]
    then = next(part["then"] for part in condition["allOf"] if part["if"]["required"] == [question])
    keys = then.get("properties") or RULE["$defs"][then["$ref"].rpartition("/")[2]]["properties"]
    assert question in keys
    assert {*keys} == {question, *(operators()[question].OPTIONS if question in operators() else ())}


def test_names_of_facts_are_completed_wherever_one_belongs() -> None:
    facts = set(RULE["$defs"]["fact"]["enum"])
    assert {"materially_affected", "board_oversight", "incident_timing"} <= facts
    for operator in ("flag", "fact", "text"):
        subject = RULE["$defs"][f"operator-{operator}"]["properties"][operator]["enum"]
        assert set(subject) - facts <= {"each", "narrative"}
