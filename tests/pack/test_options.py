"""Options of a rule: declared in its file, referred to by its conditions, set by a configuration."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cases import tagged
from cyberlint.engine import evaluate
from cyberlint.pack import builtin, load
from cyberlint.pack.defects import PackError
from cyberlint.pack.options import TYPES, bound, defect
from cyberlint.pattern import Pattern
from cyberlint.rule import Option
from pack.rules import edited, made, pack

LEAST = "least: {type: integer, default: 60, minimum: 1, description: How short is too short.}"
RULE = (
    f"options: {{{LEAST}}}",
    "expect: {not: {text: board_oversight, shorter-than: {option: least}, missing: true}}",
)


def findings(rule: Any, words: str) -> int:
    return len(evaluate(rule, tagged(report_to_board=True, board_oversight=words)).findings)


def test_a_condition_has_the_default_built_in() -> None:
    rule = made(*RULE)
    assert rule.expect.part.options == {"shorter-than": 60, "missing": True}  # type: ignore[union-attr]
    assert [findings(rule, "x" * length) for length in (59, 60)] == [1, 0]


def test_another_value_makes_another_rule() -> None:
    rule = made(*RULE)
    stricter = bound(rule, {"least": 100})
    assert [findings(stricter, "x" * length) for length in (99, 100)] == [1, 0]
    assert stricter.options[0]._replace(value=60) == rule.options[0]
    assert bound(stricter, {"least": 60}).definition() == rule.definition()
    assert bound(rule, {}) is rule


def test_options_reach_every_condition_of_a_rule() -> None:
    rule = made(
        f"options: {{{LEAST}, words: {{type: pattern, default: x, description: What it must say.}}}}",
        "when: {all: [{text: board_oversight, contains: {option: words}}, {fact: each, is: present}]}",
        "each: [board_oversight]",
        "expect: {none: [{text: board_oversight, shorter-than: {option: least}}]}",
        "escalate: [{when: {any: [{text: board_oversight, shorter-than: {option: least}}]}, to: error}]",
    )
    tuned = bound(rule, {"least": 5, "words": "y+"})
    assert findings(tuned, "xxxx") == 0
    assert [
        f.severity for f in evaluate(tuned, tagged(report_to_board=True, board_oversight="yyyy")).findings
    ] == ["error"]
    assert findings(tuned, "yyyyy") == 0
    contains = tuned.when.parts[0].options["contains"]  # type: ignore[union-attr]
    assert contains == Pattern("y+", trusted=False)


@pytest.mark.parametrize(
    ("option", "value", "what"),
    [
        (("integer", 1), 3, None),
        (("integer", 1), 0, "expected 1 or more, not 0"),
        (("integer", 1), True, "expected a whole number, not True"),
        (("integer", 1), "3", "expected a whole number, not '3'"),
        (("boolean", 0), True, None),
        (("boolean", 0), 1, "expected true or false, not 1"),
        (("pattern", 0), "audit (?:firm|house)", None),
        (("pattern", 0), "(?=x)", "RE2 refuses the pattern: invalid perl operator: (?="),
        (("pattern", 0), 3, "expected a text, a regular expression, not 3"),
    ],
)
def test_a_value_must_fit(option: tuple[str, int], value: Any, what: str | None) -> None:
    kind, minimum = option
    assert defect(Option("x", kind, "", "", "", minimum), value) == what


ASKS = "expect: {text: board_oversight, shorter-than: {option: least}, missing: true}"
DECLARES = f"options: {{{LEAST}}}"
DEFECTS = {
    "no option of that name": (DECLARES, ASKS.replace("option: least", "option: last")),
    "no options at all": (ASKS,),
    "no conditions that refer to it": (DECLARES,),
    "an option of another type": (DECLARES, ASKS.replace("shorter-than", "contains")),
    "a value that takes no option": (DECLARES, ASKS.replace("shorter-than", "same-as")),
    "a minimum that is too small": (DECLARES.replace(" minimum: 1,", ""), ASKS),
    "a minimum that is no number": (DECLARES.replace("minimum: 1,", "minimum: one,"), ASKS),
    "a default that does not fit": (DECLARES.replace("60", "0"), ASKS),
    "a default of another type": (DECLARES.replace("60", "sixty"), ASKS),
    "an unknown type": (DECLARES.replace("integer", "number"), ASKS),
    "no description": ("options: {least: {type: integer, default: 60, minimum: 1}}", ASKS),
    "a name in capitals": (
        DECLARES.replace("least", "Least"),
        ASKS.replace("option: least", "option: Least"),
    ),
    "an option that is no table": ("options: {least: 60}", ASKS),
    "a list of options": ("options: [least]", ASKS),
    "a reference that is no word": (DECLARES, ASKS.replace("option: least", "option: [least]")),
    "a reference with more to it": (DECLARES, ASKS.replace("option: least", "option: least, minimum: 3")),
}


def test_every_defect_is_named(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    parts = []
    for name, lines in DEFECTS.items():
        folder = pack(tmp_path / name, {"ACME101.yaml": edited(*lines)})
        with pytest.raises(PackError) as error:
            load([folder])
        said = [str(found).partition("ACME101.yaml:")[2] for found in error.value.defects]
        parts.append("\n".join([f"{name}:", *(f"  {line}" for line in said)]))
    golden("options.txt", "\n\n".join(parts) + "\n")


def test_the_options_of_built_in_rules_are_described() -> None:
    options = {rule.id: rule.options for rule in builtin() if rule.options}
    assert {"CYD109", "CYD122", "CYD308"} <= set(options)
    for option in (option for some in options.values() for option in some):
        assert option.type in TYPES
        assert len(option.description) > 20
        assert defect(option, option.default) is None
