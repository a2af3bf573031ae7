"""The examples in the files of a pack: a rule's are small disclosures, a claim's are sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cyberlint.condition import Case
from cyberlint.disclosure import Disclosure, Fact, Mark, MarkKind, Period, Scope, Section, SourceMap, Span
from cyberlint.engine import evaluate
from cyberlint.entry import Entry, State
from cyberlint.narrative import Narrative
from cyberlint.narrative.claims import Claim
from cyberlint.narrative.cues import Modality, Polarity, Zone
from cyberlint.narrative.lexicon import Lexicon
from cyberlint.outcome import Outcome, OutcomeKind
from cyberlint.redline.prior import NOT_GIVEN, Earlier, Prior
from cyberlint.rule import Rule
from cyberlint.suppression.entries import Pointer
from cyberlint.taxonomy import elements
from cyberlint.tuples import NamedTuple

PERIOD = "2025-12-31"
_BEFORE = "2024-12-31"
"""The period of a filing of the year before."""
_OPEN, _CLOSE = "[[", "]]"
_KINDS = {
    "pass": OutcomeKind.PASS,
    "fail": OutcomeKind.FAIL,
    "not-applicable": OutcomeKind.NOT_APPLICABLE,
    "not-evaluated": OutcomeKind.NOT_EVALUATED,
}


class Difference(NamedTuple):
    """In what an outcome is not as an example says; `what` is ``outcome``, ``severity``, ``words`` or so."""

    what: str
    expected: str
    got: str

    def __str__(self) -> str:
        return f"expected {self.what} {self.expected}, got {self.got}"


class Trial(NamedTuple):
    """One example that was run: its name, what differs from what it says, and the rule's outcome.

    `case` is the small disclosure that it was run on.
    """

    rule: Rule
    name: str
    todo: bool
    differences: tuple[Difference, ...]
    outcome: Outcome
    case: Case

    @property
    def holds(self) -> bool:
        """Whether the example came out as written; a known gap (`todo`) holds while it does not."""
        return bool(self.differences) is self.todo


def trials(value: Mapping[str, Any], rule: Rule) -> Iterator[Trial]:
    """Run every example of a rule file with the JSON value `value`."""
    for example in value["examples"]:
        case, marked = _case(example, rule)
        outcome = evaluate(rule, case)
        differences = tuple(_differences(example, outcome, marked, case.disclosure.text))
        yield Trial(rule, example["name"], example.get("todo", False), differences, outcome, case)


class Reading(NamedTuple):
    """A sentence among the examples of a claim as it was read.

    `kind` is how it should be meant, as ``affirmed``, and `number` its place there from 0; `claims` are those
    that it makes.
    """

    kind: str
    number: int
    sentence: str
    claims: tuple[Claim, ...]

    @property
    def holds(self) -> bool:
        """Whether it was read as it is meant; ``hypothetical`` and ``planned`` are modalities."""
        stated = [claim for claim in self.claims if claim.stated]
        match self.kind:
            case "none":
                return not stated
            case "reference":
                return bool(self.claims) and all(claim.zone is Zone.REFERENCE for claim in self.claims)
            case "affirmed":
                return any(
                    claim.polarity is Polarity.AFFIRMED and claim.modality is Modality.ACTUAL
                    for claim in stated
                )
            case "negated":
                return any(
                    claim.polarity is Polarity.NEGATED and claim.modality is not Modality.HYPOTHETICAL
                    for claim in stated
                )
        return any(self.kind in ("any", claim.modality) for claim in stated)


def readings(value: Mapping[str, Any], name: str, lexicon: Lexicon) -> Iterator[Reading]:
    """Read every example in the file of a claim with the JSON value `value`."""
    form = "8-K" if value.get("report") == "incident" else None
    for kind, sentences in value["examples"].items():
        for number, sentence in enumerate(sentences):
            section = Section("1C", "Cybersecurity", Span(0, len(sentence)))
            disclosure = Disclosure(
                "example", "example", Scope.FULL_ITEM, sentence, form, sections=(section,)
            )
            made = Narrative(disclosure, lexicon).claims
            yield Reading(kind, number, sentence, tuple(claim for claim in made if claim.name == name))


def told(outcome: Outcome) -> str:
    """Return an outcome as an example writes it, with its reason or what it says."""
    reason = f" ({outcome.reason})" if outcome.reason else ""
    said = "".join(f": {finding.message}" for finding in outcome.findings[:1])
    return f"{_dashed(outcome.kind)}{reason}{said}"


def _differences(
    example: Mapping[str, Any], outcome: Outcome, marked: Span | None, text: str
) -> Iterator[Difference]:
    if outcome.kind is not _KINDS[example["outcome"]]:
        yield Difference("outcome", example["outcome"], told(outcome))
        return
    for finding in outcome.findings[:1]:
        severity = example.get("severity", finding.severity)
        if finding.severity != severity:
            yield Difference("severity", severity, finding.severity)
        if example.get("message", "") not in finding.message:
            yield Difference("message", f"… {example['message']} …", finding.message)
        place = finding.location
        found = Span(place.offset, place.offset + (place.length or 0)) if place.offset is not None else None
        if marked and not (found and marked.within(found)):
            evidence = finding.evidence[0].text
            yield Difference(
                "words",
                f"“{text[marked.start : marked.end]}”",
                "none: something is absent" if evidence is None else f"“{evidence}”",
            )
    if len(outcome.findings) != example.get("findings", len(outcome.findings)):
        yield Difference("findings", str(example["findings"]), str(len(outcome.findings)))


def _dashed(kind: OutcomeKind) -> str:
    return next(name for name, value in _KINDS.items() if value is kind)


def _case(example: Mapping[str, Any], rule: Rule) -> tuple[Case, Span | None]:
    """Return the case of an example, and the range of the words that it marks."""
    disclosure, marked = _disclosure(example, next(iter(rule.applies.forms), "10-K"), PERIOD)
    narrative = Narrative(disclosure, rule.lexicon)
    earlier = _earlier(example, disclosure.form)
    prior = Prior(earlier, narrative, rule.lexicon) if earlier else None
    return Case(disclosure, narrative, entry=_entry(example.get("entry")), prior=prior), marked


def _earlier(example: Mapping[str, Any], form: str | None) -> Earlier | None:
    """Return what came before the disclosure of an example: the year before, incident reports."""
    before, incidents = example.get("prior"), example.get("incident-reports", ())
    if not (before or incidents):
        return None
    report = _disclosure(before, form or "10-K", _BEFORE, "prior")[0] if before else None
    reports = tuple(_disclosure(one, "8-K", PERIOD, "incident")[0] for one in incidents)
    return Earlier(report, "" if report else NOT_GIVEN, reports, bool(reports))


def _disclosure(
    example: Mapping[str, Any], form: str, period: str, path: str = "example"
) -> tuple[Disclosure, Span | None]:
    """Return a small disclosure of a form and for a period, if it names no others, and what it marks."""
    scope = example.get("scope") or ("full-item" if "text" in example else "tagged-text")
    text, facts, marked = _text_and_facts(example)
    section = Section("1C", "Cybersecurity", Span(0, len(text)))
    disclosure = Disclosure(
        path=path,
        format=example.get("format", "example"),
        scope=Scope(scope),
        text=text,
        form=example.get("form") or form,
        registrant=example.get("registrant"),
        period=example.get("period", period),
        filed=example.get("filed"),
        items=tuple(example.get("items", ())),
        tagged=example.get("tagged", "facts" in example),
        facts=tuple(facts),
        sections=(section,) if scope == "full-item" and text else (),
        map=SourceMap("\n".join([example["report"], text]) if "report" in example else ""),
        marks=tuple(_mark(mark, text) for mark in example.get("marks", ())),
    )
    return disclosure, marked


def _mark(value: Mapping[str, str], text: str) -> Mark:
    """Return a mark on words of the text; without words, at its end."""
    words = value.get("words", "")
    start = text.index(words) if words else len(text)
    return Mark(MarkKind(value["kind"]), Span(start, start + len(words)), value.get("text", ""))


def _entry(given: Mapping[str, Any] | None) -> Entry | None:
    """Return the waiver, or the entry of a baseline, that an example is about."""
    if given is None:
        return None
    values = {"rule": "CYD201", "path": "draft.htm", "since": "2026-01-15", "age": 320, **given}
    text = values.pop("text", values["rule"])
    evidence = Pointer(values["kind"], "example", text).at(1, text, values["rule"])
    return Entry(**values | {"state": State(values["state"]), "evidence": (evidence,)})


def _text_and_facts(example: Mapping[str, Any]) -> tuple[str, list[Fact], Span | None]:
    """Lay the text and the text blocks out: a block that stands in the text lies in it, others follow."""
    text, mark = _unmark(example.get("text", ""))
    marked = mark
    facts: list[Fact] = []
    for fact in _facts(example.get("facts", {})):
        if isinstance(fact.value, str) and fact.text:
            value, mark = _unmark(fact.value)
            start = text.find(value)
            if start < 0:
                start = len(text) + 1 if text else 0
                text = f"{text}\n{value}" if text else value
            if mark:
                marked = Span(start + mark.start, start + mark.end)
            facts.append(fact._replace(value=value, spans=(Span(start, start + len(value)),)))
        else:
            facts.append(fact)
    return text, facts, marked


def _facts(value: Any) -> Iterator[Fact]:
    listed = value if isinstance(value, list) else [{"fact": k, "value": v} for k, v in value.items()]
    for item in listed:
        yield Fact(
            concept=elements()[item["fact"]].concept,
            value=item["value"],
            taxonomy=2025,
            period=Period(None, item.get("end", PERIOD)),
            dimensions=tuple(item.get("dimensions", {}).items()),
        )


def _unmark(text: str) -> tuple[str, Span | None]:
    """Return `text` without its ``[[…]]``, and the range of what stood inside."""
    start, end = text.find(_OPEN), text.find(_CLOSE)
    if start < 0 or end < start:
        return text, None
    plain = text[:start] + text[start + len(_OPEN) : end] + text[end + len(_CLOSE) :]
    return plain, Span(start, end - len(_OPEN))
