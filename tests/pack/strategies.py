"""Random conditions, as the schemas of the operators allow them, and random disclosures to ask about."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from hypothesis import strategies as st

from cyberlint.disclosure import Disclosure, Fact, Period, Scope, Section, SourceMap, Span
from cyberlint.operators import operators
from cyberlint.taxonomy import Kind, elements, names

WORDS = (
    "Our board oversees cybersecurity risk.",
    "The Audit Committee is informed each quarter.",
    "We engage assessors, consultants and auditors.",
    "No risk from cybersecurity threats has materially affected us.",
    "Governance",
    "true",
    "…",
)
REGEXES = ("board", "(?i)audit committee", r"\bno\b", r"\W*(?:true|false)\W*", "")
DAYS = st.sampled_from(["2024-09-30", "2024-12-31", "2025-06-30", "2025-12-31"])


def of_schema(schema: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    """Return the values that a small JSON Schema allows."""
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if "oneOf" in schema:
        return st.one_of([of_schema(branch) for branch in schema["oneOf"]])
    match schema["type"]:
        case "boolean":
            return st.booleans()
        case "integer":
            return st.integers(schema.get("minimum", 0), 400)
        case "string":
            return st.sampled_from(REGEXES) if schema.get("format") == "regex" else texts(schema)
        case "array":
            return st.lists(of_schema(schema["items"]), min_size=1, max_size=3)
        case "object":
            parts = {key: of_schema(part) for key, part in schema["properties"].items()}
            return st.fixed_dictionaries({}, optional=parts).filter(bool)
        case kinds:
            return st.one_of([of_schema(dict(schema, type=kind)) for kind in kinds])


def texts(schema: Mapping[str, Any]) -> st.SearchStrategy[str]:
    """Return texts for options that are no patterns: forms, days, items."""
    found = st.sampled_from(["10-K", "20-F", "2025-12-31", "1.05"])
    return found if "pattern" not in schema else st.from_regex(schema["pattern"], fullmatch=True)


@cache
def question(name: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return the questions to one operator."""
    operator = operators()[name]
    parts = {key: of_schema(schema) for key, schema in operator.OPTIONS.items()}
    required = {key: parts.pop(key) for key in operator.REQUIRED}
    keys = {name: of_schema(operator.SUBJECT), **required}
    return st.fixed_dictionaries(keys, optional=parts).filter(_asks_something)


def _asks_something(leaf: Mapping[str, Any]) -> bool:
    """Whether a question has an option, and compares years with numbers and days with texts."""
    bounds = [leaf[key] for key in ("from", "before") if key in leaf]
    kind = int if leaf.get("meta") == "taxonomy" else str
    return len(leaf) > 1 and all(isinstance(bound, kind) and leaf["meta"] != "items" for bound in bounds)


questions = st.sampled_from(sorted(operators())).flatmap(question)
conditions = st.recursive(
    questions,
    lambda parts: st.one_of(
        st.fixed_dictionaries({"not": parts}),
        *(
            st.fixed_dictionaries({key: st.lists(parts, min_size=1, max_size=3)})
            for key in ("all", "any", "none")
        ),
    ),
    max_leaves=5,
)


@st.composite
def disclosures(draw: st.DrawFn) -> Disclosure:
    """Draw a disclosure: paragraphs, facts around some of them, what is known of the filing."""
    lines = draw(st.lists(st.sampled_from(WORDS), max_size=6))
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:index]) for index in range(len(lines))]
    spans = [Span(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    return Disclosure(
        path="draft.htm",
        format="drawn",
        scope=draw(st.sampled_from(Scope)),
        text=text,
        form=draw(st.none() | st.sampled_from(["10-K", "10-K/A", "20-F", "8-K", "10-Q"])),
        forms=draw(st.sampled_from([(), ("10-K",), ("10-K", "20-F")])),
        period=draw(st.none() | DAYS),
        taxonomy=draw(st.none() | st.sampled_from([2024, 2025])),
        items=draw(st.sampled_from([(), ("1.05",), ("1.05", "9.01")])),
        tagged=draw(st.booleans()),
        facts=tuple(draw(st.lists(facts(text, spans), max_size=6))),
        sections=draw(st.sampled_from([(), (Section("1C", "Cybersecurity", Span(0, len(text))),)])),
        limits=draw(st.sampled_from([(), ("the text was cut",)])),
        map=SourceMap(text, (0,), (0,)),
    )


@st.composite
def facts(draw: st.DrawFn, text: str, spans: list[Span]) -> Fact:
    """Draw a fact: of a flag, or of a block around paragraphs."""
    common: dict[str, Any] = {
        "period": draw(st.none() | st.builds(Period, st.none(), DAYS)),
        "dimensions": draw(st.sampled_from([(), (("cyd:Axis", "own:Member"),)])),
        "offset": draw(st.none() | st.integers(0, len(text))),
    }
    if draw(st.booleans()):
        name = draw(st.sampled_from(names(Kind.FLAG)))
        return Fact(elements()[name].concept, draw(st.sampled_from([True, False, None, "maybe"])), **common)
    wrapped = draw(st.lists(st.sampled_from(spans), max_size=2, unique=True)) if spans else []
    value = "".join(text[span.start : span.end] for span in wrapped) or draw(st.sampled_from([None, "", "x"]))
    name = draw(st.sampled_from(names(Kind.TEXT_BLOCK)))
    return Fact(elements()[name].concept, value, spans=tuple(wrapped), **common)
