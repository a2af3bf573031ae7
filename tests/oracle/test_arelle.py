"""Every Inline XBRL filing at hand gives the facts that Arelle finds in it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("arelle", reason="Arelle is not installed: make oracle does it")

from oracle.compare import NOT_COMPARED, Key, compare, difference, filings, flag_differences, universe

FOLDER = os.environ.get("CYBERLINT_CORPUS")
CORPUS = Path(FOLDER) / "corpus" if FOLDER else None

KEY: Key = ("RoleTextBlock", "2025-01-01/2025-12-31", "f-1", (), "Our officers lead.")


@pytest.fixture(scope="module")
def data_set() -> list[dict[str, Any]]:
    return universe(CORPUS)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", filings(CORPUS), ids=lambda path: path.name)
def test_the_facts_are_those_that_arelle_finds(path: Path, data_set: list[dict[str, Any]]) -> None:
    found = compare(path, data_set)
    assert found.differences == ()


def test_real_filings_are_compared(corpus: Path) -> None:
    assert len(filings(corpus / "corpus")) > 20


def test_a_difference_is_seen_on_either_side() -> None:
    other: Key = (*KEY[:4], "Our officerslead.")
    assert difference([KEY], [KEY]) == []
    assert difference([KEY, KEY], [KEY]) == [f"only cyberlint: {KEY}"]
    assert difference([KEY], [other]) == [f"only cyberlint: {KEY}", f"only Arelle: {other}"]


def test_what_arelle_alone_cannot_transform_is_compared_but_for_its_value() -> None:
    unknown: Key = (*KEY[:4], NOT_COMPARED)
    assert difference([KEY], [unknown]) == []
    assert difference([], [unknown]) == [f"only Arelle: {unknown}"]


def test_flags_are_held_against_the_data_set() -> None:
    flag: Key = ("EngagedFlag", "", "", (), "True")
    known = {"facts": [{"concept": "EngagedFlag", "value": True}, {"concept": "RoleTextBlock", "value": "x"}]}
    assert flag_differences([flag, KEY], known) == []
    assert len(flag_differences([KEY], known)) == 1
