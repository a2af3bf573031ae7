"""The checks of the JSON form: what is refused, in what words, and that the schema refuses it too."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlint.jsonform import read
from cyberlint.resources import bundled
from cyberlint.source import ReadError
from cyberlint.taxonomy import Kind, elements, form_classes

INTEGRATED = elements()["integrated"].concept
COMMITTEE = elements()["board_committee"].concept
MISSPELT = INTEGRATED[:-1]
TRUE = {"concept": INTEGRATED, "value": True}


@cache
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads((bundled("schemas") / "disclosure.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def of(*facts: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {**more, "facts": list(facts)}


def what(value: Any) -> str:
    """Return the words of the refusal."""
    with pytest.raises(ReadError) as caught:
        read.disclosure(value, "x.json", 7)
    assert caught.value.line == 7
    return caught.value.what


BROKEN: list[tuple[Any, str]] = [
    (3, "must be an object, not 3"),
    ([], "must be an object, not an array"),
    (None, "must be an object, not null"),
    ({}, "the key “facts” is missing"),
    (of(regsitrant="X"), "there is no key “regsitrant”; did you mean “registrant”?"),
    (of(zebra="X"), "there is no key “zebra”"),
    (of(cik=9990009), "cik: must be a string or null, not 9990009"),
    (of(form=["10-K"]), "form: must be a string or null, not an array"),
    (
        of(forms=["10-K/A"]),
        "forms[0]: must be one of 10-K, 20-F, 8-K, 6-K, not “10-K/A”; did you mean “10-K”?",
    ),
    (of(forms="10-K"), "forms: must be an array, not “10-K”"),
    (of(period="12/31/2025"), "period: must be a date as 2025-12-31, not “12/31/2025”"),
    (of(period="2025-13-01"), "period: must be a date as 2025-12-31, not “2025-13-01”"),
    (of(filed="20260301"), "filed: must be a date as 2025-12-31, not “20260301”"),
    (of(filed=True), "filed: must be a date as 2025-12-31, not true"),
    (of(taxonomy=2025), "taxonomy: must be a taxonomy as cyd/2025, or null, not 2025"),
    (of(taxonomy="us-gaap/2025"), "taxonomy: must be a taxonomy as cyd/2025, or null, not “us-gaap/2025”"),
    (of(items="1.05"), "items: must be an array, not “1.05”"),
    (of(scope="full"), "scope: must be one of full-item, tagged-text, not “full”"),
    (of(tagged="yes"), "tagged: must be true or false, not “yes”"),
    (of(sic=6022), "sic: must be a code of four digits as 6022, or null, not 6022"),
    (of(sic="bank"), "sic: must be a code of four digits as 6022, or null, not “bank”"),
    (of(limits=[1]), "limits[0]: must be a string, not 1"),
    (of(text=None), "text: must be a string, not null"),
    (
        of(sections=[{"item": "1C", "title": "C", "span": [0, 0]}]),
        "sections: needs “text” beside it, as it holds ranges of that",
    ),
    (of(text="", sections=[{"item": "1C", "title": "C"}]), "sections[0]: the key “span” is missing"),
    (
        of(text="", sections=[{"item": 1, "title": "C", "span": [0, 0]}]),
        "sections[0].item: must be a string, not 1",
    ),
    (
        of(text="abc", sections=[{"item": "1C", "title": "", "span": [0]}]),
        "sections[0].span: must be a range as [start, end], not [0]",
    ),
    ({"facts": {}}, "facts: must be an array, not an object"),
    ({"facts": [1]}, "facts[0]: must be an object, not 1"),
    ({"facts": [{}] * 1001}, "facts: has 1,001 entries; the limit is 1,000"),
    (of({"concept": INTEGRATED}), "facts[0]: the key “value” is missing"),
    (of({"value": True}), "facts[0]: the key “concept” is missing"),
    (of({"concept": INTEGRATED, "value": 1}), "facts[0].value: must be true, false, a string or null, not 1"),
    (
        of({"concept": COMMITTEE, "value": True}),
        "facts[0].value: must be a string or null, as the element is a text block",
    ),
    (
        of({"concept": MISSPELT, "value": True}),
        f"facts[0].concept: “{MISSPELT}” is no element of the CYD taxonomy; did you mean “{INTEGRATED}”?",
    ),
    (
        of({"concept": "Revenues", "value": "1"}),
        "facts[0].concept: “Revenues” is no element of the CYD taxonomy",
    ),
    (of({"concept": 5, "value": "1"}), "facts[0].concept: must be a string, not 5"),
    (
        of({**TRUE, "end": "2025-12-32"}),
        "facts[0].end: must be a date as 2025-12-31, not “2025-12-32”",
    ),
    (
        of({**TRUE, "start": "2025-01-01"}),
        "facts[0].start: needs “end” beside it",
    ),
    (of({**TRUE, "months": 12}), "facts[0].months: needs “end” beside it"),
    (
        of({**TRUE, "start": "2025-01-01", "end": "2025-12-31", "months": 12}),
        "facts[0].months: stands beside “start”; only one of them is wanted",
    ),
    (
        of({**TRUE, "end": "2025-12-31", "months": -1}),
        "facts[0].months: must be a whole number of months, not -1",
    ),
    (
        of({**TRUE, "end": "2025-12-31", "months": "12"}),
        "facts[0].months: must be a whole number of months, not “12”",
    ),
    (
        of({**TRUE, "dimensions": {}}),
        "facts[0].dimensions: must be an array, not an object",
    ),
    (
        of({**TRUE, "dimensions": [{"axis": "a"}]}),
        "facts[0].dimensions[0]: the key “member” is missing",
    ),
    (
        of({**TRUE, "known": "no"}),
        "facts[0].known: must be true or false, not “no”",
    ),
    (of({**TRUE, "id": 1}), "facts[0].id: must be a string or null, not 1"),
    (
        of({**TRUE, "spans": []}),
        "facts[0].spans: needs “text” beside it, as it holds ranges of that",
    ),
    (
        of({**TRUE, "spans": [[1, -1]]}, text="abc"),
        "facts[0].spans[0]: must be a range as [start, end], not [1, -1]",
    ),
    (
        of({**TRUE, "span": [[1, 2]]}, text="abc"),
        "facts[0]: there is no key “span”; did you mean “spans”?",
    ),
]


@pytest.mark.parametrize(("value", "words"), BROKEN, ids=[words[:60] for _, words in BROKEN])
def test_a_broken_value_is_refused_by_key_and_by_the_schema(value: Any, words: str) -> None:
    assert what(value) == words
    if isinstance(value, list):  # the schema allows an array of disclosures, which the reader takes apart
        value = [value]
    assert not validator().is_valid(value)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (of(period="2025-02-30"), "period: must be a date as 2025-12-31, not “2025-02-30”"),
        (
            of(text="abc", sections=[{"item": "", "title": "", "span": [0, 4]}]),
            "sections[0].span: [0, 4] ends after “text”, which has 3 characters",
        ),
        (
            of({**TRUE, "spans": [[2, 9]]}, text="abc"),
            "facts[0].spans[0]: [2, 9] ends after “text”, which has 3 characters",
        ),
        (
            of({**TRUE, "spans": [[2, 1]]}, text="abc"),
            "facts[0].spans[0]: must be a range as [start, end], not [2, 1]",
        ),
    ],
)
def test_what_no_schema_can_say_is_refused_by_the_reader(value: Any, words: str) -> None:
    assert what(value) == words


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-2, 13)
    | st.sampled_from(["", "x", "2025-12-31", "cyd/2025", INTEGRATED]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["axis", "member", "item", "x"]), inner)
    ),
    max_leaves=4,
)
KEYS = ["concept", "value", "known", "taxonomy", "start", "end", "months", "dimensions", "id", "spans", "x"]
TOP_KEYS = [
    "form",
    "forms",
    "period",
    "taxonomy",
    "items",
    "scope",
    "tagged",
    "limits",
    "text",
    "sections",
    "x",
]


@given(
    st.dictionaries(st.sampled_from(TOP_KEYS), json_values, max_size=2),
    st.dictionaries(st.sampled_from(KEYS), json_values, max_size=3),
)
def test_reader_and_schema_agree_on_any_value(top: dict[str, Any], fact: dict[str, Any]) -> None:
    value = of({**TRUE, **fact}, **top)
    try:
        read.disclosure(value, "x.json")
    except ReadError as error:
        beyond_schema = "ends after" in error.what or "must be a range" in error.what
        assert beyond_schema or not validator().is_valid(value)
    else:
        assert validator().is_valid(value)


def test_the_schema_names_the_elements_and_classes_of_the_taxonomy() -> None:
    definitions = validator().schema["$defs"]
    assert definitions["concept"]["enum"] == [element.concept for element in elements().values()]
    blocks = [element.concept for element in elements().values() if element.kind is Kind.TEXT_BLOCK]
    assert definitions["text-block"]["enum"] == blocks
    assert definitions["disclosure"]["properties"]["forms"]["items"]["enum"] == list(form_classes())


def test_every_property_of_the_schema_has_a_description() -> None:
    def undescribed(node: Any, path: str) -> list[str]:
        found = []
        for name, child in node.get("properties", {}).items():
            found += [f"{path}.{name}"] if "description" not in child else []
        for name, child in node.items():
            if isinstance(child, dict):
                found += undescribed(child, f"{path}/{name}")
        return found

    assert undescribed(validator().schema, "") == []
