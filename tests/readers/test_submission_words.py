"""Submissions of Form 6-K: the report says little, and an exhibit tells of the incident."""

from __future__ import annotations

import pytest

from cyberlint import readers
from cyberlint.disclosure import Disclosure, Scope
from cyberlint.engine import lint
from cyberlint.pack import builtin
from cyberlint.source import ReadError, Source
from inline import document, fact
from submissions import submitted

COVER = "<p>FORM 6-K</p><p>REPORT OF FOREIGN PRIVATE ISSUER</p><p>Exhibit 99.1: announcement</p>"
ANNOUNCED = (
    "<html><body><p>On 4 June 2027 an intruder encrypted our booking servers.</p>"
    "<p>A limited number of passenger files was copied.</p></body></html>"
)
RESULTS = "<html><body><p>Sales of the second quarter rose by a tenth in all regions.</p></body></html>"
NATURE = fact("MaterialCybersecurityIncidentNatureTextBlock", "Our booking servers were encrypted.")


def read(*parts: tuple[str, str]) -> Disclosure:
    (found,) = readers.read(Source("filing.txt", submitted(*parts, form="6-K").encode()))
    assert isinstance(found, Disclosure), found
    return found


@pytest.mark.parametrize(
    "report",
    [f"<html><body>{COVER}</body></html>", document(COVER, "6-K"), document(COVER, None)],
    ids=["untagged", "cover tagged", "nothing tagged"],
)
def test_what_an_exhibit_tells_of_an_incident_is_read(report: str) -> None:
    found = read(("6-K", report), ("EX-99.1", ANNOUNCED), ("EX-99.2", RESULTS))
    assert (found.form, found.scope, found.filed) == ("6-K", Scope.FULL_ITEM, "2026-02-26")
    assert found.text.startswith("FORM 6-K")
    assert found.text.endswith("A limited number of passenger files was copied.")
    assert "CYD913" in {finding.rule.id for finding in lint(found, builtin()).findings}


def test_its_words_lead_to_the_exhibit() -> None:
    source = submitted(("6-K", f"<html><body>{COVER}</body></html>"), ("EX-99.1", ANNOUNCED), form="6-K")
    (found,) = readers.read(Source("filing.txt", source.encode()))
    assert isinstance(found, Disclosure)
    assert source[found.map.offset(found.text.index("limited number")) :].startswith("limited number")


def test_with_cyd_facts_it_is_read_from_its_tags() -> None:
    found = read(("6-K", document(f"{COVER}<p>{NATURE}</p>", "6-K")), ("EX-99.1", ANNOUNCED))
    assert (found.scope, "passenger files" in found.text) == (Scope.TAGGED_TEXT, False)


def test_exhibits_on_other_matters_are_nothing_to_lint() -> None:
    source = submitted(("6-K", f"<html><body>{COVER}</body></html>"), ("EX-99.1", RESULTS), form="6-K")
    with pytest.raises(ReadError, match="the report on Form 6-K tells of no cybersecurity incident"):
        list(readers.read(Source("filing.txt", source.encode())))
