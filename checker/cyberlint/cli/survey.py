"""``cyberlint survey``: how often each rule finds something in many filings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click

from cyberlint import engine
from cyberlint.cells import line, plural
from cyberlint.cli import options
from cyberlint.cli.configured import configured
from cyberlint.cli.flags import csv_row
from cyberlint.cli.reading import closing, disclosures
from cyberlint.cli.selecting import named
from cyberlint.cli.writing import display, say, write
from cyberlint.narrative.verdicts import Answer
from cyberlint.outcome import DocumentReport, Unread
from cyberlint.record import encode
from cyberlint.rule import Rule, Severity
from cyberlint.stating import Statement
from cyberlint.survey import Sample, Survey
from cyberlint.taxonomy import elements

_ANSWERS = tuple(answer for answer in Answer if answer is not Answer.CONDITIONAL)  # that of a limb alone
_TAGGED = {"true": True, "false": False, "untagged": None}


@click.command("survey", short_help="Count what the rules find in many filings.")
@options.inputs
@options.some(*options.ALONE, "exclude")
@click.option(
    "--format",
    "chosen",
    type=click.Choice(("table", "json", "csv")),
    default="table",
    show_default=True,
    help="Tables for people, one JSON object, or a row for each rule.",
)
@click.option("--sample", metavar="RULE", help="Show findings of this rule instead, drawn at random.")
@click.option(
    "--count", type=click.IntRange(min=1), default=20, show_default=True, help="How many --sample shows."
)
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed draws another --sample.")
def command(
    paths: tuple[str, ...],
    input_format: str | None,
    stdin_filename: str | None,
    chosen: str,
    sample: str | None,
    count: int,
    seed: int,
    **given: Any,
) -> int:
    """Lint many filings and count: a folder of them, or a data set.

    The tables say of each rule in how many filings it finds something, and in how many of 1,000 of each form;
    of each flag how it is tagged and what the narratives say; and what the worst finding of each filing is.
    With --sample, findings of one rule are shown for somebody to read and judge: how many of them are right
    is the rule's precision.
    """
    settings, choice = configured(options.given(given))
    chosen_rule = _one(named(choice.known, (sample,)), sample) if sample else None
    unread: list[Unread] = []
    exclude = settings.values["exclude"]
    complete = Statement(settings.values, lambda said: say(line(said))).completed
    read = disclosures(paths, input_format, stdin_filename, unread, exclude, counting=True)
    reports = (
        engine.lint(one, (chosen_rule,) if chosen_rule else choice.rules(one.path, one.form))
        for one in map(complete, read)
    )
    if chosen_rule:
        display("".join(f"{text}\n" for text in _sample(reports, chosen_rule, Sample(count, seed))))
        return closing(unread)
    survey = Survey()
    for report in reports:
        survey.add(report)
    if survey.filings:
        about = [
            rule for rule in choice.running() if not rule.applies.to_entries and not rule.applies.to_prior
        ]
        _write(survey, about, chosen)
    return closing(unread)


def _one(rules: list[Rule], name: str) -> Rule:
    if len(rules) != 1:
        raise click.UsageError(f"--sample takes one rule; {line(name)} names {len(rules):,}")
    return rules[0]


def _sample(reports: Iterable[DocumentReport], rule: Rule, sample: Sample) -> Iterator[str]:
    """Yield the lines of a sample: each finding with its filing and its place."""
    for report in reports:
        sample.add(report)
    for disclosure, finding in sample.drawn:
        told = (disclosure.path, disclosure.accession, disclosure.form, finding.location.human)
        yield line(" · ".join(part for part in told if part))
        yield f"    {finding.severity}: {line(finding.message)}"
    yield f"{len(sample.drawn):,} of {plural(sample.total, 'finding')} of {rule.id}"


def _write(survey: Survey, rules: Sequence[Rule], chosen: str) -> None:
    match chosen:
        case "json":
            write(encode(_record(survey, rules), indent=2) + "\n")
        case "csv":
            write("".join(_csv(survey, rules)))
        case _:
            display("\n".join(_tables(survey, rules)))


def _forms(survey: Survey) -> list[str]:
    """Return the classes of form that there are, the most frequent first."""
    return [form for form, _ in survey.filings.most_common()]


def _record(survey: Survey, rules: Sequence[Rule]) -> dict[str, Any]:
    return {
        "filings": dict(survey.filings.most_common()),
        "rules": [
            {
                "id": rule.id,
                "name": rule.name,
                "filings": {form: survey.hits[rule.id, form] for form in _forms(survey)},
                "severities": survey.by_severity(rule.id),
            }
            for rule in rules
        ],
        "flags": {name: _flag(survey, name) for name in _flags(survey)},
        "worst": {
            form: {str(severity or "none"): survey.worst[form, severity] for severity in (*Severity, None)}
            for form in _forms(survey)
        },
    }


def _flags(survey: Survey) -> list[str]:
    """Return the names of the flags that were counted, in the order of the taxonomy."""
    counted = {name for name, _ in survey.tagged}
    return [name for name in elements() if name in counted]


def _flag(survey: Survey, name: str) -> dict[str, Any]:
    """Return the counts of one flag."""
    return {
        "tagged": {word: survey.tagged[name, value] for word, value in _TAGGED.items()},
        "narrative": {str(answer): survey.answers[name, answer] for answer in _ANSWERS},
        "contradicted": survey.contradicted[name],
    }


def _csv(survey: Survey, rules: Sequence[Rule]) -> Iterator[str]:
    forms = _forms(survey)
    yield csv_row(("rule", "name", *Severity, "filings", *forms))
    for rule in rules:
        severities = (survey.severities[rule.id, severity] for severity in Severity)
        counts = (survey.hits[rule.id, form] for form in forms)
        yield csv_row((rule.id, rule.name, *severities, survey.filings_with(rule.id), *counts))


def _tables(survey: Survey, rules: Sequence[Rule]) -> Iterator[str]:
    """Yield the tables, each with an empty line before it but the first."""
    forms = _forms(survey)
    told = ", ".join(f"{survey.filings[form]:,} {form}" for form in forms)
    yield f"{plural(survey.filings.total(), 'filing')}: {told}\n"
    found = sorted((rule for rule in rules if survey.filings_with(rule.id)), key=lambda rule: rule.id)
    head = ("rule", "severity", "filings", *(f"{form} per 1,000" for form in forms), "name")
    yield _table(head, [_row(survey, rule, forms) for rule in found], words=("rule", "severity", "name"))
    if flags := [(name, *_cells(_flag(survey, name))) for name in _flags(survey)]:
        answers = map(str, _ANSWERS)
        yield _table(("flag", *_TAGGED, *answers, "contradicted"), flags)
    worst = [
        (str(severity or "none"), *(f"{survey.worst[form, severity]:,}" for form in forms))
        for severity in (*Severity, None)
    ]
    yield _table(("worst finding", *forms), worst)


def _row(survey: Survey, rule: Rule, forms: Sequence[str]) -> tuple[str, ...]:
    severities = survey.by_severity(rule.id)
    several = len(severities) > 1
    told = ", ".join(
        f"{severity} {count:,}" if several else severity for severity, count in severities.items()
    )
    rates = (survey.per_thousand(rule.id, form) for form in forms)
    shown = ("–" if rate is None else f"{rate:,.1f}" for rate in rates)
    return rule.id, told, f"{survey.filings_with(rule.id):,}", *shown, rule.name


def _cells(counts: dict[str, Any]) -> list[str]:
    """Return the counts of a flag as cells of its row."""
    numbers = (*counts["tagged"].values(), *counts["narrative"].values(), counts["contradicted"])
    return [f"{number:,}" for number in numbers]


def _table(
    head: Sequence[str], rows: Sequence[Sequence[str]], words: Sequence[str] = ("flag", "worst finding")
) -> str:
    """Return a table; its columns of words begin on the left, those of numbers end on the right."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    lines = (
        "  ".join(
            cell.ljust(width) if name in words else cell.rjust(width)
            for name, cell, width in zip(head, row, widths, strict=True)
        ).rstrip()
        for row in (head, *rows)
    )
    return "".join(f"{text}\n" for text in lines)
