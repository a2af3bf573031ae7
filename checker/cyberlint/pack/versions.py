"""Which versions of cyberlint a pack runs on: ``>=0.1``, or ``>=0.1, <2``."""

from __future__ import annotations

import re
from itertools import zip_longest

_BOUND = re.compile(r"(>=|>|<=|<|==)\s*(\d{1,9}(?:\.\d{1,9}){0,3})")


class RangeError(ValueError):
    """What should be a range of versions is none."""


def within(version: str, wanted: str) -> bool:
    """Tell whether a version lies within a range: every one of its bounds, between commas, must hold.

    Versions are compared number by number, and 1 is 1.0; what follows the numbers of `version`, as in
    ``1.0rc1``, does not count. Raises RangeError where `wanted` is no range.
    """
    numbers = re.match(r"\d+(?:\.\d+)*", version)
    return all(_holds(numbers[0] if numbers else "0", bound) for bound in wanted.split(","))


def _holds(version: str, bound: str) -> bool:
    match = _BOUND.fullmatch(bound.strip())
    if not match:
        raise RangeError(f"expected versions such as '>=0.1' or '>=0.1, <2', not {bound.strip()!r}")
    order = _compared(version, match[2])
    return {">=": order >= 0, ">": order > 0, "<=": order <= 0, "<": order < 0, "==": order == 0}[match[1]]


def _compared(one: str, other: str) -> int:
    """Return which of two versions is later: above 0 the first, below 0 the second."""
    for left, right in zip_longest(one.split("."), other.split("."), fillvalue="0"):
        if int(left) != int(right):
            return int(left) - int(right)
    return 0
