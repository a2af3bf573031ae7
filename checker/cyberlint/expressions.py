"""Regular expressions of our own that are compiled when they are first used.

Python takes 0.1 to 1 ms to compile one; a run imports a hundred and uses half of them.
A module that every run imports has its own from here; one that a format or a command imports, from `re`.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_METHODS = ("findall", "finditer", "fullmatch", "match", "pattern", "search", "split", "sub")


class _Expression:
    """Stands for a compiled pattern, and takes its methods over once one is asked for."""

    def __init__(self, source: Any, flags: int) -> None:
        self._given = source, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(*self._given)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)


def expression(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what `re.compile` does, compiled later."""
    return cast("re.Pattern[AnyStr]", _Expression(source, flags))
