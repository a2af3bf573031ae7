"""Inline XBRL without CYD facts: a current report is read by its headings and words, as a draft is."""

from __future__ import annotations

import pytest

from cyberlint.disclosure import Disclosure, Scope
from cyberlint.engine import lint
from cyberlint.outcome import OutcomeKind
from cyberlint.pack import builtin
from cyberlint.readers import html
from cyberlint.source import Source
from inline import document, fact, read

COVER = (
    "<p>FORM {form}</p><p>REPORT OF FOREIGN PRIVATE ISSUER</p><p>For the month of June 2027</p>"
    "<p>Zuiderkade Ferries N.V.</p>"
)
INCIDENT = (
    "<p>On 4 June 2027 an intruder encrypted the booking servers of Zuiderkade Ferries N.V.</p>"
    "<p>A limited number of passenger files was copied. Sailings went on.</p>"
)
DIVIDEND = "<p>The board declared a dividend of EUR 0.20 for each share.</p>"


def found_in(disclosure: Disclosure) -> set[str]:
    return {finding.rule.id for finding in lint(disclosure, builtin()).findings}


@pytest.mark.parametrize("tagged", ["6-K", None], ids=["cover tagged", "nothing tagged"])
def test_a_form_6k_without_cyd_facts_is_read_as_one_without_tags(tagged: str | None) -> None:
    body = COVER.format(form="6-K") + INCIDENT
    found = read(document(body, tagged))
    (draft,) = html.read(Source("filing.htm", f"<html><body>{body}</body></html>".encode()))
    assert isinstance(draft, Disclosure)
    assert (found.form, found.scope, found.text) == ("6-K", Scope.FULL_ITEM, draft.text)
    assert "CYD913" in found_in(found) & found_in(draft)


def test_the_words_of_a_form_6k_lead_to_its_source() -> None:
    source = document(COVER.format(form="6-K") + INCIDENT, "6-K")
    found = read(source)
    at = found.text.index("limited number")
    assert source[found.map.offset(at) :].startswith("limited number")


@pytest.mark.parametrize(("item", "title"), [("8.01", "Other Events"), ("7.01", "Regulation FD Disclosure")])
def test_an_incident_under_another_item_is_read_with_the_items_that_the_text_lists(
    item: str, title: str
) -> None:
    material = (
        f"<p>Item {item} {title}</p>{INCIDENT}<p>The Company determined that the attack is material.</p>"
    )
    found = read(document(f"<p>FORM 8-K</p><p>CURRENT REPORT</p>{material}", "8-K"))
    assert (found.scope, found.items) == (Scope.FULL_ITEM, (item,))
    assert "CYD916" in found_in(found)


def test_with_cyd_facts_it_is_read_from_its_tags() -> None:
    nature = fact("MaterialCybersecurityIncidentNatureTextBlock", INCIDENT)
    found = read(document(COVER.format(form="6-K") + nature, "6-K"))
    assert (found.scope, [one.name for one in found.facts]) == (
        Scope.TAGGED_TEXT,
        ["incident_nature"],
    )


def test_one_on_another_matter_stays_as_its_tags_say() -> None:
    found = read(document(COVER.format(form="6-K") + DIVIDEND, "6-K"))
    assert (found.form, found.scope) == ("6-K", Scope.TAGGED_TEXT)
    kinds = {one.rule.id: one.kind for one in lint(found, builtin()).outcomes}
    assert OutcomeKind.FAIL not in kinds.values()
