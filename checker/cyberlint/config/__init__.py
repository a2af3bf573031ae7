"""Configuration: what a project, a firm or a shell sets for every run.

A setting is declared once, in `cyberlint.config.keys`. Its value is the one of the strongest source that
gives one: the command line, the environment (``CYBERLINT_NAME``), the configuration file, the files that it
extends, the default.

A run has one configuration file, however many filings it is given: the same run then means the same thing for
all of them, one line says where its settings come from, and what is to hold for some filings only stands in
that file as an override. The file is ``cyberlint.toml``, or a ``pyproject.toml`` with a table
``[tool.cyberlint]``, in the current folder or in the nearest one above that has one; the first of the two
where a folder has both. The search ends with the folder that holds ``.git`` and at the root.

Every run asks whether it is configured, so this module knows of nothing else.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

NAME = "cyberlint.toml"
SHARED = "pyproject.toml"
"""The file that Python projects share among their tools; ours is the table ``tool.cyberlint``."""
PREFIX = "CYBERLINT_"
"""What the names of environment variables begin with."""
MAX_BYTES = 1_000_000


def is_plain(names: Iterable[str]) -> bool:
    """Tell whether nothing configures a run in the current folder; `names` are those of the environment."""
    return not any(name.startswith(PREFIX) for name in names) and find() is None


def find() -> str | None:
    """Return the path of the configuration file for the current folder, or None where there is none."""
    folder = os.curdir
    try:
        top = os.getcwd()
    except FileNotFoundError:  # it was removed
        return None
    while True:
        if _is_file(own := _join(folder, NAME)):
            return own
        if _is_file(shared := _join(folder, SHARED)) and _is_ours(shared):
            return shared
        above = os.path.dirname(top)
        if above == top or os.path.lexists(_join(folder, ".git")):
            return None
        folder, top = _join(folder, os.pardir), above


def _join(folder: str, name: str) -> str:
    return name if folder == os.curdir else f"{folder}/{name}"


def _is_file(path: str) -> bool:
    """Tell whether something is there that is no folder; that it cannot be read is said when it is read."""
    return os.path.lexists(path) and not os.path.isdir(path)


_OURS = rb"""tool["']?\s*(?:\.\s*["']?cyberlint|[\]=])"""
"""What stands in a pyproject.toml that may configure cyberlint; most others are passed over unparsed."""


def _is_ours(path: str) -> bool:
    """Tell whether a ``pyproject.toml`` has our table; one that cannot be parsed is not for us to judge."""
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError:
        return False
    if b"cyberlint" not in data or not re.search(_OURS, data):
        return False
    from cyberlint.config.toml import has_table  # noqa: PLC0415 - tomllib costs 4 ms

    return has_table(data)
