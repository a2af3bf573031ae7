"""Which versions of cyberlint a pack runs on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.pack.versions import RangeError, within

NUMBERS = st.lists(st.integers(0, 12), min_size=1, max_size=4)


def written(numbers: list[int]) -> str:
    return ".".join(map(str, numbers))


@pytest.mark.parametrize(
    ("version", "wanted", "holds"),
    [
        ("0.1.0", ">=0.1", True),
        ("0.1.0", ">=0.1.0", True),
        ("0.1.0", ">0.1", False),
        ("0.1.0", "==0.1", True),
        ("0.1.0", ">=0.2", False),
        ("0.10.0", ">=0.9", True),
        ("1.4.2", ">=0.1, <2", True),
        ("2.0.0", ">=0.1, <2", False),
        ("2.0.0", ">=0.1,<=2", True),
        ("2.0.1rc1", "== 2.0.1", True),
    ],
)
def test_every_bound_must_hold(version: str, wanted: str, holds: bool) -> None:
    assert within(version, wanted) is holds


@pytest.mark.parametrize("wanted", ["", "0.1", "=>0.1", ">=0.1 <2", ">=0.1,", "~=0.1", ">=one", "*"])
def test_what_is_no_range_is_refused(wanted: str) -> None:
    with pytest.raises(RangeError, match=r"expected versions such as '>=0.1' or '>=0.1, <2', not "):
        within("0.1.0", wanted)


@given(NUMBERS, NUMBERS)
def test_versions_are_ordered_number_by_number(one: list[int], other: list[int]) -> None:
    size = max(len(one), len(other))
    left, right = ([*numbers, *[0] * (size - len(numbers))] for numbers in (one, other))
    assert within(written(one), f">={written(other)}") is (left >= right)
    assert within(written(one), f"<{written(other)}") is (left < right)
    assert within(written(one), f"=={written(other)}") is (left == right)
