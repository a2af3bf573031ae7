"""The JSON form: what is written is valid and reads back as it was."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.disclosure import Disclosure, Fact, Mark, MarkKind, Period, Scope, Section, SourceMap, Span
from cyberlint.jsonform import read
from cyberlint.jsonform.write import written
from cyberlint.resources import bundled
from cyberlint.taxonomy import Kind, elements, form_classes

INTEGRATED = elements()["integrated"].concept
PROCESSES = elements()["processes"].concept
COMMITTEE = elements()["board_committee"].concept
NATURE = elements()["incident_nature"].concept


@cache
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads((bundled("schemas") / "disclosure.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def of(*facts: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {**more, "facts": list(facts)}


texts = st.text(st.sampled_from("ab é\n“😀\x85"), max_size=8)
maybe = st.none() | texts
days = st.dates().map(lambda day: day.isoformat())
years = st.none() | st.sampled_from([2024, 2025, 2027])
spans = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda ends: Span(min(ends), max(ends)))
dimensions = st.lists(st.tuples(st.sampled_from(["", "cyd:IncidentAxis"]), texts), max_size=2).map(tuple)


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    concept = draw(
        st.sampled_from(
            [INTEGRATED, PROCESSES, NATURE, "NewFlag", "NewTextBlock", elements()["incident_table"].concept]
        )
    )
    flag = Fact(concept, None).kind is Kind.FLAG
    return Fact(
        concept=concept,
        value=draw(maybe | st.booleans() if flag else maybe),
        taxonomy=draw(years),
        period=draw(st.none() | st.builds(Period, st.none() | days, days)),
        dimensions=draw(dimensions),
        id=draw(maybe),
        spans=tuple(draw(st.lists(spans, max_size=2))),
    )


disclosures = st.builds(
    Disclosure,
    path=st.just("x.json"),
    format=st.sampled_from(["disclosure-json", "ixbrl"]),
    scope=st.sampled_from(Scope),
    text=texts.map(lambda text: text + "x" * 20),
    form=st.none() | st.sampled_from(["10-K", "10-KT/A", "S-1", "8-K"]),
    forms=st.lists(st.sampled_from(sorted(form_classes())), unique=True).map(tuple),
    registrant=maybe,
    cik=maybe,
    accession=maybe,
    period=st.none() | days,
    filed=st.none() | days,
    taxonomy=years,
    items=st.lists(texts, max_size=2).map(tuple),
    tagged=st.booleans(),
    facts=st.lists(facts(), max_size=4).map(tuple),
    sections=st.lists(st.builds(Section, texts, texts, spans), max_size=2).map(tuple),
    limits=st.lists(texts, max_size=2).map(tuple),
    marks=st.lists(st.builds(Mark, st.sampled_from(MarkKind), spans, texts), max_size=2).map(tuple),
    map=st.just(SourceMap()),
    digest=st.none(),
    sic=st.none() | st.sampled_from(["6022", "0100"]),
)


@given(disclosures)
def test_what_is_written_reads_back_equal(disclosure: Disclosure) -> None:
    value = json.loads(json.dumps(written(disclosure)))
    assert read.disclosure(value, "x.json") == disclosure


@given(disclosures)
def test_what_is_written_is_valid(disclosure: Disclosure) -> None:
    validator().validate(written(disclosure))


def test_the_source_of_a_disclosure_is_not_written() -> None:
    fact = Fact(INTEGRATED, True, offset=12)
    page = Disclosure("a.htm", "ixbrl", Scope.FULL_ITEM, facts=(fact,), map=SourceMap("<p>", (0,), (3,)))
    again = read.disclosure(written(page), "b.json", 5)
    assert again == page._replace(
        path="b.json",
        map=SourceMap(first_line=5),
        facts=(fact._replace(offset=None),),
    )
    assert again.place(0).line == 5


def test_the_whole_form_as_it_is_written() -> None:
    text = "Item 1C. Cybersecurity\nWe assess risks."
    disclosure = Disclosure(
        path="filings/tamarind.htm",
        format="ixbrl",
        scope=Scope.FULL_ITEM,
        text=text,
        form="10-K",
        forms=("10-K",),
        registrant="Tamarind Ferry Lines, Inc.",
        period="2025-12-31",
        taxonomy=2025,
        facts=(
            Fact(INTEGRATED, True, 2025, Period("2025-01-01", "2025-12-31"), id="f-1", spans=(Span(26, 32),)),
            Fact(NATURE, None, dimensions=(("cyd:A", "tfl:M"), ("", "North [Member]"))),
            Fact("CybersecurityQuantumFlag", "maybe", 2027),
        ),
        sections=(Section("1C", "Cybersecurity", Span(0, len(text))),),
        limits=("the file ends in the middle of a tag",),
    )
    assert written(disclosure) == {
        "accession": None,
        "cik": None,
        "registrant": "Tamarind Ferry Lines, Inc.",
        "form": "10-K",
        "forms": ["10-K"],
        "period": "2025-12-31",
        "filed": None,
        "taxonomy": "cyd/2025",
        "items": [],
        "path": "filings/tamarind.htm",
        "format": "ixbrl",
        "scope": "full-item",
        "tagged": True,
        "limits": ["the file ends in the middle of a tag"],
        "text": text,
        "sections": [{"item": "1C", "title": "Cybersecurity", "span": [0, 39]}],
        "facts": [
            {
                "concept": INTEGRATED,
                "value": True,
                "taxonomy": "cyd/2025",
                "start": "2025-01-01",
                "end": "2025-12-31",
                "id": "f-1",
                "spans": [[26, 32]],
            },
            {
                "concept": NATURE,
                "value": None,
                "dimensions": [{"axis": "cyd:A", "member": "tfl:M"}, {"member": "North [Member]"}],
                "spans": [],
            },
            {
                "concept": "CybersecurityQuantumFlag",
                "value": "maybe",
                "known": False,
                "taxonomy": "cyd/2027",
                "spans": [],
            },
        ],
    }


def test_a_line_of_a_data_set_is_a_disclosure() -> None:
    value = of(
        {
            "concept": COMMITTEE,
            "value": "audit committee",
            "taxonomy": "cyd/2025",
            "end": "2025-12-31",
            "months": 12,
        },
        {"concept": INTEGRATED, "value": True, "taxonomy": "cyd/2025", "end": "2025-12-31", "months": 12},
        accession="0009990009-26-000001",
        cik="9990009",
        registrant="TAMARIND FERRY LINES INC",
        form="10-K/A",
        period="2025-12-31",
        filed="2026-03-01",
    )
    validator().validate(value)
    assert read.disclosure(value, "set.jsonl", 17) == Disclosure(
        path="set.jsonl",
        format="disclosure-json",
        scope=Scope.TAGGED_TEXT,
        text="audit committee",
        form="10-K/A",
        forms=("10-K",),
        registrant="TAMARIND FERRY LINES INC",
        cik="9990009",
        accession="0009990009-26-000001",
        period="2025-12-31",
        filed="2026-03-01",
        taxonomy=2025,
        facts=(
            Fact(
                COMMITTEE, "audit committee", 2025, Period("2025-01-01", "2025-12-31"), spans=(Span(0, 15),)
            ),
            Fact(INTEGRATED, True, 2025, Period("2025-01-01", "2025-12-31")),
        ),
        map=SourceMap(first_line=17),
    )


@pytest.mark.parametrize(
    ("value", "forms"),
    [
        (of(form="20-F/A"), ("20-F",)),
        (of(form="S-1"), ()),
        (of(), ()),
        (of({"concept": INTEGRATED, "value": True}), ("10-K", "20-F")),
        (of({"concept": NATURE, "value": "A."}), ("8-K", "6-K")),
        (of({"concept": NATURE, "value": "A."}, forms=["6-K"]), ("6-K",)),
    ],
)
def test_the_forms_are_derived_where_they_are_missing(value: Any, forms: tuple[str, ...]) -> None:
    assert read.disclosure(value, "x.json").forms == forms


def test_period_and_taxonomy_are_derived_where_they_are_missing_and_kept_where_null() -> None:
    fact = {"concept": INTEGRATED, "value": True, "taxonomy": "cyd/2025", "end": "2025-12-31"}
    derived = read.disclosure(of(fact), "x.json")
    assert (derived.period, derived.taxonomy) == ("2025-12-31", 2025)
    kept = read.disclosure(of(fact, period=None, taxonomy=None), "x.json")
    assert (kept.period, kept.taxonomy) == (None, None)
    mixed = read.disclosure(of(fact, {**fact, "taxonomy": "cyd/2024"}), "x.json")
    assert mixed.taxonomy is None


def test_a_block_without_spans_points_to_its_words_in_the_text() -> None:
    value = of(
        {"concept": COMMITTEE, "value": "the audit committee"},
        {"concept": PROCESSES, "value": "not in the text"},
        {"concept": NATURE, "value": "the", "spans": []},
        text="Our bathe the audit committee.",
    )
    validator().validate(value)
    assert [fact.spans for fact in read.disclosure(value, "x.json").facts] == [(Span(10, 29),), (), ()]


@pytest.mark.parametrize("dimensions", ["0x3b62", ["0x3b62"], [{"member": "0x3b62"}]])
def test_members_of_an_unknown_axis(dimensions: Any) -> None:
    value = of({"concept": NATURE, "value": "A.", "dimensions": dimensions})
    validator().validate(value)
    assert read.disclosure(value, "x.json").facts[0].dimensions == (("", "0x3b62"),)
