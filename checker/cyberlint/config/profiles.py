"""Profiles: ways to lint for a purpose, each a file of ``rules/profiles``.

A profile selects and tunes rules, as a configuration file does, and is weaker than it: ``title`` and
``why`` say what it is for, ``select``, ``ignore`` and ``rules`` have the meaning that they have there. It
sets nothing else, so that it can be for some documents only.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from cyberlint.config.layer import Layer, Source
from cyberlint.config.reader import Reader
from cyberlint.resources import data

FOLDER = "profiles/"
ABOUT = ("title", "why")
"""The keys of a profile that set nothing."""


def profiles() -> dict[str, dict[str, Any]]:
    """Return the values of the files by the names of the profiles."""
    files = data()
    return {name.removeprefix(FOLDER): files[name] for name in files if name.startswith(FOLDER)}


@cache
def profile(name: str) -> Layer:
    """Return what a profile gives. That the built-in ones have no defect is tested."""
    value = {key: part for key, part in profiles()[name].items() if key not in ABOUT}
    return Reader(f"profile {name}", source=Source.PROFILE).layer(value)
