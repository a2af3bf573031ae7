"""The examples of a rule as its page shows them: what is tagged and said, and what cyberlint says of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from cyberlint.disclosure import Span
from cyberlint.examples import Trial, trials
from cyberlint.outcome import Finding
from cyberlint.rule import Rule
from cyberlint.taxonomy import elements
from tools.docs import markdown

OUTCOMES = {
    "fail": "Found",
    "pass": "Passed",
    "not-applicable": "Not applicable",
    "not-evaluated": "Not evaluated",
}
SHOWN = ("name", "outcome", "text", "facts", "severity", "message", "findings", "todo")
"""The keys of an example that are shown as what they mean; others are shown as they are."""


def examples(rule: Rule, yaml: Mapping[str, Any]) -> Iterator[str]:
    """Yield the examples, those with findings first."""
    both = list(zip(yaml["examples"], trials(yaml, rule), strict=True))
    for outcome, title in OUTCOMES.items():
        for example, trial in both:
            if example["outcome"] == outcome:
                yield f"### {title}: {markdown.text(example['name'])}"
                yield from _example(example, trial)


def _example(example: Mapping[str, Any], trial: Trial) -> Iterator[str]:
    given = [f"{key}: {_value(value)}" for key, value in example.items() if key not in SHOWN]
    facts = list(_facts(example.get("facts", {})))
    if given or facts:
        yield "\n".join(f"- {line}" for line in (*given, *(line for line, _ in facts)))
    marks = _marks(trial)
    text = trial.case.disclosure.text
    if "text" in example:
        yield _quote(text, Span(0, len(_plain(example["text"]))), marks)
    for fact in trial.case.disclosure.facts:
        for span in fact.spans if isinstance(fact.value, str) else ():
            inside = "text" in example and span.end <= len(_plain(example["text"]))
            yield f"Text block “{markdown.text(_title(fact.name))}”{', within the text' if inside else ''}:"
            yield _quote(text, span, marks)
    if "text" not in example and not example.get("facts") and not given:
        yield "Nothing is tagged, and nothing said."
    for finding in trial.outcome.findings:
        yield markdown.paragraph(f"→ **{finding.severity}**: {markdown.text(finding.message)}")
    if not trial.outcome.findings and trial.outcome.reason:
        reason = trial.outcome.reason.replace("a example input", "a draft")
        yield markdown.paragraph(f"→ {markdown.text(reason)}")
    if example.get("todo"):
        yield "A known gap: it does not come out so yet."


def _facts(given: Any) -> Iterator[tuple[str, Any]]:
    """Yield a line for each flag, and for each fact with something unusual about it."""
    listed = (
        given if isinstance(given, list) else [{"fact": key, "value": value} for key, value in given.items()]
    )
    for item in listed:
        value, rest = item["value"], {key: part for key, part in item.items() if key not in ("fact", "value")}
        if isinstance(value, str) and not rest and elements()[item["fact"]].kind.value != "flag":
            continue
        shown = "nil" if value is None else json.dumps(value) if not isinstance(value, str) else f"“{value}”"
        more = f" ({', '.join(f'{key}: {_value(part)}' for key, part in rest.items())})" if rest else ""
        kind = elements()[item["fact"]].kind.value.replace("-", " ")
        yield f"{kind} “{markdown.text(_title(item['fact']))}” is {markdown.text(shown)}{more}", item


def _title(name: str) -> str:
    return elements()[name].title if name in elements() else name


def _value(value: Any) -> str:
    return markdown.code(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _plain(text: str) -> str:
    return text.replace("[[", "", 1).replace("]]", "", 1) if "[[" in text and "]]" in text else text


def _marks(trial: Trial) -> list[Span]:
    """Return the ranges of the visible text that the findings rest on, in order and apart."""
    found = sorted(span for finding in trial.outcome.findings for span in _rests_on(finding))
    apart: list[Span] = []
    for span in found:
        if apart and span.start < apart[-1].end:
            apart[-1] = Span(apart[-1].start, max(apart[-1].end, span.end))
        else:
            apart.append(span)
    return apart


def _rests_on(finding: Finding) -> list[Span]:
    """Return the words of the first evidence; where that is an absence, those that it is held against."""
    places = {
        role: [piece.location for piece in finding.evidence if piece.role == role and piece.text]
        for role in ("primary", "related")
    }
    return [
        Span(place.offset, place.offset + place.length)
        for place in places["primary"][:1] or places["related"]
        if place.offset is not None and place.length
    ]


def _quote(text: str, within: Span, marks: list[Span]) -> str:
    """Return a range of the text as a quotation with the marked words in bold."""
    parts, at = [], within.start
    for mark in marks:
        start, end = max(mark.start, within.start), min(mark.end, within.end)
        if start >= end:
            continue
        parts += [_words(text[at:start]), f"<b>{_words(text[start:end])}</b>"]
        at = end
    parts.append(_words(text[at : within.end]))
    return "\n".join(f"> {line}".rstrip() for line in "".join(parts).strip("\n").split("\n")) or "> "


def _words(text: str) -> str:
    """Return words that mean nothing in Markdown; where lines break they still do."""
    return "\n".join(
        f"{' ' if line[:1].isspace() else ''}{markdown.text(line)}{' ' if line[-1:].isspace() else ''}"
        if line.strip()
        else line[:1]
        for line in text.split("\n")
    )
