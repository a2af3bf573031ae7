"""What the settings ask of a run, as the gate takes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cyberlint.cli.errors import CommandError
from cyberlint.gate import Gate


def gate(settings: Mapping[str, Any]) -> Gate:
    """Return the gate that the settings describe. Raises CommandError where they exclude each other."""
    if settings["quiet"] and settings["verbose"]:
        raise CommandError("--quiet and --verbose exclude each other; --no-quiet or --no-verbose settles it")
    return Gate(settings["fail-on"], settings["max-warnings"], settings["require-evaluated"])
