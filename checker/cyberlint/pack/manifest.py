"""The manifest of a pack, ``pack.yaml``: what it is called, and which cyberlint it needs."""

from __future__ import annotations

import re
from typing import Any

from cyberlint import __version__
from cyberlint.pack import BUILT_IN
from cyberlint.pack.defects import Defects
from cyberlint.pack.versions import RangeError, within
from cyberlint.pack.words import schema, schema_defects
from cyberlint.tuples import NamedTuple

RESERVED = "CYD"
"""The letters that the ids of the built-in rules begin with, and no other's."""


class Manifest(NamedTuple):
    """What ``schemas/pack.schema.json`` describes; `prefix` is empty where the pack gives none."""

    name: str
    version: str
    description: str
    engine: str
    prefix: str = ""


def is_prefix(letters: str) -> bool:
    """Tell whether the ids of a pack can begin with these letters."""
    return bool(re.fullmatch(r"[A-Z]{2,10}", letters)) and letters != RESERVED


def manifest_defects(value: Any) -> Defects:
    """Yield what is wrong with the value of a manifest."""
    yield from schema_defects(value, schema("pack"))
    if not isinstance(value, dict):
        return
    if value.get("name") == BUILT_IN:
        yield ("name",), f"{BUILT_IN!r} is the name of the built-in pack"
    if value.get("prefix") == RESERVED:
        yield ("prefix",), f"ids that begin with {RESERVED} are for the built-in rules"
    yield from _engine(value.get("engine"))


def _engine(wanted: Any) -> Defects:
    if not isinstance(wanted, str):
        return
    try:
        fits = within(__version__, wanted)
    except RangeError as error:
        yield ("engine",), str(error)
        return
    if not fits:
        yield ("engine",), f"the pack needs cyberlint {wanted}, and this is cyberlint {__version__}"
