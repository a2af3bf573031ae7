"""Two years of a good disclosure are silent about both, and each way to break the pair is found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from cyberlint.disclosure import Disclosure
from cyberlint.engine import lint
from cyberlint.narrative import Narrative
from cyberlint.outcome import Finding
from cyberlint.pack import builtin
from cyberlint.pack.selection import select
from cyberlint.redline import redline
from cyberlint.redline.prior import Earlier
from cyberlint.yamldata import load
from exemplars import FOLDER, Exemplar, broken, exemplars
from pairs import filing

EXEMPLARS = {exemplar.name: exemplar for exemplar in exemplars()}
YEARS: dict[str, Any] = load((FOLDER / "years.yaml").read_text(encoding="utf-8")).value
RULES = select(builtin(), (), ())


def cases() -> Iterator[Any]:
    for name, table in YEARS.items():
        for at, one in enumerate(table["breaks"], 1):
            yield pytest.param(name, one, id=f"{name}-{at}-{one.get('rule') or one['what']}")


def incident(text: str | None) -> tuple[Disclosure, ...]:
    fields = {"form": "8-K", "filed": "2025-06-12", "period": "2025-06-09", "items": ("1.05",)}
    return (filing(text, path="8-K.htm", **fields),) if text else ()


def about_both_years(name: str, one: Mapping[str, Any]) -> list[Finding]:
    """Return the findings about both years in a pair with one break."""
    both = broken(EXEMPLARS[name], one.get("both", {}))
    after: Exemplar = broken(both, one.get("after", {}))
    last = both if one.get("unchanged") else broken(both, YEARS[name]["last-year"])
    period = f"2024{EXEMPLARS[name].period[4:]}"
    before = replace(broken(last, one.get("before", {})), period=period)
    incidents = incident(one.get("incident"))
    earlier = Earlier(before.disclosure(), "", incidents, bool(incidents))
    found = lint(after.disclosure(), RULES, earlier).findings
    return [finding for finding in found if finding.rule.applies.to_prior]


@pytest.mark.parametrize("name", list(YEARS))
def test_a_good_pair_is_silent(name: str) -> None:
    assert about_both_years(name, {}) == []


@pytest.mark.parametrize(("name", "ways"), [("alder-ridge-10-k", 32), ("pennywhistle-10-k", 21)])
def test_each_is_broken_in_many_ways(name: str, ways: int) -> None:
    assert len([one for one in YEARS[name]["breaks"] if "rule" in one]) >= ways


def test_every_rule_about_both_years_has_to_find_a_break() -> None:
    rules = {one["rule"] for table in YEARS.values() for one in table["breaks"] if "rule" in one}
    assert rules == {rule.id for rule in builtin() if rule.applies.to_prior}


def test_of_the_second_pair_a_third_of_the_sentences_was_edited() -> None:
    name = "pennywhistle-10-k"
    both = [EXEMPLARS[name], broken(EXEMPLARS[name], YEARS[name]["last-year"])]
    after, before = (Narrative.of(one.disclosure()) for one in both)
    assert 0.55 < redline(before, after).carried < 0.67


@pytest.mark.parametrize(("name", "one"), list(cases()))
def test_each_break_is_found_by_its_rule_alone(name: str, one: dict[str, Any]) -> None:
    found = {finding.rule.id: finding.message for finding in about_both_years(name, one)}
    assert set(found) == ({one["rule"]} if "rule" in one else set()), found
