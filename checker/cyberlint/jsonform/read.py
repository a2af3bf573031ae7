"""A JSON value as a Disclosure."""

from __future__ import annotations

from typing import Any

from cyberlint.disclosure import (
    Disclosure,
    Fact,
    Mark,
    MarkKind,
    Period,
    Scope,
    Section,
    SourceMap,
    Span,
    latest_end,
)
from cyberlint.jsonform import checks
from cyberlint.jsonform.layout import find, laid_out
from cyberlint.rpage import Member, period, role, role_forms
from cyberlint.source import ReadError
from cyberlint.taxonomy import form_class

Json = dict[str, Any]


def disclosure(value: Any, path: str, line: int = 1) -> Disclosure:
    """Return the Disclosure that a JSON value holds; `line` is where the value begins in its file.

    Raises ReadError, which names the key, for a value that the schema refuses.
    """
    try:
        checks.disclosure(value)
        return _disclosure(value, path, line)
    except checks.FormError as error:
        raise ReadError(str(error), line=line) from None


def _disclosure(value: Json, path: str, line: int) -> Disclosure:
    facts = tuple(_fact(entry) for entry in value["facts"])
    text = value.get("text")
    if text is None:
        text, facts = _laid_out(facts)
    else:
        pairs = enumerate(zip(value["facts"], facts, strict=True))
        facts = tuple(fact._replace(spans=_spans(index, entry, fact, text)) for index, (entry, fact) in pairs)
    form = value.get("form")
    return Disclosure(
        path=path,
        format=value.get("format") or "disclosure-json",
        scope=Scope(value.get("scope", Scope.TAGGED_TEXT)),
        text=text,
        form=form,
        forms=tuple(value["forms"]) if "forms" in value else _forms(form, facts),
        registrant=value.get("registrant"),
        cik=value.get("cik"),
        accession=value.get("accession"),
        period=value["period"] if "period" in value else latest_end(facts),
        filed=value.get("filed"),
        taxonomy=_year(value["taxonomy"]) if "taxonomy" in value else _common_year(facts),
        items=tuple(value.get("items", ())),
        tagged=value.get("tagged", True),
        facts=facts,
        sections=tuple(_section(index, entry, text) for index, entry in enumerate(value.get("sections", ()))),
        limits=tuple(value.get("limits", ())),
        marks=tuple(_mark(index, entry, text) for index, entry in enumerate(value.get("marks", ()))),
        map=SourceMap(first_line=line),
        sic=value.get("sic"),
    )


def _fact(entry: Json) -> Fact:
    return Fact(
        concept=entry["concept"],
        value=entry["value"],
        taxonomy=_year(entry.get("taxonomy")),
        period=_period(entry),
        dimensions=_dimensions(entry.get("dimensions", ())),
        id=entry.get("id"),
    )


def _period(entry: Json) -> Period | None:
    end = entry.get("end")
    if end is None:
        return None
    return period(end, entry["months"]) if "months" in entry else Period(entry.get("start"), end)


def _year(taxonomy: str | None) -> int | None:
    return int(taxonomy.removeprefix("cyd/")) if taxonomy else None


def _dimensions(entries: str | list[str | Json]) -> tuple[Member, ...]:
    """Return axes and members; a string is a member, or a data set's key of several, of unknown axis."""
    if isinstance(entries, str):
        return (("", entries),)
    return tuple(
        ("", entry) if isinstance(entry, str) else (entry.get("axis", ""), entry["member"])
        for entry in entries
    )


def _laid_out(facts: tuple[Fact, ...]) -> tuple[str, tuple[Fact, ...]]:
    """Return the visible text that the text blocks make up, and the facts with their spans in it."""
    text, spans = laid_out([(fact.concept, fact.text) for fact in facts])
    return text, tuple(
        fact._replace(spans=(span,)) if span else fact for fact, span in zip(facts, spans, strict=True)
    )


def _spans(index: int, entry: Json, fact: Fact, text: str) -> tuple[Span, ...]:
    """Return a fact's spans, or where its words stand in the text if the value does not say."""
    if "spans" in entry:
        return tuple(
            _span(span, text, f".facts[{index}].spans[{number}]")
            for number, span in enumerate(entry["spans"])
        )
    position = find(fact.text, text) if fact.text else None
    return () if position is None else (Span(position, position + len(fact.text)),)


def _span(entry: list[int], text: str, where: str) -> Span:
    if entry[1] > len(text):
        raise checks.FormError(f"{entry} ends after “text”, which has {len(text):,} characters", where)
    return Span(*entry)


def _section(index: int, entry: Json, text: str) -> Section:
    return Section(entry["item"], entry["title"], _span(entry["span"], text, f".sections[{index}].span"))


def _mark(index: int, entry: Json, text: str) -> Mark:
    span = _span(entry["span"], text, f".marks[{index}].span")
    return Mark(MarkKind(entry["kind"]), span, entry.get("text", ""))


def _forms(form: str | None, facts: tuple[Fact, ...]) -> tuple[str, ...]:
    """Return the classes of form that the disclosure can be: that of its form, else by its facts."""
    if form is not None:
        known = form_class(form)
        return (known,) if known else ()
    return role_forms(role("", (fact.concept for fact in facts))) if facts else ()


def _common_year(facts: tuple[Fact, ...]) -> int | None:
    years = {fact.taxonomy for fact in facts}
    return years.pop() if len(years) == 1 else None
