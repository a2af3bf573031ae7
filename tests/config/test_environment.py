"""The environment as a source of settings."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from config.conftest import of
from cyberlint.config.keys import SETTINGS
from cyberlint.config.layer import ConfigError, Pack


@pytest.mark.parametrize(
    ("variable", "text", "name", "value"),
    [
        ("CYBERLINT_FAIL_ON", "warning", "fail-on", "warning"),
        ("CYBERLINT_FAIL_ON", " warning ", "fail-on", "warning"),
        ("CYBERLINT_FAIL_ON", "", "fail-on", "error"),
        ("CYBERLINT_SELECT", "CYD1, governance,", "select", ("CYD1", "governance")),
        ("CYBERLINT_FORM", "form 10-k/a", "form", "10-K/A"),
        ("CYBERLINT_VERBOSE", "1", "verbose", True),
        ("CYBERLINT_VERBOSE", "False", "verbose", False),
        ("CYBERLINT_MAX_WARNINGS", "3", "max-warnings", 3),
        ("CYBERLINT_PACKS", f"house{os.pathsep}a,b", "packs", (Pack("house"), Pack("a,b"))),
        ("CYBERLINT_FORMAT", "sarif,concise", "format", ("sarif", "concise")),
        ("CYBERLINT_VERSION", "1.2", "fail-on", "error"),
        ("CYBERLINT_CORPUS", "/data", "fail-on", "error"),
    ],
)
def test_a_variable_sets_a_setting(folder: Path, variable: str, text: str, name: str, value: Any) -> None:
    assert of(**{variable: text}).values[name] == value


@pytest.mark.parametrize(
    ("variable", "text", "what"),
    [
        (
            "CYBERLINT_FAIL_ON",
            "erorr",
            "'erorr' is none of: error, warning, info, never; did you mean 'error'?",
        ),
        ("CYBERLINT_VERBOSE", "yes", "'yes' is none of: true, false, 1, 0"),
        ("CYBERLINT_MAX_WARNINGS", "many", "expected a whole number, not 'many'"),
        ("CYBERLINT_MAX_WARNINGS", "-1", "expected 0 or more, not -1"),
        ("CYBERLINT_FORM", "10-Q", "'10-Q' is none of 10-K, 20-F, 8-K, 6-K, nor a variant of one"),
        ("CYBERLINT_FAILON", "error", "there is no such setting; did you mean 'CYBERLINT_FAIL_ON'?"),
        ("CYBERLINT_SELECTS", "CYD1", "there is no such setting; did you mean 'CYBERLINT_SELECT'?"),
    ],
)
def test_what_is_wrong_with_a_variable_is_said_by_its_name(
    folder: Path, variable: str, text: str, what: str
) -> None:
    with pytest.raises(ConfigError) as error:
        of(**{variable: text})
    assert str(error.value) == f"{variable}: {what}"


def test_every_variable_is_named_after_its_setting() -> None:
    assert {setting.name: setting.variable for setting in SETTINGS}["fail-on"] == "CYBERLINT_FAIL_ON"
    assert len({setting.variable for setting in SETTINGS}) == len(SETTINGS)
