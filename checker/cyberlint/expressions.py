"""Regular expressions of our own: compiled when they are first used, and then for every run.

Python takes 0.1 to 1 ms to compile one and a run uses ninety, which was a ninth of its time. So what they are
compiled to is stored beside the compiled rules, as Python stores the bytecode of modules, and taken back in
5 µs. It is stored for one version of Python; another compiles, as does one that is not CPython. A module that
every run imports has its expressions from here; one that a format or a command imports, from `re`.
"""

import re
import sys
from collections.abc import Mapping
from functools import cache
from typing import Any, AnyStr, cast

from cyberlint.resources import add_derived, derived

_METHODS = ("findall", "finditer", "fullmatch", "match", "pattern", "search", "split", "sub")
_is_cpython = sys.implementation.name == "cpython"
_made: dict[str, tuple[Any, ...]] = {}
"""What this process had to compile."""


class _Expression:
    """Stands for a compiled pattern, and takes its methods over once one is asked for."""

    def __init__(self, source: Any, flags: int) -> None:
        self._given = source, flags

    def __getattr__(self, name: str) -> Any:
        pattern = compiled(*self._given)
        self.__dict__.update({method: getattr(pattern, method) for method in _METHODS})
        return getattr(pattern, name)


def expression(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what `compiled` does, later."""
    return cast("re.Pattern[AnyStr]", _Expression(source, flags))


def compiled(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what `re.compile` does, as it is stored; only for what stands in our modules or bundled data.

    Raises re.error as `re.compile` does.
    """
    return cast("re.Pattern[AnyStr]", _compiled(source, int(flags)))


def name() -> str:
    """Return the name under which the expressions are stored for this version of Python."""
    return f"expressions-{sys.implementation.cache_tag}"


def made() -> Mapping[str, Any]:
    """Return what this process had to compile, to be stored under `name`."""
    return _made


def store() -> None:
    """Let later runs of a checkout have what this one had to compile."""
    if _made:
        add_derived(name(), _made, _CODE)


_CODE = ("expressions.py",)


@cache
def _compiled(source: Any, flags: int) -> Any:
    if not _is_cpython:
        return re.compile(source, flags)
    key = f"{flags} {source!r}"
    parts = _stored().get(key)
    if not parts:
        parts = _made[key] = _compile(source, flags)
    return _pattern(source, *parts)


@cache
def _stored() -> Mapping[str, Any]:
    return derived(name(), lambda _: {}, _CODE)


def _compile(source: Any, flags: int) -> tuple[Any, ...]:
    """Return what `_sre.compile` takes after the source: this is `re._compiler.compile` without its end."""
    from array import array  # noqa: PLC0415 - where something was not stored
    from re import _compiler, _parser  # type: ignore[attr-defined]  # noqa: PLC0415

    parsed = _parser.parse(source, flags)
    code = array("I", _compiler._code(parsed, flags)).tobytes()
    groups = parsed.state.groupdict
    names: list[str | None] = [None] * parsed.state.groups
    for group, number in groups.items():
        names[number] = group
    return flags | parsed.state.flags, code, parsed.state.groups - 1, groups, tuple(names)


def _pattern(source: Any, flags: int, code: bytes, count: int, groups: Any, names: Any) -> Any:
    """Make a pattern of its code, which `_sre` examines."""
    import _sre  # noqa: PLC0415

    return _sre.compile(source, flags, memoryview(code).cast("I").tolist(), count, groups, names)
