"""What is wrong with a value, in words that say what to write instead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cyberlint.pack.hints import meant

_MANY = 12
"""More choices than these are not listed where one of them was probably meant."""
_LONG = 60


def expected(kind: str, value: Any) -> str:
    """Say that a value is of another kind than it must be."""
    hint = ""
    if kind == "true or false" and isinstance(value, str):
        hint = "; write true or false, without quotes"
    elif kind == "a whole number" and isinstance(value, str) and value.isdigit():
        hint = "; leave the quotes out"
    elif kind.startswith("a text") and isinstance(value, (int, float)) and not isinstance(value, bool):
        hint = "; put it in quotes"
    return f"expected {kind}, not {shown(value)}{hint}"


def choice(value: str, choices: Iterable[str]) -> str:
    """Say that a text is none of those that it can be."""
    choices = list(choices)
    hint = meant(value, choices)
    if hint and len(choices) > _MANY:
        return f"{shown(value)} is not known here{hint}"
    return f"{shown(value)} is none of: {', '.join(choices)}{hint}"


def unknown(key: str, keys: Iterable[str]) -> str:
    """Say that there is no such key."""
    return f"unknown key {key!r}{meant(key, keys)}"


def shown(value: Any) -> str:
    """Return a value as it stands in a file, a large one by its kind."""
    match value:
        case dict():
            return "a table"
        case list():
            return "a list"
        case bool():
            return str(value).lower()
        case str() if len(value) > _LONG:
            return f"{value[:_LONG] + '…'!r}"
        case str() | int() | float():
            return repr(value)
    return f"the {type(value).__name__} {value}"
