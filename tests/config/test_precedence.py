"""The strongest source holds: command line, environment, file, what it extends, default."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cyberlint.config.keys import SETTINGS, defaults
from cyberlint.config.layer import Given, Layer, Origin, Source
from cyberlint.config.settings import resolve, settings

VALUES: dict[str, list[Any]] = {
    "profile": ["filing", "draft", "audit"],
    "fail-on": ["error", "warning", "info", "never"],
    "color": ["auto", "always", "never"],
    "verbose": [True, False],
    "form": ["10-K", "20-F", "8-K"],
    "max-warnings": [0, 1, 20],
    "select": [["CYD1"], ["CYD1", "governance"], ["all"]],
}
SOURCE = some.fixed_dictionaries({}, optional={name: some.sampled_from(v) for name, v in VALUES.items()})


def toml(values: dict[str, Any]) -> str:
    return "".join(f"{name} = {json.dumps(value)}\n" for name, value in values.items())


def variables(values: dict[str, Any]) -> dict[str, str]:
    return {
        f"CYBERLINT_{name.upper().replace('-', '_')}": ",".join(value)
        if isinstance(value, list)
        else str(value)
        for name, value in values.items()
    }


@given(SOURCE, SOURCE, SOURCE, SOURCE)
def test_the_strongest_source_holds(
    base: dict[str, Any], file: dict[str, Any], environment: dict[str, Any], options: dict[str, Any]
) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        Path("base.toml").write_text(toml(base))
        Path("cyberlint.toml").write_text(f"extends = 'base.toml'\n{toml(file)}")
        typed = {name: tuple(value) if isinstance(value, list) else value for name, value in options.items()}
        found = settings(typed, variables(environment))
    assert found.defects == ()
    for name in VALUES:
        strongest = next((s for s in (options, environment, file, base) if name in s), None)
        expected = defaults()[name] if strongest is None else strongest[name]
        assert found.values[name] == (tuple(expected) if isinstance(expected, list) else expected)
        named = {"--", "CY", "cy", "ba", "de"}
        assert {str(origin)[:2] for origin in found.origins[name]} <= named


def layers(parts: list[list[str]]) -> list[Layer]:
    """Return a layer for each list of packs, the weakest first."""
    return [
        Layer(
            Source.FILE,
            {
                "ignore": Given(
                    tuple(words), Origin(Source.FILE, str(at)), (Origin(Source.FILE, str(at)),) * len(words)
                )
            },
        )
        for at, words in enumerate(parts)
    ]


@given(some.lists(some.lists(some.sampled_from("abcdef")), max_size=4))
def test_what_adds_up_holds_every_part_once_in_the_order_of_the_sources(parts: list[list[str]]) -> None:
    found = resolve(layers(parts))
    said = [word for words in parts for word in words]
    assert found.values["ignore"] == tuple(dict.fromkeys(said))
    if said:
        first = {word: next(at for at, words in enumerate(parts) if word in words) for word in said}
        assert [origin.name for origin in found.origins["ignore"]] == [
            str(first[word]) for word in found.values["ignore"]
        ]


def test_every_setting_has_a_value_and_an_origin_where_nobody_says_anything() -> None:
    found = resolve([])
    assert found.values == defaults()
    assert set(found.origins) == {setting.name for setting in SETTINGS}
    assert {str(origin) for origins in found.origins.values() for origin in origins} == {"default"}
